
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
    a = b
    v = iter([bool((-((yield_(d))) % 'Hello World')), next(iter(l))])
    for x in v:
        note(x, next(v, None))
    for i in [1, 2, 3]:
        for i, x in enumerate(...):
            note(i, x)
            if i > 5: break
        note(i)
    b = [(10**20), (int.from_bytes(b'abc', 'big') ^ len(list(reversed([x * 2 for x in [1, 2, 3]]))))][(bool(d) < reduce_([x for x in [] if x]))]
    o.value = getattr(o, chr(round(0.1) % 1000))
    return a, b, c, s, t, l, d

def case1():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    try:
        assert any(sorted([1, 2, 3], reverse=True)), ((bool(a) % round(1, -((2**61) % 5))))[(l[(-(2**62)):-1] % float(None))]
    finally:
        note('finally', a)
    for k, v in {k: v for k, v in {}.items() if v}.items():
        note(k, v)
        l[(((-(2**62))).conjugate() + -1)] = l
    return a, b, c, s, t, l, d

def case2():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    d.setdefault(a, (...)())
    del l[(10**20):-len((frozenset() - set([y for x in [[1, 2, 3], []] for y in x])))]
    a, *l = sum(a)
    note(a, ())
    return a, b, c, s, t, l, d

def case3():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    class C(Point):
        z = ...
        def __init__(self, v):
            super().__init__(v, ({} | int(Point(s, l))))
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return ((a - (frozenset() - frozenset((1, 2, 3)))) - ({' b ': None, 'Hello World': l}.keys() - frozenset()))
        def __eq__(self, other):
            return float(([3, 1, 2]).x)
        def __len__(self):
            return (max(len(...)[(1, 2, 3)[(10**20) % 3]].split()) | 7)
        def __getitem__(self, key):
            note(key)
            return tuple(list(dict.fromkeys('Hello World'.split())))[key]
        def __getattr__(self, name):
            return name
    v = C((((b''.replace(b'\x00\xff', b'') * ((c % b) % 4)))() * (10**20)))
    note(v, v.z, v.other)
    note(len(v))
    note(v + range(-(2**61) % 99)[int.from_bytes((bytearray(bytearray(b'\x00\xff')) + l[a:sum(l)]), 'big')])
    note(v == repr(s), v != (a).missing)
    note(v[len({x: ((True << (1 % 70)) + max(a)) for x in divmod(int(''), 255)})])
    note(list(v))
    note(bool(v))
    note(-(range(2 % 99)[ord('abc'[:1])]))
    return ((a % (max('12'.split('Hello World')) + (d < (0 + 1j)))))[...]
    w = 0
    while w < o.value % 9:
        w += 1
        try:
            x = 1.5
            for i in range(20):
                x = x * 1.5 + i - 0.25
                if x > round(1.5, +(c ^ 7) % 10): x = float('inf').hex()
            note(x)
        finally:
            note('finally', a)
        if s: break
    else:
        note('end')
    return a, b, c, s, t, l, d

def case4():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    a, *l = list(range(max([]) % 50, 2 % 50, ((len({1: 2, 3: 4})).__add__((-1 % round(0.1))) ** ((10**20) % 7)) % 7 - 3))
    del d[make_adder((1 if (((2**61) + 1j) + ((a >> (-1 % 70)) + 1j)) else 0))(a)]
    s = s[s:]
    return a, b, c, s, t, l, d

def case5():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    with Manager(d) as m, Manager(True) as n:
        l = sorted(set({1: 2, 3: 4}), key=repr)
    o.value = range(pow((reduce_([3, 1, 2]) - Point(next(iter([1, 2, 3])), ~True).x), (2 << (True % 70)) % 50, len(dict([3, 1, 2]))), (-(2**62)), ((c and (((2**61) ** (0 % 7))).bit_length()) & make_adder((1 if d else 0))((round(1.5) ^ (True or b)))))
    l.remove(iter(max(range(vars(Point(l, ...)).get((0 ** (a % 7)), 7) % 99)[(-(-(2**62)) - 255)])))
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > float('inf'): x = -0.0
    note(x)
    return a, b, c, s, t, l, d

