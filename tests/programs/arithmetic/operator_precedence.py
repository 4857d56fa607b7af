# Which binds tighter.
print(2 + 3 * 4, (2 + 3) * 4, 2 ** 3 ** 2, -2 ** 2, 2 ** -1, not 1 == 2, not (1 == 2))
print(1 | 2 ^ 3 & 4, 1 << 2 + 1, 10 - 3 - 2, 100 / 10 / 2, 7 // 2 * 2, -7 // 2, -(7 // 2))
print(1 < 2 == True, (1 < 2) == True, 1 in [1] == True, not True or True, True or False and False)
print(5 if 0 else 6 if 1 else 7, (lambda: 1 if 0 else 2)(), [x if x else -1 for x in (0, 1)])
print(~1 + 1, ~-1, - - 1, 3 - -3, 2 * -3, 10 % 3 * 2, 6 / 2 * 3, not not 1)
print(1 + 2 if True else 3, 1 + (2 if False else 3), "a" + "b" * 2, 1 << 1 << 1, 8 >> 1 >> 1, await_ := 3)
