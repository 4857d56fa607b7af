# Lists cannot be keys; identity and equality.
for call in (lambda: hash([]), lambda: {[]: 1}, lambda: {[1]}, lambda: {(1, []): 2}, lambda: set([[1]]), lambda: dict([([], 1)]), lambda: frozenset([{}]), lambda: [] in {}, lambda: [] in set(), lambda: {}.get([]), lambda: hash(slice), lambda: hash({}), lambda: hash(set()), lambda: hash(bytearray())):
    try:
        print(type(call()).__name__)
    except TypeError as e:
        print(e)
a = b = []
c = []
print(a is b, a is c, a == c, a is not c, id(a) == id(b), [] is [])
