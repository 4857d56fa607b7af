# Growth, deletion and lookup agree with a list of pairs.
d, model = {}, []
x = 1
for step in range(3000):
    x = (x * 48271) % 2147483647
    key = x % 257
    if x % 3 == 0:
        got = d.pop(key, None)
        expect = next((v for k, v in model if k == key), None)
        model = [p for p in model if p[0] != key]
        assert got == expect
    else:
        if key in d:
            model = [(k, step if k == key else v) for k, v in model]
        else:
            model.append((key, step))
        d[key] = step
print(list(d.items()) == model, len(d), list(d.items())[:5], sum(d), sum(d.values()))
