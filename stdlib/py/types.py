"""Names for the built-in types that have none, and tools for making classes.

The types are found by asking the interpreter for the type of an example.
"""

import sys

__all__ = [
    "FunctionType", "LambdaType", "CodeType", "MappingProxyType",
    "SimpleNamespace", "CellType", "GeneratorType", "CoroutineType",
    "AsyncGeneratorType", "MethodType", "BuiltinFunctionType",
    "BuiltinMethodType", "WrapperDescriptorType", "MethodWrapperType",
    "MethodDescriptorType", "ClassMethodDescriptorType", "ModuleType",
    "TracebackType", "FrameType", "GetSetDescriptorType",
    "MemberDescriptorType", "new_class", "resolve_bases", "prepare_class",
    "get_original_bases", "DynamicClassAttribute", "coroutine", "GenericAlias",
    "UnionType", "EllipsisType", "NoneType", "NotImplementedType",
    "CapsuleType",
]


def _example():
    """Serve as the example of a function; its closure, of a cell."""
    cell = 1

    def inner():
        return cell

    return inner


FunctionType = type(_example)
LambdaType = type(lambda: None)
CodeType = type(_example.__code__)
CellType = type(_example().__closure__[0])
MappingProxyType = type(type.__dict__)
SimpleNamespace = type(sys.implementation)


def _example():
    yield 1


GeneratorType = type(_example())


async def _example():
    pass


_example = _example()
CoroutineType = type(_example)
_example.close()  # or the interpreter warns that it was never awaited


async def _example():
    yield


_example = _example()
AsyncGeneratorType = type(_example)


class _Example:
    """Serve as the example of a class with a method."""

    def method(self):
        """Do nothing."""


MethodType = type(_Example().method)

BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
ModuleType = type(sys)

try:
    raise TypeError
except TypeError as _example:
    TracebackType = type(_example.__traceback__)
    FrameType = type(_example.__traceback__.tb_frame)

GetSetDescriptorType = type(FunctionType.__code__)
MemberDescriptorType = type(FunctionType.__globals__)

GenericAlias = type(list[int])
UnionType = type(int | str)
EllipsisType = type(...)
NoneType = type(None)
NotImplementedType = type(NotImplemented)

del _Example


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as the `class` statement does; `exec_body` fills its namespace."""
    resolved = resolve_bases(bases)
    metaclass, namespace, keywords = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, resolved, namespace, **keywords)


def resolve_bases(bases):
    """Replace the bases that are no classes by their __mro_entries__ (PEP 560).

    Return the very same object when there is nothing to replace.
    """
    resolved = []
    changed = False
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            entries = base.__mro_entries__(bases)
            if not isinstance(entries, tuple):
                raise TypeError("__mro_entries__ must return a tuple")
            resolved.extend(entries)
            changed = True
        else:
            resolved.append(base)
    return tuple(resolved) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """Find the metaclass and make the namespace: return (metaclass, namespace, keywords).

    The keywords are a copy of `kwds` without "metaclass".
    """
    keywords = {} if kwds is None else dict(kwds)
    if "metaclass" in keywords:
        metaclass = keywords.pop("metaclass")
    elif bases:
        metaclass = type(bases[0])
    else:
        metaclass = type
    if isinstance(metaclass, type):
        metaclass = _most_derived(metaclass, bases)
    if hasattr(metaclass, "__prepare__"):
        namespace = metaclass.__prepare__(name, bases, **keywords)
    else:
        namespace = {}
    return metaclass, namespace, keywords


def _most_derived(metaclass, bases):
    """Return the metaclass that derives from all the others."""
    for base in bases:
        candidate = type(base)
        if issubclass(metaclass, candidate):
            continue
        if not issubclass(candidate, metaclass):
            raise TypeError("metaclass conflict: the metaclass of a derived class must be a "
                            "(non-strict) subclass of the metaclasses of all its bases")
        metaclass = candidate
    return metaclass


def get_original_bases(cls, /):
    """Return the bases of a class as they were written, before __mro_entries__()."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


