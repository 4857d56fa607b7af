# A return over several lines.
def f(a):
    return [
        a,
        a[0],
        a[99],
    ]
f([1])
