match a:
    case 1: pass
    case -1 | 1.5 | 1j | -1 + 2j | 1 - 2j | 'a' 'b' | b'c': pass
    case None | True | False: pass
    case x: pass
match a, b:
    case x, y: pass
    case x, *y: pass
    case *_, y: pass
    case [x, [y, *z]]: pass
    case (x, y) | [x, y,]: pass
    case (x): pass
    case (x,): pass
    case (): pass
    case []: pass
    case x,: pass
match *a, b:
    case _: pass
match a:
    case {}: pass
    case {'a': 1, -1: x, A.b: y, None: z, **rest}: pass
    case {'a': {'b': _}, }: pass
    case {**rest}: pass
    case {**rest, }: pass
match (a):
    case A(): pass
    case A.B(x, y): pass
    case A(x, y=1, z=B(),): pass
    case A(x=1): pass
    case (A() | B()) as c if c: pass
    case [A(x=a), *_] as d if (e := 1): pass
    case A.b.c: pass
    case str(x) | int(x): pass
match a,:
    case _:
        if b:
            match c:
                case 1:
                    match = case = 1
                    case = match
match(a)
match[a]
match.a = 1
match, = a
match: int
match = {a: b}
match -1:
    case -1: pass
match [a, b]:
    case _: pass
match not a:
    case True: match; case
match x:

    # comment
    case 1:
        pass
print(match, case)
