# Calls, attributes, classes and statements, with what is refused.
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
import sys
def f(a,b=2,*c,d,e=5,**k): return a,b,c,d,e,k
def g(a,/,b,*,c): return a,b,c
def h(): pass
class A:
    x=1
    def m(self): return 'A.m'
    @classmethod
    def cm(cls,v=1): return cls.__name__,v
    @staticmethod
    def sm(v): return v
    @property
    def p(self): return 'p'
    def __getitem__(self,k): return k
    def __call__(self,*a,**k): return a,k
class B(A):
    def m(self): return super().m()+'B.m'
class Empty: pass
run(r"""
f(1,d=4)
f(1,2,3,4,d=5,z=6)
f()
f(1)
f(d=1)
f(1,d=1,a=2)
f(*[1,2],**{'d':3})
f(1,*[2,3],d=4,**{'q':1})
f(1,d=1,**{'d':2})
f(**{'a':1,'d':2})
f(**{1:2})
f(*5)
f(**5)
g(1,2,c=3)
g(1,b=2,c=3)
g(a=1,b=2,c=3)
g(1,2,3)
g(1,2)
g(1)
g(1,2,c=3,d=4)
h(1)
h(x=1)
h(1,2)
(lambda: 1)(2)
(lambda x: x)()
(lambda x,y=1: (x,y))(5)
(lambda *a: a)(1,2)
(lambda **k: k)(a=1)
(lambda *,k: k)(1)
(lambda x,/: x)(x=1)
A().m(),B().m()
A.m()
A.m(5)
A().cm(),A.cm(2),B.cm()
A.cm(1,2,3)
A().sm(1),A.sm(2)
A.sm()
A().p
A().p=5
del A().p
A()[1,2:3,...]
A()[1:2]
A()(1,a=2)
A().nope
A.nope
A().x.y
A().m.nope
A.m.nope
Empty().x
Empty()[0]
Empty()()
Empty()+1
Empty()<Empty()
len(Empty())
iter(Empty())
Empty() in Empty()
1 in 5
1 in Empty
for x in Empty(): pass
with Empty(): pass
x=Empty(); x[0]=1
x=Empty(); del x[0]
x=Empty(); del x.y
x=Empty(); x.y=1; del x.y; print(vars(x))
-Empty()
int(Empty())
float(Empty())
str(5)(1)
5()
'a'()
None()
None.x
None[0]
None+None
None<None
(5).x=1
[].x=1
f.x=1; print(f.x)
len.x=1
object().x=1
int.x=1
A.y=5; print(B.y); del A.y
A.__dict__['x']
A.__dict__['x']=1
type(A()),type(A),type(type)
A.__name__,A.__qualname__,A.__module__,A.__bases__,A.__mro__
A().__class__
B.__base__
isinstance(B(),A),isinstance(1,(str,int)),issubclass(B,A),issubclass(A,B)
issubclass(1,A)
isinstance(1,1)
type('X',(),{})
type('X',(A,),{'q':1})().q
type('X',(5,),{})
type('X',5,{})
type('X')
type(1,2)
class X(A,B): pass
class X(int,str): pass
class X(5): pass
class X(A,A): pass
class X(bool): pass
class X(type(None)): pass
class X(A,metaclass=5): pass
class X(*[A]): y=1; print(X if 0 else y)
callable(A),callable(A()),callable(Empty()),callable(len)
getattr(A(),'x'),getattr(A(),'zz',9)
getattr(A(),'zz')
getattr(A(),5)
hasattr(A(),'m'),hasattr(A(),'zz')
setattr(A,'w',1),A.w
delattr(A,'w')
delattr(A,'w')
vars(5)
vars(A()) 
dir(Empty())[:3]
id(A)==id(A)
hash(A())!=None
f.__name__,f.__qualname__,f.__defaults__,f.__kwdefaults__
f.__code__.co_varnames,f.__code__.co_argcount
repr(f)[:12]
repr(A().m)[:40]
repr(len),repr([].append)[:30],repr(str.upper),repr(int.__add__),repr((5).__add__)[:30]
A.m.__name__,A().m.__self__.__class__,A().m.__func__ is A.m
x
undefined_name
del undefined_name
print(undefined,1)
1+'a'
'a'+1
[]+1
1+[]
'a'*'b'
[1]*[2]
1/'a'
1<'a'
'a'<1
[]<{}
{}<{}
1 is 1.0
not []
1 if 0 else 2
[x for x in 5]
[x for x in range(3) if x/0]
{x:x for x in 'ab'}
{x for x in 'aab'}=={'a','b'}
list(x*y for x in range(2) for y in range(2))
[x for x in range(3) for y in range(2) if y]
[[y for y in range(x)] for x in range(3)]
(x for x in [])
sum(x for x in range(5))
[(lambda: i)() for i in range(3)]
[f() for f in [lambda: i for i in range(3)]]
[(i:=5),i]
(y:=3)+y
print((z:=4),z)
assert 0
assert 0,'msg'
assert 1
raise ValueError
raise ValueError('a')
raise 5
raise 'a'
raise None
raise ValueError from 5
raise int
raise ValueError('a') from KeyError('b')
exec('x=1;y=')
exec('  x=1')
eval('1+')
eval('x=1')
eval('')
compile('a b','f','exec')
exec('def f(:')
exec('if 1:\npass')
exec('return 1')
exec('yield 1')
exec('break')
exec('continue')
exec('await x')
exec('async def f(): yield from x')
exec('def f():\n nonlocal x')
exec('nonlocal x')
exec('def f(a):\n global a')
exec('x=1\nglobal x') 
exec('def f():\n x=1\n global x')
exec('def f(a,a): pass')
exec('f(a=1,a=2)')
exec('a=1=b')
exec('f()=1')
exec('None=1')
exec('True=1')
exec('__debug__=1')
exec('del None')
exec('1+=1')
exec('import a.b as c.d')
exec('from __future__ import nope')
exec('x=1\nfrom __future__ import annotations')
exec('class A: return')
exec('lambda: (yield)')
exec('{**{}, *[]}')
exec('*a')
exec('a, *b, *c = 1')
exec('*a = 1')
exec('print "a"')
exec('exec "a"')
exec('a = b = ')
exec('"abc')
exec("'''abc")
exec('(1')
exec('1)')
exec('[1}')
exec('é = 1'); print('ok')
exec('a = 1 if 2')
exec('else: pass')
exec('try: pass')
exec('try:\n pass\nexcept:\n pass\nexcept ValueError:\n pass')
exec('try:\n pass\nexcept* ValueError:\n break')
exec('match 1:\n case x: pass\n case 2: pass')
exec('match 1:\n case {**x, "a":1}: pass')
exec('match 1:\n case a|b: pass')
exec('match 1:\n case [*a,*b]: pass')
exec('match 1:\n case A(x=1,2): pass')
exec('match 1:\n case x,x: pass')
exec('a: int: str')
exec('f(x for x in y, 1)')
exec('f(**a, *b)')
exec('f(a=1, b)')
exec('f(1=2)')
exec('f(a.b=2)')
exec('def f(a=1,b): pass')
exec('def f(*): pass')
exec('def f(*,**k): pass')
exec('with a as 1: pass')
exec('for 1 in a: pass')
exec('1 = a')
exec('a + b = c')
exec('a() += 1')
exec('(a, b) += 1')
exec('[a, b] : int')
exec('x = 0777')
exec('x = 1__0')
exec('x = 0xg')
exec('x = 1e')
exec('x = 1.2.3')
exec('\ta\n        b')
exec('if 1:\n\ta=1\n        b=1')
exec('if 1:\n  a=1\n b=1')
exec('a\\')
exec('a$b')
exec('a ? b')
exec('\x00')
exec('f"{a b}"')
exec('f"{"')
exec('f"{a!x}"')
exec('b"é"')
exec('"\\N{foo}"')
exec('"\\x1"')
exec('u"a" b"b"')
sys.intern('a')
sys.intern(5)
sys.getsizeof([])>0
sys.maxsize
__name__
""",globals())
