
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
    (a, b), c = ()
    note((w := a) + w)
    del l[255]
    def f(p, q=(d).missing, *r, k=o, **m):
        del l[(b - reduce_(list(map(str, ([1, 2, 3] if False else [1, 2, 3])))))]
        return p, q, r, k, sorted(m)
    note(f(...))
    note(f(getattr(o, 'Hello World'), None, range((s.find('{}:{}'.format(..., None).join([' b ', '%x' % True])) & 255) % 99)[dict([x for x in s[c:0] if x]).get((0 | o.value), +-1)], k=(sorted((o)[max(None)])).x, z=d))
    d.update({})
    return a, b, c, s, t, l, d

def case1():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    t = 'a'.partition('a,b,c')[0]
    raise ValueError((... - (b'\x00\xff').missing))
    a += min((((10**20) >> (((0 << (255 % 70)) & abs(255)) % 70)) if all(([3, 1, 2] + list(()))) else (7 and (2**61))), ~fact(-1 % 12))
    try:
        [note(x) for x in list(zip([[x, y] for x in tuple(gen(sum(x for x in [3, 1, 2]) % 5)) for y in [y for x in [max(d), list(zip([1, 2, 3], [1, 2, 3]))] for y in x]], s.split(t)))]
        x = 1.5
        for i in range(20):
            x = x * 1.5 + i - 0.25
            if x > (float((2 << (True % 70))).hex() if (hex(a).find((' b ' if a else ' b ')) < (True - [1, 2, 3][(2**61)])) else -2.25): x = float('nan')
        note(x)
    except (TypeError, ValueError) as e:
        note(type(e).__name__, e)
        d.setdefault(a, a)
    else:
        return b''
    finally:
        try:
            a = None
        finally:
            note('finally', a)
    return a, b, c, s, t, l, d

def case2():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    return range([(i, x) for i, x in enumerate([])].count(d))
    try:
        for i in range(sum(Point) % 12):
            a += i
            if s: break
            def f():
                for i in range(a % 5):
                    x = yield i
                    note(x)
                    del o.value
                return d
            v = f()
            note(next(v))
            note(v.send(float('inf')))
            note(list(v))
        else:
            a, *l = list(reversed([*[y for x in [[1, 2, 3], l] for y in x], *()]))
        class C(Point):
            z = (-1 + None)
            def __init__(self, v):
                super().__init__(v, d)
                self.v = v
            def __repr__(self):
                return f'C({self.v!r})'
            def __add__(self, other):
                note(other)
                return (d - (undefined_name).x)
            def __eq__(self, other):
                return d
            def __len__(self):
                return 7
            def __getitem__(self, key):
                note(key)
                return (1, 2, 3)[key]
            def __getattr__(self, name):
                return name
        v = C((yield_(Point((b'abc').x, d))))
        note(v, v.z, v.other)
        note(len(v))
        note(v + type('Hello World'.split(t)[::(2 >> (7 % 70))]))
        note(v == dict(l), v != ...)
        note(v[((((2 if True else (2**61)) + 1j) + a)).x])
        note(list(v))
        note(bool(v))
    except (TypeError, ValueError) as e:
        note(type(e).__name__, e)
        x = y = (255 % ...)
    else:
        a //= reduce_((list(range((l - a) % 9)) if ((-1 < c <= 10) and s) else list({})))
    finally:
        with Manager((yield_(range((len(d)).conjugate() % 99)[max([])]))) as m, Manager(((not (o - undefined_name)) == hasattr(o, 'a') != a)) as n:
            a //= ((1 ^ (lambda x: x + (10**20))(10)) or l.index(range(c, (-(2**62)), 10)))
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)
    note(f((lambda x: x + ~255)(fact((10**20) % 12)) % 12))
    try:
        raise ExceptionGroup('g', [ValueError((None % range(((pow(1, b % 50, 7) & [3, 1, 2][a]) and (1, 'a', None).__class__(l) and l[next(iter([1, 2, 3]))]) % 99)[int(f'{(1 if None else 0):#010b}')])), TypeError(iter(...))])
    except* ValueError as e:
        note(e.exceptions)
        a = (yield_([l, (yield_(Point(..., d))), []]))
    except* TypeError:
        note(None)
    return a, b, c, s, t, l, d

