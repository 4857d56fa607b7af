
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
    a, b = b, a
    d = {}
    x = y = None
    return a, b, c, s, t, l, d

def case1():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    d.update((dict(list(gen(b % 6))) | {}))
    a, b = divmod((min(bool(zip([], 'Hello World')), (int('a')).conjugate()) ^ b), ((10**20) << (255 % 70)))
    return a, b, c, s, t, l, d

def case2():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    try:
        match ...:
            case 0 | 1:
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
                        return iter([f() for f in [lambda: x for x in sorted(list(zip([1, 2, 3], [1, 2, 3])), key=lambda x: -x)]])
                    def __contains__(self, x):
                        return list(...)
                    def __bool__(self):
                        return True
                    def __index__(self):
                        return bytes(7 % 9)[b]
                    def __format__(self, spec):
                        return spec
                    def __del__(self):
                        note('del')
                x = [C(v) for v in [1, 2, 3]]
                note([v.v for v in sorted(x)])
                note(len({C(zip(f'{1:+,}'.split(), '12')), C(d)}))
                note(C(iter(Point((s)[s], ...)))(-(undefined_name)))
                note(int(Point(..., (None)[s])) in C(1))
                note(C(1) and sum(d))
                note([1, 2, 3][C(0)])
                note(f'{C(1):abc}')
                note([*C(2)])
            case [x, *r]:
                note(x, r)
            case {'a': x, **r}:
                note(x, r)
            case Point(x=x, y=-1):
                note(x)
            case str(x) if isinstance(o, (str, list)):
                note(x)
            case None | True:
                def f():
                    for i in range(7 % 5):
                        x = yield i
                        note(x)
                        note((w := 0) + w)
                    return ([3, 1, 2][-1:7])()
                v = f()
                note(next(v))
                note(v.send(range(divmod(len({}), True)[0])))
                note(list(v))
            case x:
                note(type(x).__name__)
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    t = f'{d:.3f}'
    del l[ord(ascii(type(undefined_name).__name__)[:1])]
    del d['Hello World'.count(f'{(o.method(len(set())) / [(lambda x: x + 10)(1), (-(2**62))][(2 < 10 <= 0)]):.3f}')]
    class C(Point):
        z = float(...)
        def __init__(self, v):
            super().__init__(v, None)
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return ascii('a')
        def __eq__(self, other):
            return d
        def __len__(self):
            return len(list(range(((lambda x: x + (2**61))([].count(None)) | 0) % 9)))
        def __getitem__(self, key):
            note(key)
            return a[key]
        def __getattr__(self, name):
            return name
    v = C(a)
    note(v, v.z, v.other)
    note(len(v))
    note(v + l)
    note(v == sorted((iter(-0.0) % list((len(l) + type(s))))), v != d)
    note(v[s])
    note(list(v))
    note(bool(v))
    return a, b, c, s, t, l, d

def case3():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    l.sort()
    raise KeyError(list(None)) from TypeError(Point(float(s), Point))
    return a, b, c, s, t, l, d

def case4():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    note(g)
    note((w := min((2**61), next(iter([(i, x) for i, x in enumerate(('\u00e9x'.splitlines() if s else l))])))) + w)
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
            return iter(l[[*[x * 2 for x in [1, 2, 3]], *t[True].partition('12')].index(iter(None)):0])
        def __contains__(self, x):
            return d
        def __bool__(self):
            return ('abc' < oct((-(2**62))))
        def __index__(self):
            return len(max((yield_(getattr(o, ('Hello World' * (b % 4)))))))
        def __format__(self, spec):
            return spec
        def __del__(self):
            note('del')
    x = [C(v) for v in [(i, x) for i, x in enumerate('abc'.split(range('%d' % a.count((' b ' * (a % 4))), 0, (b).conjugate())))]]
    note([v.v for v in sorted(x)])
    note(len({C(d), C(('Hello World'.upper() is not None))}))
    note(C(((s)[((o * 0))()])[s])(undefined_name))
    note(d in C(1))
    note(C(1) and int(...))
    note([1, 2, 3][C(0)])
    note(f'{C(1):abc}')
    note([*C(2)])
    return a, b, c, s, t, l, d

