
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
    c *= (1 & b)
    for i in list(filter(None, list(gen(1 % 6)))):
        l = list(vars(Point(zip([[x, y] for x in (1, 'a', None) for y in [3, 1, 2]], ''), sum(len(s)))))
        note(i)
    c *= (float((lambda *x: x)(*[1, 2, 3][a:0])) + sum(sorted([c, 10], reverse=True)[255:(o.method(b) << ((10**20) % 70))]))
    a, *l = l
    return a, b, c, s, t, l, d

def case1():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    a = None
    for i, x in enumerate((len((set() - frozenset())) + 1j)):
        note(i, x)
        if i > 5: break
    with Manager(len) as m:
        note(m)
        s += f'{((b and (10**20))).bit_length():#010b}'.expandtabs(divmod(int(b'abc'.decode('latin-1')), b)[0] % 9)
    return a, b, c, s, t, l, d

def case2():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    d.update(dict(zip([1, 2, 3][[((b & (-(2**62))) << (1 % 70)), bool(o)][(range(a) == (l)[d])]:True], f'{(s * 255)!r}|{type(a).__name__:^7}'[(2**61)].split())))
    return (len)()
    d |= {chr(1 % 1000): o, format(1.5, 'g').center(ord('\u00e9x'[1][:1]) % 20, '*').title(): l}
    w = 0
    while w < len([1, 2, 3]) % 9:
        w += 1
        del l[ord(ascii('\u00e9x')[:1]):(1 if t else 0)]
        if (tuple(gen(((2**61) if s else len({x: None for x in ()})) % 5)) > (1, 'a', None)): continue
    else:
        note('end')
    def f(p, q=divmod(sum(x for x in [3, 1, 2]), (7 if False else format(0.1, 'g').count(' b '))), *r, k=s.splitlines(), **m):
        note(range((((0 << (7 % 70)) * int(s, 1)) | int('')), (10**20), c), ((round((lambda x: x + -1)(2), -([2, (2**61)][False] % 5)) + 1j) % d))
        return p, q, r, k, sorted(m)
    note(f(...))
    note(f(l, None, None, k=slice(l, slice(a, sorted(s))), z=list(dict.fromkeys(l))))
    if complex(round(-2.25, len(sorted([l, None, a], reverse=True)) % 10), (sum([float('inf'), (sum([1.5, 0.1, 5e-324]) if a else float('nan')), 1e300]) if False else (0.1 / round(0.1, divmod((10**20), (-(2**62)))[0] % 10)))):
        a = b = c = 0
        for i in range(30):
            a = a + i
            b += a * 2
            if b > min((max(list(frozenset())) * 1), Point(min((-1).__add__((10**20)), int(float('nan'))), tuple(gen(a % 5))[(a or 0) % 3]).x) or a == c:
                c = b - (dict(zip([f() for f in [lambda: x for x in l]], l)).get((10**20), ((0 | 10) % b)) and ((int(-0.0) or (1 if None else 0)) ^ (10**20)))
            x = [i, a, b][i % 3]
            for i, x in enumerate(slice('', Point)):
                note(i, x)
                if i > 5: break
        note(a, b, c, x)
    return a, b, c, s, t, l, d

