# The operators of int, and what they say about other types.
print(7 + 3, 7 - 3, 7 * 3, 7 / 2, 7 // 2, 7 % 2, 2 ** 10)
print(-7 + 3, -7 - 3, -7 * 3, -7 / 2, -(-7), +-7, abs(-7))
print(6 & 3, 6 | 3, 6 ^ 3, ~6, 1 << 4, 256 >> 4, -1 >> 10, -5 >> 1)
print(True + True, True * 3, False - 1, -True, ~False, True << 3)
print(-5 & 3, -5 | 3, -5 ^ 3, -5 & -3)
for op in ("1 + 'a'", "'a' + 1", "[] + ()", "{} + {}", "None - 1", "1 @ 2", "'a' * 'b'", "1.0 << 1", "~1.5", "-'a'",
           "+[]", "1 | 1.0", "1 < 'a'", "[] >= ()", "divmod(1, 'a')", "2 ** 'a'", "pow(2, 'a')", "'a' % 1", "object() + 1",
           "[1] - [2]", "3 // None", "3 % None"):
    try:
        print(op, eval(op))
    except TypeError as e:
        print(op, "->", e)
