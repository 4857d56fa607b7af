# The iterable of a for statement is marked.
def f(n):
    for i in n + 1:
        print(i)
f(4)
