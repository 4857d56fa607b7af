"""Closures: variables that outlive their function live in cells, shared by all who use them."""


def counter(start=0):
    count = start

    def up(step=1):
        nonlocal count
        count += step
        return count

    def peek():
        return count

    return up, peek


up, peek = counter(10)
up()
up(5)
print(peek())
print(up.__code__.co_freevars, up.__closure__[0].cell_contents)
print(up.__closure__[0] is peek.__closure__[0])
other_up, _ = counter()
print(other_up(), peek())

# A loop has one variable, not one per round: all three functions see its last value.
late = [lambda: n for n in range(3)]
early = [lambda n=n: n for n in range(3)]
print([f() for f in late], [f() for f in early])

# A cell can be empty.


def too_soon():
    def show():
        return value

    try:
        show()
    except NameError as error:
        print(type(error).__name__, error)
    value = "now there is one"
    return show()


print(too_soon())


# The body of a class is no enclosing scope for its methods.
width = "global"


class Window:
    width = "class"
    seen_by_body = width

    def seen_by_method(self):
        return width


print(Window.seen_by_body, Window().seen_by_method())


# `__class__` is a cell too: that is how super() knows where it stands.
class Base:
    def who(self):
        return "Base"


class Derived(Base):
    def who(self):
        return f"Derived({super().who()})"


print(Derived().who(), Derived.who.__code__.co_freevars)


# Decorators are closures.
def logged(function):
    calls = []

    def wrapper(*args, **kwargs):
        result = function(*args, **kwargs)
        calls.append((args, kwargs, result))
        return result

    wrapper.calls = calls
    return wrapper


@logged
def power(base, exponent=2):
    return base ** exponent


power(3)
power(2, exponent=10)
print(power.calls)
