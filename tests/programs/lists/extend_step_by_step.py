# `extend` takes item after item: what an iterator gave before it failed stays, and it sees the list grow.
def failing():
    yield 1
    yield 2
    raise ValueError("no more")


items = [0]
try:
    items.extend(failing())
except ValueError as error:
    print(error, items)
try:
    items += failing()
except ValueError as error:
    print(error, items)


def looking():
    for _ in range(3):
        yield len(items)


items.extend(looking())
print(items)


class Endless:
    def __iter__(self):
        return iter([7])

    def __length_hint__(self):
        import sys

        return sys.maxsize


items.extend(Endless())
print(items[-1])
