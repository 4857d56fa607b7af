# __context__ None on purpose
import contextlib
def t1():
    try:
        try: raise KeyError('a')
        except KeyError:
            try: raise IndexError('b')
            except IndexError as e:
                e.__context__ = None
                raise
    except IndexError as e: print('t1', e.__context__)
t1()
def t2():
    try:
        try: raise KeyError('a')
        except KeyError:
            e = IndexError('b'); e.__context__=None
            raise e
    except IndexError as e: print('t2', repr(e.__context__))
t2()
class M:
    def __getattr__(self,n):
        e=AttributeError(n); e.__context__=ValueError('mine'); raise e
def t3():
    try:
        try: raise KeyError('a')
        except KeyError: M().x
    except AttributeError as e: print('t3', repr(e.__context__), repr(e.__context__.__context__))
t3()
def t4():
    # exception through native: map
    def f(x):
        try: raise IndexError(x)
        except IndexError as e:
            e.__context__=None
            raise
    try:
        try: raise KeyError('a')
        except KeyError: list(map(f,[1]))
    except IndexError as e: print('t4', repr(e.__context__))
t4()
def g():
    try: yield 1
    except ValueError as e:
        print('g', repr(e), repr(e.__context__)); raise TypeError('t')
def t5():
    it=g(); next(it)
    try: raise KeyError('k')
    except KeyError:
        try: it.throw(ValueError('v'))
        except TypeError as e:
            c=e
            while c: print('t5', repr(c)); c=c.__context__
t5()
def g2():
    try: 1/0
    except ZeroDivisionError:
        yield 1
def t6():
    it=g2(); next(it)
    try: it.throw(ValueError('v'))
    except ValueError as e: print('t6', repr(e.__context__))
    it=g2(); next(it)
    try: it.throw(ValueError)
    except ValueError as e: print('t6', repr(e.__context__))
t6()
def t7():
    def gen():
        try: yield
        finally: raise KeyError('fin')
    it=gen(); next(it)
    try: it.close()
    except KeyError as e: print('t7', repr(e.__context__))
t7()
@contextlib.contextmanager
def cm():
    try: yield
    except ValueError as e: raise KeyError('x')
def t8():
    try:
        with cm(): raise ValueError(1)
    except KeyError as e: print('t8', repr(e.__context__), repr(e.__cause__), e.__suppress_context__)
t8()
def t9():
    with contextlib.ExitStack() as s: pass
    class C:
        def __init__(s, n): s.n=n
        def __enter__(s): return s
        def __exit__(s,*a):
            e = RuntimeError(s.n); e.__context__=None; raise e
    try:
        with contextlib.ExitStack() as st:
            st.enter_context(C(1)); st.enter_context(C(2)); 1/0
    except RuntimeError as e:
        c=e
        while c: print('t9', repr(c)); c=c.__context__
t9()
class E1:
    def __exit__(self,*a):
        try: raise a[1]
        except BaseException as e:
            exc=e
        try:
            exc.__context__=None
            raise exc
        finally: exc.__context__=None
    def __enter__(self): pass
def t10():
    try:
        try:
            raise KeyError('o')
        except KeyError:
            with E1(): raise IndexError('i')
    except IndexError as e: print('t10', repr(e.__context__))
t10()
def t11():
    def gen():
        yield
    try: raise KeyError
    except KeyError:
        e = ValueError(); e.__context__=None
        try: gen().throw(e)
        except ValueError as x: print('t11', repr(x.__context__))
    it = gen(); next(it)
    try: raise KeyError
    except KeyError:
        e = ValueError()
        try: it.throw(e)
        except ValueError as x: print('t11', repr(x.__context__))
t11()
class D:
    def __del__(self): pass
def t12():
    import operator
    def f(*a):
        e = ValueError('z')
        try: raise e
        except ValueError: 
            e.__context__ = None
            raise
    for fn in (lambda: sorted([1,2], key=f), lambda: operator.call(f), lambda: max([1], key=f), lambda: f(), lambda: __import__('functools').partial(f)(), lambda: getattr(type('T',(),{'x':property(f)})(),'x'), lambda: int(type('I',(),{'__int__':f})()), lambda: type('I',(),{'__add__':f})()+1, lambda: str(type('I',(),{'__str__':f})()), lambda: [0]*type('I',(),{'__index__':f})(), lambda: type('I',(),{'__call__':f})()(), lambda: type('I',(),{'__getitem__':f})()[0], lambda: exec('f()',{'f':f}), lambda: type('I',(),{'__init__':f})(), lambda: next(type('I',(),{'__next__':f})()), lambda: [1 for q in type('I',(),{'__iter__':f})()]):
        try:
            try: raise KeyError('outer')
            except KeyError: fn()
        except ValueError as e: print('t12', repr(e.__context__))
t12()
