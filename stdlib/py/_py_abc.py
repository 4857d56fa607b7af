"""The functions of `_abc` in Python, for an interpreter without the native module."""

from _weakref import ref

# Counts register() calls: a negative answer is valid while it stands still.
_invalidation_counter = 0


class _ClassSet:
    """A set of classes that does not keep them alive."""

    __slots__ = ("_refs",)

    def __init__(self):
        self._refs = set()

    def add(self, cls):
        """Add a class; its entry goes when the class does."""
        refs = self._refs
        refs.add(ref(cls, refs.discard))

    def clear(self):
        """Forget all classes."""
        self._refs.clear()

    def __contains__(self, cls):
        try:
            return ref(cls) in self._refs
        except TypeError:
            return False

    def __iter__(self):
        for reference in list(self._refs):
            cls = reference()
            if cls is not None:
                yield cls


class _Data:
    """What an abstract class remembers, in its attribute `_abc_impl`."""

    __slots__ = ("registry", "cache", "negative_cache", "negative_version")

    def __init__(self):
        self.registry = _ClassSet()
        self.cache = _ClassSet()
        self.negative_cache = _ClassSet()
        self.negative_version = _invalidation_counter


def get_cache_token():
    """Return a value that changes with each register() of any ABC."""
    return _invalidation_counter


def _abc_init(cls):
    """Set `__abstractmethods__` and give the class its empty registry."""
    abstract = {name for name, value in cls.__dict__.items()
                if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                abstract.add(name)
    cls.__abstractmethods__ = frozenset(abstract)
    cls._abc_impl = _Data()


def _abc_register(cls, subclass):
    """Record a virtual subclass; return it, so that it can decorate."""
    global _invalidation_counter
    if not isinstance(subclass, type):
        raise TypeError("Can only register classes")
    if issubclass(subclass, cls):
        return subclass
    if issubclass(cls, subclass):
        raise RuntimeError("Refusing to create an inheritance cycle")
    cls._abc_impl.registry.add(subclass)
    _invalidation_counter += 1
    return subclass


def _abc_instancecheck(cls, instance):
    """Answer isinstance(instance, cls), by `__class__` and by type."""
    data = cls._abc_impl
    subclass = instance.__class__
    if subclass in data.cache:
        return True
    subtype = type(instance)
    if subtype is subclass:
        if data.negative_version == _invalidation_counter and subclass in data.negative_cache:
            return False
        return cls.__subclasscheck__(subclass)
    return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)


def _abc_subclasscheck(cls, subclass):
    """Answer issubclass(subclass, cls) and remember the answer."""
    if not isinstance(subclass, type):
        raise TypeError("issubclass() arg 1 must be a class")
    data = cls._abc_impl
    if subclass in data.cache:
        return True
    if data.negative_version < _invalidation_counter:
        data.negative_cache.clear()
        data.negative_version = _invalidation_counter
    elif subclass in data.negative_cache:
        return False
    answer = _find_answer(cls, subclass, data)
    (data.cache if answer else data.negative_cache).add(subclass)
    return answer


def _find_answer(cls, subclass, data):
    """Ask the hook, the bases, the registry and the subclasses, in this order."""
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        if answer is not True and answer is not False:
            raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
        return answer
    if cls in subclass.__mro__:
        return True
    return (any(issubclass(subclass, registered) for registered in data.registry)
            or any(issubclass(subclass, derived) for derived in cls.__subclasses__()))


def _get_dump(cls):
    """Return registry, cache, negative cache and its version, for debugging."""
    data = cls._abc_impl
    return (data.registry._refs, data.cache._refs,
            data.negative_cache._refs, data.negative_version)


def _reset_registry(cls):
    """Forget the registered classes."""
    cls._abc_impl.registry.clear()


def _reset_caches(cls):
    """Forget the remembered answers."""
    cls._abc_impl.cache.clear()
    cls._abc_impl.negative_cache.clear()
