
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
    a += ((-(2**62)) or ord('abc'[:1]))
    d.pop(None, undefined_name)
    try:
        raise ExceptionGroup('g', [ValueError(Point(d, c)), TypeError(d)])
    except* ValueError as e:
        note(e.exceptions)
        a = o
    except* TypeError:
        note((... * True))
    match max(a):
        case 0 | 1:
            note(a)
        case [x, *r]:
            note(x, r)
        case {'a': x, **r}:
            note(x, r)
        case Point(x=x, y='a'):
            note(x)
        case str(x) if (2 < [3, 1, 2].pop() <= sum(x for x in l)):
            note(x)
        case None | True:
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
                    return iter(list((1, 'a', None)))
                def __contains__(self, x):
                    return d
                def __bool__(self):
                    return ('a,b,c'.isdigit() == a != '{}:{}'.format(l, d)[min(True, 255)].isdigit())
                def __index__(self):
                    return len(format('abc'.replace('a,b,c', '\u00e9x').find(''.join(['\u00e9x', 'a,b,c'])), ','))
                def __format__(self, spec):
                    return spec
                def __del__(self):
                    note('del')
            x = [C(v) for v in [*l, *(*sorted(list('abc'), key=lambda x: -x), sum({1, 2, 3}))]]
            note([v.v for v in sorted(x)])
            note(len({C(undefined_name), C(d)}))
            note(C(s)(l))
            note(... in C(1))
            note(C(1) and getattr(o, str(complex((5e-324 ** (True % 5)), 5e-324))))
            note([1, 2, 3][C(0)])
            note(f'{C(1):abc}')
            note([*C(2)])
        case x:
            note(type(x).__name__)
    d |= {}
    return a, b, c, s, t, l, d

def case1():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    d.setdefault(int('{}:{}'.format(l, range(255))), slice(l, getattr(o, s)))
    for i, x in enumerate(len):
        note(i, x)
        if i > 5: break
    del o.value
    l.extend(None)
    for i in []:
        if f'{((5e-324 ** (b % 5)) + float('nan')):%}':
            note(g)
        note(i)
    w = 0
    while w < (-(2**62)) % 9:
        w += 1
        del d[(10**20)]
        if (zip(l, ()) is None): note(i)
    else:
        note('end')
    return a, b, c, s, t, l, d

def case2():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    with Manager((None).x) as m:
        note(m)
        with Manager(list(l)) as m, Manager(s) as n:
            a = True
    note(zip([x for x in list(filter(None, [])) if x], chr(+bool(255) % 1000)), next(iter(list({'12': l, '%d' % 7: ...}.items()))))
    return a, b, c, s, t, l, d

