"""Abstract base classes (PEP 3119): the ABCMeta metaclass and its decorators.

The registry and the caches behind isinstance() live in `_abc`; this module
gives them their Python face.
"""

try:
    from _abc import (get_cache_token, _abc_init, _abc_register,
                      _abc_instancecheck, _abc_subclasscheck, _get_dump,
                      _reset_registry, _reset_caches)
except ImportError:
    from _py_abc import (get_cache_token, _abc_init, _abc_register,
                         _abc_instancecheck, _abc_subclasscheck, _get_dump,
                         _reset_registry, _reset_caches)


def abstractmethod(funcobj):
    """Mark a method as abstract.

    A class whose metaclass derives from ABCMeta cannot be instantiated
    while one of its abstract methods is not overridden.
    """
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: use @classmethod above @abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: use @staticmethod above @abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: use @property above @abstractmethod."""

    __isabstractmethod__ = True


class ABCMeta(type):
    """Metaclass of abstract base classes.

    A class made with it collects its abstract methods, and accepts virtual
    subclasses through register().
    """

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        """Make `subclass` a virtual subclass of this class; return it."""
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance):
        """Answer isinstance(instance, cls)."""
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        """Answer issubclass(subclass, cls)."""
        return _abc_subclasscheck(cls, subclass)

    def _dump_registry(cls, file=None):
        """Print the registry and the caches, for debugging."""
        registry, cache, negative_cache, version = _get_dump(cls)
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        print(f"_abc_registry: {registry!r}", file=file)
        print(f"_abc_cache: {cache!r}", file=file)
        print(f"_abc_negative_cache: {negative_cache!r}", file=file)
        print(f"_abc_negative_cache_version: {version!r}", file=file)

    def _abc_registry_clear(cls):
        """Forget the registered classes (for tests)."""
        _reset_registry(cls)

    def _abc_caches_clear(cls):
        """Forget the cached answers (for tests)."""
        _reset_caches(cls)


def update_abstractmethods(cls):
    """Compute again which methods of an ABC are abstract; return the class.

    For class decorators that add methods after the class was made. A class
    that is no ABC is returned untouched.
    """
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    inherited = {name
                 for base in cls.__bases__
                 for name in getattr(base, "__abstractmethods__", ())
                 if getattr(getattr(cls, name, None), "__isabstractmethod__", False)}
    own = {name for name, value in cls.__dict__.items()
           if getattr(value, "__isabstractmethod__", False)}
    cls.__abstractmethods__ = frozenset(inherited | own)
    return cls


class ABC(metaclass=ABCMeta):
    """A base class whose metaclass is ABCMeta."""

    __slots__ = ()
