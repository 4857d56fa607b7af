if (n := len(a)) > 10:
    print(n)
while chunk := read():
    use(chunk)
def f(xs):
    return [y := g(x), y ** 2, [z := x for x in xs], z]
