
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
    if b'abc':
        match type({x % 3 for x in [1, 2, 3]}):
            case 0 | 1:
                a, b = b, a
            case [x, *r]:
                note(x, r)
            case {'a': x, **r}:
                note(x, r)
            case Point(x=x, y=1.5):
                note(x)
            case str(x) if (sorted(getattr(o, ('' * ((-(2**62)) % 4)))) != d):
                note(x)
            case None | True:
                raise KeyError(float((s != d))) from TypeError(slice(l, (range(1 % 99)[2]).missing))
            case x:
                note(type(x).__name__)
    for k, v in {**vars(Point(max(''.splitlines()), Point)), 7: len((sum(list((1, 2, 3))) + d))}.items():
        note(k, v)
        w = 0
        while w < (-1 << (True % 70)) % 9:
            w += 1
            x = y = ((0 * 0) / 255)
            if l: pass
        else:
            note('end')
    d.setdefault((l + (l).x), d)
    del d[0]
    return a, b, c, s, t, l, d

def case1():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    class C(Point):
        z = None
        def __init__(self, v):
            super().__init__(v, len(sum(zip(vars(o) and [], '\u00e9x'))))
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return (([1, 2, 3].index(l), 1, -1)[::-1] + tuple(list(reversed(sorted([3, 1, 2], key=str)))))
        def __eq__(self, other):
            return a
        def __len__(self):
            return fact(bin(~10).count('{}:{}'.format(max(range((-(2**62)) % 99)[a]), ((a)() + d))) % 12)
        def __getitem__(self, key):
            note(key)
            return (*[1, 2, 3], list(tuple(sorted({}))))[key]
        def __getattr__(self, name):
            return name
    v = C(a)
    note(v, v.z, v.other)
    note(len(v))
    note(v + iter(-0.0.real.hex()))
    note(v == max(f'{c:+,}', ('a,b,c' + b''.upper().hex())), v != Point)
    note(v[((o).missing)()])
    note(list(v))
    note(bool(v))
    def f(p, /, q):
        nonlocal a
        a = (-(2**62))
        s += (' b ' + '{}:{}'.format(None, Point))
        return q
    note(f(..., ((-1 or 2) + 1j)))
    note(f(p=-(Point), q=...))
    v = iter([([(i, x) for i, x in enumerate([3, 1, 2][::10])] - o), (set({}) + '%x' % 10), s])
    for x in v:
        note(x, next(v, None))
    l.append(list([f() for f in [lambda: x for x in ' b '.split()]][b]))
    if (l != divmod(reduce_([1, 2, 3]), c)[0]):
        (a, b), c = type((a * ((1, 'a', None)).conjugate()))
    elif (fact(~int(s) % 12) < Point(((True and (10**20)) % int(f'{(10**20):#010b}')), d).x <= 2):
        for k, v in {2: (Point + ((yield_(a)) - (None - ...)))}.items():
            note(k, v)
            class C:
                __slots__ = 'x', 'y'
                @property
                def p(self):
                    note('get')
                    return getattr(o, 'abc')
                @p.setter
                def p(self, v):
                    note('set', v)
                    assert (' b '[2:2] < '12'), (round(1e300) + type(None))
                @staticmethod
                def q(v):
                    return v
                @classmethod
                def r(cls):
                    return cls.__name__
            v = C()
            note(v.p)
            v.p = (range(divmod(b, 7)[0])).x
            v.x = (...).x
            note(v.x, v.q(...), C.r())
            note(v.y)
    else:
        d.setdefault(((-2.25 % (float('inf') + 1e300)) ** (reduce_(vars(o) and []) % 5)), (((b'abc' + b'') * (-1 % 4)))())
    return a, b, c, s, t, l, d

def case2():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    raise KeyError(l) from TypeError([])
    note((w := Point(list('\u00e9x'), float(sorted(l)))) + w)
    def f():
        for i in range((2**61) % 5):
            x = yield i
            note(x)
            o.value = undefined_name
        return undefined_name
    v = f()
    note(next(v))
    note(v.send(int(a)))
    note(list(v))
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)
    note(f([[x, y] for x in ((1, 'a', None) + ()) for y in [][::(len({1, 2, 3}) - (1, 2, 3)[a % 3])]].count(undefined_name) % 12))
    w = 0
    while w < (2 - (max(l) >> (1 % 70))) % 9:
        w += 1
        with Manager(None) as m, Manager(...) as n:
            [note(x) for x in [3, 1, 2]]
        if (s or a): break
    else:
        note('end')
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
            return iter([3, 1, 2])
        def __contains__(self, x):
            return any(None)
        def __bool__(self):
            return False
        def __index__(self):
            return True
        def __format__(self, spec):
            return spec
        def __del__(self):
            note('del')
    x = [C(v) for v in l]
    note([v.v for v in sorted(x)])
    note(len({C(a), C(range(s))}))
    note(C(a)({1: 2, 3: 4}))
    note(s in C(1))
    note(C(1) and None)
    note([1, 2, 3][C(0)])
    note(f'{C(1):abc}')
    note([*C(2)])
    return a, b, c, s, t, l, d

