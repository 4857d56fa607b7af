# Chained comparisons evaluate each operand once and stop early.
def v(x):
    print("v", x, end=" ")
    return x
print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(v(1) < v(3) > v(2) != v(2) == 5)
print(1 < 2 == 2 in [2] is not None, 1 == 1.0 == True, 3 > 2 > 1, 1 < 3 < 2, not 1 < 2 < 3, (1 < 2) < 3, 0 == 0 < 1)
a = [1]
print(a is a == a, a in [a] == True, "a" < "b" < "c" <= "c", 1 if 1 < 2 < 3 else 0)
class C:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        return f"lt{self.n}{other.n}" if self.n != 9 else ""
print(C(1) < C(2), C(1) < C(2) < C(3), repr(C(9) < C(2) < C(3)))
x = 5
if 1 < x < 10: print("in")
while 0 < x < 10: x += 2
print(x, [i for i in range(10) if 2 < i <= 5], 1 < 2 if 2 < 3 < 1 else 7)
