
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
    def f():
        try:
            yield (s).x
            yield (({x: a for x in (1, 'a', None)}.get((None + None), {1: 2, 3: 4}.get(b, b)) not in {max('abc', ' b '): (l < l), '12': ...}))[l]
        except ValueError as e:
            note(e)
            yield ((1, 'a', None), (... < l), -(range(c, 1, len({1, 2, 3}))))
        finally:
            note('left')
    v = f()
    note(next(v))
    note(v.throw(ValueError(d)))
    v.close()
    l.sort()
    with Manager(list({1: 2, 3: 4}.items())) as m, Manager(True) as n:
        note((-(2**62)))
    globals()['g'] = len(complex((float('inf') if hasattr(o, t) else abs(0.0)), (0.1 / (divmod(float('inf'), float('inf'))[1] - None))))
    a, b = (int.from_bytes(bytearray(b'abc'), 'big'), sum(x for x in l.__class__(l) and l[::0]), (((2 >> ((10**20) % 70)) ** (1 % 7)) >> ((d.get(0, 7) | +b) % 70)))[::-1]
    for i in ([1, 2, 3] + l):
        def f(n):
            return n if n < 2 else f(n - 1) + f(n - 2)
        note(f(Point([2, (-(2**62))][True], a).x % 12))
        note(i)
    return a, b, c, s, t, l, d

def case1():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    with Manager(dict(zip([(i, x) for i, x in enumerate(l)], l))) as m, Manager((slice(d, None) is not None)) as n:
        l.remove((not s))
    del a
    for i in [3, 1, 2]:
        if [y for x in [list(dict.fromkeys([3, 1, 2])), list(range(255 % 9))] for y in x]:
            note(getattr(o, f'{abs((10**20)):>8}'))
        note(i)
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)
    note(f(a % 12))
    return a, b, c, s, t, l, d

def case2():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    for i in range({i: x for i, x in enumerate([])}.get((+next(iter(list(range(255 % 50, 1 % 50, 7 % 7 - 3))))).__add__('Hello World'.count('%5.2f' % 0.1.casefold())), 7) % 12):
        a += i
        if (s < bytes([]).decode('latin-1').join(['', oct(round(10, -(Point(l, a).x % 5)))])): break
        return (l != undefined_name)
    else:
        try:
            raise ExceptionGroup('g', [ValueError(s), TypeError((...).x)])
        except* ValueError as e:
            note(e.exceptions)
            a = ...
        except* TypeError:
            note('a'.split(format(0.1.real, 'g')))
    def f():
        try:
            yield len(a)
            yield s
        except ValueError as e:
            note(e)
            yield 'a'
        finally:
            note('left')
    v = f()
    note(next(v))
    note(v.throw(ValueError((-7 % 256).to_bytes(2, 'little'))))
    v.close()
    return a, b, c, s, t, l, d

def case3():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    for i in range((lambda x: x + (b >> (len('%x' % 2[-a:b]) % 70)))((dict(zip([3, 1, 2][::(2**61)], [(i, x) for i, x in enumerate([1, 2, 3])])).get(b, d[2]) + int('Hello World'.zfill(-1 % 12)))) % 12):
        a += i
        if True: continue
        def f():
            for i in range((-c or (2, b, b).__class__(l) and l.count(frozenset())) % 5):
                x = yield i
                note(x)
                try:
                    b -= int(a)
                finally:
                    note('finally', a)
            return {}
        v = f()
        note(next(v))
        note(v.send(o))
        note(list(v))
    else:
        o.value = dict.fromkeys(([y for x in [[1, 2, 3], [3, 1, 2]] for y in x] * (1 % 4)), sum(None))
    l *= round(-float('nan')) % 3
    note(...)
    l = list(zip((list(gen([3, 1, 2].count(...) % 6)) if ((range(a) - d) is not None) else l), ().__class__(l) and l))
    return a, b, c, s, t, l, d

