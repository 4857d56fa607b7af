# The right operand's subclass is asked first.
class A:
    def __lt__(self, o): return "A.lt"
    def __gt__(self, o): return "A.gt"
    def __eq__(self, o): return "A.eq"
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
class B(A):
    def __gt__(self, o): return "B.gt"
    def __eq__(self, o): return "B.eq"
    def __radd__(self, o): return "B.radd"
class C(A): pass
print(A() < B(), A() < C(), A() > B(), A() == B(), B() == A(), A() == C(), A() + B(), A() + C(), B() + A(), A() != B(), C() < A())
class I(int):
    def __radd__(self, o): return "I.radd"
    def __rsub__(self, o): return "I.rsub"
    def __eq__(self, o): return "I.eq"
    __hash__ = int.__hash__
print(1 + I(2), 5 - I(1), 1 == I(1), 1.5 + I(1), I(1) + 1, True + I(1), 2 * I(3), divmod(7, I(2)))
class S(str):
    def __radd__(self, o): return "S.radd"
    def __rmod__(self, o): return "S.rmod"
    def __mod__(self, o): return "S.mod"
print("a" + S("b"), "%s" % S("x"), S("%s") % 1)
class L(list):
    def __radd__(self, o): return "L.radd"
    def __rmul__(self, o): return "L.rmul"
print([1] + L([2]), 2 * L([1]), L([1]) * 2)