def case3():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    class C(Point):
        z = (len(sorted((0 + (yield_(l))))) % complex((True / (lambda x: x + c)(10)), -0.0))
        def __init__(self, v):
            super().__init__(v, ()[::-1][::-1])
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return False
        def __eq__(self, other):
            return (... % (l + a))
        def __len__(self):
            return next(iter(list(gen_from(sorted(((1, 'a', None) + (1, 2, 3)).__class__(list({1, 2, 3})) and l)))))
        def __getitem__(self, key):
            note(key)
            return tuple(sorted({**{**dict(list(filter(None, l))), -1: s}, ord((0 % 256).to_bytes(2, 'little').hex()[:1]): range((make_adder(b)(0)).bit_length() % 99)[1]}))[key]
        def __getattr__(self, name):
            return name
    v = C(b'\x00\xff')
    note(v, v.z, v.other)
    note(len(v))
    note(v + l)
    note(v == sorted((d * int.from_bytes(b'abc', 'big'))), v != (...).x)
    note(v[(a).missing])
    note(list(v))
    note(bool(v))
    l *= 1 % 3
    b -= [sum(list(zip([x * 2 for x in [3, 1, 2]], list(range((-(2**62)) % 9))))), ()[len(set()) % 3]]['Hello World'.center(1 % 20, '*').isidentifier()]
    if range(((max(5e-324, (-(2**62))) if s else (0.1 / 0.0)) % c) % 99)[[len(frozenset()), 7][s]]:
        a, *l = [[x, y] for x in (*[x for x in list(d.items()) if x], undefined_name) for y in l[a:a]]
    if (undefined_name * len(set('a'))):
        return len(sum(getattr(o, ''.rjust(0 % 9))))
    a, b = divmod(max((abs(c) / int(5e-324)), round(-0.0)), (5e-324 + 5e-324))[1].as_integer_ratio()
    return a, b, c, s, t, l, d

def case4():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    a, *l = []
    o.value = sum(a)
    l.sort()
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > make_adder(...)(''.count(t)) or a == c:
            c = b - 1
        x = [i, a, b][i % 3]
        note(sorted(list((lambda *x, **k: (x, k))(None, k=s)).copy()))
    note(a, b, c, x)
    for k, v in {1: 2, 3: 4}.items():
        note(k, v)
        with Manager(l) as m:
            note(m)
            x = 1.5
            for i in range(20):
                x = x * 1.5 + i - 0.25
                if x > 1e300: x = float(f'{2:>8}')
            note(x)
    l[l.index(s)] = l
    return a, b, c, s, t, l, d

def case5():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    o.value = (yield_(l))
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
            return (((... + zip(sorted(l, key=lambda x: -x), 'Hello World'))).missing - iter(range(bool(-(d)))))
        def __bool__(self):
            return False
        def __index__(self):
            return (a and sum([3, 1, 2]))
        def __format__(self, spec):
            return spec
        def __del__(self):
            note('del')
    x = [C(v) for v in l]
    note([v.v for v in sorted(x)])
    note(len({C(...), C(Point)}))
    note(C(int(d))(d))
    note(sum(bytearray(((1 % 256).to_bytes(2, 'little') + b'\x00\xff'))) in C(1))
    note(C(1) and float(...))
    note([1, 2, 3][C(0)])
    note(f'{C(1):abc}')
    note([*C(2)])
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
            return iter(list(gen((10**20) % 6)))
        def __contains__(self, x):
            return range([][(10**20)], '%s-%r' % (o, s).count('abc'.rjust(0 % 9)), ((1, 'a', None)[::-1][255 % 3] % 10))
        def __bool__(self):
            return True
        def __index__(self):
            return int(a)
        def __format__(self, spec):
            return spec
        def __del__(self):
            note('del')
    x = [C(v) for v in list(d.items())]
    note([v.v for v in sorted(x)])
    note(len({C(int(s)), C(s)}))
    note(C(d)(None))
    note(slice((yield_(s)), ...) in C(1))
    note(C(1) and ...)
    note([1, 2, 3][C(0)])
    note(f'{C(1):abc}')
    note([*C(2)])
    l[::2] = (list(dict.fromkeys([type(s), undefined_name, -1], slice((None - l), l)).items()) + 'a'.isidentifier())
    return a, b, c, s, t, l, d

