def f():
    len = 1
    def g():
        return len
    return g
print(len)
