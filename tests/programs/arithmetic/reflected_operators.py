# Which operand's method is asked first.
class Left:
    def __add__(self, other):
        return NotImplemented

    def __iadd__(self, other):
        return "Left.__iadd__"


class Right:
    def __radd__(self, other):
        return "Right.__radd__"

    def __rmul__(self, other):
        return "Right.__rmul__"

    def __rpow__(self, other, modulus=None):
        return "Right.__rpow__"

    def __rdivmod__(self, other):
        return "Right.__rdivmod__"


class Number(int):
    def __radd__(self, other):
        return "Number.__radd__"


class Plain(int):
    pass


print(Left() + Right(), 1 + Right(), [1] + Right(), "a" + Right(), (1,) + Right())
print(2 * Right(), [1] * Right(), "a" * Right(), 2 ** Right(), divmod(1, Right()))
print(1 + Number(2), 1.5 + Number(2), Number(2) + 1, 1 + Plain(2))
both = Left()
both += 1
print(both)
for operation in (lambda: Left() + 1, lambda: Right() + 1, lambda: Left() + Left(), lambda: Right() @ 1, lambda: 2.5 * [1],
                  lambda: [1] + 1, lambda: divmod(1, "a"), lambda: pow(2, 3, "a"), lambda: pow(2, 3, 1.0), lambda: -Left()):
    try:
        print(operation())
    except TypeError as error:
        print(error)
