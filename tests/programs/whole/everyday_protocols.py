# Generators, closures, match, metaclasses, descriptors, special methods, exceptions.
import sys, traceback
def show(f):
    try: print(f.__name__, '=', f())
    except BaseException as e: print(f.__name__, '->', type(e).__name__, e, repr(e.__cause__), repr(e.__context__))
def g1():
    def g():
        try: x = yield 1; print('x', x); yield 2
        except ValueError as e: yield ('caught', e)
        finally: print('fin')
    it = g(); a = next(it); b = it.throw(ValueError('v')); c = list(it); return a, b, c
show(g1)
def g2():
    def g():
        yield 1
        return 5
    it = g(); next(it)
    try: next(it)
    except StopIteration as e: return e.value, e.args
show(g2)
def g3():
    def g():
        while True:
            try: yield
            except GeneratorExit: print('exit'); raise
    it = g(); next(it); it.close(); return list(it)
show(g3)
def g4():
    def g():
        try: yield 1
        except GeneratorExit: yield 2
    it = g(); next(it); it.close()
show(g4)
def g5():
    def inner():
        r = yield 1
        return r
    def outer():
        v = yield from inner()
        yield ('got', v)
    it = outer(); next(it); return it.send('S')
show(g5)
def g6():
    def g(): yield it.gi_running; next(it)
    it = g(); next(it)
    return list(it)
show(g6)
def g7(): return (x for x in [1]).send(5)
show(g7)
def g8():
    def g(): raise KeyError('k'); yield
    it = g()
    try: next(it)
    except KeyError as e: r = repr(e)
    return r, list(it)
show(g8)
def g9():
    def g():
        try:
            yield 1
        finally:
            return 'ret'
    it = g(); next(it); return it.close()
show(g9)
def c1():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
    return [f() for f in fs]
show(c1)
def c2():
    def counter():
        n = 0
        def inc():
            nonlocal n
            n += 1
            return n
        return inc
    a, b = counter(), counter()
    return a(), a(), b(), a.__closure__[0].cell_contents
show(c2)
def c3():
    def f(): return x
    x = 1
    r = f()
    del x
    try: f()
    except NameError as e: return r, str(e)
show(c3)
def c4():
    print(y)
    y = 1
show(c4)
def c5():
    x = 1
    class A:
        x = x
        y = [x for _ in range(2)]
        def f(self): return x
    return A.x, A.y, A().f()
def m(v):
    match v:
        case 0 | 1: return 'small'
        case int(n) if n > 100: return f'big {n}'
        case int() | float(): return 'num'
        case 'a' | 'b' as c: return c
        case str(s): return 'str ' + s
        case [] | (): return 'empty'
        case [x]: return 'one', x
        case [1, *rest]: return 'one then', rest
        case [x, y, *_]: return 'two+', x, y
        case {'k': v, **rest}: return 'k', v, rest
        case {}: return 'map'
        case None: return 'none'
        case True: return 'true'
        case complex(real=r, imag=i): return r, i
        case P(1, y): return 'P1', y
        case P(x=x): return 'P', x
        case _: return 'other'
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
for v in (0, 1, 5, 500, 1.5, 'a', 'zz', [], (), [7], [1, 2, 3], (4, 5, 6), {'k': 1, 'j': 2}, {}, {'z': 1}, None, True, 2+3j, P(1, 2), P(3, 4), object, b'ab', range(2), {1}, bytearray(b'a')):
    try: print(repr(v)[:20] if not isinstance(v, P) else 'P', m(v))
    except Exception as e: print(type(e).__name__, e)
def m2():
    class Q: __match_args__ = ('a',)
    match Q():
        case Q(a=1): return 1
        case Q(1): return 2
    return 3
show(m2)
def m3():
    class Q: __match_args__ = 'a'
    match Q():
        case Q(1): return 1
show(m3)
def m4():
    match 5:
        case int(1, 2): pass
show(m4)
def m5():
    class Q: pass
    match Q():
        case Q(1): pass