def case3():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return a
        @p.setter
        def p(self, v):
            note('set', v)
            b = pow([7, ''.find(f'{float('nan')!s:>10.4}')][('abc' * (0 % 4)).isdigit()], (+fact(7 % 12) if s.format(l, x=a).isdigit() else (10**20)) % 50, (-(2**62)))
        @staticmethod
        def q(v):
            return v
        @classmethod
        def r(cls):
            return cls.__name__
    v = C()
    note(v.p)
    v.p = ...
    v.x = d
    note(v.x, v.q(sum(sorted(' b '.rjust(make_adder(1)(a) % 9)))), C.r())
    note(v.y)
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)
    note(f(c % 12))
    with Manager((...).missing) as m, Manager(False) as n:
        try:
            a = b = c = 0
            for i in range(30):
                a = a + i
                b += a * 2
                if b > (-1 and b) or a == c:
                    c = b - (10**20)
                x = [i, a, b][i % 3]
                a = round(10, -(True % 5))
            note(a, b, c, x)
        finally:
            note('finally', a)
    def f(p, q=d, *r, k=b'abc'.replace(b'\x00\xff', b'\x00\xff'.replace(b'abc', l)), **m):
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
                return iter([(i, x) for i, x in enumerate(list(dict(zip(list(zip([], [3, 1, 2])), list((1, 'a', None)))).items()))])
            def __contains__(self, x):
                return ...
            def __bool__(self):
                return (... is None)
            def __index__(self):
                return a
            def __format__(self, spec):
                return spec
            def __del__(self):
                note('del')
        x = [C(v) for v in ([*[y for x in [[[x, y] for x in (1, 'a', None) for y in l], l.copy()] for y in x], *(*[3, 1, 2], l)[::-1]] if (('Hello World' < repr(s)) == (frozenset() <= set({1: 2, 3: 4})) != True) else [1, 2, 3])]
        note([v.v for v in sorted(x)])
        note(len({C(type(a)), C(...)}))
        note(C(...)(...))
        note(a in C(1))
        note(C(1) and (7 + len(s)))
        note([1, 2, 3][C(0)])
        note(f'{C(1):abc}')
        note([*C(2)])
        return p, q, r, k, sorted(m)
    note(f(len(len)))
    note(f((sum(l[::0]) % 256).to_bytes(2, 'little'), (l - (yield_((min(bool(...), 2) + 1j)))), (b'abc' + b'abc'), k=d, z=slice(slice(float(0).as_integer_ratio(), (yield_(((0 + 1j) + a)))), ...)))
    for i in range(255 % 12):
        a += i
        if a: break
        def f(n):
            return n if n < 2 else f(n - 1) + f(n - 2)
        note(f(((min(None[255], (yield_(None))) - o.method(fact(-1 % 12))) ** (len('\u00e9x') % 7)) % 12))
    else:
        l = [1, 2, 3]
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > 2 or a == c:
            c = b - make_adder(0)(pow(c, int(a) % 50, (-(2**62))))
        x = [i, a, b][i % 3]
        v = iter(sorted([1, 2, 3]))
        for x in v:
            note(x, next(v, None))
    note(a, b, c, x)
    return a, b, c, s, t, l, d

def case4():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > [len(''.casefold().swapcase()), True].index((... < a)) or a == c:
            c = b - int(float('nan'))
        x = [i, a, b][i % 3]
        l[::2] = l
    note(a, b, c, x)
    del d[c]
    for k, v in {}.items():
        note(k, v)
        a <<= (2**61) % 9
    l.reverse()
    try:
        l.append((iter(bytes([1, 2, 3]))).x)
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    note(g)
    return a, b, c, s, t, l, d

def case5():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    a //= 2
    return (yield_(-((d - Point(..., zip([], '\u00e9x'))))))
    a, *l = sorted([(sorted(...) < len), l, (() % list(s))], key=str).copy()
    return (255 + 1j)
    return a, b, c, s, t, l, d

