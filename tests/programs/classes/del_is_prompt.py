# __del__ runs when the last reference goes.
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
a = D("a")
a = None
print("after a")
D("temp")
print("after temp")
b = D("b"); c = b
del b
print("still c")
c = D("c2")
print("replaced")
def f():
    local = D("local")
    print("in f")
f()
print("after f")
lst = [D("l1"), D("l2")]
lst.pop()
lst.clear()
d = {1: D("v")}
d[1] = 0
x = [D(i) for i in range(3)]
del x
def g(arg): return 5
g(D("arg"))
def gen():
    held = D("in gen")
    yield 1
    print("never")
it = gen(); next(it)
del it
print("after gen")
try:
    e = D("exc")
    raise ValueError(e)
except ValueError as err:
    del e
    print("in except")
print("after except")
(D("t1"), D("t2"))
o = D("outer"); o.child = D("child")
del o
s = D("swap1"), D("swap2")
s = None
for i in D("it").name: pass
print("end")
