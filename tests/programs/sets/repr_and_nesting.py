# Reprs of sets, subclasses and recursive ones.
class S(set): pass
class F(frozenset): pass
print(set(), frozenset(), {1}, frozenset([1]), S(), S([1]), F(), F("a"), [set()], {frozenset([1]): set()}, {"a"}, {b"x"}, {(1, 2)})
f = F([1])
class Holder:
    def __init__(self): self.s = {self}
    def __repr__(self): return f"Holder({self.s})"
print(Holder())
s = S([1, 2])
s.tag = "t"
print(s | {3}, type(s | {3}), type(s.copy()), s.tag, s == {1, 2}, type(S.__and__(s, s)), type({1} | s), type(f | f), len(S("hello")), S.__mro__[1], hash(f) == hash(frozenset([1])))
