
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
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > c or a == c:
            c = b - a
        x = [i, a, b][i % 3]
        del l[sum(x for x in []):c]
    note(a, b, c, x)
    note((((sum(list(gen_from([]))) * b) + 1j)).x)
    return l
    return ...
    for i in [1, 2, 3]:
        def f(n):
            return n if n < 2 else f(n - 1) + f(n - 2)
        note(f((len({i: x for i, x in enumerate(list(set()))}) if a else round(((10**20) and 7), -(((255 & 2) and bool(l)) % 5))) % 12))
        note(i)
    note(g)
    return a, b, c, s, t, l, d

def case1():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    raise ValueError(s)
    for i in [3, 1, 2]:
        del o.value
        note(i)
    def f():
        try:
            yield float(len)
            yield range(-1)
        except ValueError as e:
            note(e)
            yield [x for x in [] if x]
        finally:
            note('left')
    v = f()
    note(next(v))
    note(v.throw(ValueError(sorted(l))))
    v.close()
    return a, b, c, s, t, l, d

def case2():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
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
                return iter(([f() for f in [lambda: x for x in ([[x, y] for x in (1, 'a', None) for y in [3, 1, 2]] * (2 % 4))]] * (True % 4)))
            def __contains__(self, x):
                return l
            def __bool__(self):
                return a
            def __index__(self):
                return reduce_(sorted([], key=lambda x: -x))
            def __format__(self, spec):
                return spec
            def __del__(self):
                note('del')
        x = [C(v) for v in [1, 2, 3]]
        note([v.v for v in sorted(x)])
        note(len({C(...), C([1, 2, 3][((0 % 255) and -1):fact(2 % 12)])}))
        note(C(int(float(s)))(s))
        note(l in C(1))
        note(C(1) and d)
        note([1, 2, 3][C(0)])
        note(f'{C(1):abc}')
        note([*C(2)])
    except Exception as e:
        note(type(e).__name__, e.args, e.__context__)
    note(complex(1e300, float('nan').hex()))
    with Manager(a) as m:
        note(m)
        def f():
            try:
                yield a
                yield range(1 % 99)[(-round(-1, -(a % 5)) * 10)]
            except ValueError as e:
                note(e)
                yield a
            finally:
                note('left')
        v = f()
        note(next(v))
        note(v.throw(ValueError((b + 1j))))
        v.close()
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)
    note(f(b % 12))
    return a, b, c, s, t, l, d

def case3():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    (a, b), c = (pow((10**20), ~b'\x00\xff' % 50, (sorted([1, 2, 3]) + [[x, y] for x in (1, 2, 3) for y in a]).index(d)) + 1j)
    x = y = -(((ord('a'[:1]) < l <= ((-(2**62)) - c)) == (t in str(None)) != (not float(d))))
    s = ' b '.zfill(0 % 12)['abc'.count('a,b,c'):'abc'.count('a,b,c')].removeprefix(chr(((10**20) or (10**20)) % 1000))[((-1 - int('a')) & len({1: 2, 3: 4}.copy())):list(zip('a,b,c'.split(), [3, 1, 2])).count(getattr(o, ' b '))].title()
    d.update(d)
    a = b = c = 0
    for i in range(30):
        a = a + i
        b += a * 2
        if b > 10 or a == c:
            c = b - {x: ... for x in (1, 2, 3)}
        x = [i, a, b][i % 3]
        match complex(--2.25, 5e-324):
            case 0 | 1:
                del l[a]
            case [x, *r]:
                note(x, r)
            case {'a': x, **r}:
                note(x, r)
            case Point(x=x, y=-1):
                note(x)
            case str(x) if (((((2**61) | 7)).__add__({1: 2, 3: 4}[(-(2**62))])).bit_length() < list(zip(l, sorted([], key=str))).index((l * (1 if s else 0))) <= True):
                note(x)
            case None | True:
                try:
                    o.value = ...
                    d.update(d)
                except (TypeError, ValueError) as e:
                    note(type(e).__name__, e)
                    del d[c]
                else:
                    del l[ord(bin((2**61))[:1])]
                finally:
                    pass
            case x:
                note(type(x).__name__)
    note(a, b, c, x)
    return a, b, c, s, t, l, d