def case3():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    try:
        a, b = tuple(gen(b % 5))
        a = sum(x for x in s.split())
    except (TypeError, ValueError) as e:
        note(type(e).__name__, e)
        class C(Point):
            z = s
            def __init__(self, v):
                super().__init__(v, None)
                self.v = v
            def __repr__(self):
                return f'C({self.v!r})'
            def __add__(self, other):
                note(other)
                return sum(max((yield_(None))))
            def __eq__(self, other):
                return sorted(slice(iter(s), a))
            def __len__(self):
                return 7
            def __getitem__(self, key):
                note(key)
                return (*list(frozenset(-2.25.as_integer_ratio())), s)[key]
            def __getattr__(self, name):
                return name
        v = C(sorted(s))
        note(v, v.z, v.other)
        note(len(v))
        note(v + ...)
        note(v == d, v != range([1, 2, 3].pop() % 99)[(len((None * 7))).missing])
        note(v[o])
        note(list(v))
        note(bool(v))
    else:
        for i in [(i, x) for i, x in enumerate([3, 1, 2])]:
            l[tuple(sorted({i: x for i, x in enumerate(l)}))[a % 3]:int('Hello World')] = list(map(str, list(zip([3, 1, 2], []))))
            note(i)
    finally:
        for k, v in d.items():
            note(k, v)
            (a, b), c = type({k: v for k, v in {1: 2, 3: 4}.items() if v})
    if True:
        if isinstance(..., (str, list)):
            l[int.from_bytes(b'abc', 'big'):-1] = [][::int(float('inf'))]
        elif True:
            y: int = o.method(7)
        else:
            with Manager(a) as m:
                note(m)
                a = list(d)
    elif False:
        d.setdefault(o, undefined_name)
    else:
        x = y = sum(range(repr(s).find('abc'.zfill(7 % 12)) % 99)[(d.get(a, b) - (True if False else l))])
    for i in sorted([3, 1, 2], key=lambda x: -x):
        if float(-(l)):
            w = 0
            while w < c % 9:
                w += 1
                globals()['g'] = complex((1.5 % 0.0), 1e300)
                if s: break
            else:
                note('end')
        note(i)
    l.sort()
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
            return iter(l)
        def __contains__(self, x):
            return sum([(-2.25 // 0.1), divmod(min(0.1, float('nan')), sum([max(5e-324, 0), 0.0, (float('inf') * float('nan'))]))[1], (-2.25 % (sum([float('nan'), 0.0, float('nan')]) ** ({1: 2, 3: 4}.get((10**20), (10**20)) % 5)))])
        def __bool__(self):
            return (set(l) <= set())
        def __index__(self):
            return o.value
        def __format__(self, spec):
            return spec
        def __del__(self):
            note('del')
    x = [C(v) for v in (None[::divmod(round((10**20), -(c % 5)), 2)[0]].splitlines() if all('abc'.split(chr(0 % 1000))) else [1, 2, 3])]
    note([v.v for v in sorted(x)])
    note(len({C(list(({x: False for x in ()} | {}))), C((None)())}))
    note(C(range(1, len(list(range(((-(2**62)) ^ a) % 9))), int(1.5)))(None))
    note(l in C(1))
    note(C(1) and -(s))
    note([1, 2, 3][C(0)])
    note(f'{C(1):abc}')
    note([*C(2)])
    return a, b, c, s, t, l, d

def case4():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    d = dict(list((1, 2, 3)))
    (a, b), c = max(...)
    a, *l = []
    del l[len([3, 1, 2])]
    c *= int.from_bytes((list(zip(l, [3, 1, 2])).pop() == 7), 'big')
    pass
    return a, b, c, s, t, l, d

def case5():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    s = range(reduce_(list(filter(None, [l, l, s]))), (-(2**62)), (()[True % 3] and max((1, 'a', None).__class__([]) and l)))
    for k, v in dict(zip([].copy(), [[x, y] for x in a.partition('\u00e9x') for y in sorted(None)])).items():
        note(k, v)
        with Manager(list({1: 2, 3: 4}.copy())) as m:
            note(m)
            raise ValueError((max(a) < Point(None, ...)))
    return a, b, c, s, t, l, d

def case6():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
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
            return iter(list(gen(abs(0) % 6)))
        def __contains__(self, x):
            return d
        def __bool__(self):
            return (1.5 >= fact(0 % 12))
        def __index__(self):
            return abs((10**20))
        def __format__(self, spec):
            return spec
        def __del__(self):
            note('del')
    x = [C(v) for v in sorted([f() for f in [lambda: x for x in [y for x in [list(range(2 % 9)), 'abc'.split()] for y in x]]], key=lambda x: -x)]
    note([v.v for v in sorted(x)])
    note(len({C(chr(255 % 1000)), C(list(list(s)))}))
    note(C(((yield_(slice((range((-(2**62)))).missing, None))) < zip(l, ('%s-%r' % (s, s) + '12'))))(a))
    note(None in C(1))
    note(C(1) and [3, 1, 2])
    note([1, 2, 3][C(0)])
    note(f'{C(1):abc}')
    note([*C(2)])
    d.pop(None)
    b -= (1 if range(c % 99)[a] else 0)
    c *= bytearray(b'abc'[[(1 if d else 0), len([])][False]:(-1 // 7)])[int('12'[len(sorted('Hello World')[0]):255], 10)]
    return a, b, c, s, t, l, d

def case7():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    for i in range(bin((1, 'a', None)[((d)[d] * ((2**61) // b)) % 3]).find(''.expandtabs((o.name.count('\u00e9x') | ((True and 7) and o.method(a))) % 9)) % 12):
        a += i
        if True: pass
        v = iter([b'\x00\xff'[(-1 + None)], ()[len({1, 2, 3}) % 3]].copy())
        for x in v:
            note(x, next(v, None))
    else:
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
                return iter([*sorted(l, reverse=True), *(*l[::10], b'abc')].copy())
            def __contains__(self, x):
                return None
            def __bool__(self):
                return (list({}).pop() != len)
            def __index__(self):
                return int(-2.25)
            def __format__(self, spec):
                return spec
            def __del__(self):
                note('del')
        x = [C(v) for v in list(gen_from(list('')))]
        note([v.v for v in sorted(x)])
        note(len({C(type(getattr(o, (sorted('Hello World')[0] * (ord(t[:1]) % 4))))), C(iter((type(int(d))).x))}))
        note(C(True)(s))
        note(list(range(-(2**61))) in C(1))
        note(C(1) and list(slice(t.isdigit(), ((d - d) * b))))
        note([1, 2, 3][C(0)])
        note(f'{C(1):abc}')
        note([*C(2)])
    l *= Point(d, b).x % 3
    return a, b, c, s, t, l, d

def case8():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    w = 0
    while w < [d, 2][(len(frozenset((lambda *x: x)(*[1, 2, 3]))) < ((d | {1: 2, 3: 4})[(b ** (a % 7))] << (int.from_bytes(b'abc'.replace(b'', b''), 'big') % 70)) <= (-(2**62)))] % 9:
        w += 1
        if s:
            match (set({1: 2, 3: 4}) - set()):
                case 0 | 1:
                    note(list(range(10 % 9)))
                case [x, *r]:
                    note(x, r)
                case {'a': x, **r}:
                    note(x, r)
                case Point(x=x, y=1.5):
                    note(x)
                case str(x) if (pow(ord('a,b,c'[:1]), None.get(b, (-(2**62))) % 50, +10) not in d):
                    note(x)
                case None | True:
                    del d[o.value]
                case x:
                    note(type(x).__name__)
        elif '\u00e9x'.isidentifier():
            def f(n):
                return n if n < 2 else f(n - 1) + f(n - 2)
            note(f(bool(int(10)) % 12))
        else:
            l.insert(7, None)
        if ({(Point(len([3, 1, 2]), ((-(2**62)) << (-1 % 70))).x).__add__(sum(x for x in 'a'.splitlines())), (a & +l.count(None))} <= set(bin(255).strip().lstrip(max('\u00e9x'.casefold(), d)))): pass
    else:
        note('end')
    del d[o.method(c)]
    def f(p, /, q):
        nonlocal a
        a = (-1 if False else 2)
        for i in list(gen_from(l)):
            if isinstance(1.5, (str, list)):
                d.pop(a, l)
            elif int(l):
                raise ValueError((((10**20) + 1j)).missing)
            else:
                a += ((1 if s else 0) + -True)
            note(i)
        return q
    note(f({1, 2, 3}, sorted(-(s))))
    note(f(p=b'\x00\xff'.decode('latin-1'), q=s))
    with Manager(undefined_name) as m, Manager(True) as n:
        l = list({int(-2.25): Point}.items())[bool((None)()):(2**61)]
    return a, b, c, s, t, l, d

def case9():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    l[len({**{1: 2, 3: 4}, pow(int.from_bytes(....encode(), 'big'), ((10**20)).conjugate() % 50, c): None})] = {}
    a, b = b, a
    for k, v in {k: v for k, v in d.items() if v}.items():
        note(k, v)
        if (hasattr(o, '') and False):
            a //= b
        elif s:
            for k, v in dict(a=-float('nan'), b=d).items():
                note(k, v)
                o.value = ((None - s) < a)
        else:
            match d:
                case 0 | 1:
                    del d[sum(list(reversed([1, 2, 3])))]
                case [x, *r]:
                    note(x, r)
                case {'a': x, **r}:
                    note(x, r)
                case Point(x=x, y='a'):
                    note(x)
                case str(x) if ((c + (-(2**62))) < (0 and 7)):
                    note(x)
                case None | True:
                    a = Point
                case x:
                    note(type(x).__name__)
    return range(o.method(({1: None}[int.from_bytes(b'abc', 'big')]).conjugate()))
    return a, b, c, s, t, l, d

def case10():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    try:
        raise ExceptionGroup('g', [ValueError(float(getattr(o, slice(vars(Point(a, ...)), d)))), TypeError(Point)])
    except* ValueError as e:
        note(e.exceptions)
        a = ...
    except* TypeError:
        note(o)
    d |= {x: len for x in ()}
    try:
        raise ExceptionGroup('g', [ValueError(round(c, -(-1 % 5))), TypeError((...)())])
    except* ValueError as e:
        note(e.exceptions)
        a = set()
    except* TypeError:
        note((a + l))
    return a, b, c, s, t, l, d

def case11():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    note((zip([1, 2, 3], '') % vars(Point(s, l)).copy().keys()))
    l.append(a)
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
            return iter(l[b'\x00\xff'.replace((b'\x00\xff' * ((0 // 1) % 4)), bytes(l))[10]:abs(255)])
        def __contains__(self, x):
            return range(make_adder(bytes(Point(0, 7).x % 9)[0])((1 << ((lambda x: x + l.index(...))((0 - 7)) % 70))))
        def __bool__(self):
            return ((1, 'a', None) > (1, 2, 3))
        def __index__(self):
            return 2
        def __format__(self, spec):
            return spec
        def __del__(self):
            note('del')
    x = [C(v) for v in [y for x in [sorted([], key=lambda x: -x), [*[1, 2, 3], *()]] for y in x]]
    note([v.v for v in sorted(x)])
    note(len({C(l), C((divmod(int('a'), c) > tuple(sorted({}))))}))
    note(C(l)((yield_(l))))
    note(d in C(1))
    note(C(1) and l)
    note([1, 2, 3][C(0)])
    note(f'{C(1):abc}')
    note([*C(2)])
    a = undefined_name
    return a, b, c, s, t, l, d

for n, case in enumerate([case0, case1, case2, case3, case4, case5, case6, case7, case8, case9, case10, case11]):
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])

note(case())
