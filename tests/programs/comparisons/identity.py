# is and is not.
a = b = object()
print(a is b, a is not b, None is None, True is True, [] is not [], (lambda: 0) is (lambda: 0), ... is Ellipsis, NotImplemented is NotImplemented, type(1) is int, type(None) is type(None))
x = "hello"
y = x
print(x is y, a.__class__ is object, int is int, print is print, [].append is [].append, A.f is A.f if False else "", id(a) == id(b), id(a) != id(object()))
s = "interned_name"
