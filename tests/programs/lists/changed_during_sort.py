"""A list that is changed while it is sorted, or compared."""
items = [3, 1, 2]


def key(value):
    items.append(value)
    items.pop()
    return value


try:
    items.sort(key=key)
except ValueError as error:
    print(error, items)


class Shrinks:
    def __eq__(self, other):
        right.clear()
        left.clear()
        return False


left, right = [Shrinks()], [1]
print(left == right)