show(m5)
def m6():
    match 5:
        case x if x > 10: return 1
    return 'nomatch', x
show(m6)
def m7():
    class C: A = 5
    match 5:
        case C.A: return 'const'
show(m7)
def m8():
    match {'a': [1, {'b': (2, 3)}]}:
        case {'a': [x, {'b': (y, z)}]}: return x, y, z
show(m8)
def m9():
    match -1, 1.5, 'x', b'y', -2-3j:
        case (-1, 1.5, 'x', b'y', -2-3j): return 'ok'
show(m9)
class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        print('new', name, sorted(k for k in ns if not k.startswith('__')), kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): print('init', name, kw); super().__init__(name, bases, ns)
    def __call__(cls, *a, **k): print('call', cls.__name__, a, k); return super().__call__(*a, **k)
    def __getattr__(cls, n): return f'meta {n}'
    def __len__(cls): return 42
    def __iter__(cls): return iter('ab')
    def __contains__(cls, x): return x == 1
    def __getitem__(cls, k): return ('item', k)
    def __add__(cls, o): return 'added'
    def __repr__(cls): return f'<M {cls.__name__}>'
    @classmethod
    def __prepare__(mcs, name, bases, **kw): print('prepare', name, kw); return {'pre': 1}
    @property
    def prop(cls): return 'metaprop'
class X(metaclass=Meta, a=1):
    y = 2
    def __init__(self, *a): pass
print(X.pre, X.nope, len(X), list(X), 1 in X, X[5], X + 1, X, X.prop, X(3).__class__, bool(X))
try: X().prop
except AttributeError as e: print(e)
class Y(X, b=2): pass
print(type(Y), Y.__mro__)
class D:
    def __init__(self, n): self.n = n
    def __set_name__(self, o, n): print('sn', o.__name__, n); self.name = n
    def __get__(self, i, o): return ('get', self.n, i is None, o.__name__)
    def __set__(self, i, v): i.__dict__[self.name] = v
    def __delete__(self, i): print('del')
class E:
    a = D(1)
    b = D(2)
e = E(); e.a = 5; print(e.a, E.a, e.__dict__); del e.a
class F(E):
    def __getattribute__(self, n):
        if n == 'zz': raise AttributeError('custom')
        return super().__getattribute__(n)
    def __getattr__(self, n): return 'fallback ' + n
    def __setattr__(self, n, v): print('set', n); super().__setattr__(n, v)
    def __delattr__(self, n): print('delattr', n); super().__delattr__(n)
f = F(); f.q = 1; print(f.zz, f.yy, f.q); del f.q
try: del f.q
except AttributeError as err: print(err)
class Num:
    def __init__(s, v): s.v = v
    def __add__(s, o): return NotImplemented
    def __radd__(s, o): return ('radd', o)
    def __eq__(s, o): return NotImplemented
    def __lt__(s, o): return 'lt'
    def __bool__(s): return 5
    def __len__(s): return -1
    def __index__(s): return 'a'
    def __int__(s): return 1.5
    def __str__(s): return 5
    def __repr__(s): return None
    def __hash__(s): return 'h'
    def __iter__(s): return 5
    def __contains__(s, x): return 'yes'
    def __call__(s): return s
    def __format__(s, f): return 5
    def __float__(s): return 1
    def __complex__(s): return 1
    def __bytes__(s): return 'a'
    def __round__(s, n=None): return 'round', n
    def __divmod__(s, o): return 'dm'
    def __pow__(s, o, m=None): return 'pow', o, m
    def __matmul__(s, o): return 'mm'
    def __neg__(s): return 'neg'
    def __abs__(s): return 'abs'
    def __reversed__(s): return 'rev'
    def __getitem__(s, k): return k
    def __length_hint__(s): return 'x'
    def __trunc__(s): return 7
    def __floor__(s): return 'floor'
    def __enter__(s): return 'ent'
    def __exit__(s, *a): return True
    def __dir__(s): return ['b', 'a']
