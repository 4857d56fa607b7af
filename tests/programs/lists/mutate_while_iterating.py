# A list iterator looks at the list each time.
a = [1, 2, 3, 4]
for x in a:
    print(x, end=" ")
    if x == 2:
        a.remove(x)
print(a)
a = [1]
for x in a:
    if len(a) < 5:
        a.append(x + 1)
print(a)
a = [1, 2, 3]
it = iter(a)
print(next(it), it.__length_hint__())
a.clear()
print(list(it))
a.extend([1, 2, 3])
print(list(it), a)
it = reversed([1, 2, 3])
print(next(it), it.__length_hint__(), list(it), list(it), type(it).__name__)
a = [1, 2, 3, 4, 5]
for x in reversed(a):
    if x == 4:
        del a[1:]
    print(x, end=" ")
print(a)
for i, x in enumerate(a := [3, 2, 1]):
    a.pop()
    print(i, x, a)
