# Operators with a view of a dict on the right: the set is made of the left operand.
for left in ({1, 2, 5}, [1, 2], (2, 3), frozenset({1, 9})):
    view = {3: 1, 2: 2, 40: 3}.keys()
    for operator in ("|", "^", "&", "-"):
        print(operator, eval(f"left {operator} view"), eval(f"view {operator} left"))
print({5, 6, 7, 0} ^ {0: None}.keys())
