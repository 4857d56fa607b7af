# sys.getrefcount counts.
import sys
a = object()
n = sys.getrefcount(a)
b = a
print(sys.getrefcount(a) - n)
l = [a, a]
print(sys.getrefcount(a) - n)
d = {"k": a}
def f(x): return sys.getrefcount(x) - n
print(sys.getrefcount(a) - n, f(a) > 3)
del b, l, d
print(sys.getrefcount(a) - n, n)
x = []
y = x
print(sys.getrefcount(x), sys.getrefcount([]))