def case6():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    d.pop(-(s))
    l *= (2**61) % 3
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > b or a == c:
            c = b - b
        x = [i, a, b][i % 3]
        o.value += 10
    note(a, b, c, x)
    d |= {1: 2, 3: 4}
    try:
        def f(p, /, q):
            nonlocal a
            a = int.from_bytes((10 % 256).to_bytes(2, 'little').replace((b'' * ((1 >> (-1 % 70)) % 4)), 'abc'.encode()), 'big')
            b -= reduce_([1, 2, 3])
            return q
        note(f({1: 2, 3: 4}, sum(2)))
        note(f(p=s, q=a))
        l += [x for x in list(map(str, list('Hello World'[0:255]))) if x]
    except (TypeError, ValueError) as e:
        note(type(e).__name__, e)
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
                return iter(list({x: (sorted(a))() for x in ((-1, b, 10) * (~True % 3))}.items()))
            def __contains__(self, x):
                return -1
            def __bool__(self):
                return s
            def __index__(self):
                return -1
            def __format__(self, spec):
                return spec
            def __del__(self):
                note('del')
        x = [C(v) for v in []]
        note([v.v for v in sorted(x)])
        note(len({C(None), C(s)}))
        note(C({1, 2, 3})(range((10**20))))
        note(float(len(int(s))) in C(1))
        note(C(1) and slice(..., '%d' % {}.get(b, d)))
        note([1, 2, 3][C(0)])
        note(f'{C(1):abc}')
        note([*C(2)])
    else:
        for i in [sorted(Point(..., (a - ...))), ((s % a) % s.rjust(255 % 9)), max((0 < 255))]:
            for k, v in range(a, list({1: 2, 3: 4}.items()).index(b), make_adder({}[-1])((a >> (True % 70)))).items():
                note(k, v)
                y: int = int(f'{0.1!s:>10.4}')
            note(i)
    finally:
        del o.value
    return a, b, c, s, t, l, d

def case7():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    l.insert((10**20), None)
    note((({}.get((-(2**62)), +-1) + 1j) - set(dict(list(frozenset())))), iter(d))
    return a, b, c, s, t, l, d

def case8():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    del d[10]
    d.update(d)
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
            return iter(list({1: 2, 3: 4}.items()))
        def __contains__(self, x):
            return l
        def __bool__(self):
            return isinstance(iter((iter([]) * (2**61))), int)
        def __index__(self):
            return (255).bit_length()
        def __format__(self, spec):
            return spec
        def __del__(self):
            note('del')
    x = [C(v) for v in [x * 2 for x in list(map(str, [3, 1, 2]))]]
    note([v.v for v in sorted(x)])
    note(len({C((list((range(-0 % 99)[1] % (None).missing)) % getattr(o, f'{(5e-324 / float('nan')):.3f}'.casefold()))), C((a + None))}))
    note(C(d)(float('inf').real.as_integer_ratio()))
    note(type(complex(((s)[(0 + 1j)] // 0.1), ((False / --2.25) % abs(divmod(float('nan'), 0.1)[1])))) in C(1))
    note(C(1) and type(frozenset()))
    note([1, 2, 3][C(0)])
    note(f'{C(1):abc}')
    note([*C(2)])
    if l:
        l.insert(ord('12'[:1]), a)
    o.value = zip(tuple(sorted({})).__class__(list({l.count(l): l}.items())) and l, max('%d' % type(l), 'abc'))
    for i in list(map(str, vars(o) and [])):
        def f(p, q=(int(f'{l!r}|{l.translate({97: 'x', 98: None}):^7}', ((1 if l else 0) + (10**20))) + s), *r, k=sorted(sorted(s)), **m):
            if False:
                s = 'Hello World'.rjust(a % 9)
            elif (a >= 0.1.hex()):
                d.pop((7 + 1j))
            else:
                l *= next(iter([3, 1, 2])) % 3
            return p, q, r, k, sorted(m)
        note(f(len))
        note(f(s, None, type(d), k=range({'Hello World'[7:(-(2**62))]: getattr(o, 'abc'), 'a': (l - l)}.get(a, True) % 99)[(2**61)], z=...))
        note(i)
    return a, b, c, s, t, l, d

def case9():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    a, b = b, a
    c *= (len(l) & round(min(-0.0, 1e300)))
    return a, b, c, s, t, l, d

def case10():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    pass
    del d[float(d)]
    for i, x in enumerate(None):
        note(i, x)
        if i > 5: break
    try:
        l.sort()
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    return a, b, c, s, t, l, d

def case11():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    s += {1, 2, 3}
    l += list(d)
    o.value = ((l * t.rjust(-1 % 9).partition(s)[0].count('a'))).x
    return a, b, c, s, t, l, d

for n, case in enumerate([case0, case1, case2, case3, case4, case5, case6, case7, case8, case9, case10, case11]):
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])

note(case())
