# any and all stop early.
def t(x): print("t", x, end=" "); return x
print(any(t(x) for x in (0, 1, 2))); print(all(t(x) for x in (1, 0, 2))); print(any([]), all([]), any(""), all(""), any([0, "", None]), all([1, "a"]), any({0: 1}), all({0: 1}), any(iter([0, 5])), all(x for x in range(1, 5)), any("0"))
class B:
    def __bool__(self): raise ValueError("b")
for f in (any, all):
    for arg in ([B()], 5, None):
        try: f(arg)
        except (ValueError, TypeError) as e: print(e)
