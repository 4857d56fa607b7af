
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
    d |= vars(Point(max(sum(None)), ...))
    d.pop(iter(s), a)
    try:
        c *= len(vars(Point(type(l), oct(-1))))
        d.pop(..., (max(-(d)) % ...))
    except (TypeError, ValueError) as e:
        note(type(e).__name__, e)
        l.insert((divmod((1 and bool(s)), ((None).x % (2**61)))[0] and (lambda x: x + fact(7 % 12))(((10**20) >> ((lambda x: x + c)((2**61)) % 70)))), -1)
    else:
        note((w := a) + w)
    finally:
        s = max(type({**d, 1: l}).__name__, bin(({}.get(-1, 255) & (-(2**62)))))
    d |= {x: {1: 2, 3: 4} for x in (*l, a)}
    with Manager([3, 1, 2]) as m, Manager((frozenset() <= set(hex(7)))) as n:
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
                return iter(([(i, x) for i, x in enumerate([undefined_name, zip([1, 2, 3], 'a'), a])] + [3, 1, 2]))
            def __contains__(self, x):
                return (*list(range(-1 % 9)), int((a * (10**20))))
            def __bool__(self):
                return True
            def __index__(self):
                return (len(l)).bit_length()
            def __format__(self, spec):
                return spec
            def __del__(self):
                note('del')
        x = [C(v) for v in [*list(d), *(1, 'a', None)]]
        note([v.v for v in sorted(x)])
        note(len({C((f'{float('inf'):.3f}' if s else 'a').partition(str([]))), C(...)}))
        note(C(type(s))(zip((1, 'a', None).__class__(sorted(list(d), reverse=True)) and l, '12')))
        note(None in C(1))
        note(C(1) and (complex(5e-324, 0.0) + max(-(Point(..., a)))))
        note([1, 2, 3][C(0)])
        note(f'{C(1):abc}')
        note([*C(2)])
    with Manager(Point((None - (list(-(l)) + '\u00e9x')), (0 + 1j))) as m, Manager(True) as n:
        s = ascii(f'{-0.0:.3f}'.removeprefix(format(float('nan'), '.2e'))).title()
    return a, b, c, s, t, l, d

def case1():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    b = (ord('abc'[:1]) % l.pop())
    c = (fact(((a ^ (255 | 1)) and (255 << (len({1: 2, 3: 4}) % 70))) % 12) // len(set(vars(Point(s, slice(None, d))))))
    a, *l = list(filter(None, []))
    return a, b, c, s, t, l, d

def case2():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > len({1, 2, 3}) or a == c:
            c = b - 0
        x = [i, a, b][i % 3]
        note(((c + 1j))[...])
    note(a, b, c, x)
    y: int = reduce_([(i, x) for i, x in enumerate([x for x in sorted(frozenset(), key=repr) if x])])
    a = a
    v = iter([3, 1, 2])
    for x in v:
        note(x, next(v, None))
    try:
        for k, v in dict.fromkeys([[x, y] for x in (lambda *x: x)(*d) for y in []], s).items():
            note(k, v)
            d |= vars(Point((list(...) + slice(..., None)), l))
    finally:
        note('finally', a)
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return (((b'\x00\xff'.upper() + (b'\x00\xff' + b'\x00\xff'))).missing - d)
        @p.setter
        def p(self, v):
            note('set', v)
            try:
                for i in range((255 << (0 % 70)) % 12):
                    a += i
                    if (1 not in ....copy()): break
                    l.append(s)
                else:
                    a //= sum(x for x in list(set()))
                d.update(d)
            except (TypeError, ValueError) as e:
                note(type(e).__name__, e)
                l.insert(a, getattr(o, 'a'.title()))
            else:
                del d[(10**20)]
            finally:
                globals()['g'] = (type(range((-(2**62)), c, b)))[l]
        @staticmethod
        def q(v):
            return v
        @classmethod
        def r(cls):
            return cls.__name__
    v = C()
    note(v.p)
    v.p = (type(-(getattr(o, t))) % frozenset())
    v.x = [x * 2 for x in [(i, x) for i, x in enumerate(list(range(255 % 50, -1 % 50, 255 % 7 - 3)))]]
    note(v.x, v.q(dict(list('a,b,c'.expandtabs(7 % 9)))), C.r())
    note(v.y)
    return a, b, c, s, t, l, d

def case3():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    note(format(divmod((round(1e300, True % 10) - fact((-(2**62)) % 12)), 1.5)[1], 'g'))
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)
    note(f([1, 2, 3][(({1: 2, 3: 4}[(True or 255)] and (-(2**62))) if True else ('a'[(10**20)].count('%d' % 1)).bit_length())] % 12))
    return a, b, c, s, t, l, d

