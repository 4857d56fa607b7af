def f(d):
    for k, v in d.items():
        print(k, v)
    for i, (a, *b) in enumerate(d):
        pass
