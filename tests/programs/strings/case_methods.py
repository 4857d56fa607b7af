# Upper, lower and the others, also beyond ASCII.
for s in ("hello World", "ÉCOLE straße", "ǆ ǅ", "they're bill's", "ΑΣ ΣΑΣ", "ﬁne", "x1y2 a-b_c", "İi", "ŉ", ""):
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
print("Hello".isupper(), "HELLO".isupper(), "hello".islower(), "Hello World".istitle(), "Hello world".istitle(), "ǅ".istitle(), "ß".upper(), "1".isupper())
print("".isupper(), "A1".isupper(), "a1!".islower(), "123".islower())
