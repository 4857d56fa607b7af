
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
    def f(p, /, q):
        nonlocal a
        a = b
        for i in range(a % 12):
            a += i
            if (float('a,b,c') == a): break
            for i in range({x: s for x in tuple(sorted(d))}.get(b, 7) % 12):
                a += i
                if (sorted(frozenset()) != (d - s)): pass
                t = '\u00e9x'.strip()
            else:
                d[zip(list(filter(None, l)), f'{b:+,}')] = max(s)
        else:
            a, b = ((() + (lambda *x: x)(*[3, 1, 2])) + (1, 'a', None)[::-1])
        return q
    note(f(()[::-1], []))
    note(f(p=None, q=(list(l)).missing))
    assert False, t
    a, b = b, a
    return a, b, c, s, t, l, d

def case1():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    with Manager(a) as m, Manager(callable(Point)) as n:
        def f(p, q=range(repr(a).count('12')), *r, k=(d - (l)()), **m):
            def f(p, q={k: v for k, v in {}.items() if v}.keys(), *r, k=(yield_(l)), **m):
                del a
                return p, q, r, k, sorted(m)
            note(f(range(int('a'.title(), o.value) % 99)[slice((... * 2), d)]))
            note(f(pow(max([1, 2, 3]), 1 % 50, l[None]), list(map(str, [[x, y] for x in (1, 2, 3) for y in []])), type((None * [3, 1, 2][255])), k=s, z=list(gen([3, 1, 2].count(l) % 6))))
            return p, q, r, k, sorted(m)
        note(f(...))
        note(f((l + Point), int(pow(round(10, -(255 % 5)), ((10**20) and True) % 50, abs((2**61)))), (lambda *x: x)(*[*sorted(l, reverse=True), *(lambda *x: x)(*l)]), k=len, z=type(int(((2**61) + (l % l))))))
    with Manager((a + dict.fromkeys([1, 2, 3], undefined_name))) as m:
        note(m)
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
                return iter(list(dict.fromkeys(list(frozenset()))))
            def __contains__(self, x):
                return zip((list(zip([], l[::0])) if any(list(range(True % 50, 255 % 50, b % 7 - 3))) else [(i, x) for i, x in enumerate(l)]), '%x' % (1 if range(2, 10, 255) else 0))
            def __bool__(self):
                return (pow((bool(s) ** (divmod(255, (-(2**62)))[0] % 7)), ((b - a) - 10) % 50, int(max(1.5, 1))) not in {})
            def __index__(self):
                return 0
            def __format__(self, spec):
                return spec
            def __del__(self):
                note('del')
        x = [C(v) for v in (True % 256).to_bytes(2, 'little').hex().split()]
        note([v.v for v in sorted(x)])
        note(len({C((b'' * ((1 if (True + None) else 0) % 4))), C(range((1 if -(Point(l, ...)) else 0), (-(2**62)), (c & [(10**20), True].index((1, 'a', None)))))}))
        note(C(list(d))(type(int(d))))
        note(-(...) in C(1))
        note(C(1) and ((range(int('', -1) % 99)[(10 * -1)])[l]).x)
        note([1, 2, 3][C(0)])
        note(f'{C(1):abc}')
        note([*C(2)])
    with Manager({1: 2, 3: 4}) as m:
        note(m)
        del l[o.value]
    return a, b, c, s, t, l, d

def case2():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    d[(vars(o) and [] + ...)] = Point(d, -(complex(1e300, 0.1)))
    l += [x for x in list(map(str, max('a,b,c', 'a').splitlines().copy())) if x]
    return a, b, c, s, t, l, d

