"""__subclasshook__() decides by structure, and may leave the answer to others."""
from abc import ABC


class Quacks(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Quacks:
            print("asked about", other.__name__)
            if any("quack" in base.__dict__ for base in other.__mro__):
                return True
            return NotImplemented
        return NotImplemented


class Duck:
    def quack(self): ...


class Dog:
    pass


class Loud(Quacks):
    pass


print(issubclass(Duck, Quacks), isinstance(Duck(), Quacks))
print(issubclass(Dog, Quacks), isinstance(Dog(), Quacks))
print(issubclass(Loud, Quacks), issubclass(Duck, Loud))
