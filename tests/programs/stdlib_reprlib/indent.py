"""With an indent each item stands on a line."""
import reprlib

r = reprlib.Repr(indent=2, maxlist=3)
print(r.repr([1, [2, 3], {1: (2,)}, 4]))
r.indent = "--"
print(r.repr({"k": [], "l": [1]}))
for indent in (1.5, -1):
    r.indent = indent
    try:
        r.repr([1])
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Mine(reprlib.Repr):
    def repr_Thing(self, thing, level):
        return f"<thing at level {level}>"


class Thing:
    pass


print(Mine().repr([Thing(), [Thing()]]))