def case3():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return set()
        @p.setter
        def p(self, v):
            note('set', v)
            note(l)
        @staticmethod
        def q(v):
            return v
        @classmethod
        def r(cls):
            return cls.__name__
    v = C()
    note(v.p)
    v.p = -(range((10 - 7) % 99)[bool((a + Point(None, a)))])
    v.x = (yield_(range((2 * (10**20)) % 99)[2]))
    note(v.x, v.q(-(None)), C.r())
    note(v.y)
    def f(p, q=dict([*l, *(+0, len('12'), a)]), *r, k=sum(None), **m):
        l.extend(True)
        return p, q, r, k, sorted(m)
    note(f(int(iter(d))))
    note(f(None, s, ((())() * -(-1 if all(list({})) else 10)), k=int((d)()), z=set({1: 2, 3: 4})))
    l.extend('abc')
    note(g)
    return a, b, c, s, t, l, d

def case4():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    (a, b), c = int(l)
    for k, v in {max(' b ', 'abc'): range(-1 % 99)[int(s.isdigit())], 'Hello World'.center((c).conjugate() % 20, '*'): s}.copy().items():
        note(k, v)
        try:
            del a
        except Exception as e:
            note(type(e).__name__, e.args, e.__context__)
    d.update(vars(Point(o, sorted(a))))
    l.remove((iter((d)[s]))())
    return a, b, c, s, t, l, d

def case5():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    a //= a
    return a
    return a, b, c, s, t, l, d

def case6():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    with Manager(...) as m, Manager((slice(..., range((10**20), 2, (sum(x for x in l) >> (a % 70)))) == getattr(o, ' b '))) as n:
        s += t
    match a:
        case 0 | 1:
            a //= len(dict(zip([3, 1, 2], [*..., *(1, 'a', None)][fact(True % 12):(10 >> (2 % 70))])))
        case [x, *r]:
            note(x, r)
        case {'a': x, **r}:
            note(x, r)
        case Point(x=x, y=1.5):
            note(x)
        case str(x) if ' b '.startswith(f'{float('inf'):e}'.encode().hex()):
            note(x)
        case None | True:
            if slice(iter((sorted(...) % Point(None, l))), -(d)):
                a, b = ((7, fact((-(2**62)) % 12), b''[(2**61)]) * (range(a % 99)[(2**61)] % 3))
        case x:
            note(type(x).__name__)
    d.pop([1, 2, 3])
    assert ({1, 2, 3} <= (frozenset() - set(l))), slice(b'\x00\xff', slice(a, d))
    for k, v in {i: x for i, x in enumerate(list(range(o.value % 9)))}.items():
        note(k, v)
        try:
            for i, x in enumerate(a):
                note(i, x)
                if i > 5: break
        except Exception as e:
            note(type(e).__name__, e.args, e.__context__)
    with Manager(d) as m:
        note(m)
        globals()['g'] = ((None).missing)[chr(7 % 1000).count(format(c, ','))]
    return a, b, c, s, t, l, d

