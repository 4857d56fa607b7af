# Equal elements: the first stays.
class E:
    def __init__(self, name): self.name = name
    def __hash__(self): return 7
    def __eq__(self, other): return True
    def __repr__(self): return self.name
a, b = E("a"), E("b")
print({a, b}, {b, a}, {a} | {b}, {a} & {b}, {b} & {a}, {a} - {b}, a in {b}, {1, True, 1.0}, {1.0, 1}, {True} | {1}, {0} & {False}, {False} & {0})
s = {a}
s.add(b)
print(s, s.pop(), s)
print({0: "x"} | {False: "y"}, {a: 1, b: 2})
class Unhash:
    def __eq__(self, other): return True
try:
    {Unhash()}
except TypeError as e:
    print(e)