class DynamicClassAttribute:
    """A property on instances; on the class the name goes to its __getattr__.

    So an instance can have an attribute named like a virtual one of the class.
    """

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        """Return a copy with another getter."""
        doc = fget.__doc__ if self.overwrite_doc else None
        copy = type(self)(fget, self.fset, self.fdel, doc or self.__doc__)
        copy.overwrite_doc = self.overwrite_doc
        return copy

    def setter(self, fset):
        """Return a copy with another setter."""
        copy = type(self)(self.fget, fset, self.fdel, self.__doc__)
        copy.overwrite_doc = self.overwrite_doc
        return copy

    def deleter(self, fdel):
        """Return a copy with another deleter."""
        copy = type(self)(self.fget, self.fset, fdel, self.__doc__)
        copy.overwrite_doc = self.overwrite_doc
        return copy


class _GeneratorWrapper:
    """Makes an object with the interface of a generator awaitable."""

    def __init__(self, gen):
        self.__wrapped = gen
        self.__isgen = gen.__class__ is GeneratorType
        self.__name__ = getattr(gen, "__name__", None)
        self.__qualname__ = getattr(gen, "__qualname__", None)

    def send(self, val):
        """Resume with a value."""
        return self.__wrapped.send(val)

    def throw(self, tp, *rest):
        """Raise an exception inside."""
        return self.__wrapped.throw(tp, *rest)

    def close(self):
        """Raise GeneratorExit inside."""
        return self.__wrapped.close()

    @property
    def gi_code(self):
        """The code object."""
        return self.__wrapped.gi_code

    @property
    def gi_frame(self):
        """The frame, or None when finished."""
        return self.__wrapped.gi_frame

    @property
    def gi_running(self):
        """Whether it is executing now."""
        return self.__wrapped.gi_running

    @property
    def gi_yieldfrom(self):
        """What it is delegating to, or None."""
        return self.__wrapped.gi_yieldfrom

    cr_code = gi_code
    cr_frame = gi_frame
    cr_running = gi_running
    cr_await = gi_yieldfrom

    def __next__(self):
        return next(self.__wrapped)

    def __iter__(self):
        if self.__isgen:
            return self.__wrapped
        return self

    __await__ = __iter__


# Bits of co_flags.
_CO_GENERATOR = 0x20
_CO_COROUTINE = 0x80
_CO_ITERABLE_COROUTINE = 0x100


def coroutine(func):
    """Let `await` accept what a generator function (or such a callable) returns."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if func.__class__ is FunctionType and getattr(func, "__code__", None).__class__ is CodeType:
        flags = func.__code__.co_flags
        if flags & (_CO_COROUTINE | _CO_ITERABLE_COROUTINE):
            return func
        if flags & _CO_GENERATOR:
            code = func.__code__
            func.__code__ = code.replace(co_flags=flags | _CO_ITERABLE_COROUTINE)
            return func
    # The rest is not known to return generators until it is called.
    import functools
    import _collections_abc

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        if result.__class__ is CoroutineType:
            return result
        if result.__class__ is GeneratorType and result.gi_code.co_flags & _CO_ITERABLE_COROUTINE:
            return result
        if (isinstance(result, _collections_abc.Generator)
                and not isinstance(result, _collections_abc.Coroutine)):
            return _GeneratorWrapper(result)
        return result

    return wrapped


def __getattr__(name):
    """Make CapsuleType when it is asked for: nothing here is ever a capsule."""
    if name == "CapsuleType":
        global CapsuleType
        CapsuleType = _make_capsule_type()
        return CapsuleType
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _make_capsule_type():
    """Return the type of a C library's pointers, which has no instances."""

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'PyCapsule' instances")

    return type("PyCapsule", (), {"__slots__": (), "__module__": "builtins", "__new__": __new__})
