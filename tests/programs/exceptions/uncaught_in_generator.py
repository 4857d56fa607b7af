# A generator in the traceback.
def gen(n):
    for i in range(n):
        yield 10 // (1 - i)
def user():
    return sum(x
               for x in gen(3))
print(list(zip([1], gen(1))))
user()
