# Cells with formulas, dependencies, errors and cycles.
class CellError(Exception): pass
class Sheet:
    def __init__(self): self.cells, self.cache, self.stack = {}, {}, []
    def __setitem__(self, k, v): self.cells[k] = v; self.cache.clear()
    def __getitem__(self, k):
        if k in self.cache: return self.cache[k]
        if k in self.stack: raise CellError("cycle " + "->".join(self.stack[self.stack.index(k):] + [k]))
        self.stack.append(k)
        try: v = self.cache[k] = self.eval(self.cells.get(k, ""))
        finally: self.stack.pop()
        return v
    def eval(self, text):
        if not isinstance(text, str) or not text.startswith("="): return text
        expr, i, text = "", 0, text[1:]
        while i < len(text):
            c, quoted = text[i], expr.count("'") % 2
            if quoted or not (c.isupper() and text[i + 1:i + 2].isdigit()): expr += c; i += 1; continue
            if text[i + 2:i + 3] == ":":
                c2, lo, hi = text[i + 3], text[i + 1], text[i + 4]
                expr += str([f"{chr(k)}{r}" for k in range(ord(c), ord(c2) + 1) for r in range(int(lo), int(hi) + 1)]).replace("'", "").replace("[", "cells('").replace("]", "')"); i += 5
            else: expr += f"cell('{text[i:i + 2]}')"; i += 2
        try: return eval(expr, {"__builtins__": {}}, {"cell": self.__getitem__, "cells": lambda names: [self[n] for n in names.split(", ")], "sum": sum, "max": max, "avg": lambda xs: sum(xs) / len(xs), "iff": lambda c, a, b: a if c else b})
        except CellError: raise
        except Exception as e: raise CellError(f"{type(e).__name__}: {e}") from e
s = Sheet()
s["A1"], s["A2"], s["A3"] = 10, 20, "=A1 + A2 * 2"
s["B1"], s["B2"] = "=sum(A1:A3)", "=avg(A1:A3) / 4"
s["C1"], s["C2"], s["C3"] = "=C2", "=C3", "=C1 + 1"
s["D1"], s["D2"], s["D3"], s["D4"] = "text", "=D1 + 1", "=1 / 0", "=iff(A1 > 5, 'big', 'small')"
for k in sorted(s.cells):
    try: print(k, s.cells[k], "=>", s[k])
    except CellError as e: print(k, s.cells[k], "=> #", e)
s["A1"] = 1
print(s["A3"], s["B1"], s["D4"] if False else s["B2"])
