# Assignment expressions.
if (n := len("abc")) > 2: print(n)
while (line := [3, 2, 1, 0][n]) if n < 4 else 0: n += 1; print("line", line)
print((a := 1, b := 2), a, b, [c := 5, c + 1], (lambda: (d := 3) + d)(), f"{(e := 4)}{e}", {(k := "key"): k}, x if (x := 0) else "zero")
def f(x, *, y=(dflt := 7)): return (z := x + y), z
print(f(1), dflt, f(y=1, x=(w := 2)), w)
print(any((found := v) > 2 for v in [1, 3, 2]), found, [last := i for i in range(3)], last, [(p, q := p * 2) for p in range(2)], q)
def g():
    [inner := i for i in range(3)]
    def h():
        nonlocal inner
        [inner := inner + i for i in range(2)]
        return inner
    return h(), inner
print(g())
data = [1, 2, 3, 4]
total = 0
print([total := total + v for v in data], total, [y for x in data if (y := x * x) > 4])
if not (m := None): print(m)
assert (ok := True) and ok
print(ok, (u := 1) + (u := u + 1), u, (lambda v=(vv := 9): v)(), vv)
for code in ("x := 1", "(x.y := 1)", "(x[0] := 1)", "((a, b) := 1)", "f(x := 1, y=z := 2)", "def f(a = b := 1): pass", "x = y := 1", "(x := y := 1)", "lambda: x := 1", "(x: int := 1)", "[x := 1, y = 2]", "f(a=(b := 1), c := 2)", "with (x := 1): pass", "(None := 1)", "(f() := 1)", "del (x := 1)", "x[y := 1]", "{a := 1}", "{a := 1: 2}", "{1: b := 2}", "assert x := 1", "return_(x := 1)", "('a' := 1)", "f'{x:=5}'", "(x := 1) = 2", "for (x := 1) in y: pass", "@x := y\ndef f(): pass", "(yield_ := yield)", "(*a := 1)", "(a := *b)", "import x := y"):
    try: compile(code, "t", "exec"); print(code, "ok")
    except SyntaxError as err: print(code, "->", err.msg, err.offset)
