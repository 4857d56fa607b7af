# Errors inside comprehensions and of their syntax.
def trace(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
trace(lambda: [1 / x for x in (1, 0)])
trace(lambda: [x for x in 5])
trace(lambda: {[]: 1 for _ in range(1)})
trace(lambda: {x for x in [[]]})
trace(lambda: [a for a, b in [1]])
trace(lambda: [a for a, b in [(1, 2, 3)]])
trace(lambda: [x.y for x in [1]])
trace(lambda: [undefined for x in [1]])
trace(lambda: [x for x in undefined])
trace(lambda: [x for x in None])
x = "kept"
try: [1 / 0 for x in range(3)]
except ZeroDivisionError: print(x)
def f():
    y = "kept in f"
    try: [1 / 0 for y in range(3)]
    except ZeroDivisionError: return y
print(f())
for code in ("[x for]", "[for x in y]", "[x for x]", "[x, y for x in z]", "[x for x in y if]", "{x: for x in y}", "[x for 1 in y]", "[x for f() in y]", "[x for x in y else z]", "(x for x in y", "[x for x in *y]", "{x: y for x in z, 1}", "[i := 1 for i in x]", "[(i := 0) for i in x]", "[j for i in x for j in (i := y)]", "[x for x in (y := z)]", "{1: 2, 3 for x in y}", "f(x for x in y, z)", "[x for x in lambda: y, z]", "[*x for x in y]", "{a, b for a in c}", "[x if y for x in z]", "class C:\n [(a := 1) for b in c]", "[x for x in y].z := 1" if 0 else "[x async for x in y]", "[yield x for x in y]", "[(yield) for x in y]", "[x for yield in y]", "dict(a for b in c=1)"):
    try: compile(code, "t", "exec"); print(code, "ok")
    except SyntaxError as e: print(code, "->", e.msg, e.offset)
