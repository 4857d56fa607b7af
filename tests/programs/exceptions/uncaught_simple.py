# The traceback of an exception through functions, methods, comprehensions and lambdas.
def f(x):
    return g(x) + 1
def g(x):
    return [h(i) for i in range(x)]
h = lambda i: K().method(i)
class K:
    def method(self, i):
        return 10 / (2 - i)
print("before")
print(f(5))