def case7():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    def f():
        for i in range((-(2**62)) % 5):
            x = yield i
            note(x)
            l[s.find('Hello World')] = None
        return list(gen(b % 6))
    v = f()
    note(next(v))
    note(v.send(Point))
    note(list(v))
    d = d
    d = vars(Point(int(complex(max(-0.0, Point(a, (10**20)).x), -2.25)), ('\u00e9x'.lstrip('a').zfill(l[10] % 12) * (tuple(gen(b % 5))[len('a') % 3] % 4))))
    raise ValueError(d)
    def f(p, q=sorted((list(vars(Point(l, a)).items()) + sorted(l[::(2**61)], reverse=True))), *r, k=complex(-2.25, 1.5), **m):
        del l[(list({}.items())[int(hasattr(o, s))] and True):c]
        return p, q, r, k, sorted(m)
    note(f(s))
    note(f({(10**20): sorted([1, 2, 3], key=lambda x: -x)}, range(ord('%s-%r' % ((yield_((7 + d))), range(max([1, 2, 3])))[:1]) % 99)[fact(l % 12)], (1 if (sorted(range(True)) + (sorted(l)).x) else 0), k=zip(list(d), o.name.join(['{}:{}'.format(a, None), chr(int('Hello World', 255) % 1000)]).zfill(a % 12)), z=('abc'.encode().upper().upper())()))
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > '12'.find('\u00e9x') or a == c:
            c = b - [1, 2, 3][::divmod((''.count(' b ') % ~a), len('abc'.casefold()))[0]][ord(format(sum([-2.25, 5e-324, 0.1]), 'g')[:1])]
        x = [i, a, b][i % 3]
        a += (-(2**62))
    note(a, b, c, x)
    return a, b, c, s, t, l, d

def case8():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    with Manager(float(range(2))) as m:
        note(m)
        a = b = c = 0
        for i in range(30):
            a = a + i
            b += a * 2
            if b > ((-(2**62)) and (c if ([] is None) else ((c).__add__(1) ^ fact(7 % 12)))) or a == c:
                c = b - (10 | len([3, 1, 2]))
            x = [i, a, b][i % 3]
            def f():
                for i in range(len(((set() | frozenset()) - frozenset())) % 5):
                    x = yield i
                    note(x)
                    o.value = o
                return (yield_(a))
            v = f()
            note(next(v))
            note(v.send(getattr(o, '')))
            note(list(v))
        note(a, b, c, x)
    class C(Point):
        z = (int.from_bytes(b'abc', 'big') + divmod(-1, ...))
        def __init__(self, v):
            super().__init__(v, s)
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return s
        def __eq__(self, other):
            return 2
        def __len__(self):
            return sum([f() for f in [lambda: x for x in [f() for f in [lambda: x for x in []]]]])
        def __getitem__(self, key):
            note(key)
            return divmod((1 if a else 0), int(False))[key]
        def __getattr__(self, name):
            return name
    v = C(None)
    note(v, v.z, v.other)
    note(len(v))
    note(v + a)
    note(v == range(round(-[c, abs(1)][(None == None)], -((-(2**62)) % 5)), len(list((d, d, s))), b), v != l)
    note(v[(yield_((yield_(None))))])
    note(list(v))
    note(bool(v))
    note([x for x in t.splitlines() if x])
    return a, b, c, s, t, l, d

