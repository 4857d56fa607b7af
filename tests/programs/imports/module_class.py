"""A module can become an instance of a subclass of ModuleType, and be made of one."""
import sys
import types


class Lazy(types.ModuleType):
    """Computes attributes."""

    @property
    def computed(self):
        return self.base * 2

    def __getattr__(self, name):
        if name.startswith("made_"):
            return name
        raise AttributeError(f"no {name} here")

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)


class WithSlots(types.ModuleType):
    __slots__ = ("one",)


base = 21
this = sys.modules[__name__]
this.__class__ = Lazy
print(type(this).__name__, this.computed, this.made_up, base)
this.base = 5
print(this.computed, base)
try:
    this.other
except AttributeError as error:
    print(error)
other = Lazy("other", "its doc")
other.base = 1
print(other.computed, other.__doc__, sorted(vars(other)))
try:
    this.__class__ = WithSlots
except TypeError as error:
    print(error)
this.__class__ = types.ModuleType
print(type(this) is types.ModuleType)