def case4():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    try:
        def f(p, q=l, *r, k=d, **m):
            d.pop(d)
            return p, q, r, k, sorted(m)
        note(f(len))
        note(f(None, list(filter(None, list(s))), sorted(d), k=sum(complex(1e300, (round(1e300) / s.count(s)))), z=dict([1, 2, 3])))
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    v = iter([3, 1, 2])
    for x in v:
        note(x, next(v, None))
    return a, b, c, s, t, l, d

def case5():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    t = f'{l.count(f'{1.5:.3f}'):#010b}'
    s = s[int(round(divmod(float('inf'), round(1.5, (10**20) % 10))[1], +int(' b ') % 10)):]
    d = ({**Point, 1: d}.copy() | dict.fromkeys([1, 2, 3], (0.1)[a]))
    return a, b, c, s, t, l, d

def case6():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    d.pop(range((-(2**62))), l)
    for i in sorted([3, 1, 2]):
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
                return -(set())
            def __bool__(self):
                return a
            def __index__(self):
                return c
            def __format__(self, spec):
                return spec
            def __del__(self):
                note('del')
        x = [C(v) for v in list(range(c % 50, a % 50, 255 % 7 - 3))]
        note([v.v for v in sorted(x)])
        note(len({C(bin(1).format(None, x=slice(a, d)).partition('abc')[0]), C(list({x: [] for x in 1e300.as_integer_ratio()}.items()))}))
        note(C(s)((o.value)()))
        note((divmod('a,b,c'.count(s), (10).__add__(c)) % o) in C(1))
        note(C(1) and d)
        note([1, 2, 3][C(0)])
        note(f'{C(1):abc}')
        note([*C(2)])
        note(i)
    l = [x for x in f'{-0.0:e}'.replace(f'{-0.0!s:>10.4}', '%s-%r' % (l, ...)).splitlines() if x]
    l.remove(range(10 % 99)[(1, 'a', None)[abs(0) % 3]])
    class C(Point):
        z = l
        def __init__(self, v):
            super().__init__(v, (d + (a ** ((0 + a) % 7))))
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return sorted(undefined_name)
        def __eq__(self, other):
            return sum({x: (sum(d) % complex(1.5, float('nan'))) for x in ((1, 2, 3) * (min(10, c) % 3))})
        def __len__(self):
            return min([(i, x) for i, x in enumerate(sorted(d.keys(), key=repr))].index(range(10 % 99)[(c if ((-(2**62)) in l) else 10)]), max([1, 2, 3]))
        def __getitem__(self, key):
            note(key)
            return (lambda *x: x)(*[[x, y] for x in tuple(sorted([], reverse=True)) for y in [y for x in [[(i, x) for i, x in enumerate([3, 1, 2])], list(filter(None, l))] for y in x]][(int(f'{c:>8}', Point((10**20), 7).x) * b):(a % ord('12'[:1]))])[key]
        def __getattr__(self, name):
            return name
    v = C(d)
    note(v, v.z, v.other)
    note(len(v))
    note(v + (yield_((10 + 1j))))
    note(v == ..., v != iter((1, 2, 3)[::-1]))
    note(v[{1, 2, 3}])
    note(list(v))
    note(bool(v))
    d |= ({{}[abs(o.method((-(2**62))))]: (... * 7)} | {1: 2, 3: 4})
    return a, b, c, s, t, l, d

