"""Method resolution: how C3 puts the ancestors of a class in line, and what super() does with it."""


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B", *super().who()]


class C(A):
    def who(self):
        return ["C", *super().who()]


class D(B, C):
    def who(self):
        return ["D", *super().who()]


print([cls.__name__ for cls in D.__mro__])
print(D().who())  # B's super() is C here, which B knows nothing of


def merge(lists):
    """C3: take the first head that is in no other list's tail."""
    result = []
    lists = [list(each) for each in lists if each]
    while lists:
        for candidate in (each[0] for each in lists):
            if not any(candidate in each[1:] for each in lists):
                break
        else:
            raise TypeError("no consistent order")
        result.append(candidate)
        lists = [rest for each in lists if (rest := [c for c in each if c is not candidate])]
    return result


def linearise(cls):
    return [cls] + merge([*(linearise(base) for base in cls.__bases__), list(cls.__bases__)])


for cls in (A, B, D, bool):
    print(cls.__name__, linearise(cls) == list(cls.__mro__))

try:
    class Wrong(A, B):
        pass
except TypeError as error:
    print(error)


# Cooperation: everyone takes what is theirs and passes the rest on.
class Root:
    def __init__(self, **rest):
        assert not rest, rest


class Named(Root):
    def __init__(self, name, **rest):
        super().__init__(**rest)
        self.name = name


class Priced(Root):
    def __init__(self, price, **rest):
        super().__init__(**rest)
        self.price = price


class Product(Named, Priced):
    pass


product = Product(name="lamp", price=30)
print(vars(product), [cls.__name__ for cls in Product.mro()])

# super() can start anywhere.
d = D()
print(super(B, d).who(), super(D, d).who())

# Special methods are looked up on the type, never on the instance.


class Thing:
    def __len__(self):
        return 3


thing = Thing()
thing.__len__ = lambda: 99
print(len(thing), thing.__len__())


# A class may choose its ancestors at the last moment.
class Chooser:
    def __mro_entries__(self, bases):
        print("  asked by a class with", len(bases), "base(s)")
        return (C,)


class E(Chooser()):
    pass


print(E.__bases__, E().who())