def case7():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    try:
        with Manager((len)[slice(list(d.items()), a)]) as m:
            note(m)
            def f():
                try:
                    yield len(range(255))
                    yield s
                except ValueError as e:
                    note(e)
                    yield (None + sum((None + s)))
                finally:
                    note('left')
            v = f()
            note(next(v))
            note(v.throw(ValueError({(2).bit_length(), (0 if s else -1)})))
            v.close()
        a = (int('\u00e9x', True) + 1j)
    except (TypeError, ValueError) as e:
        note(type(e).__name__, e)
        s = s[pow(7, 1 % 50, round(5e-324)):]
    else:
        s = s[(divmod(d[Point(..., l)], l.count((-1 + 1j)))[0] << (1 % 70)):]
    finally:
        x = 1.5
        for i in range(20):
            x = x * 1.5 + i - 0.25
            if x > float('nan'): x = (-0.0 * ((1.5 * -float('inf')) if ('Hello World'.zfill(255 % 12) in '12') else max(max(0.0, 0), sum(l))))
        note(x)
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > c or a == c:
            c = b - 1
        x = [i, a, b][i % 3]
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
                    return iter([])
                def __contains__(self, x):
                    return (l * [sum(x for x in []), (l % d)][o])
                def __bool__(self):
                    return isinstance(l, int)
                def __index__(self):
                    return dict([c, b])[len(b'\x00\xff'.decode('latin-1'))]
                def __format__(self, spec):
                    return spec
                def __del__(self):
                    note('del')
            x = [C(v) for v in [[x, y] for x in (lambda *x: x)(*([1, 2, 3] * (2 % 4))) for y in [y for x in [[x for x in l if x], sorted([3, 1, 2])] for y in x]]]
            note([v.v for v in sorted(x)])
            note(len({C((int.from_bytes(b'abc'.upper(), 'big') + len)), C(d)}))
            note(C(max(None))(sum(len)))
            note(float((s - range((10**20)))) in C(1))
            note(C(1) and (pow(1, (2 or 1) % 50, min((2**61), 0)) + 1j))
            note([1, 2, 3][C(0)])
            note(f'{C(1):abc}')
            note([*C(2)])
        except Exception as e:
            note(type(e).__name__, e.args, e.__context__)
    note(a, b, c, x)
    del l[True:dict(list(dict.fromkeys(sorted([]))))[o.method((reduce_([]) if s else (((2**61) << (2 % 70)) + a)))]]
    return a, b, c, s, t, l, d

def case8():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    a //= o.method(len(dict(a=(complex(1.5, -2.25))[b''], b={1: 2, 3: 4})))
    note(l, s)
    globals()['g'] = s
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > 'abc'.count(Point) or a == c:
            c = b - len((s + f'{-1:>8}').expandtabs({}.get(a, (2**61)) % 9))
        x = [i, a, b][i % 3]
        a = (d * int(oct(2), ((d % a)).conjugate()))
    note(a, b, c, x)
    note(max((undefined_name)[o]))
    return getattr(o, 'a,b,c')
    return a, b, c, s, t, l, d

def case9():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    raise KeyError((((bool(len) + s) * (int('12') and 7)) - list('a,b,c'))) from TypeError(range([x * 2 for x in l][10] % 99)[0])
    if s:
        class C(Point):
            z = None
            def __init__(self, v):
                super().__init__(v, d)
                self.v = v
            def __repr__(self):
                return f'C({self.v!r})'
            def __add__(self, other):
                note(other)
                return (((Point < getattr(o, ''))).x)[range((10**20) % 99)[10]]
            def __eq__(self, other):
                return s
            def __len__(self):
                return o.method(1)
            def __getitem__(self, key):
                note(key)
                return (1, 'a', None)[key]
            def __getattr__(self, name):
                return name
        v = C(list(zip((1, 'a', None).__class__(list(range(True % 9))) and l, sorted([3, 1, 2], reverse=True))))
        note(v, v.z, v.other)
        note(len(v))
        note(v + None)
        note(v == d, v != d)
        note(v[(*[], d)])
        note(list(v))
        note(bool(v))
    t = 'a'
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return sum(-(int((1.5 + l))))
        @p.setter
        def p(self, v):
            note('set', v)
            try:
                match (d).missing:
                    case 0 | 1:
                        l[::2] = [(i, x) for i, x in enumerate([3, 1, 2])]
                    case [x, *r]:
                        note(x, r)
                    case {'a': x, **r}:
                        note(x, r)
                    case Point(x=x, y=None):
                        note(x)
                    case str(x) if (1.5 >= divmod(1.5, sum([-0.0, 5e-324, 0.1]))[1]):
                        note(x)
                    case None | True:
                        d = {}
                    case x:
                        note(type(x).__name__)
            except Exception as e:
                note(type(e).__name__, e.args, e.__context__)
        @staticmethod
        def q(v):
            return v
        @classmethod
        def r(cls):
            return cls.__name__
    v = C()
    note(v.p)
    v.p = range(True)
    v.x = {b, int.from_bytes(b'', 'big')}
    note(v.x, v.q(len), C.r())
    note(v.y)
    try:
        try:
            class C(Point):
                z = s
                def __init__(self, v):
                    super().__init__(v, ...)
                    self.v = v
                def __repr__(self):
                    return f'C({self.v!r})'
                def __add__(self, other):
                    note(other)
                    return sorted(list(frozenset()))
                def __eq__(self, other):
                    return ''.upper()
                def __len__(self):
                    return -1
                def __getitem__(self, key):
                    note(key)
                    return (lambda *x, **k: (x, k))((range(True, 7, ...) % (s)[s]), k=max(...))[key]
                def __getattr__(self, name):
                    return name
            v = C(list((b'\x00\xff')[zip([3, 1, 2], 'a')]))
            note(v, v.z, v.other)
            note(len(v))
            note(v + l)
            note(v == len(...), v != b'')
            note(v[sorted('%5.2f' % 1.5)])
            note(list(v))
            note(bool(v))
        except Exception as e:
            note(type(e).__name__, e.args, e.__context__)
        for i in list(zip((d, s, a).__class__(l) and l, '12'.rjust(o.method(255) % 9).split('\u00e9x'.expandtabs((0 if True else True) % 9)))):
            del l[c:7]
            note(i)
    except (TypeError, ValueError) as e:
        note(type(e).__name__, e)
        try:
            l[::2] = list(t.title().strip())
        finally:
            note('finally', a)
    else:
        b -= sum(x for x in [(i, x) for i, x in enumerate([x for x in list(set()) if x])])
    finally:
        l.sort()
    return a, b, c, s, t, l, d

