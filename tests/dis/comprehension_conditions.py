def f(xs):
    return [x if x else None for x in xs if x and not x.y or x.z]
