def f():
    import _fails_deeper
f()
