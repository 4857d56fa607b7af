# The famous one: the list grows and the assignment fails.
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e)
print(t)
t[0].extend([3])
print(t)
def f():
    count += 1
try:
    f()
except UnboundLocalError as e:
    print(e)
a = b = [1]
a += [2]
print(b, a is b)
a = a + [3]
print(b, a is b)
c = d = (1,)
c += (2,)
print(c, d)
