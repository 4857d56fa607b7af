# More lines than are shown whole.
def f(*a): return a[0] / a[1]
x = f(
    1,
    0,
    2,
    3,
    4,
    5,
)
