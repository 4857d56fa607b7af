def f(a, b):
    return "%s and %r" % (a, b), "%d" % a, "%s%%" % (a,), "%5s" % (b,)
