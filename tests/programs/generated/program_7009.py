
def note(*what):
    print("   ", *[show(x) for x in what])

def show(x):
    text = repr(x)
    return text if len(text) < 200 else text[:200] + str(len(text))

class Point:
    __match_args__ = "x", "y"
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"

class Thing:
    def __init__(self):
        self.value = 5
        self.name = "thing"
    def method(self, n):
        return self.value + n
    def __repr__(self):
        return "Thing()"

class Manager:
    def __init__(self, swallows):
        self.swallows = swallows
    def __enter__(self):
        note("enter")
        return self.swallows
    def __exit__(self, cls, error, traceback):
        note("exit", cls, error)
        return self.swallows

def fact(n):
    return 1 if n <= 0 else n * fact(n - 1)

def make_adder(n):
    def add(m):
        return n + m
    return add

def gen(n):
    for i in range(n):
        yield i * i

def gen_from(items):
    yield from items
    yield "end"

def reduce_(items):
    total = 0
    for item in items:
        total = total * 3 + item
    return total

def yield_(x):
    return next(iter([x]))

g = "global"

def case0():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    del d[(10**20)]
    def f(p, q=((type(a)).missing * (int(t, b) ^ pow(abs((1, 'a', None)[a % 3]), a % 50, 255))), *r, k=max(type(sorted(-(l)))), **m):
        with Manager(set()) as m, Manager((((make_adder(None)(0) + None) < getattr(o, '12'.rjust(255 % 9))) is None)) as n:
            def f(p, q=l, *r, k=((yield_(iter(d))))[Point], **m):
                l += (list(frozenset()) + [])
                return p, q, r, k, sorted(m)
            note(f(d))
            note(f(..., -(zip((1, 2, 3).__class__([1, 2, 3]) and l, ' b ')), a, k=a, z=None))
        return p, q, r, k, sorted(m)
    note(f(a))
    note(f(d, l, l, k=(list(range((1 >> (()[(2**61) % 3] % 70)) % 50, o.value % 50, -1 % 7 - 3))).x, z=l))
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return {k: v for k, v in {(-(2**62)): type(float(l))}.items() if v}
        @p.setter
        def p(self, v):
            note('set', v)
            t = repr(None)
        @staticmethod
        def q(v):
            return v
        @classmethod
        def r(cls):
            return cls.__name__
    v = C()
    note(v.p)
    v.p = undefined_name
    v.x = range((a).bit_length() % 99)[(1 if (yield_(a)) else 0)]
    note(v.x, v.q((len((o + (a * -1))))[max(s)]), C.r())
    note(v.y)
    s += ''
    return a, b, c, s, t, l, d

