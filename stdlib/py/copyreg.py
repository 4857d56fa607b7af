"""How to take objects apart and put them together again, for `pickle` and `copy`.

A table of functions for types that have no __reduce__() of their own, what
object.__reduce_ex__() needs, and the numbered names that pickle may use.
"""

__all__ = ["pickle", "constructor",
           "add_extension", "remove_extension", "clear_extension_cache"]

# Type -> function that returns what __reduce__() would.
dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Declare the function that takes objects of a type apart."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Check that an object may serve as a constructor."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle_complex(c):
    """Take a complex number apart."""
    return complex, (c.real, c.imag)


def pickle_union(obj):
    """Take a union type apart: it is the `|` of its members."""
    import functools
    import operator

    return functools.reduce, (operator.or_, obj.__args__)


pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)


def _reconstructor(cls, base, state):
    """Make an object again that protocol 0 or 1 took apart."""
    if base is object:
        return object.__new__(cls)
    instance = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(instance, state)
    return instance


# The flag of types that Python code has made.
_HEAPTYPE = 1 << 9
_new_type = type(int.__new__)


def _builtin_base(cls):
    """Return the first class in the MRO that is built in or has a built-in __new__."""
    for base in cls.__mro__:
        if hasattr(base, "__flags__") and not base.__flags__ & _HEAPTYPE:
            return base
        new = base.__new__
        if isinstance(new, _new_type) and new.__self__ is base:
            return base
    return object


def _reduce_ex(self, proto):
    """Do the work of object.__reduce_ex__() for protocols 0 and 1."""
    assert proto < 2
    cls = self.__class__
    base = _builtin_base(cls)
    if base is object:
        state = None
    elif base is cls:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    else:
        state = base(self)
    args = (cls, base, state)
    attributes = _get_state(self)
    if attributes:
        return _reconstructor, args, attributes
    return _reconstructor, args


def _get_state(instance):
    """Return what __getstate__() gives; the inherited one cannot do slots here."""
    try:
        getstate = instance.__getstate__
    except AttributeError:
        return getattr(instance, "__dict__", None)
    inherited = getattr(type(instance), "__getstate__", None) is object.__getstate__
    if inherited and getattr(instance, "__slots__", None):
        raise TypeError("a class that defines __slots__ without defining __getstate__ "
                        "cannot be pickled")
    return getstate()


def __newobj__(cls, *args):
    """Make an object again that protocol 2 took apart."""
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    """Make an object again whose __new__() also takes keywords (protocol 4)."""
    return cls.__new__(cls, *args, **kwargs)


def _slotnames(cls):
    """Return the names of all slots that instances of the class have.

    The list is kept in the class as `__slotnames__`, if it lets itself be changed.
    """
    names = cls.__dict__.get("__slotnames__")
    if names is not None:
        return names
    names = []
    if hasattr(cls, "__slots__"):
        for owner in cls.__mro__:
            slots = owner.__dict__.get("__slots__", ())
            if isinstance(slots, str):
                slots = (slots,)
            names.extend(_mangled(owner, slot) for slot in slots
                         if slot not in ("__dict__", "__weakref__"))
    try:
        cls.__slotnames__ = names
    except Exception:
        pass
    return names


def _mangled(owner, name):
    """Return the name under which a class stores a slot: private ones are mangled."""
    if name.startswith("__") and not name.endswith("__"):
        stripped = owner.__name__.lstrip("_")
        if stripped:
            return f"_{stripped}{name}"
    return name


# (module, name) -> code, code -> (module, name), code -> object.
_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    """Let pickle write a small number for a global name."""
    code = int(code)
    if not 1 <= code <= 0x7FFFFFFF:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Undo add_extension(), for tests."""
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    """Forget the objects found for the numbers."""
    _extension_cache.clear()
