g = (x for x in xs)
total = sum(x * x for x in xs if x)
def f(a):
    return any(x > a for x in a for y in x)
