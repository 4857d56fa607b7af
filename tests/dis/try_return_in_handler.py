def f():
    try:
        return a()
    except A as e:
        return e
    return None
