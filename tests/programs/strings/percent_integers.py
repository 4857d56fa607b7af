# What percent formatting asks of objects for an integer.
def run(tests, ns):
    for t in tests.strip().split("\n"):
        try:
            try: r = eval(t, ns)
            except SyntaxError:
                exec(t, ns); r = "ok"
            r = repr(r)
            print(t, "=", r[:r.index(" at 0x")] if " at 0x" in r else r)
        except Exception as e:
            print(t, "->", type(e).__name__, e)
class A:
    def __int__(s): return 'x'
class B:
    def __index__(s): return 7
class C:
    def __int__(s): return 9
class F(float): pass
run("""
'%d'%A()
'%d'%B()
'%d'%C()
'%x'%B()
'%x'%C()
'%x'%1.5
'%d'%'5'
'%d'%None
'%x'%'a'
'%d'%F(3.7)
'%d'%3.9
'%d'%float('inf')
'%i'%[]
'%o'%{}
'%d'%b'1'
'%d'%True
""",globals())
import types
c=types.CellType()
try: c.cell_contents
except ValueError as e: print(e)
print(types.CellType([1]).cell_contents)