def case7():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    def f(p, /, q):
        nonlocal a
        a = ord(format(((float('nan') * float('inf')) // -0.0), '.2e')[::({}.get(reduce_([3, 1, 2]), -(-(2**62))) and o.value)][:1])
        note(sorted(list(range(True % 9))[10]))
        return q
    note(f((sum(l)).missing, Point))
    note(f(p=..., q=d))
    l.insert(int('a', 1), getattr(o, 'Hello World'))
    try:
        for k, v in {1: 2, 3: 4}.copy().items():
            note(k, v)
            v = iter(sorted(list(map(str, [255, 10])), key=str))
            for x in v:
                note(x, next(v, None))
        return sorted('%s-%r' % (l, d).splitlines(), key=str)
    except (TypeError, ValueError) as e:
        note(type(e).__name__, e)
        for i in list(zip(list(dict.fromkeys([1, 2, 3])), list(gen_from([])))):
            w = 0
            while w < 10 % 9:
                w += 1
                del o.value
                if ('' < f'{bool(a):#010b}'): break
            else:
                note('end')
            note(i)
    else:
        match l:
            case 0 | 1:
                a, b = b, a
            case [x, *r]:
                note(x, r)
            case {'a': x, **r}:
                note(x, r)
            case Point(x=x, y=None):
                note(x)
            case str(x) if a:
                note(x)
            case None | True:
                if d:
                    d.update({})
            case x:
                note(type(x).__name__)
    finally:
        l.insert(int('abc', (int(-2.25) & o.method(True))), type((yield_(d))))
    note((w := (2**61)) + w)
    return a, b, c, s, t, l, d

def case8():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    for i, x in enumerate(getattr(o, b'abc'.hex().removeprefix(format(int.from_bytes((2 % 256).to_bytes(2, 'little'), 'big'), ',')))):
        note(i, x)
        if i > 5: break
    d |= {**dict(a=(() * (c % 3)), b=s), int.from_bytes((10 % 256).to_bytes(2, 'little'), 'big'): None}
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
            return iter(t.split((type(None).__name__.format(list(len(d)), x=f'{float('inf'):%}') + f'{'\u00e9x'.format(l, x=None).find('a'.join([t, t])):+,}')))
        def __contains__(self, x):
            return ((a % slice(None, a)) + getattr(o, chr((2 >> (7 % 70)) % 1000)[d.get((10 and a), ((2**61) >> (b % 70)))]))
        def __bool__(self):
            return a
        def __index__(self):
            return o.method((lambda *x: x)(*[])[(10**20) % 3])
        def __format__(self, spec):
            return spec
        def __del__(self):
            note('del')
    x = [C(v) for v in sorted(frozenset(), key=repr)]
    note([v.v for v in sorted(x)])
    note(len({C(a), C(sum({1, 2, 3}))}))
    note(C(sum(sum((sorted(..., key=str) if (a == l) else 'a,b,c'.splitlines()))))(Point))
    note((yield_(d)) in C(1))
    note(C(1) and ' b '.join([divmod(-(2**61), 0), ('a,b,c'.casefold() + (' b ' if s else 'abc')).swapcase()]))
    note([1, 2, 3][C(0)])
    note(f'{C(1):abc}')
    note([*C(2)])
    return a, b, c, s, t, l, d

def case9():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    l.insert(next(iter([1, 2, 3])), None)
    def f():
        for i in range(b % 5):
            x = yield i
            note(x)
            b -= sum([])
        return {1, 2, 3}
    v = f()
    note(next(v))
    note(v.send(None))
    note(list(v))
    s += s.replace(t, '12'.swapcase())
    return a, b, c, s, t, l, d

def case10():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    try:
        note(d.popitem())
    finally:
        note('finally', a)
    note(g)
    if None:
        d.setdefault(s, l)
    try:
        raise ExceptionGroup('g', [ValueError((Point).missing), TypeError(Point)])
    except* ValueError as e:
        note(e.exceptions)
        a = range(len(set('a'.center(7 % 20, '*').lstrip(max('abc', '12')))))
    except* TypeError:
        note(int(None))
    note((yield_(s)))
    return a, b, c, s, t, l, d

def case11():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    d[iter(float(((-(2**62))).conjugate()))] = (range(next(iter(list(({1, 2, 3} | set())))), 0, int.from_bytes(b''.upper(), 'big')))[None]
    del a
    def f():
        try:
            yield (d)()
            yield ((sorted(c) < (undefined_name * -1))).x
        except ValueError as e:
            note(e)
            yield undefined_name
        finally:
            note('left')
    v = f()
    note(next(v))
    note(v.throw(ValueError(sum(None))))
    v.close()
    return a, b, c, s, t, l, d

for n, case in enumerate([case0, case1, case2, case3, case4, case5, case6, case7, case8, case9, case10, case11]):
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])

note(case())