def case6():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    s = format(1.5, '.2e').casefold()
    for i in list(dict(list(dict.fromkeys(list(gen_from(sorted([], reverse=True))))))):
        match s:
            case 0 | 1:
                if ('a,b,c' in 'a,b,c'):
                    b -= fact(2 % 12)
                elif undefined_name.startswith(f'{float('nan')!s:>10.4}'):
                    s += getattr(o, '12'[7])
                else:
                    d[o] = zip(().__class__(l) and l, 'a')
            case [x, *r]:
                note(x, r)
            case {'a': x, **r}:
                note(x, r)
            case Point(x=x, y=0):
                note(x)
            case str(x) if hasattr(o, f'{0:#010b}'.center(int(' b ') % 20, '*').upper()):
                note(x)
            case None | True:
                v = iter(list(range(2 % 50, {1: 2, 3: 4}[ord('abc'[:1])] % 50, a % 7 - 3)))
                for x in v:
                    note(x, next(v, None))
            case x:
                note(type(x).__name__)
        note(i)
    with Manager(l) as m:
        note(m)
        v = iter((((1, 'a', None) + (1, 2, 3)).__class__(l) and l if (({x % 3 for x in []} <= set()) == (len({1, 2, 3}) == [].pop()) != (hasattr(o, s) == True != False)) else [1, 2, 3]))
        for x in v:
            note(x, next(v, None))
    l.insert(10, sum(getattr(o, ('%s-%r' % ((1, 'a', None), ()) + ('Hello World' * ((10**20) % 4))))))
    for i in [3, 1, 2][::+(1 if Point else 0)]:
        l[(b'abc'[1] // l):2] = list(vars(Point(len, ...)).items())
        note(i)
    return a, b, c, s, t, l, d

def case7():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    globals()['g'] = type(d)
    def f(p, q=..., *r, k=..., **m):
        note('%d' % (10**20))
        return p, q, r, k, sorted(m)
    note(f(-(...)))
    note(f(Point, list(filter(None, list(reversed([3, 1, 2])))), (d)[s], k=ascii('%s-%r' % ([1, 2, 3], range(0 % 99)[(2**61)])).join([(f'{2:+,}' + 'Hello World')[fact(c % 12)], t]), z=d))
    w = 0
    while w < c % 9:
        w += 1
        if ((int.from_bytes(b'abc', 'big') not in {1: 2, 3: 4}) == ((lambda *x: x)(*l[::True]) > 1e300.real.as_integer_ratio()) != (1 not in d)):
            for k, v in {}.items():
                note(k, v)
                (a, b), c = -(float(...))
        elif True:
            if '{}:{}'.format(len(a), None):
                s += type(None).__name__
        else:
            d |= dict(a=l, b=(None)[None])
        if True: pass
    else:
        note('end')
    [note(x) for x in s.splitlines()]
    return a, b, c, s, t, l, d

def case8():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    a = {1: 2, 3: 4}
    (a, b), c = set()
    with Manager(o) as m:
        note(m)
        d = dict(a=(('12'.count('12') + 1j))[a], b=('\u00e9x'.title())())
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > 1e300.hex(): x = float('')
    note(x)
    def f():
        for i in range(((2**61)).conjugate() % 5):
            x = yield i
            note(x)
            for i in range(10 % 12):
                a += i
                if False: break
                class C:
                    __slots__ = 'x', 'y'
                    @property
                    def p(self):
                        note('get')
                        return max(None)
                    @p.setter
                    def p(self, v):
                        note('set', v)
                        l.insert((-(2**62)), None)
                    @staticmethod
                    def q(v):
                        return v
                    @classmethod
                    def r(cls):
                        return cls.__name__
                v = C()
                note(v.p)
                v.p = range('Hello World'.find('abc') % 99)[True]
                v.x = (int.from_bytes(b'abc', 'big') // a)
                note(v.x, v.q(sorted(sum(int(l)))), C.r())
                note(v.y)
            else:
                note(' b '.title())
        return None
    v = f()
    note(next(v))
    note(v.send({1, 2, 3}))
    note(list(v))
    return a, b, c, s, t, l, d

def case9():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    del l[min((-(2**62)), len({1, 2, 3}))]
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)
    note(f((10**20) % 12))
    return type(int(s))
    return a, b, c, s, t, l, d

def case10():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    try:
        s = max('12', ''[::Point(s, d).count(' b ')])
    finally:
        note('finally', a)
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return s
        @p.setter
        def p(self, v):
            note('set', v)
            try:
                raise ExceptionGroup('g', [ValueError(o), TypeError(Point)])
            except* ValueError as e:
                note(e.exceptions)
                a = ()
            except* TypeError:
                note((s.split('\u00e9x').index(complex(0.1, 1e300))).missing)
        @staticmethod
        def q(v):
            return v
        @classmethod
        def r(cls):
            return cls.__name__
    v = C()
    note(v.p)
    v.p = None
    v.x = bytearray(bytearray(b''))
    note(v.x, v.q('a,b,c'.swapcase().expandtabs(o.method((10 ** (a % 7))) % 9)), C.r())
    note(v.y)
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > 1e300: x = float('inf')
    note(x)
    return a, b, c, s, t, l, d

def case11():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    for i in range(d[(2 | int((int.from_bytes(b'', 'big') / (10 - 7))))] % 12):
        a += i
        if all(list((a).x[::int(1e300)].removeprefix(sorted('%s-%r' % (l, ...))[0]))): pass
        l.reverse()
    else:
        with Manager([float(l), ..., ...]) as m, Manager((oct(next(iter([1, 2, 3]))).partition('a'[-1:1]) > (' b '.partition('a,b,c')[::-1] + (lambda *x: x)(*[1, 2, 3])))) as n:
            for i, x in enumerate(len):
                note(i, x)
                if i > 5: break
    a //= o.method(((-(2**62)) // max([*[1, 2, 3], *0.0.as_integer_ratio()])))
    d.update(dict(zip(sorted(list(map(str, sorted((set() - None), key=repr)))), [3, 1, 2])))
    return a, b, c, s, t, l, d

for n, case in enumerate([case0, case1, case2, case3, case4, case5, case6, case7, case8, case9, case10, case11]):
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])

note(case())
