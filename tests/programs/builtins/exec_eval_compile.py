# exec, eval and compile with namespaces and modes.
print(eval("1 + 2"), eval(" 3 "), eval("x + 1", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}), exec("z = 5"), z, eval(b"4 * 2"), eval(compile("7", "f", "eval")), eval("[i for i in range(3)]"), eval("(lambda: 9)()"), eval("\t1\n"))
ns = {}
exec("def f(n):\n    return n * k\nk = 3\nclass C:\n    v = f(2)", ns)
print(ns["f"](5), ns["C"].v, ns["C"].__module__, sorted(k for k in ns if k != "__builtins__"), "__builtins__" in ns)
code = compile("a = 1\nprint('exec', a)\na", "file.py", "exec")
print(exec(code), code.co_filename, code.co_name, code.co_names, a)
exec(compile("1 + 1; 'shown'", "s", "single"))
exec("print('ok'); x = [1]\nx.append(2); print(x)")
class Map(dict):
    def __missing__(self, k): return f"<{k}>"
print(eval("abc + 'd'", {}, Map()), eval("len('ab')", {"__builtins__": {"len": lambda x: "mine"}}))
def f():
    local = 1
    exec("local = 2; new = 3")
    return local, eval("local + 10"), "new" in locals()
print(f())
l = {}
exec("y = 1\ndef g(): return y", {}, l)
try: l["g"]()
except NameError as e: print(e)
for call in (lambda: eval("x ="), lambda: eval("x = 1"), lambda: eval(""), lambda: exec("("), lambda: eval("1 2"), lambda: compile("1", "f", "bad"), lambda: compile(5, "f", "exec"), lambda: eval("1", 5), lambda: eval("1", {}, 5), lambda: exec("1", []), lambda: compile("1", 5, "exec"), lambda: eval("\0"), lambda: eval("import x"), lambda: eval("undefined_name"), lambda: exec("return 1"), lambda: exec("raise KeyError('k')"), lambda: compile("a b", "f", "exec"), lambda: eval("1\n2"), lambda: compile("x", "f"), lambda: exec("1", None, 5), lambda: eval("if 1: pass"), lambda: compile("1;2", "f", "single") and "fine", lambda: compile("1\n2", "f", "single"), lambda: eval(compile("x = 1", "f", "exec")), lambda: exec(open), lambda: compile("1", "f", "exec", 99999)):
    try: print(call())
    except Exception as e: print(type(e).__name__, e)
