def f(x):
    assert x
    assert x > 0, "message"
    assert (x, 1), f"{x}"
