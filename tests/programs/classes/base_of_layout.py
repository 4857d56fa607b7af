# `__base__` is the base from which the layout comes, not simply the first one.
class Mixin:
    def describe(self):
        return "is %d" % self


class Slotted:
    __slots__ = ("a",)


Number = type("Number", (Mixin, int), {})
print(Number.__base__, Number.__bases__, Number(3).describe())


class Both(Mixin, Slotted):
    pass


print(Both.__base__, Number.mro()[1:3])
try:
    type("Clash", (int, str), {})
except TypeError as error:
    print(error)