def case4():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return (l)()
        @p.setter
        def p(self, v):
            note('set', v)
            v = iter(l)
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
    v.p = list((Point(a, a))())
    v.x = l
    note(v.x, v.q(range({1: 2, 3: 4}.get(b, fact(10 % 12)), pow(True, int('a', {i: x for i, x in enumerate(l)}[((-(2**62))).bit_length()]) % 50, ((-(2**62))).bit_length()), (10**20))), C.r())
    note(v.y)
    if ((1 >> (sum(x for x in []) % 70)) in ([3, 1, 2] + sorted(sorted([3, 1, 2])))):
        a = iter(-(s))
    elif False:
        try:
            raise ExceptionGroup('g', [ValueError((10).conjugate()), TypeError(d)])
        except* ValueError as e:
            note(e.exceptions)
            a = ...
        except* TypeError:
            note(range(len({k: v for k, v in {i: x for i, x in enumerate(l)}.items() if v})))
    else:
        return s
    l[len([x * 2 for x in list(dict.fromkeys([]))])] = l
    s += 'abc'
    l = list(map(str, sorted(set('\u00e9x'), key=repr).copy()[(1 if (b'abc' * (b % 4)) else 0):dict(zip([], list(set()))).get(min(()[(10**20) % 3], 1), {}.copy().get(int('', 7), 7))]))
    try:
        w = 0
        while w < 2 % 9:
            w += 1
            with Manager(s) as m, Manager(True) as n:
                assert any(list({1: 2, 3: 4})), a
            if (set() <= {**{1: 2, 3: 4}, True: None}.copy().keys()): note(i)
        else:
            note('end')
    finally:
        note('finally', a)
    return a, b, c, s, t, l, d

