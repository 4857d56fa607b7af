# Many parameters, many arguments, many locals.
names = [f"a{i}" for i in range(300)]
ns = {}
exec(f"def f({', '.join(names)}): return a0 + a299, {' + '.join(names)}", ns)
f = ns["f"]
print(f(*range(300)), f(**{n: 1 for n in names}))
for args in (range(299), range(301), range(2)):
    try:
        f(*args)
    except TypeError as e:
        print(str(e)[:150], len(str(e)))
exec("def g():\n" + "".join(f"    v{i} = {i}\n" for i in range(600)) + "    return v0 + v599, len(locals())", ns)
print(ns["g"](), len(f.__code__.co_varnames), len(eval("[" + ",".join(map(str, range(2000))) + "]")), sum(eval("(" + "1," * 3000 + ")")))
print(max(*range(500)), len("".join(["{}"] * 300).format(*range(300))), len(dict(**{n: 0 for n in names})), print(*range(20), sep=","))
