def f(s):
    return s.strip().lower().replace("a", "b")