def case3():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    for k, v in dict.fromkeys(sorted([3, 1, 2]), d).items():
        note(k, v)
        for i in []:
            assert False, l
            note(i)
    a //= dict(a=iter(iter(zip([1, 2, 3], 'abc'))), b=len).get(a, int(False))
    l.insert(round((1 if complex(((float('inf') if True else float('nan')) // (1e300 * -2.25)), (max(0.0, 7) // (1e300 ** (255 % 5)))) else 0), -([int(callable(None)), (2**61)][any(['Hello World'.count(' b '), a])] % 5)), float('\u00e9x'.strip().strip()))
    for i in [*l, *(1, 'a', None)]:
        for i in range(10 % 12):
            a += i
            if all([1, 2, 3]): pass
            l += [x * 2 for x in list({(10**20): d}.items())]
        else:
            a += b
        note(i)
    try:
        raise ExceptionGroup('g', [ValueError('%d' % True), TypeError(sum(((-(2**62)) & -1)))])
    except* ValueError as e:
        note(e.exceptions)
        a = ((2 | -1) + range(([x * 2 for x in []][ord('\u00e9x'[:1])]).conjugate() % 99)[255])
    except* TypeError:
        note(len([]))
    return a, b, c, s, t, l, d

def case4():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    l.remove(Point)
    d = dict([1, 2, 3])
    del l[~round(True, -(b % 5))]
    return a, b, c, s, t, l, d

def case5():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    l.extend({x: a for x in (l, range(2 % 99)[((-(2**62)) ** (0 % 7))], s)})
    if True:
        try:
            try:
                (a, b), c = s
            finally:
                note('finally', a)
            d |= {}
        except (TypeError, ValueError) as e:
            note(type(e).__name__, e)
            try:
                a //= sum(sorted(set(), key=repr))
            finally:
                note('finally', a)
        else:
            l.append(iter(range(+(10**20), 7, (lambda x: x + (-(2**62)))((-(2**62))))))
        finally:
            def f():
                for i in range(list(filter(None, 'a'.splitlines()))[(10**20)] % 5):
                    x = yield i
                    note(x)
                    l.reverse()
                return (slice((s < None), a) - ...)
            v = f()
            note(next(v))
            note(v.send(list(int(d))))
            note(list(v))
    elif (((2**61) ** ((-(2**62)) % 7)) not in d):
        x = y = (float(...) - sum('%d' % 1))
    else:
        y: int = round(float(abs((c << ((10**20) % 70)))))
    v = iter([])
    for x in v:
        note(x, next(v, None))
    for i in ().__class__([3, 1, 2]) and l:
        def f(p, /, q):
            nonlocal a
            a = (1 if ((yield_(o)))() else 0)
            for i in [[x, y] for x in () for y in [1, 2, 3]]:
                l[-1:(-1 * (True * c))] = [3, 1, 2]
                note(i)
            return q
        note(f(set(([1, 2, 3] if issubclass(bool, int) else [])), sorted(sorted((...).missing))))
        note(f(p=((abs(True) % ((2**61)).bit_length()) | (lambda x: x + {}.get(1, 2))(a)), q=d))
        note(i)
    w = 0
    while w < abs(divmod(1, (-(2**62)))[0]) % 9:
        w += 1
        for i in []:
            with Manager(d) as m:
                note(m)
                b -= (l * (255 % 4)).count(l)
            note(i)
        if s: continue
    else:
        note('end')
    return a, b, c, s, t, l, d

def case6():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    l.reverse()
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
            return int(l)
        def __bool__(self):
            return True
        def __index__(self):
            return len(d)
        def __format__(self, spec):
            return spec
        def __del__(self):
            note('del')
    x = [C(v) for v in ([] * ((ord(bin(10).strip()[:1]) | (10**20)) % 4))]
    note([v.v for v in sorted(x)])
    note(len({C(iter(type(d))), C((yield_(l)))}))
    note(C(a)(len))
    note((lambda *x, **k: (x, k))(((l)()).x, k=...) in C(1))
    note(C(1) and range(ord('a'[:1]) % 99)[len(' b ')])
    note([1, 2, 3][C(0)])
    note(f'{C(1):abc}')
    note([*C(2)])
    l[0] = int(a)
    if d:
        d.update(vars(Point(range(255, c, (((10**20) << ((2**61) % 70)) ** ((7 + a) % 7))), None)))
    return a, b, c, s, t, l, d

def case7():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    d.setdefault(a, (l).missing)
    l[2:list(range(a % 9))[(-1).bit_length()]] = [1, 2, 3]
    with Manager((a).x) as m, Manager((' b ' < f'{(1 if ([3, 1, 2]).x else 0):>8}')) as n:
        a //= (pow(b'\x00\xff'[255:-1][a], (10**20) % 50, b)).conjugate()
    note('a'.center((1 if d else 0) % 20, '*'))
    note((w := (sorted(list(gen_from(l)))[int(1e300)] >> (len(dict.fromkeys(list(map(str, list(zip([], [])))), (l is not None))) % 70))) + w)
    return a, b, c, s, t, l, d

def case8():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    if s:
        for k, v in {x: float(d) for x in (1, 2, 3)}.items():
            note(k, v)
            try:
                l.sort()
            except Exception as e:
                note(type(e).__name__, e.args, e.__context__)
    match (len(d) % l):
        case 0 | 1:
            note((w := int('a,b,c')) + w)
        case [x, *r]:
            note(x, r)
        case {'a': x, **r}:
            note(x, r)
        case Point(x=x, y=None):
            note(x)
        case str(x) if (True or True):
            note(x)
        case None | True:
            a //= len({1, 2, 3})
        case x:
            note(type(x).__name__)
    return a, b, c, s, t, l, d

def case9():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    return [*[1, 2, 3], *(1, 2, 3)].copy()
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
            return (...).missing
        def __bool__(self):
            return (True or (float('nan') >= (((1.5 % float('nan')) ** (True % 5)) if 'a'.isidentifier() else ((0.0 * -2.25) * 0.1))))
        def __index__(self):
            return True
        def __format__(self, spec):
            return spec
        def __del__(self):
            note('del')
    x = [C(v) for v in [1, 2, 3]]
    note([v.v for v in sorted(x)])
    note(len({C(s), C(complex(1.5, 5e-324))}))
    note(C(list({0: list((1, 2, 3))}))(complex(((round(-2.25, d % 10) // -0.0) if (sum(...) == sum(d)) else 1.5).real, ((1e300 - 255) if isinstance(..., (str, list)) else ((float('nan') - a) if True else 0.1)))))
    note(Point(None, list((...).missing)) in C(1))
    note(C(1) and ((int.from_bytes(bytes([1, 2, 3]), 'big') + 1j) < 1.5))
    note([1, 2, 3][C(0)])
    note(f'{C(1):abc}')
    note([*C(2)])
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)
    note(f(a % 12))
    def f():
        for i in range(255 % 5):
            x = yield i
            note(x)
            l = f'{float('inf').real:%}'.split()
        return l
    v = f()
    note(next(v))
    note(v.send(sorted(' b '.center(b''[7] % 20, '*').lstrip(max('abc'.replace('a', t), ' b ')))))
    note(list(v))
    class C(Point):
        z = d
        def __init__(self, v):
            super().__init__(v, zip([1, 2, 3], '12'))
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return d
        def __eq__(self, other):
            return a
        def __len__(self):
            return int.from_bytes(b'abc', 'big')
        def __getitem__(self, key):
            note(key)
            return ()[key]
        def __getattr__(self, name):
            return name
    v = C(int(a))
    note(v, v.z, v.other)
    note(len(v))
    note(v + l)
    note(v == (list(dict.fromkeys(''.partition('abc').__class__([(i, x) for i, x in enumerate(l)]) and l)) % len), v != ...)
    note(v[Point(True, (ascii(chr(0 % 1000)) if (not len) else s))])
    note(list(v))
    note(bool(v))
    s += t
    return a, b, c, s, t, l, d

def case10():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    for i in list('abc'.partition('%d' % 1)):
        v = iter((1, 'a', None)[::-1].__class__([]) and l[bool({}):(int((d == ...)) // -[].count(s))])
        for x in v:
            note(x, next(v, None))
        note(i)
    pass
    return a, b, c, s, t, l, d

def case11():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    v = iter(list(frozenset()))
    for x in v:
        note(x, next(v, None))
    for i in [1, 2, 3]:
        with Manager(o) as m, Manager(a) as n:
            x = y = ((1 if ... else 0), reduce_(l), (10 << (1 % 70)))
        note(i)
    try:
        raise ExceptionGroup('g', [ValueError(o), TypeError(float(-1))])
    except* ValueError as e:
        note(e.exceptions)
        a = (tuple(([] + [3, 1, 2])) * (c % 3))[::-1]
    except* TypeError:
        note((1e300 // 5e-324).as_integer_ratio())
    return a, b, c, s, t, l, d

for n, case in enumerate([case0, case1, case2, case3, case4, case5, case6, case7, case8, case9, case10, case11]):
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])

note(case())
