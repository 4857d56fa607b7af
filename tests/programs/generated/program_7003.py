
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
    with Manager((... * a)) as m:
        note(m)
        for i, x in enumerate((sorted(max((yield_(d)))))()):
            note(i, x)
            if i > 5: break
    with Manager((max(s)).missing) as m, Manager(isinstance((((frozenset() & {1, 2, 3}) - (frozenset() | frozenset())) ^ set()), int)) as n:
        try:
            raise KeyError([1, 2, 3]) from TypeError(s)
        except Exception as e:
            note(type(e).__name__, e.args, e.__context__)
    w = 0
    while w < round((255 or ascii('a').encode()[(int('a', c) * a)]), -(abs(c) % 5)) % 9:
        w += 1
        l.append(s)
        if hasattr(o, 'abc'[(10**20):(int((1e300 // 1e300))).__add__((-1 + int(a)))]): pass
    else:
        note('end')
    return a, b, c, s, t, l, d

def case1():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    try:
        a, *l = [3, 1, 2]
        match None:
            case 0 | 1:
                b -= ((True).conjugate() or 1)
            case [x, *r]:
                note(x, r)
            case {'a': x, **r}:
                note(x, r)
            case Point(x=x, y=None):
                note(x)
            case str(x) if ((int.from_bytes(b'\x00\xff'.upper(), 'big') if (-2.25.as_integer_ratio() > zip([3, 1, 2], 'abc')) else len((set() ^ l))) < bool(None) <= (-(2**62))):
                note(x)
            case None | True:
                if ((oct(1) in (...).missing) or (False != list(s))):
                    (a, b), c = l
                elif (sorted(t)[0] < (ascii(t) if (2 in [1, 2, 3]) else 'a')):
                    del l[{'\u00e9x': a, '\u00e9x': ...}[0]:c]
                else:
                    note((w := (2**61)) + w)
            case x:
                note(type(x).__name__)
    except (TypeError, ValueError) as e:
        note(type(e).__name__, e)
        l[::2] = [1, 2, 3]
    else:
        note(complex(sum([5e-324, ((255 / (2**61)) % (0.0 / -2.25)), 5e-324]), (1e300 / (divmod(0.0, float('nan'))[1] % (5e-324 // 1.5)))))
    finally:
        s = s[((-(2**62)) ^ (list(reversed([])).count(s) or 1)):]
    with Manager((sum((s)())).x) as m, Manager(([] < list(gen(len([]) % 6)))) as n:
        try:
            raise ExceptionGroup('g', [ValueError(({1, 2, 3} - slice((d + (yield_(...))), None))), TypeError(Point(None, b''))])
        except* ValueError as e:
            note(e.exceptions)
            a = sorted([], key=lambda x: -x)
        except* TypeError:
            note(a)
    class C(Point):
        z = list(int(slice(l, sum(s))))
        def __init__(self, v):
            super().__init__(v, s)
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return len
        def __eq__(self, other):
            return range(c % 99)[(-(2**62))]
        def __len__(self):
            return ((255 >> (~pow((True & a), (2**61) % 50, len([])) % 70)) * b)
        def __getitem__(self, key):
            note(key)
            return ('', getattr(o, 'a,b,c'), (dict((1, 'a', None).__class__([1, 2, 3]) and l) | {**dict(zip(l, None)), (10**20): a}))[key]
        def __getattr__(self, name):
            return name
    v = C(d)
    note(v, v.z, v.other)
    note(len(v))
    note(v + ...)
    note(v == float(Point), v != f'{2:#010b}'.format(isinstance(len(None), (str, list)), x='abc'[255:a].removeprefix('{}:{}'.format(None, l))))
    note(v[...])
    note(list(v))
    note(bool(v))
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > -5e-324: x = 5e-324
    note(x)
    return a, b, c, s, t, l, d

def case2():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    if max([[x, y] for x in (*list(range(10 % 9)), l) for y in [3, 1, 2]]):
        try:
            d[((ord('a,b,c'[:1]) // len('')) + len(l))] = -(list(d))
        finally:
            note('finally', a)
    raise ValueError(...)
    try:
        try:
            raise ExceptionGroup('g', [ValueError(...), TypeError(Point)])
        except* ValueError as e:
            note(e.exceptions)
            a = None
        except* TypeError:
            note((Point).missing)
        if l:
            o.value += min(int(s), 2)
    except (TypeError, ValueError) as e:
        note(type(e).__name__, e)
        a = undefined_name
    else:
        for i in range((-(2**62)) % 12):
            a += i
            if s: break
            del l[2]
        else:
            t = 'a,b,c'
    finally:
        l[(10**20)] = set(d)
    class C(Point):
        z = {}
        def __init__(self, v):
            super().__init__(v, b''[Point(1, (-(2**62))).x:min(len(l), 0)])
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return format(float('nan'), '.2e').removeprefix(f'{((255 + True) / b''[255]):e}')
        def __eq__(self, other):
            return 'a,b,c'.rjust(7 % 9).format(range((2**61), {}.copy().get(0, (0 ** ((10**20) % 7))), divmod((c // 1), 'abc'.count('12'))[0]), x=frozenset(' b '.partition('')))
        def __len__(self):
            return c
        def __getitem__(self, key):
            note(key)
            return divmod(0, (a + {10: (a - s)}[(10**20)]))[key]
        def __getattr__(self, name):
            return name
    v = C(iter(l))
    note(v, v.z, v.other)
    note(len(v))
    note(v + Point((range(b''[True]) % d), a))
    note(v == range([[x, y] for x in (1, 'a', None) for y in (list(reversed([3, 1, 2])) * ([3, 1, 2].index(l) % 4))].index(...) % 99)[min([y for x in [[], []] for y in x].count(Point(d, ' b ')), bool(len((d).missing)))], v != int(len([*list({1: 2, 3: 4}), *(1, 2, 3)])))
    note(v[None])
    note(list(v))
    note(bool(v))
    (a, b), c = len
    pass
    return a, b, c, s, t, l, d

def case3():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    l[::2] = [1, 2, 3][::True]
    note([max([f() for f in [lambda: x for x in list(reversed(list(d.items())))]]), 7])
    def f(p, /, q):
        nonlocal a
        a = [[x, y] for x in tuple(gen((int('12', c) or abs(...)) % 5)) for y in l].index((2 + 1j))
        b = (ord('Hello World'[:1]) * int(chr(True % 1000).title()))
        return q
    note(f((b'' * ((next(iter([1, 2, 3])) ** (+0 % 7)) % 4)).replace((1 % 256).to_bytes(2, 'little'), bytes([3, 1, 2])), 5e-324))
    note(f(p=max(...), q=iter((lambda *x, **k: (x, k))(set(), k=list(a)).__class__(list(gen_from(list(dict.fromkeys(l))))) and l)))
    raise ValueError(2)
    return a, b, c, s, t, l, d

def case4():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > bool(bytes([3, 1, 2]).hex()) or a == c:
            c = b - sum((l * ((-(2**62)) % 4))[::0])
        x = [i, a, b][i % 3]
        x = 1.5
        for i in range(20):
            x = x * 1.5 + i - 0.25
            if x > float('nan'): x = (d // (min({1: 2, 3: 4}[(2**61)], (10 >> (255 % 70))) / max([1, 2, 3])))
        note(x)
    note(a, b, c, x)
    a = ord('abc'[:1])
    try:
        raise ExceptionGroup('g', [ValueError((2 < Point(len((1, 'a', None)), (0 + [1, 2, 3])))), TypeError(oct(-1))])
    except* ValueError as e:
        note(e.exceptions)
        a = (int((l * (Point(b, -1).x * (1 if a else 0)))) - (sum(range(max([])))).x)
    except* TypeError:
        note(range(1))
    for k, v in {(' b ' if callable((fact(7 % 12) + None)) else s): s, '\u00e9x'.strip(): range(o.value % 99)[divmod(-1, 255)[0]]}.items():
        note(k, v)
        match True:
            case 0 | 1:
                b = 255
            case [x, *r]:
                note(x, r)
            case {'a': x, **r}:
                note(x, r)
            case Point(x=x, y=-1):
                note(x)
            case str(x) if a:
                note(x)
            case None | True:
                y: int = sum(x for x in sorted({1, 2, 3}, key=repr))
            case x:
                note(type(x).__name__)
    return a, b, c, s, t, l, d

def case5():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    l[len({1: 2, 3: 4}):0] = (1, 2, 3)[::(-(2**62))]
    try:
        raise ExceptionGroup('g', [ValueError(l), TypeError(l)])
    except* ValueError as e:
        note(e.exceptions)
        a = list(zip(l, list({}.items())))
    except* TypeError:
        note(...)
    return (None).x
    if bin(abs(0)).isidentifier():
        l += (int('Hello World', [].index(s)), abs((-(2**62))), a).__class__([f() for f in [lambda: x for x in vars(o) and []]]) and l
    elif (10 in ' b '.split(' b '.expandtabs(int((5e-324 * 5e-324)) % 9))):
        globals()['g'] = len
    else:
        def f(p, q=([(i, x) for i, x in enumerate(l[b:(10**20)])] + list(range(ord('\u00e9x'[:1]) % 50, 255 % 50, 7 % 7 - 3))), *r, k='abc', **m):
            with Manager(None) as m, Manager((s or a)) as n:
                l.sort()
            return p, q, r, k, sorted(m)
        note(f('12'.strip()))
        note(f(l, o, d, k=d, z=zip([*l[(10**20):7], *tuple(sorted({1: 2, 3: 4}))], ('abc' * (-255 % 4)))))
    s = s[(255 % divmod((bool(o) - (2**61)), (-(2**62)))[0]):]
    return a, b, c, s, t, l, d

def case6():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    l *= o.value % 3
    try:
        l.sort()
    finally:
        note('finally', a)
    with Manager(l) as m, Manager((sum(o) == '\u00e9x')) as n:
        with Manager('{}:{}'.format('a,b,c', a)) as m:
            note(m)
            for i in sorted([1, 2, 3], key=str):
                l[::2] = [3, 1, 2]
                note(i)
    for k, v in {}.items():
        note(k, v)
        d.update(dict.fromkeys(-2.25.as_integer_ratio().__class__('12'.split(f'{float('inf'):e}')) and l, l))
    for k, v in dict(zip(l, list({k: v for k, v in {1: 2, 3: 4}.items() if v}.items()))).items():
        note(k, v)
        try:
            try:
                raise ExceptionGroup('g', [ValueError((float(d)).x), TypeError((1, 2, 3))])
            except* ValueError as e:
                note(e.exceptions)
                a = len
            except* TypeError:
                note(range(c, make_adder(255)(10), 255))
            l[int(f'{-1:>8}', 2):bool(s)] = list(a)
        except (TypeError, ValueError) as e:
            note(type(e).__name__, e)
            a, b = ((iter(None), type(d), l) * (1 % 3))
        else:
            l.append(getattr(o, 'a'))
        finally:
            for i in range(c % 12):
                a += i
                if (make_adder(o.method(7))(round(float('nan'))) not in d): pass
                t = bytearray(b'').hex()
            else:
                l.append(zip(list(filter(None, [3, 1, 2])), 255))
    b -= min(b, sum(x for x in []))
    return a, b, c, s, t, l, d

def case7():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    for k, v in ({1: 2, 3: 4} | {}).items():
        note(k, v)
        pass
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)
    note(f(2 % 12))
    return a, b, c, s, t, l, d

def case8():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > abs(float('nan')): x = abs(float({**{1: 2, 3: 4}.copy(), {}[7]: float(d)}.get(-round(1, -(a % 5)), fact(7 % 12))))
    note(x)
    del l[c:(1 if ... else 0)]
    try:
        d.pop(max(slice(len(a), list(a))), (undefined_name < (ascii('\u00e9x') < s)))
        for i in max('a', t.join(['abc'.format(..., x=...), b''.hex()])).split():
            b = 1
            note(i)
    except (TypeError, ValueError) as e:
        note(type(e).__name__, e)
        def f():
            try:
                yield 'a'.split(s)[0:~(10**20)]
                yield len(o)
            except ValueError as e:
                note(e)
                yield (s).x
            finally:
                note('left')
        v = f()
        note(next(v))
        note(v.throw(ValueError(None)))
        v.close()
    else:
        try:
            s = s[-1:]
            def f(n):
                return n if n < 2 else f(n - 1) + f(n - 2)
            note(f(-1 % 12))
        except (TypeError, ValueError) as e:
            note(type(e).__name__, e)
            for i in range((list((a < s))).missing % 12):
                a += i
                if 'a'.startswith(bin((10**20))): pass
                note((w := int(0.0)) + w)
            else:
                raise ValueError((*l, a))
        else:
            del l[(2**61):c]
        finally:
            with Manager(d) as m:
                note(m)
                l.sort()
    finally:
        l += list({i: x for i, x in enumerate(list(filter(None, [3, 1, 2])))})
    d[int((None < (2**61)))] = float(iter(l))
    try:
        raise ExceptionGroup('g', [ValueError(-(((pow(True, c % 50, round(5e-324))).conjugate() + 1j))), TypeError(b'abc'[((int('Hello World', c) << ((2).conjugate() % 70)) % round((-2.25 if s else 1.5))):255])])
    except* ValueError as e:
        note(e.exceptions)
        a = -(d)
    except* TypeError:
        note(s)
    l.extend(iter((a).missing))
    return a, b, c, s, t, l, d

def case9():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    def f(p, q=bytes(list(gen_from(l))), *r, k=Point, **m):
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
                return iter(list(vars(Point((len(None))[...], None))))
            def __contains__(self, x):
                return len(tuple(sorted({t: d, '': l})))
            def __bool__(self):
                return (('a'.format(s, x=-0.0) in format(abs(-0.0), 'g')) and (len([]) in list(dict.fromkeys(list(range(2 % 9))))))
            def __index__(self):
                return -1
            def __format__(self, spec):
                return spec
            def __del__(self):
                note('del')
        x = [C(v) for v in []]
        note([v.v for v in sorted(x)])
        note(len({C(range(len(set()))), C({**{1: 2, 3: 4}, b: b''})}))
        note(C(None)(-(-(list(reversed([]))))))
        note(max(int(-1)) in C(1))
        note(C(1) and d)
        note([1, 2, 3][C(0)])
        note(f'{C(1):abc}')
        note([*C(2)])
        return p, q, r, k, sorted(m)
    note(f((l < None)))
    note(f(('' * (1 if (... % 256).to_bytes(2, 'little') else 0)), range('%5.2f' % float('abc').title().count('12')), a, k=d, z=complex((((-2.25 + (float('inf') if True else -2.25)) if 'a,b,c'.isidentifier() else ('Hello World'.find('a,b,c') / ' b '.count('Hello World'))) / -0.0), -5e-324)))
    d.setdefault(l, ...)
    return a, b, c, s, t, l, d

def case10():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    def f():
        for i in range(({k: v for k, v in {s: d, 'a,b,c': s}.copy().items() if v}[1]).conjugate() % 5):
            x = yield i
            note(x)
            if (o.name in 'Hello World'):
                c *= b''.hex()[::+1].count('abc'.title().translate({97: 'x', 98: None}))
            elif isinstance(('abc'.count(s))[list(frozenset())], (str, list)):
                def f():
                    for i in range(make_adder(list(frozenset())[Point(-1, 10).x])([b, (7 ** (-1 % 7))][([1, 2, 3] < [1, 2, 3])]) % 5):
                        x = yield i
                        note(x)
                        c = ((lambda x: x + a)((10**20)) + (-(2**62)))
                    return l
                v = f()
                note(next(v))
                note(v.send(slice((len)(), (() % {}))))
                note(list(v))
            else:
                with Manager({}.copy()) as m:
                    note(m)
                    note(getattr(o, max(s, 'a,b,c')), sum((l * c)))
        return -(max(slice(None, max(a))))
    v = f()
    note(next(v))
    note(v.send(None))
    note(list(v))
    d.pop(a, 10)
    return a, b, c, s, t, l, d

def case11():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    a += c
    note(g)
    l += d
    t = '12'
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > '{}:{}'.format(a, iter((getattr(o, 'Hello World') + o))).find(format(0.0, 'g')) or a == c:
            c = b - [].index(-(a))
        x = [i, a, b][i % 3]
        try:
            raise ExceptionGroup('g', [ValueError(d), TypeError(s)])
        except* ValueError as e:
            note(e.exceptions)
            a = {1, 2, 3}
        except* TypeError:
            note(a)
    note(a, b, c, x)
    return a, b, c, s, t, l, d

for n, case in enumerate([case0, case1, case2, case3, case4, case5, case6, case7, case8, case9, case10, case11]):
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])

note(case())