def case9():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    match divmod(min((1, 2, 3)[::-1][len([]) % 3], (-(2**62))), c):
        case 0 | 1:
            c *= (-1 | 255)
        case [x, *r]:
            note(x, r)
        case {'a': x, **r}:
            note(x, r)
        case Point(x=x, y=1.5):
            note(x)
        case str(x) if (-len([3, 1, 2]) < sum(x for x in l)):
            note(x)
        case None | True:
            a, *l = [3, 1, 2]
        case x:
            note(type(x).__name__)
    a <<= 10 % 9
    l.append(abs(abs(list(frozenset())[(-(2**62))])))
    assert ((-0.0 + 5e-324) == [x for x in list(reversed([])) if x]), [1, 2, 3]
    v = iter(sorted([], key=lambda x: -x))
    for x in v:
        note(x, next(v, None))
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > ~True or a == c:
            c = b - ((dict(zip([x for x in [] if x], [x for x in [] if x])).get(b, (-1 // True)) and c) if ({1, 2, 3} <= (({x % 3 for x in l} ^ {}.keys()) | set(sorted([3, 1, 2], key=str)))) else ((2**61) >> (....get(10, len(list(zip([], [1, 2, 3])))) % 70)))
        x = [i, a, b][i % 3]
        def f(n):
            return n if n < 2 else f(n - 1) + f(n - 2)
        note(f((lambda x: x + True)([abs(len([1, 2, 3])), -1][True]) % 12))
    note(a, b, c, x)
    return a, b, c, s, t, l, d

def case10():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    def f():
        for i in range(c % 5):
            x = yield i
            note(x)
            a = b = c = 0
            for i in range(30):
                a = a + i
                b += a * 2
                if b > (1, 'a', None)[(int(' b '.zfill(10 % 12)) >> (1 % 70)) % 3] or a == c:
                    c = b - '%5.2f' % -(... + 5e-324).count(f'{-((-(2**62)) / c):%}')
                x = [i, a, b][i % 3]
                match ((yield_(-(a))) % list(sum(s))):
                    case 0 | 1:
                        d |= {1: 2, 3: 4}
                    case [x, *r]:
                        note(x, r)
                    case {'a': x, **r}:
                        note(x, r)
                    case Point(x=x, y=-1):
                        note(x)
                    case str(x) if ('12' * (b % 4)).rjust(round(b, -((10**20) % 5)) % 9).isdigit():
                        note(x)
                    case None | True:
                        a = (d.count(s) << ((2**61) % 70))
                    case x:
                        note(type(x).__name__)
            note(a, b, c, x)
        return a
    v = f()
    note(next(v))
    note(v.send(len(s)))
    note(list(v))
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > -2.25: x = float('nan')
    note(x)
    try:
        o.value = type((iter(...)).x)
    finally:
        note('finally', a)
    try:
        l = list({k: v for k, v in dict(a=slice(d, None), b=s).items() if v})
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    try:
        note(...)
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    note((b).__add__(o.value))
    return a, b, c, s, t, l, d

def case11():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    try:
        a, *l = (list('Hello World'.center(7 % 20, '*')) if ((range((10**20) % 99)[b] + Point(d, s)) is not None) else list(set(vars(Point(a, None)))))
    finally:
        note('finally', a)
    with Manager(None) as m, Manager(a) as n:
        l = sorted((list(map(str, [*[3, 1, 2], *()])) + f'{0.1!s:>10.4}'.split()), key=lambda x: -x)
    d = {**dict.fromkeys(list({}.items()), (1, 'a', None)), 10: (1 if (yield_(None)) else 0)}.copy()
    del l[(10**20):((10**20)).__add__(([+divmod((2**61), (-(2**62)))[0], ((1 if None else 0) * int(1.5))][a] + min((a).__add__(((10**20) & (10**20))), bool(b'\x00\xff'))))]
    with Manager(range(pow(255, ((lambda x: x + (10**20))(b) - 2) % 50, (1 if ... else 0)))) as m:
        note(m)
        def f(p, q=(a + 1j), *r, k=iter(max((... % {1, 2, 3}))), **m):
            raise ValueError(a)
            return p, q, r, k, sorted(m)
        note(f(type((s % d))))
        note(f({divmod(2, 255)[0]: d}, 'a', (float('12') - pow((10**20), -1 % 50, 10)).as_integer_ratio(), k=(True + 1j), z='a,b,c'.isidentifier()))
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > abs(float('nan')): x = 0.1
    note(x)
    return a, b, c, s, t, l, d

for n, case in enumerate([case0, case1, case2, case3, case4, case5, case6, case7, case8, case9, case10, case11]):
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])

note(case())
