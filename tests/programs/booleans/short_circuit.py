# and, or and not give operands, evaluated lazily.
def t(x): print("t", end=""); return x
print(t(0) and t(1), t(1) and t(2), t(0) or t(3), t(4) or t(5), not t(0))
print([] or {} or 0 or "last", 1 and [] and 5, not [] and not 0, (0 or 1) and 2, 0 or 1 and 2, None or False, "" and x_undefined if False else "ok")
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): print("bool", self.v, end=" "); return self.v
x = B(False) or B(True)
print(x.v); y = B(True) and B(False)
print(y.v, not B(True))
if B(True) and B(True): print("both")
if not (B(False) or B(False)): print("neither")
while B(False) and B(True): pass
print([i for i in range(4) if i and i != 2], B(True) and 5, 1 if B(False) or B(True) else 2)
class L:
    def __len__(self): return 0
class Both:
    def __bool__(self): return True
    def __len__(self): return 0
print(bool(L()), bool(Both()), L() or "empty", not L())
class Raises:
    def __bool__(self): raise ValueError("ambiguous")
for code in ("not Raises()", "Raises() and 1", "1 if Raises() else 2", "[x for x in [1] if Raises()]", "assert Raises()", "any([Raises()])", "while Raises(): pass", "bool(Raises())", "list(filter(None, [Raises()]))"):
    try:
        exec(code)
    except ValueError as e:
        print(e)
