# No markers where the whole line failed; statements of other kinds.
def f(x):
    raise x
def g():
    assert 1 == 2, "message of the assertion"
try:
    f(KeyError("k"))
except KeyError:
    g()
