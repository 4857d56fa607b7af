# A comprehension in a function.
def table(n):
    return {i: [j // (n - 3) for j in range(i)] for i in range(n)}
table(2)
table(3)
