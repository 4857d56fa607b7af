# * and ** in calls and displays, with evaluation order.
def it(name, *vals):
    print("iter", name, end=" ")
    for v in vals: yield v
def f(*a, **k): return a, k
print(f(*it("a", 1, 2), 3, *it("b"), *"xy", **{"k": 1}, m=2, **dict(n=3)))
print([*it("c", 1), *[], *it("d", 2, 3), 4], (*it("e", 1),), {*it("f", 1, 1)}, {**{"a": 1}, "b": 2, **{"a": 3}}, [*range(3), *"ab"], *[1, 2])
a, *b = *[1, 2], 3
for x in *[1], 2, *"z": print(x, end=" ")
print(a, b)
d = {"x": 1}
print({**d, **d, "x": 2}, {"x": 0, **d}, f(**d, **{"y": 1}), f(*d, *d.values()), f(*(), **{}))
class M:
    def keys(self): return iter(["k"])
    def __getitem__(self, k): return k * 2
print(f(**M()), {**M()}, dict(M(), z=1))
for code in ("f(*5)", "f(**5)", "f(*None, 1)", "f(**{1: 2})", "f(**{'a': 1}, a=2)", "f(a=1, **{'a': 2})", "[*5]", "{**5}", "{*5}", "(*5,)", "f(**[])", "print(*1)", "f(**{'a': 1}, **{'a': 1})", "[*None]", "{**[(1, 2)]}", "'a'.join(*5)", "M(**{'q': 1})", "len(*[1, 2])", "len(*[])", "int(**{'q': 1})"):
    try: print(eval(code))
    except TypeError as e: print(code, "->", e)
for code in ("*a", "x = *a", "f(**k, *a)", "f(k=1, 2)", "f(**k, 2)", "*a = 1", "*a, *b = 1", "a, b += 1", "[*a for a in b]", "{**a for a in b}", "f(*)", "f(**)", "print(*a b)", "return *a", "del *a", "(*a)", "f(a for a in b, 1)", "f(1, a for a in b)", "f(a=1, a=2)", "f(a.b=1)", "f(1=2)", "f(True=1)", "[a, *b] += 1", "{*a: 1}", "{**a, *b}", "f(x for x in y for z in w, )", "f(**a, b=1, *c)", "x = yield = 1", "lambda *a, *b: 0"):
    try: compile(code, "t", "exec"); print(code, "ok")
    except SyntaxError as e: print(code, "->", e.msg, e.offset)
