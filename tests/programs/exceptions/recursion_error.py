# RecursionError can be caught and the program goes on.
import sys
def f(n): return f(n + 1)
for i in range(3):
    try:
        f(0)
    except RecursionError as e:
        print(e)
depth = 0
def g():
    global depth
    depth += 1
    g()
try: g()
except RecursionError: pass
print(900 < depth <= 1000)
class A:
    def __repr__(self): return repr([self])
    def __getattr__(self, n): return self.x
    def __eq__(self, o): return self == o
    def __call__(self): return self()
for fn in (lambda: repr(A()), lambda: A().y, lambda: A() == 1, lambda: A()()):
    try:
        fn()
    except RecursionError as e:
        print("RecursionError")
old = sys.getrecursionlimit()
sys.setrecursionlimit(200)
try:
    f(0)
except RecursionError as e:
    print(e, sys.getrecursionlimit())
sys.setrecursionlimit(old)
def h(n): return n if n == 0 else h(n - 1)
print(h(500), old)
for bad in (0, -1, "a", 10 ** 20):
    try: sys.setrecursionlimit(bad)
    except (ValueError, TypeError, OverflowError) as e: print(type(e).__name__, e)
def deep():
    try:
        sys.setrecursionlimit(5)
    except RecursionError as e:
        print(e)
def nest(n): return nest(n - 1) if n else deep()
nest(20)