def case5():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    for i in [*sorted(list(gen((make_adder(0)((10**20)) % 7) % 6)), key=str), *(-2.25.as_integer_ratio() + (1, 'a', None))]:
        match sum([5e-324, l, 5e-324]):
            case 0 | 1:
                try:
                    raise ExceptionGroup('g', [ValueError(ascii(repr(None))), TypeError(None)])
                except* ValueError as e:
                    note(e.exceptions)
                    a = (... - len)
                except* TypeError:
                    note((... - getattr(o, 'abc'.partition('\u00e9x')[0])))
            case [x, *r]:
                note(x, r)
            case {'a': x, **r}:
                note(x, r)
            case Point(x=x, y='a'):
                note(x)
            case str(x) if a:
                note(x)
            case None | True:
                def f():
                    for i in range(a % 5):
                        x = yield i
                        note(x)
                        note(format((-2.25 // float('nan')), '.2e'))
                    return sorted(len((d - s)))
                v = f()
                note(next(v))
                note(v.send(None))
                note(list(v))
            case x:
                note(type(x).__name__)
        note(i)
    s = 'a'
    with Manager(Point(Point(None, l), float(None))) as m, Manager(hasattr(o, 'a,b,c')) as n:
        del l[len([f() for f in [lambda: x for x in list(d.items())]].copy())]
    c *= make_adder(a)(((round(2, -(bool(d) % 5)) if False else a) if (((10**20) % (10**20)) < 10 <= max([3, 1, 2])) else +t.partition(t)[(2**61) % 3]))
    return a, b, c, s, t, l, d

def case6():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > 0.1: x = divmod(float('12'), (float((7 // 2)) if (a or (True == s != s)) else 5e-324))[1].real
    note(x)
    d = {i: x for i, x in enumerate(sorted('a,b,c'.split(), key=str)[::int.from_bytes((b'\x00\xff' + b'abc'), 'big')][divmod(1, -1)[0]:+2])}
    def f():
        try:
            yield range((sum(list(filter(None, getattr(o, 'a,b,c')))) and (0).conjugate()) % 99)[255]
            yield (s).missing
        except ValueError as e:
            note(e)
            yield max(d)
        finally:
            note('left')
    v = f()
    note(next(v))
    note(v.throw(ValueError((...).x)))
    v.close()
    try:
        try:
            a = b = c = 0
            for i in range(30):
                a = a + i
                b += a * 2
                if b > ((10 if (False == s != True) else 10) // (1 if (s + s) else 0)) or a == c:
                    c = b - True
                x = [i, a, b][i % 3]
                x = y = False
            note(a, b, c, x)
        finally:
            note('finally', a)
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > ((0.0 - (-(2**61) + len)) if (not l) else (5e-324 * 0.1).hex()).real: x = (-2.25 ** ((7 * [f() for f in [lambda: x for x in [y for x in [[1, 2, 3], l] for y in x]]].index((((2**61) + a) + (10**20)))) % 5))
    note(x)
    try:
        a = min(((l < type(l)) % undefined_name), 0)
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    return a, b, c, s, t, l, d

def case7():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    with Manager(((a % float(None))).missing) as m, Manager(True) as n:
        note(0)
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > float('inf'): x = float('inf')
    note(x)
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > make_adder((-(2**62)))(0) or a == c:
            c = b - b
        x = [i, a, b][i % 3]
        l.insert(round(1.5), ...)
    note(a, b, c, x)
    return a, b, c, s, t, l, d

def case8():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    class C(Point):
        z = d
        def __init__(self, v):
            super().__init__(v, ((... % sorted(((2**61) + (s < d)))))())
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return ...
        def __eq__(self, other):
            return None
        def __len__(self):
            return c
        def __getitem__(self, key):
            note(key)
            return ()[key]
        def __getattr__(self, name):
            return name
    v = C(f'{divmod(sum([0.0, 5e-324, float('nan')]), -0.0)[1]:%}'.replace('a,b,c'[(b'\x00\xff' + b'abc')[((10**20) // a)]], t))
    note(v, v.z, v.other)
    note(len(v))
    note(v + iter(range(dict(zip(([1, 2, 3] if True else []), [1, 2, 3])).get(abs(' b '.count('12')), 'abc'.count(f'{float('inf'):e}')), round((s * divmod(1.5, d)[1])), b)))
    note(v == complex(float((1 if None else 0)), (5e-324 % float('nan'))), v != 'a')
    note(v[d])
    note(list(v))
    note(bool(v))
    t = hex((7 + (7 * sum('12'.split()))))
    class C(Point):
        z = l
        def __init__(self, v):
            super().__init__(v, None)
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return (len(list({k: v for k, v in d.items() if v}.items())) * ((2 or fact(next(iter(l)) % 12)) - +2))
        def __eq__(self, other):
            return (l + ...)
        def __len__(self):
            return -1
        def __getitem__(self, key):
            note(key)
            return ()[key]
        def __getattr__(self, name):
            return name
    v = C((Point(bytearray(b''), -(None)) - ...))
    note(v, v.z, v.other)
    note(len(v))
    note(v + ('a,b,c' + ' b ').swapcase().split()[::b])
    note(v == s, v != (() + (1, 'a', None)))
    note(v[Point(complex(float('inf'), float('inf')), ...)])
    note(list(v))
    note(bool(v))
    x = y = o
    def f():
        for i in range(~int((s.strip().title() * (ord(s[:1]) % 4)), 2) % 5):
            x = yield i
            note(x)
            return (a).missing
        return int(l)
    v = f()
    note(next(v))
    note(v.send((yield_(getattr(o, 'a,b,c')))))
    note(list(v))
    class C(Point):
        z = sorted('Hello World')
        def __init__(self, v):
            super().__init__(v, l)
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return (complex(sum([(-0.0 * round(0.1, 1 % 10)), 0.0, (0.0 / float('inf'))]), float('nan')) < '{}:{}'.format((Point).missing, d))
        def __eq__(self, other):
            return ((2**61) == 0)
        def __len__(self):
            return c
        def __getitem__(self, key):
            note(key)
            return (*list(range(True % 9)), (yield_(iter((yield_(len))))))[key]
        def __getattr__(self, name):
            return name
    v = C((zip(vars(o) and [], o.name)).missing)
    note(v, v.z, v.other)
    note(len(v))
    note(v + zip(list(filter(None, sorted([1, 2, 3], reverse=True))), '12'))
    note(v == ((-(2**62)) + 1j), v != (a)())
    note(v[type(a)])
    note(list(v))
    note(bool(v))
    return a, b, c, s, t, l, d

def case9():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > list(gen(o.value % 6)).index(range(-int((a * (0 % 4))))) or a == c:
            c = b - 7
        x = [i, a, b][i % 3]
        def f():
            for i in range(round(255, -(2 % 5)) % 5):
                x = yield i
                note(x)
                a //= (2**61)
            return (range(1))()
        v = f()
        note(next(v))
        note(v.send(None))
        note(list(v))
    note(a, b, c, x)
    try:
        note(sorted(int((set() ^ {1, 2, 3}))))
    finally:
        note('finally', a)
    globals()['g'] = undefined_name
    return a, b, c, s, t, l, d

def case10():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    t = ascii('Hello World')
    def f():
        for i in range(--1 % 5):
            x = yield i
            note(x)
            for k, v in dict(list('12')).items():
                note(k, v)
                o.value += 7
        return (len(d) * c)
    v = f()
    note(next(v))
    note(v.send((a * sum(x for x in ([x for x in [3, 1, 2] if x] + 'a,b,c'.splitlines())))))
    note(list(v))
    [note(x) for x in sorted(list(map(str, l)))]
    l.insert((((-ord('12'[:1]) * len(dict.fromkeys([1, 2, 3], d))) ^ 7)).__add__((10**20)), (bool(d) < ord('\u00e9x'.casefold()[:1])))
    b -= 2
    if ('a', frozenset(), s):
        l[::2] = []
    return a, b, c, s, t, l, d

def case11():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    o.value += 255
    try:
        raise ExceptionGroup('g', [ValueError((o).x), TypeError(a)])
    except* ValueError as e:
        note(e.exceptions)
        a = d
    except* TypeError:
        note(list(filter(None, (1, 2, 3).__class__([3, 1, 2]) and l)))
    if hasattr(o, f'{min(0.0, 5e-324)!s:>10.4}'):
        with Manager(int((a == a))) as m, Manager((f'{a!r}|{f'{-2.25:.3f}'.casefold():^7}' in ' b ')) as n:
            a = b = c = 0
            for i in range(30):
                a = a + i
                b += a * 2
                if b > 2 or a == c:
                    c = b - int.from_bytes(bytes(list(map(str, []))), 'big')
                x = [i, a, b][i % 3]
                c = (2**61)
            note(a, b, c, x)
    elif ((2**61) < ~[1, 2, 3][True] <= max(l)):
        b = b
    else:
        if all(list(d.items())):
            with Manager(float(...)) as m, Manager(hasattr(o, str(None))) as n:
                x = y = type(a)
        elif (not ...):
            del l[10:(10**20)]
        else:
            a //= 2
    return a, b, c, s, t, l, d

for n, case in enumerate([case0, case1, case2, case3, case4, case5, case6, case7, case8, case9, case10, case11]):
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])

note(case())
