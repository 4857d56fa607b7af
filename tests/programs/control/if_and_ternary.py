# if/elif/else, conditional expressions, nesting.
def grade(n):
    if n >= 90: return "A"
    elif n >= 80: return "B"
    elif n >= 70:
        if n >= 75: return "C+"
        else: return "C"
    else:
        return "F"
print([grade(n) for n in (95, 85, 76, 70, 10)])
x = 5
print("pos" if x > 0 else "neg" if x < 0 else "zero", (1 if 0 else 2) + 1, [1, 2][x > 3 if True else 0], "a" if "" else "b" if 0 else "c")
if x: pass
elif undefined: pass
if not x: print("no")
elif x == 5 and (y := x): print("elif", y)
if 0: print("never")
if 1: print("always")
if "": print("never")
elif None: print("never")
else: print("else")
if __debug__: print("debug")
if x > 3: \
    print("continued")
if x: print("one"); print("line")
if (x
    == 5
    and
    True): print("multi-line")
def side(v): print("side", v); return v
side(1) if side(0) else side(2)
print(side("t") if side(True) else side("f"))
