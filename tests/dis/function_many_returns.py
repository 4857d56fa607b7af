def f(x):
    if x > 0:
        return "positive"
    if x < 0:
        return "negative"
    return "zero"