n = Num(1)
import math
for code in ("n+n", "1+n", "n+1", "n==n", "n==1", "n<n", "n>n", "n<=n", "bool(n)", "len(n)", "[1][n]", "int(n)", "str(n)", "repr(n)", "hash(n)", "iter(n)", "1 in n", "n()()() is n", "format(n)", "f'{n}'", "float(n)", "complex(n)", "bytes(n)", "round(n)", "round(n,2)", "divmod(n,1)", "n**2", "pow(n,2,3)", "n@1", "-n", "abs(n)", "reversed(n)", "n[1:2]", "math.trunc(n)", "math.floor(n)", "dir(n)", "not n", "n and 1", "range(n)", "'%d'%n", "'%s'%n", "print(n)", "list(n)", "[*n]", "n in [n]", "[n]==[n]", "n-1", "1-n", "n//1", "+n", "~n", "n<<1", "n&1", "math.sqrt(n)", "hex(n)", "chr(n)", "sum([n])", "max(n,n)", "sorted([n,n])", "isinstance(n,n)", "n if n else 1", "{n}", "while_n"):
    try: print(code, '=', eval(code))
    except Exception as e: print(code, '->', type(e).__name__, e)
with n as q: raise ValueError
print(q)
def e1():
    try:
        try: 1/0
        except ZeroDivisionError as z: raise ValueError('v') from z
    except ValueError as v: return repr(v.__cause__), v.__suppress_context__
show(e1)
def e2():
    try: 1/0
    except: raise KeyError('k')
show(e2)
def e3():
    try: raise ValueError('a') from None
    except ValueError as e: return e.__cause__, e.__context__, e.__suppress_context__
show(e3)
def e4():
    try: return 1
    finally: return 2
show(e4)
def e5():
    for i in range(3):
        try: continue
        finally: print('f', i)
    else: return 'else'
show(e5)
def e6():
    try: raise ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('n', [ValueError(3), OSError(4)])])
    except* ValueError as eg: print('V', eg.exceptions)
    except* TypeError as eg: print('T', eg.exceptions)
show(e6)
def e7():
    try: raise ValueError(1)
    except* ValueError as eg: print(repr(eg)); raise
show(e7)
def e8():
    try: raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError: raise KeyError('new')
show(e8)
def e9():
    try: pass
    except* ExceptionGroup: pass
show(e9)
def e10():
    try: raise ValueError(1)
    except* ExceptionGroup: pass
show(e10)
def e11():
    try: raise ValueError(1)
    except 5: pass
show(e11)
def e12():
    try: raise ValueError(1)
    except (KeyError, 5): pass
show(e12)
def e13():
    e = ValueError('x'); e.add_note('n1'); e.add_note('n2')
    return e.__notes__, ''.join(traceback.format_exception_only(e))
show(e13)
def e14():
    try:
        raise ValueError
    except ValueError as e: pass
    return e
show(e14)
def e15():
    class MyE(Exception):
        def __init__(self, a, b=2): super().__init__(a, b); self.b = b
    try: raise MyE(1)
    except MyE as e: return e.args, e.b, str(e), repr(e)
show(e15)
def e16():
    class W:
        def __enter__(self): print('in'); return self
        def __exit__(self, t, v, tb): print('out', t.__name__ if t else t, v, tb is not None); return t is KeyError
    with W() as w, W(): raise KeyError(1)
    print('after')
    with W(): raise ValueError(2)
show(e16)
def e17():
    try: raise SystemExit(3)
    except Exception: return 'no'
    except BaseException as e: return repr(e), e.code
show(e17)
def e18(): return e18.__code__.co_name, sys._getframe().f_code.co_name
show(e18)
def e19():
    def rec(n): return rec(n+1)
    try: rec(0)
    except RecursionError as e: return str(e)
show(e19)
def e20():
    it = iter([1,2,3])
    a = [x for x in it if x < 2 or next(it)]
    return a
show(e20)
