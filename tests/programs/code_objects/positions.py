"""Offsets, lines and columns of instructions."""


def f(items):
    total = 0
    for item in items:
        total += item.value(
            1)
    return total


first = f.__code__.co_firstlineno
print([(start, end, line and line - first) for start, end, line in f.__code__.co_lines()])
for line, end_line, column, end_column in f.__code__.co_positions():
    print(line - first, end_line - first, column, end_column)
print(len(f.__code__.co_code))