def case4():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    l *= bool(((range(255 % 99)[-7] < set()) < l)) % 3
    v = iter(hex((0 or -1)).join([oct((True & (2**61))), hex(b).swapcase()]).expandtabs(-1 % 9).splitlines())
    for x in v:
        note(x, next(v, None))
    l += (l * ((s + '\u00e9x').count(t) % 4))
    a, *l = [1, 2, 3]
    d.update(vars(Point(d, ...)))
    return a, b, c, s, t, l, d

def case5():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    def f(p, /, q):
        nonlocal a
        a = -1
        del o.value
        return q
    note(f(..., iter((sorted([[x, y] for x in a for y in [1, 2, 3]], key=str).pop() + {x % 3 for x in sorted([])}))))
    note(f(p=f'{(10**20):+,}'.title().center((-(2**62)) % 20, '*').casefold(), q=...))
    match s:
        case 0 | 1:
            note(g)
        case [x, *r]:
            note(x, r)
        case {'a': x, **r}:
            note(x, r)
        case Point(x=x, y=1.5):
            note(x)
        case str(x) if (len is None):
            note(x)
        case None | True:
            note('a,b,c')
        case x:
            note(type(x).__name__)
    if a:
        class C(Point):
            z = l
            def __init__(self, v):
                super().__init__(v, ((d).missing)())
                self.v = v
            def __repr__(self):
                return f'C({self.v!r})'
            def __add__(self, other):
                note(other)
                return bytearray(b'abc').decode('latin-1').swapcase()
            def __eq__(self, other):
                return ...
            def __len__(self):
                return d
            def __getitem__(self, key):
                note(key)
                return (1, 2, 3)[key]
            def __getattr__(self, name):
                return name
        v = C(Point((yield_(undefined_name)), a))
        note(v, v.z, v.other)
        note(len(v))
        note(v + (10 + s))
        note(v == ..., v != (getattr(o, '12'))[d])
        note(v[complex(0.0, 0.0)])
        note(list(v))
        note(bool(v))
    elif all(list(gen(o.method(True) % 6))):
        note(sorted([3, 1, 2], reverse=True))
    else:
        note(sorted(None))
    del l[next(iter(list(frozenset())))]
    return a, b, c, s, t, l, d

def case6():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    def f():
        try:
            yield Point(float(s), iter(slice((... + len(...)), range((255 & (10**20))))))
            yield l
        except ValueError as e:
            note(e)
            yield ...
        finally:
            note('left')
    v = f()
    note(next(v))
    note(v.throw(ValueError(range(2 % 99)[sum(x for x in list(dict.fromkeys(sorted('abc')[0].splitlines())))])))
    v.close()
    try:
        raise ExceptionGroup('g', [ValueError(range(b)), TypeError(a)])
    except* ValueError as e:
        note(e.exceptions)
        a = range(reduce_(('abc'.split(('' if a else s)) + list(dict.fromkeys([3, 1, 2]))[~c:a])))
    except* TypeError:
        note(...)
    for i in [3, 1, 2]:
        y: int = 255
        note(i)
    b = -1
    return a, b, c, s, t, l, d

