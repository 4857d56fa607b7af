def f(n):
    while n:
        n -= 1
    while True:
        n += 1
        if n > 10:
            break
        if n == 5:
            continue
        g(n)
    return n
