# for/else and while/else with break and continue.
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")
i = 0
while i < 5:
    i += 1
    if i == 2: continue
    if i == 9: break
else: print("while else", i)
while True:
    i -= 1
    if i < 3: break
else: print("never")
for x in []: print("never")
else: print("empty else")
while 0: pass
else: print("zero else")
def f():
    for x in range(3):
        for y in range(3):
            if y == 1: break
        else: return "no"
        if x == 2: return x, y
    else: return "else"
print(f(), n)
for x in range(3):
    try:
        if x == 1: continue
        print("body", x)
    finally: print("finally", x)
for (a, b), c in [((1, 2), 3)]: print(a, b, c)
lst = [0]
for lst[0] in range(3): pass
print(lst)
for i in range(3):
    i = i * 10
    print(i, end=" ")
print()
n = 3
while n: n -= 1
else: print("done", n)
while (n := n + 1) < 5: 
    if n == 3: continue
print(n)