def case7():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    for i, x in enumerate(((-2.25.hex().real // (-float('nan') + (float('nan') * 1.5))) if all('Hello World'.splitlines()) else 1e300)):
        note(i, x)
        if i > 5: break
    for i in range('abc'.center(int(callable(l)) % 20, '*').find(f'{-0.0:%}') % 12):
        a += i
        if (not int(None)): note(i)
        def f(p, /, q):
            nonlocal a
            a = int(undefined_name)
            c *= 7
            return q
        note(f(None, len))
        note(f(p=list(s), q=(divmod((-1 + int.from_bytes(None, 'big')), 2)[0] + 1j)))
    else:
        class C(Point):
            z = -(type((7 << (c % 70))))
            def __init__(self, v):
                super().__init__(v, getattr(o, f'{(True).__add__((a).__add__(7)):+,}'))
                self.v = v
            def __repr__(self):
                return f'C({self.v!r})'
            def __add__(self, other):
                note(other)
                return max(range(+[].index(l) % 99)[[max([1, 2, 3]), (-(2**62))][s]])
            def __eq__(self, other):
                return None
            def __len__(self):
                return min(sum(list(gen_from([3, 1, 2]))), int(float('inf')))
            def __getitem__(self, key):
                note(key)
                return tuple(list(set()))[key]
            def __getattr__(self, name):
                return name
        v = C(f'{float('nan'):%}'[((255 // 7) << (()[True % 3] % 70)):sum([None, None, l])])
        note(v, v.z, v.other)
        note(len(v))
        note(v + None)
        note(v == sorted(s), v != None)
        note(v[a])
        note(list(v))
        note(bool(v))
    return a, b, c, s, t, l, d

def case8():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    for i, x in enumerate(s):
        note(i, x)
        if i > 5: break
    s = ''.replace('%s-%r' % (l, -(-(list(a)))), format((-2.25 // float(10).real), 'g'))
    note(list(zip([], [])))
    return a, b, c, s, t, l, d

def case9():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    with Manager(-((a)[d])) as m, Manager((('' * (len({1, 2, 3}) % 4)) in o.name)) as n:
        d.pop(d, [].index((d >> (7 % 70))))
    x = 1.5
    for i in range(20):
        x = x * 1.5 + i - 0.25
        if x > float(s).hex(): x = ((lambda x: x + (10**20))((10**20)) / 7)
    note(x)
    a, *l = l
    for i, x in enumerate(range((~int(s) or ((((10**20) % ...) | (2**61)) + 0)), -1, (-(2**62)))):
        note(i, x)
        if i > 5: break
    return a, b, c, s, t, l, d

def case10():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    def f(p, /, q):
        nonlocal a
        a = 2
        class C(Point):
            z = (yield_(complex(0.0, {x: l for x in (1, 'a', None)})))
            def __init__(self, v):
                super().__init__(v, (-((pow(10, (10**20) % 50, (2**61)) + 1j)) - l))
                self.v = v
            def __repr__(self):
                return f'C({self.v!r})'
            def __add__(self, other):
                note(other)
                return max(Point)
            def __eq__(self, other):
                return complex(--2.25, (float('nan').hex() // float('inf').real))
            def __len__(self):
                return repr(getattr(o, '\u00e9x')).splitlines().pop()
            def __getitem__(self, key):
                note(key)
                return tuple(gen(round(next(iter([3, 1, 2])), -([][255] % 5)) % 5))[key]
            def __getattr__(self, name):
                return name
        v = C(a)
        note(v, v.z, v.other)
        note(len(v))
        note(v + Point((int.from_bytes(b'', 'big') | None), len))
        note(v == Point, v != range(f'{-0.0.hex()!s:>10.4}'.find('a'.lstrip('%x' % 2)) % 99)[sum(x for x in vars(o) and [])])
        note(v[(yield_(l))])
        note(list(v))
        note(bool(v))
        return q
    note(f(..., a))
    note(f(p=range((len(l) * (lambda x: x + pow((10).conjugate(), {1: 2, 3: 4}.get((2**61), (-(2**62))) % 50, 255))((-(2**62)))), int(' b '.center(sum(x for x in [3, 1, 2]) % 20, '*').upper(), ({k: v for k, v in {1: 2, 3: 4}.items() if v} | {t: None, '\u00e9x': l})[divmod(round(-0.0), '\u00e9x'.count(t))[0]]), (1 if (len(a.split('abc')) + a) else 0)), q=sorted((set() & {(10**20), 10}), key=repr)))
    note([3, 1, 2])
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
            return iter([f() for f in [lambda: x for x in [(i, x) for i, x in enumerate(list(dict.fromkeys(l, ...))[(b ^ (10**20)):(s | d)[int(s)]])]]])
        def __contains__(self, x):
            return (yield_(getattr(o, str('12'))))
        def __bool__(self):
            return (bool(None) < ((2**61) * o.method(slice(s, s))) <= (255).__add__(b))
        def __index__(self):
            return 1
        def __format__(self, spec):
            return spec
        def __del__(self):
            note('del')
    x = [C(v) for v in [3, 1, 2]]
    note([v.v for v in sorted(x)])
    note(len({C((len < list(reversed(l)))), C(range(min((c).__add__((sum(x for x in [3, 1, 2])).__add__(((2**61) >> ((2**61) % 70)))), round(10, -([x for x in [1, 2, 3] if x].index(None) % 5))), (divmod(10, len({'12': d, s: s}))[0] ** ((255 % 256).to_bytes(2, 'little')[pow(b, fact((2**61) % 12) % 50, 2)] % 7)), pow(ord('%5.2f' % float('inf')[:1]), 7 % 50, len(dict(zip(complex(float('nan'), 0.1), [1, 2, 3]))))))}))
    note(C(s)(list(max('%s-%r' % (None, ...).zfill((7 >> (1 % 70)) % 12), format(float('a,b,c'), 'g')))))
    note((range(list(reversed([[x, y] for x in (1, 2, 3) for y in []])).pop(), 0, a))() in C(1))
    note(C(1) and (len(d) % a))
    note([1, 2, 3][C(0)])
    note(f'{C(1):abc}')
    note([*C(2)])
    if frozenset():
        a <<= d.get(sum(sorted((frozenset() & set()), key=repr)), ((10**20) + 2)) % 9
    elif callable(len):
        a = b = c = 0
        for i in range(30):
            a = a + i
            b += a * 2
            if b > min([x for x in sorted([1, 2, 3], key=str) if x].pop(), list(range([1, 2, 3].index(None) % 50, int.from_bytes(b'\x00\xff', 'big') % 50, [].pop() % 7 - 3)).index(range(-(10**20)))) or a == c:
                c = b - 10
            x = [i, a, b][i % 3]
            def f():
                for i in range(divmod(7, sum(l))[0] % 5):
                    x = yield i
                    note(x)
                    c = [abs(-1), 7][(a != ...)]
                return s
            v = f()
            note(next(v))
            note(v.send((yield_(tuple(gen(-1 % 5))))))
            note(list(v))
        note(a, b, c, x)
    else:
        a, b = b, a
    pass
    return a, b, c, s, t, l, d

def case11():
    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {1: 'a', 'b': 2}, Thing()
    try:
        d |= d
    finally:
        note('finally', a)
    if ((yield_(((2**61) >> (2 % 70))))).x:
        l[ord('12'[:1]):b'abc'.replace(b'', b'abc')[(c | ~2)]] = [True, None]
    a, b = b, a
    class C(Point):
        z = s
        def __init__(self, v):
            super().__init__(v, ...)
            self.v = v
        def __repr__(self):
            return f'C({self.v!r})'
        def __add__(self, other):
            note(other)
            return ...
        def __eq__(self, other):
            return (zip((float('a,b,c') // -2.25), ' b '.swapcase()))[list([])]
        def __len__(self):
            return o.method(Point(True, True).x)
        def __getitem__(self, key):
            note(key)
            return (1, 2, 3)[key]
        def __getattr__(self, name):
            return name
    v = C(d)
    note(v, v.z, v.other)
    note(len(v))
    note(v + list(a))
    note(v == None, v != d)
    note(v[dict.fromkeys(sorted([1, 2, 3], reverse=True), range(max([(i, x) for i, x in enumerate([3, 1, 2])])))])
    note(list(v))
    note(bool(v))
    a, b = b, a
    try:
        o.value = (range(True % 99)[...] * next(iter([y for x in [sorted([3, 1, 2], reverse=True), [(i, x) for i, x in enumerate([3, 1, 2])]] for y in x])))
        note((list(Point((1, 2, 3), len)))(), (d)())
    except (TypeError, ValueError) as e:
        note(type(e).__name__, e)
        try:
            def f():
                for i in range((2**61) % 5):
                    x = yield i
                    note(x)
                    l.reverse()
                return ((1, 2, 3) + ())[::-1]
            v = f()
            note(next(v))
            note(v.send(None))
            note(list(v))
        except Exception as e:
            note(type(e).__name__, e.args, e.__context__)
    else:
        note((s).x)
    finally:
        note(g)
    return a, b, c, s, t, l, d

for n, case in enumerate([case0, case1, case2, case3, case4, case5, case6, case7, case8, case9, case10, case11]):
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])

note(case())
