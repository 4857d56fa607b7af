# dir() with and without __dir__.
class A:
    x = 1
    def f(self): pass
class B(A):
    def __init__(self): self.z = 1
b = B()
own = lambda names: [n for n in names if not n.startswith("__")]
print(own(dir(b)), own(dir(B)), own(dir(A)), sorted(vars(b)), own(vars(B)), own(dir()) != [])
class C:
    def __dir__(self): return ["z", "a", "m"]
print(dir(C()), "__dir__" in dir(C))
class D:
    def __dir__(self): return 5
class E:
    def __dir__(self): return [1, "a"]
for x in (D(), E()):
    try:
        print(dir(x))
    except TypeError as e:
        print(e)
print([n for n in dir(object) if n.endswith("__")])
print([n for n in dir([]) if not n.startswith("__")], [n for n in dir({}) if not n.startswith("__")])
print([n for n in dir("") if not n.startswith("__")])
print([n for n in dir(1) if not n.startswith("__")], [n for n in dir(1.5) if not n.startswith("__")], [n for n in dir(set()) if not n.startswith("__")])
print(dir(type(lambda: 0)) == sorted(dir(type(lambda: 0))), [n for n in dir((x for x in ())) if not n.startswith("__")])
