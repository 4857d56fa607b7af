# Warnings of the compiler go to standard error.
x = 5
if x is 5:
    print("is")
assert (x, "always true")
print("\d", [1, 2] [0, 1] if x == 6 else "")