def case1():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    s = s[(lambda x: x + 0)(' b '.split('Hello World')[::(True | b)][(zip(l, '\u00e9x')).__add__([3, 1, 2][-1]):pow((1 + 10), d.get(b, 7) % 50, divmod(255, ...)[0])][10]):]
    if hasattr(o, 'a'):
        try:
            if (zip(list(gen_from([3, 1, 2])), t.removeprefix('12'))).x:
                note(undefined_name.splitlines())
        finally:
            note('finally', a)
    elif hex((lambda x: x + ({1: 2, 3: 4} | {})[b])(abs(int(True)))).isdigit():
        with Manager(Point(range([divmod(2, c)[0], 1][(a or True)]), b'abc')) as m, Manager(isinstance(l, int)) as n:
            def f(p, /, q):
                nonlocal a
                a = (2**61)
                s = s[(2**61):]
                return q
            note(f(Point(None, (d * fact(7 % 12))), undefined_name))
            note(f(p=(None + ...), q=a))
    else:
        try:
            class C:
                def __init__(self, v):
                    self.v = v
                def __lt__(self, other):
                    return self.v < other.v
                def __hash__(self):
                    return hash(self.v)
                def __eq__(self, other):
                    return isinstance(other, C) and self.v == other.v
                def __call__(self, *r):
                    return r
                def __iter__(self):
                    return iter('a'.translate({97: 'x', 98: None}).splitlines())
                def __contains__(self, x):
                    return float('inf')
                def __bool__(self):
                    return ([*[], *()].pop() in [])
                def __index__(self):
                    return (2 // sum(x for x in list(map(str, [3, 1, 2]))))
                def __format__(self, spec):
                    return spec
                def __del__(self):
                    note('del')
            x = [C(v) for v in [[x, y] for x in () for y in list({1: 2, 3: 4})]]
            note([v.v for v in sorted(x)])
            note(len({C((1 if None else 0)), C((sorted(a))[(-1 + 1j)])}))
            note(C(a)(((a + (yield_(d))))[s]))
            note(('abc'.center((10**20) % 20, '*') + '') in C(1))
            note(C(1) and (None < l))
            note([1, 2, 3][C(0)])
            note(f'{C(1):abc}')
            note([*C(2)])
            note(getattr(o, ''.translate({97: 'x', 98: None})))
        except (TypeError, ValueError) as e:
            note(type(e).__name__, e)
            return bytearray(b'\x00\xff')
        else:
            globals()['g'] = len
        finally:
            def f():
                try:
                    yield None
                    yield max(getattr(o, t.strip()))
                except ValueError as e:
                    note(e)
                    yield d
                finally:
                    note('left')
            v = f()
            note(next(v))
            note(v.throw(ValueError(None)))
            v.close()
    [note(x) for x in [x for x in [] if x]]
    b -= (divmod(min(o.value, (2 % 256).to_bytes(2, 'little')[int.from_bytes(b'abc', 'big')]), ord((b'\x00\xff' * ((-(2**62)) % 4)).hex()[:1]))[0] & (True if all([]) else ((Point(-1, True).x | (1 if None else 0)) if True else 7)))
    a, b = b, a
    d[sum((int(...)).missing)] = -(int('Hello World'))
    return a, b, c, s, t, l, d

def case2():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    t = f'{abs(((ord('a'[:1]) * abs((-(2**62)))) / sum(x for x in list(dict.fromkeys(l))))):%}'
    d.pop(...)
    w = 0
    while w < list(zip(list(range(10 % 9))[::(s == True != False)], l)).pop() % 9:
        w += 1
        class C:
            __slots__ = 'x', 'y'
            @property
            def p(self):
                note('get')
                return ...
            @p.setter
            def p(self, v):
                note('set', v)
                del a
            @staticmethod
            def q(v):
                return v
            @classmethod
            def r(cls):
                return cls.__name__
        v = C()
        note(v.p)
        v.p = []
        v.x = None
        note(v.x, v.q(-(undefined_name)), C.r())
        note(v.y)
        if ((1, 'a', None) > (1, 2, 3)): continue
    else:
        note('end')
    return a, b, c, s, t, l, d

def case3():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    x = y = sum(l)
    for i in range((((((-(2**62)) // 7) + +1) + 1j)[2]).conjugate() % 12):
        a += i
        if (a not in dict(list(range(s % 50, -1 % 50, +[True, 0][True] % 7 - 3)))): note(i)
        del o.value
    else:
        l.remove(((l * b)).x)
    l[::2] = (list(reversed([len, l, s])).copy() + [x for x in [3, 1, 2] if x])
    return a, b, c, s, t, l, d

def case4():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    return [3, 1, 2]
    c = o.value
    l[(0 ** ((-(2**62)) % 7)):bin(range((10**20), (lambda x: x + c)(a), make_adder(b)(-1))).title().count(t.join([format((0.1 // (1e300 ** (255 % 5))), 'g'), hex(1)]))] = []
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)
    note(f(c % 12))
    with Manager(iter(d)) as m, Manager(((*[3, 1, 2], 1) > (1, 'a', None))) as n:
        l.extend(l)
    for i, x in enumerate(getattr(o, 'abc'.swapcase())):
        note(i, x)
        if i > 5: break
    return a, b, c, s, t, l, d

def case5():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    if ...:
        if float(a):
            a, b = ((1, 'a', None)[::-1] + ())
    try:
        raise ExceptionGroup('g', [ValueError(l), TypeError(((-(2**62)) * sum(x for x in l)))])
    except* ValueError as e:
        note(e.exceptions)
        a = -([1, 2, 3])
    except* TypeError:
        note((divmod((c and (1, 2, 3)), 7)[0])[Point])
    try:
        for i in range(max((b'abc'.decode('latin-1').split() + l)) % 12):
            a += i
            if False: continue
            s += t.lstrip('a,b,c')
        else:
            class C:
                __slots__ = 'x', 'y'
                @property
                def p(self):
                    note('get')
                    return sum((frozenset() & {1, 2, 3}))
                @p.setter
                def p(self, v):
                    note('set', v)
                    assert any([(i, x) for i, x in enumerate([1, 2, 3])]), float(d)
                @staticmethod
                def q(v):
                    return v
                @classmethod
                def r(cls):
                    return cls.__name__
            v = C()
            note(v.p)
            v.p = b'\x00\xff'
            v.x = slice((o - s), None)
            note(v.x, v.q(0), C.r())
            note(v.y)
    finally:
        note('finally', a)
    return a, b, c, s, t, l, d

def case6():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    del l[0]
    with Manager(d) as m, Manager(False) as n:
        try:
            a = a
            s += f'{((2).__add__(c) / (0 ^ 0)):e}'
        except (TypeError, ValueError) as e:
            note(type(e).__name__, e)
            note((chr(c % 1000).expandtabs(((2**61) >> (1 % 70)) % 9) if (max(None) < sum(x for x in []) <= (255 ** (-1 % 7))) else ''))
        else:
            l.reverse()
        finally:
            s = repr('Hello World'.title())
    for i, x in enumerate(d):
        note(i, x)
        if i > 5: break
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return 255
        @p.setter
        def p(self, v):
            note('set', v)
            v = iter([3, 1, 2])
            for x in v:
                note(x, next(v, None))
        @staticmethod
        def q(v):
            return v
        @classmethod
        def r(cls):
            return cls.__name__
    v = C()
    note(v.p)
    v.p = b'abc'
    v.x = d
    note(v.x, v.q(bytearray((b''[True:10] * (s.index(...) % 4))[2:fact(len('') % 12)])), C.r())
    note(v.y)
    c = (a >> (abs(a) % 70))
    l = list({i: x for i, x in enumerate([[x, y] for x in (1, 'a', None) for y in sorted([3, 1, 2], key=lambda x: -x)])})
    return a, b, c, s, t, l, d

def case7():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    with Manager([3, 1, 2]) as m:
        note(m)
        note(d.popitem())
    return None
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return ...
        @p.setter
        def p(self, v):
            note('set', v)
            class C:
                def __init__(self, v):
                    self.v = v
                def __lt__(self, other):
                    return self.v < other.v
                def __hash__(self):
                    return hash(self.v)
                def __eq__(self, other):
                    return isinstance(other, C) and self.v == other.v
                def __call__(self, *r):
                    return r
                def __iter__(self):
                    return iter([*[], *(1, 'a', None)])
                def __contains__(self, x):
                    return getattr(o, s)
                def __bool__(self):
                    return all([f() for f in [lambda: x for x in list(())]])
                def __index__(self):
                    return divmod((Point(7, 255).x % sum(x for x in list(zip(l, [])))), b'\x00\xff'[min(int.from_bytes(b'', 'big'), 0)])[0]
                def __format__(self, spec):
                    return spec
                def __del__(self):
                    note('del')
            x = [C(v) for v in list('{}:{}'.format(l, ((... + s) * (10**20))))]
            note([v.v for v in sorted(x)])
            note(len({C(o), C(float((...).missing))}))
            note(C(Point(Point, zip(list(dict.fromkeys(list(set()))), max(hex(True), '{}:{}'.format(..., l)))))((-1)()))
            note((undefined_name - ...) in C(1))
            note(C(1) and Point)
            note([1, 2, 3][C(0)])
            note(f'{C(1):abc}')
            note([*C(2)])
        @staticmethod
        def q(v):
            return v
        @classmethod
        def r(cls):
            return cls.__name__
    v = C()
    note(v.p)
    v.p = l
    v.x = Point
    note(v.x, v.q(b'abc'), C.r())
    note(v.y)
    return a, b, c, s, t, l, d

def case8():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    v = iter([1, 2, 3])
    for x in v:
        note(x, next(v, None))
    note(a)
    l.sort()
    l += list(reversed([3, 1, 2]))
    return a, b, c, s, t, l, d

def case9():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    d = d
    l.extend('')
    try:
        raise ExceptionGroup('g', [ValueError([s, float((0.1 % 5e-324)), list(b'abc'.upper())]), TypeError(undefined_name)])
    except* ValueError as e:
        note(e.exceptions)
        a = ((zip([1, 2, 3], 'Hello World') - (yield_(undefined_name)))).missing
    except* TypeError:
        note(a)
    d.setdefault(list(dict.fromkeys([sorted([3, 1, 2], reverse=True), ((1 if d else 0) + frozenset()), slice((... % ...), l)])), ((1).__add__(-1) + 1j))
    a = 0
    for i, x in enumerate(None):
        note(i, x)
        if i > 5: break
    return a, b, c, s, t, l, d

def case10():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    match a:
        case 0 | 1:
            l[[x * 2 for x in [3, 1, 2]].count(range(int(format(-2.25, 'g'))))] = Point((yield_(s)), slice(o, 'a'))
        case [x, *r]:
            note(x, r)
        case {'a': x, **r}:
            note(x, r)
        case Point(x=x, y=1.5):
            note(x)
        case str(x) if (divmod(reduce_((vars(o) and [] if (0.0 >= 1e300) else [x * 2 for x in [3, 1, 2]])), (2**61))[0] == 10):
            note(x)
        case None | True:
            a, b = b, a
        case x:
            note(type(x).__name__)
    class C:
        def __init__(self, v):
            self.v = v
        def __lt__(self, other):
            return self.v < other.v
        def __hash__(self):
            return hash(self.v)
        def __eq__(self, other):
            return isinstance(other, C) and self.v == other.v
        def __call__(self, *r):
            return r
        def __iter__(self):
            return iter([(i, x) for i, x in enumerate('a'.casefold().partition(t)[0].splitlines())])
        def __contains__(self, x):
            return iter((0.0 if (sum(x for x in []) < divmod(b, 10)[0] <= 10) else 5e-324))
        def __bool__(self):
            return (((a + 1j) + 'a').isidentifier() and (complex((((-(2**62)) / (2**61)) * float('nan')), max(5e-324, 1)) is None))
        def __index__(self):
            return ((bool(max(int(a))) >> (([] + ([] * (a % 4)))[int(' b '.partition('12')[0], d.get(b, 1))] % 70)) - Point(7, (7 | round(-2.25))).x)
        def __format__(self, spec):
            return spec
        def __del__(self):
            note('del')
    x = [C(v) for v in (1, 2, 3).__class__(().__class__([f() for f in [lambda: x for x in []]]) and l) and l]
    note([v.v for v in sorted(x)])
    note(len({C(...), C(d)}))
    note(C(Point)(getattr(o, s)))
    note((Point(s, None)).x in C(1))
    note(C(1) and a)
    note([1, 2, 3][C(0)])
    note(f'{C(1):abc}')
    note([*C(2)])
    return a, b, c, s, t, l, d

def case11():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    def f():
        for i in range(next(iter([])) % 5):
            x = yield i
            note(x)
            x = 1.5
            for i in range(20):
                x = x * 1.5 + i - 0.25
                if x > round(5e-324, int(max(s, 'abc')) % 10): x = -float('inf')
            note(x)
        return range(-1, ord('Hello World'[:1]), 0)
    v = f()
    note(next(v))
    note(v.send(((Point < range(len(set()))) + (fact(' b '.count(' b ') % 12) + sum(a)))))
    note(list(v))
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > float('nan'): x = min(0.1, (float(f'{1:#010b}'.expandtabs(c % 9)) / (0.1 * (1.5 / 0.1))))
    note(x)
    a //= fact(l[len((s + s).rjust(-10 % 9))] % 12)
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return len(b'')
        @p.setter
        def p(self, v):
            note('set', v)
            with Manager(s) as m:
                note(m)
                del l[10]
        @staticmethod
        def q(v):
            return v
        @classmethod
        def r(cls):
            return cls.__name__
    v = C()
    note(v.p)
    v.p = (Point(((b'' * (True % 4))[(10**20)] if (getattr(o, 'abc') is None) else [(b ^ a), b][t.startswith('12')]), int.from_bytes(b'abc', 'big')).x + 1j)
    v.x = getattr(o, ' b ')
    note(v.x, v.q(('\u00e9x' * c)), C.r())
    note(v.y)
    d.pop((l % -(s)))
    globals()['g'] = range(pow((len('12') and a), 255 % 50, (fact(b % 12)).__add__(-(7 if False else 10))), Point(7, 1).x, (reduce_([]) if (() > ()) else sum(x for x in list(filter(None, s.split())))))
    return a, b, c, s, t, l, d

for n, case in enumerate([case0, case1, case2, case3, case4, case5, case6, case7, case8, case9, case10, case11]):
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])

note(case())