def case5():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    for i in sorted(l, key=lambda x: -x):
        v = iter(list(f'{round(float('Hello World'), [][1] % 10)!s:>10.4}'))
        for x in v:
            note(x, next(v, None))
        note(i)
    try:
        if a:
            def f(p, /, q):
                nonlocal a
                a = (len('12'.strip()) and b)
                a, b = b, a
                return q
            note(f(s, Point))
            note(f(p=..., q=complex(undefined_name, min(-0.0, -0.0))))
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    def f():
        try:
            yield max(range((list('a').count(d) * int(0.1)) % 99)[((reduce_(l) // 2) % -1)])
            yield s
        except ValueError as e:
            note(e)
            yield l
        finally:
            note('left')
    v = f()
    note(next(v))
    note(v.throw(ValueError(((... - None) - (-(...) * 0)))))
    v.close()
    [note(x) for x in []]
    return a, b, c, s, t, l, d

def case6():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    d |= {(t.encode().decode('latin-1').strip() + f'{5e-324:.3f}'.lstrip(hex(-(10**20)))): ({int('12'), int(False)} - {1, 2, 3}), ''.translate({97: 'x', 98: None}).casefold(): s}
    try:
        s = f'{a!r}|{'':^7}'
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    class C:
        __slots__ = 'x', 'y'
        @property
        def p(self):
            note('get')
            return (a + (max((s * (a % 4)), '12')).missing)
        @p.setter
        def p(self, v):
            note('set', v)
            try:
                raise ExceptionGroup('g', [ValueError(sum((... - l))), TypeError((complex(-2.25, max(-0.0.real, (None % 1))) < iter([3, 1, 2].count(a))))])
            except* ValueError as e:
                note(e.exceptions)
                a = max((((None - None) * pow(a, 0 % 50, 2)) % '12'))
            except* TypeError:
                note({1, 2, 3})
        @staticmethod
        def q(v):
            return v
        @classmethod
        def r(cls):
            return cls.__name__
    v = C()
    note(v.p)
    v.p = (o - s)
    v.x = s
    note(v.x, v.q({s.casefold().upper().expandtabs(a % 9): sum(len), 'a,b,c': s}), C.r())
    note(v.y)
    for i in range(o.method(len(frozenset())) % 12):
        a += i
        if True: pass
        note(dict.fromkeys(list(range(fact(255 % 12) % 50, ~7 % 50, (2**61) % 7 - 3)), s), a)
    else:
        def f():
            try:
                yield int(float((set() * 1)))
                yield sum(float(None))
            except ValueError as e:
                note(e)
                yield len('abc')
            finally:
                note('left')
        v = f()
        note(next(v))
        note(v.throw(ValueError((5e-324 + 0.1))))
        v.close()
    try:
        [note(x) for x in Point(s, '\u00e9x')[::round(1.5)]]
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    return a, b, c, s, t, l, d

def case7():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    def f():
        try:
            yield l
            yield (a % 256).to_bytes(2, 'little')[make_adder(sum(x for x in list(dict.fromkeys([1, 2, 3]))))(2):(2**61)]
        except ValueError as e:
            note(e)
            yield None
        finally:
            note('left')
    v = f()
    note(next(v))
    note(v.throw(ValueError(d)))
    v.close()
    try:
        def f(p, q=(int(repr((None % s))) + 1j), *r, k=l, **m):
            a //= (a + max([]))
            return p, q, r, k, sorted(m)
        note(f(s))
        note(f((iter(d) * next(iter([3, 1, 2]))), a, int(a), k=l, z=None))
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    try:
        with Manager(a) as m, Manager(hex(2).startswith('12'[255:c].swapcase().rjust(int(f'{(10**20):>8}', pow(1, a % 50, -1)) % 9))) as n:
            (a, b), c = a
    finally:
        note('finally', a)
    for i, x in enumerate(complex(1.5, 0.1)):
        note(i, x)
        if i > 5: break
    if (()[sum(l) % 3] == (1, 'a', None)[max(list(dict.fromkeys(list(reversed(l))))) % 3]):
        x = 1.5
        for i in range(20):
            x = x * 1.5 + i - 0.25
            if x > sorted([f() for f in [lambda: x for x in [1, 2, 3]]], reverse=True)[(pow(-1, (2**61) % 50, 10)).conjugate()]: x = -0.0
        note(x)
    elif 'a'.isidentifier():
        for i, x in enumerate(int(Point(sorted([], reverse=True), (*l, ...)))):
            note(i, x)
            if i > 5: break
    else:
        raise KeyError(getattr(o, '%x' % int(False).removeprefix(f'{1e300.hex():%}'))) from TypeError(sorted(list(map(str, l)), key=str))
    a, b = divmod((2**61), -1)
    return a, b, c, s, t, l, d

def case8():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    c = 255
    l.reverse()
    try:
        try:
            raise ExceptionGroup('g', [ValueError(d), TypeError(a)])
        except* ValueError as e:
            note(e.exceptions)
            a = undefined_name
        except* TypeError:
            note((float(f'{255:#010b}') >= (float('inf') if s else (0.0 - b))))
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    match a:
        case 0 | 1:
            note(d)
        case [x, *r]:
            note(x, r)
        case {'a': x, **r}:
            note(x, r)
        case Point(x=x, y=1.5):
            note(x)
        case str(x) if repr(...).isidentifier():
            note(x)
        case None | True:
            def f(p, q=complex(((float('\u00e9x') ** ([1, 2, 3].index(a) % 5)) // 0.0), float(b)), *r, k=((type(a) * int((not l)))).missing, **m):
                a += len(list(reversed(sorted(l, key=lambda x: -x))))
                return p, q, r, k, sorted(m)
            note(f(slice(s, (None < s))))
            note(f(max('{}:{}'.format(a, a).strip(), t), o, ..., k=(yield_(int(None))), z=l))
        case x:
            note(type(x).__name__)
    return a, b, c, s, t, l, d

def case9():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    l.insert([].count(hasattr(o, t)), s)
    c *= (-(2**62))
    raise ValueError(...)
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > (True << ((c // Point(len(frozenset()), min(a, fact(7 % 12))).x) % 70)) or a == c:
            c = b - ord((10 % 256).to_bytes(2, 'little').hex().zfill(~o.method(255) % 12).upper()[:1])
        x = [i, a, b][i % 3]
        try:
            l.remove((divmod(''.find(s), (1).conjugate())[0] + ...))
        except Exception as e:
            note(type(e).__name__, e.args, e.__context__)
    note(a, b, c, x)
    del o.value
    def f():
        for i in range((-(2**62)) % 5):
            x = yield i
            note(x)
            with Manager(l) as m:
                note(m)
                def f(p, /, q):
                    nonlocal a
                    a = {x: range(a) for x in tuple(sorted(d))}.get(-1, True)
                    d = d
                    return q
                note(f(Point, 10))
                note(f(p=(len(Point(l, l)) - complex((-2.25 // 5e-324), 1e300)), q=a))
        return (((frozenset() < range(7, 255, b)) % (2 + 1j)) + {})
    v = f()
    note(next(v))
    note(v.send(iter(...)))
    note(list(v))
    return a, b, c, s, t, l, d

def case10():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    v = iter([(i, x) for i, x in enumerate('Hello World'.splitlines())])
    for x in v:
        note(x, next(v, None))
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)
    note(f(~Point(b, (-1 // b'\x00\xff'[True])).x % 12))
    pass
    assert (next(iter(list(dict.fromkeys([1, 2, 3])))) in vars(o) and []), (...).missing
    return a, b, c, s, t, l, d

def case11():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    for i, x in enumerate((10 + 1j)):
        note(i, x)
        if i > 5: break
    l.reverse()
    l.append(chr(-1 % 1000))
    l *= (True ^ 7) % 3
    a += (a).bit_length()
    return a, b, c, s, t, l, d

for n, case in enumerate([case0, case1, case2, case3, case4, case5, case6, case7, case8, case9, case10, case11]):
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])

note(case())