def case10():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    def f(p, /, q):
        nonlocal a
        a = (2**61)
        raise ValueError(((7).missing == (list(l) < a)))
        return q
    note(f(zip(sorted(zip([], '\u00e9x')), f'{(2**61):>8}'.swapcase()), slice((len({(a).bit_length(): (a * 7)}) + 1j), Point((), type(range([][-1] % 99)[sum(x for x in [1, 2, 3])])))))
    note(f(p=b'abc', q=...))
    l.reverse()
    del o.value
    return a, b, c, s, t, l, d

def case11():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    c = sorted(([1, 2, 3] if ((s is not None) and (True or s)) else [y for x in [[3, 1, 2], sorted([1, 2, 3])] for y in x]), key=lambda x: -x)[(b).conjugate()]
    if Point:
        a, b = b, a
    a //= a
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return d
        @p.setter
        def p(self, v):
            note('set', v)
            (a, b), c = sum(Point)
        @staticmethod
        def q(v):
            return v
        @classmethod
        def r(cls):
            return cls.__name__
    v = C()
    note(v.p)
    v.p = o
    v.x = (l).x
    note(v.x, v.q(d), C.r())
    note(v.y)
    def f():
        for i in range(b % 5):
            x = yield i
            note(x)
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
                    return iter(list(gen((10**20) % 6)))
                def __contains__(self, x):
                    return []
                def __bool__(self):
                    return a
                def __index__(self):
                    return int((isinstance(s, (str, list)) == (sorted(a) is not None) != ({1: 2, 3: 4} in format(float('inf'), '.2e'))))
                def __format__(self, spec):
                    return spec
                def __del__(self):
                    note('del')
            x = [C(v) for v in list(filter(None, sorted([3, 1, 2])))]
            note([v.v for v in sorted(x)])
            note(len({C(len), C(int(...))}))
            note(C((l)())(list(max(slice(l, d)))))
            note(... in C(1))
            note(C(1) and slice(..., d))
            note([1, 2, 3][C(0)])
            note(f'{C(1):abc}')
            note([*C(2)])
        return (None % len(s))
    v = f()
    note(next(v))
    note(v.send((yield_(a))))
    note(list(v))
    return a, b, c, s, t, l, d

for n, case in enumerate([case0, case1, case2, case3, case4, case5, case6, case7, case8, case9, case10, case11]):
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])

note(case())
