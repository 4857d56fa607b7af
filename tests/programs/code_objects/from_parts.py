def f(a,b=1,*c):
    x=a
    def g(): return x
    return g
c=f.__code__
def t(**k):
    try: r=c.replace(**k); print('ok',{n:getattr(r,n) for n in k})
    except BaseException as e: print(k, type(e).__name__, e)
t(co_name=3);t(co_argcount='a');t(co_argcount=-1);t(co_argcount=5);t(co_argcount=3);t(co_consts=[1]);t(co_names=('a',3));t(co_names=[]);t(co_varnames=('a',));t(co_code='x');t(co_code=b'x');t(co_nlocals=7);t(co_stacksize=-1);t(co_stacksize=100);t(co_flags=-1);t(co_flags=3);t(co_firstlineno=100);t(co_linetable=3);t(co_exceptiontable=3);t(co_exceptiontable=b'');t(foo=3);t(co_freevars=('z',));t(co_cellvars=('q',));t(co_qualname=3);t(co_filename=b'x');t(co_filename='new');t(co_varnames=('a','b','c','z'));t(co_varnames=(1,2,3,4))
r=c.replace(co_firstlineno=100); print(list(r.co_lines()), list(r.co_positions())[:4])
import types
C=types.CodeType
def t2(*a):
    try: print(C(*a))
    except BaseException as e: print(type(e).__name__, e)
A=[c.co_argcount,c.co_posonlyargcount,c.co_kwonlyargcount,c.co_nlocals,c.co_stacksize,c.co_flags,c.co_code,c.co_consts,c.co_names,c.co_varnames,c.co_filename,c.co_name,c.co_qualname,c.co_firstlineno,c.co_linetable,c.co_exceptiontable,c.co_freevars,c.co_cellvars]
n=C(*A); print(n==c, hash(n)==hash(c))
t2(); t2(*A[:15]); t2(*A,1)
for i in range(18):
    B=A[:]; B[i]=object; t2(*B)
for i in range(4):
    B=A[:]; B[i]=-1; t2(*B)
B=A[:]; B[6]=b'x'; t2(*B)
import copy; print(copy.replace(c,co_name='zz').co_name)
def h(): return 1
h2=h.__code__.replace(co_consts=(None,[1,2])); print(eval(h2))
h3=h.__code__.replace(co_consts=(None,'q'),co_name='n'); print(eval(h3), h3==h.__code__)
print(c.replace()==c, c.replace() is c, c.replace(co_filename='x')==c, c.replace(co_qualname='x')==c,c.replace(co_name='x')==c, c.replace(co_firstlineno=3)==c)
def k(x): return x+1
kc=k.__code__; i=kc.co_code.index(bytes([45,0])) if bytes([45,0]) in kc.co_code else None
import dis,opcode
b=bytearray(kc.co_code)
for ins in dis.get_instructions(kc):
    if ins.opname=='BINARY_OP': b[ins.offset+1]=10
k.__code__=kc.replace(co_code=bytes(b)); print(k(5))
def m(lst):
    for x in lst:
        if x>2: return x
    else: return -1
m.__code__=m.__code__.replace(co_code=m.__code__.co_code); print(m([1,2,3]), m([]))
def p(q):
    try: return 1/q
    except ZeroDivisionError: return 'zero'
p.__code__=p.__code__.replace(co_code=p.__code__.co_code, co_exceptiontable=p.__code__.co_exceptiontable); print(p(0))
p.__code__=p.__code__.replace(co_exceptiontable=b'')
try: p(0)
except ZeroDivisionError: print('through')


def constants(x):
    return x == 2.5, (1, (2, ...)), 1 + 2j, x[1:2], [y for y in x], None


code = constants.__code__
parts = [code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_stacksize,
         code.co_flags, code.co_code, code.co_consts, code.co_names, code.co_varnames, code.co_filename, code.co_name,
         code.co_qualname, code.co_firstlineno, code.co_linetable, code.co_exceptiontable]
print(types.CodeType(*parts) == code, code.replace(co_code=code.co_code) == code)
