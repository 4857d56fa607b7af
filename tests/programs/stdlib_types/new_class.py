"""new_class() makes classes as the class statement does."""
import types


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"made": True}

    def __new__(mcls, name, bases, ns, **kw):
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", kw)


cls = types.new_class("C", (int,), {"metaclass": Meta, "flag": 1}, lambda ns: ns.update(x=5))
print(cls.__name__, cls.__bases__, type(cls).__name__, cls.made, cls.x, cls(7) + 1)


class Entry:
    def __mro_entries__(self, bases):
        return (str,)


e = Entry()
derived = types.new_class("D", (e, ))
print(derived.__bases__, derived.__orig_bases__ == (e,), types.get_original_bases(derived) == (e,))
print(types.resolve_bases((int, e)), types.resolve_bases((int,)), types.get_original_bases(bool))
print(types.prepare_class("P", (cls,), {"k": 1})[1:])


class Other(type):
    pass


class O(metaclass=Other):
    pass


for call in (lambda: types.new_class("X", (cls, O)), lambda: types.get_original_bases(3),
             lambda: types.resolve_bases([type("Bad", (), {"__mro_entries__": lambda s, b: 5})()])):
    try:
        call()
    except TypeError as error:
        print(error)
