def f(n):
    while n > 0:
        if g(n):
            break
        n -= 1
    else:
        h()
    return n
