
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
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return list(type(getattr(o, type(l).__name__)))
        @p.setter
        def p(self, v):
            note('set', v)
            for i in range((sum(([f() for f in [lambda: x for x in [1, 2, 3]]] * ([3, 1, 2].count(None) % 4))) and True) % 12):
                a += i
                if all([]): continue
                def f():
                    for i in range(a % 5):
                        x = yield i
                        note(x)
                        c = (True // ~b)
                    return zip(vars(o) and [], t)
                v = f()
                note(next(v))
                note(v.send(o))
                note(list(v))
            else:
                del o.value
        @staticmethod
        def q(v):
            return v
        @classmethod
        def r(cls):
            return cls.__name__
    v = C()
    note(v.p)
    v.p = d
    v.x = o
    note(v.x, v.q(...), C.r())
    note(v.y)
    for i in range((-255 - (lambda *x: x)(*[])[len(set()) % 3]) % 12):
        a += i
        if True: pass
        note(g)
    else:
        l = [(i, x) for i, x in enumerate([1, 2, 3])]
    y: int = l.pop()
    x = y = ...
    return a, b, c, s, t, l, d

def case1():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    c = (-(2**62))
    w = 0
    while w < c % 9:
        w += 1
        b -= 1
        if ((*[1, 2, 3], []) > ()): break
    else:
        note('end')
    try:
        a //= (ord(''[:1]) - (*list(map(str, l)), Point)[(10**20) % 3])
    finally:
        note('finally', a)
    class C(Point):
        z = (d - ...)
        def __init__(self, v):
            super().__init__(v, getattr(o, '{}:{}'.format((255 + 1j), sorted(undefined_name))))
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return a
        def __eq__(self, other):
            return l
        def __len__(self):
            return 2
        def __getitem__(self, key):
            note(key)
            return ()[key]
        def __getattr__(self, name):
            return name
    v = C(None)
    note(v, v.z, v.other)
    note(len(v))
    note(v + (zip(([3, 1, 2] * (True % 4)), oct((o.method(0) and o.value))) < b'abc'.upper()))
    note(v == 'Hello World', v != vars(Point(d, Point(s, getattr(o, t.swapcase())))))
    note(v[l])
    note(list(v))
    note(bool(v))
    d |= {}
    return a, b, c, s, t, l, d

def case2():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    d.pop(t, sum((iter((1, 2, 3))).x))
    t = t.rjust((10**20) % 9)
    b -= ()[::-1][abs(abs((ord(s[:1]) // -1))) % 3]
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > (vars(Point(d, s))[(10**20)] * ((-(2**62)) - +(10**20))) or a == c:
            c = b - 255
        x = [i, a, b][i % 3]
        try:
            raise ExceptionGroup('g', [ValueError(a), TypeError(iter((((yield_(l)) * {1: 2, 3: 4}[0]) + [(i, x) for i, x in enumerate([])])))])
        except* ValueError as e:
            note(e.exceptions)
            a = b'abc'
        except* TypeError:
            note(getattr(o, 'Hello World'))
    note(a, b, c, x)
    try:
        w = 0
        while w < ord(str(' b ').translate({97: 'x', 98: None})[:1]) % 9:
            w += 1
            a, *l = sorted(l, key=str)
            if (((len('Hello World') % -1) < bytearray(b'abc')[1] <= make_adder(o.value)(10)) == (zip(l, '%x' % 10) in list(d)) != hasattr(o, str(d))): note(i)
        else:
            note('end')
    finally:
        note('finally', a)
    return a, b, c, s, t, l, d

def case3():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    l[{i: x for i, x in enumerate(sorted(set({}), key=repr))}.copy()[...]] = d
    try:
        o.value += 255
    finally:
        note('finally', a)
    return a
    def f(p, q=(list(d) < sorted(l)), *r, k=len, **m):
        def f():
            for i in range(10 % 5):
                x = yield i
                note(x)
                raise KeyError(([] + None)) from TypeError(frozenset(-0.0.as_integer_ratio()))
            return (1, 'a', None)
        v = f()
        note(next(v))
        note(v.send(s))
        note(list(v))
        return p, q, r, k, sorted(m)
    note(f(zip([*l, *(1, 2, 3)], b'\x00\xff'.hex())))
    note(f(s, (sorted(...))[None], [3, 1, 2].copy(), k=None, z=l))
    return a, b, c, s, t, l, d

def case4():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    w = 0
    while w < -1 % 9:
        w += 1
        (a, b), c = l
        if (10 < [..., a, ...].count(([] * (2 % 4)))): continue
    else:
        note('end')
    d |= d
    l[::2] = list(zip([[x, y] for x in tuple(gen(True % 5)) for y in [1, 2, 3]], list(range((-(2**62)) % 50, 7 % 50, len([1, 2, 3]) % 7 - 3))))
    d |= {1: 2, 3: 4}
    a, *l = list(map(str, sorted(frozenset(), key=repr)))
    return a, b, c, s, t, l, d

def case5():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    [note(x) for x in sorted('abc'.split(), reverse=True)]
    d = (dict(a=len, b=[]) | ({'Hello World': set(), str(None): (~(-(2**62)) + (d).missing)} | dict(zip(list(filter(None, vars(o) and [])), list(map(str, list(map(str, [3, 1, 2]))))))))
    with Manager(...) as m, Manager(s) as n:
        try:
            l.remove((float(slice(l, None)))())
        except Exception as e:
            note(type(e).__name__, e.args, e.__context__)
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > (1.5 if hasattr(o, f'{len('\u00e9x'):+,}') else float(f'{-2.25!s:>10.4}')).hex(): x = float('inf')
    note(x)
    return a, b, c, s, t, l, d

def case6():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return (o < {1, 2, 3})
        @p.setter
        def p(self, v):
            note('set', v)
            v = iter([])
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
    v.p = None
    v.x = getattr(o, s)
    note(v.x, v.q(range(round((2**61), -(len(f'{c:+,}') % 5)) % 99)[2]), C.r())
    note(v.y)
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > sum([-0.0, abs((((a >> ((2**61) % 70)) / b) * float((0 if True else b)))), 1e300]): x = (1e300 * float('nan')).real
    note(x)
    try:
        w = 0
        while w < min(10, make_adder(1)(len({1, 2, 3}))) % 9:
            w += 1
            t = 'abc'
            if (float(len(max(s))) == float(format(1.5, '.2e'))): continue
        else:
            note('end')
        def f(p, /, q):
            nonlocal a
            a = pow(a, ord('%s-%r' % ((s - s), (... - l))[:1]) % 50, (2**61))
            globals()['g'] = -(1.5 if a else -2.25)
            return q
        note(f(a, []))
        note(f(p=(s).missing, q=(list('Hello World'.expandtabs(7 % 9)) * (b % 4))))
    except (TypeError, ValueError) as e:
        note(type(e).__name__, e)
        s += 'Hello World'[7]
    else:
        w = 0
        while w < '%5.2f' % (float('inf') * float('nan')).find(s) % 9:
            w += 1
            s = 'a'
            if (max([f() for f in [lambda: x for x in sorted([1, 2, 3], reverse=True)]]) < True): note(i)
        else:
            note('end')
    finally:
        l.append(s)
    v = iter('a'.splitlines())
    for x in v:
        note(x, next(v, None))
    b = (-(2**62))
    d.setdefault(s, list(o))
    return a, b, c, s, t, l, d

def case7():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    try:
        l.remove(tuple(sorted({k: v for k, v in d.items() if v}))[::-1])
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    with Manager(type(a)) as m, Manager(False) as n:
        o.value = getattr(o, o.name)
    with Manager(None) as m, Manager(a) as n:
        o.value += abs(bytearray(b'abc').replace(b''[a:7], (b'' + b'\x00\xff'))[10])
    for i, x in enumerate(s):
        note(i, x)
        if i > 5: break
    return a, b, c, s, t, l, d

def case8():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    with Manager(l) as m, Manager(any(list(dict.fromkeys([])))) as n:
        c *= (dict(zip(list(d.items()), [*l, *(1, 2, 3)]))[(10**20)] - ({1: 2, 3: 4} | {1: 2, 3: 4}.copy())[2])
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > (10**20) or a == c:
            c = b - (round(float('nan'))).bit_length()
        x = [i, a, b][i % 3]
        c = b
    note(a, b, c, x)
    def f(p, /, q):
        nonlocal a
        a = 7
        try:
            y: int = ((((-(2**62)) or c)).__add__(+(10**20)) >> ((int('', (-(2**62))) if (None is not None) else c) % 70))
        except Exception as e:
            note(type(e).__name__, e.args, e.__context__)
        return q
    note(f(list(gen(1 % 6)), sum(next(iter(l)))))
    note(f(p=o, q=[*list(set(d)), *t.partition('abc')]))
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > (b'abc' + oct(True).encode())[abs(c)] or a == c:
            c = b - 1
        x = [i, a, b][i % 3]
        class C:
            __slots__ = 'x', 'y'
            @property
            def p(self):
                note('get')
                return ...
            @p.setter
            def p(self, v):
                note('set', v)
                try:
                    raise ExceptionGroup('g', [ValueError((s % s)), TypeError(None)])
                except* ValueError as e:
                    note(e.exceptions)
                    a = b'abc'
                except* TypeError:
                    note(...)
            @staticmethod
            def q(v):
                return v
            @classmethod
            def r(cls):
                return cls.__name__
        v = C()
        note(v.p)
        v.p = d
        v.x = a
        note(v.x, v.q(float(((complex(0.1, 0.0))[b'abc'] % ((...)[...])[None]))), C.r())
        note(v.y)
    note(a, b, c, x)
    note(str(l))
    try:
        pass
    finally:
        note('finally', a)
    return a, b, c, s, t, l, d

def case9():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    del l[1:reduce_(l)]
    d |= d
    with Manager((a - a)) as m:
        note(m)
        if (len(({1, 2, 3} & set())) == make_adder(abs(10))(reduce_([*[3, 1, 2], *(1, 2, 3)]))):
            d = {}
        elif a:
            try:
                d.pop(d, range(sum(d), len('abc'), (lambda x: x + 0)(b)))
            finally:
                note('finally', a)
        else:
            with Manager(d) as m, Manager(((getattr(o, '') is not None) == (()[2 % 3] in [f() for f in [lambda: x for x in []]]) != 'abc'.translate({97: 'x', 98: None}).isdigit())) as n:
                l[::2] = l.copy()
    def f():
        try:
            yield max(b'\x00\xff'[l:b'abc'])
            yield a
        except ValueError as e:
            note(e)
            yield slice(range(c), s)
        finally:
            note('left')
    v = f()
    note(next(v))
    note(v.throw(ValueError(l)))
    v.close()
    return a, b, c, s, t, l, d

def case10():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    with Manager(range(c, [].count(range(255, True, True)), (l // next(iter(list((d | {1: 2, 3: 4}).items())))))) as m:
        note(m)
        x = 1.5
        for i in range(20):
            x = x * 1.5 + i - 0.25
            if x > 1e300: x = 5e-324
        note(x)
    match -1:
        case 0 | 1:
            l += l
        case [x, *r]:
            note(x, r)
        case {'a': x, **r}:
            note(x, r)
        case Point(x=x, y=0):
            note(x)
        case str(x) if a:
            note(x)
        case None | True:
            def f(p, /, q):
                nonlocal a
                a = (-make_adder(a)((-1).conjugate()) % c)
                for i in range((-(2**62)) % 12):
                    a += i
                    if False: continue
                    b = next(iter(l[::a]))
                else:
                    raise ValueError(1.5)
                return q
            note(f(-(list(dict.fromkeys([3, 1, 2]))), (o % (zip([3, 1, 2], s)).x)))
            note(f(p=(l % (-(range(b)) % sorted(b''))), q=slice(a, int(a))))
        case x:
            note(type(x).__name__)
    raise KeyError(-(d)) from TypeError(None)
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > 1.5: x = -float('inf')
    note(x)
    note([1, 2, 3])
    for k, v in {1: 2, 3: 4}.items():
        note(k, v)
        with Manager(list(zip([], [3, 1, 2]))) as m, Manager(True) as n:
            try:
                d[s] = [f() for f in [lambda: x for x in [1, 2, 3]]]
            except Exception as e:
                note(type(e).__name__, e.args, e.__context__)
    return a, b, c, s, t, l, d

def case11():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    pass
    for i in range(-1 % 12):
        a += i
        if ((not len) == o.name.center(len(dict(zip([1, 2, 3], l))) % 20, '*').isidentifier() != (o == {1: 2, 3: 4})): pass
        d.pop(Point((a - len), list(d)), a)
    else:
        (a, b), c = s
    return a, b, c, s, t, l, d

for n, case in enumerate([case0, case1, case2, case3, case4, case5, case6, case7, case8, case9, case10, case11]):
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])

note(case())
