f(), f(a), f(a,), f(a, b), f(a=1), f(a, b=1, c=2,), f(*a), f(**k), f(a, *b, c, d=1, *e, **f, g=2, **h)
f(x for x in y), f((x for x in y), 1), f(x := 1), f(a, (x for x in y)), f(*a, b)
f(*a or b), f(**a or b), f(a if b else c, lambda: d), f(not a)
f(a)(b)(c), f.a(b).c(d), (f)(a), (f.a)(b)
f(  # comment
    a,

    b=c
)
print(*a, sep='')
f(é=1)
