"""NamedTuple, TypedDict and NewType.

Part of `typing`, under whose name the classes appear.
"""

from _typing import Generic, _idfunc
from _typing_aliases import _AnnotatedAlias, _GenericAlias, _generic_class_getitem
from _typing_forms import (
    NotRequired, ReadOnly, Required, Union, _type_check,
)
from _typing_protocol import _caller

# The classes present themselves under the public name.
__name__ = "typing"


class _Sentinel:
    """The type of the value for "no fields were given"."""

    __slots__ = ()

    def __repr__(self):
        return "<sentinel>"


_sentinel = _Sentinel()


# --- NamedTuple ---------------------------------------------------------------

# What the body of the class may not define, and what is not copied from it.
_prohibited = frozenset((
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
    "_field_types", "_make", "_replace", "_asdict", "_source",
))
_special = frozenset(("__module__", "__name__", "__annotations__"))


def _make_nmtuple(name, types, module, defaults=()):
    """Make a named tuple class with annotations."""
    from collections import namedtuple

    fields = [field for field, _ in types]
    annotations = {field: _type_check(annotation, f"field {field} annotation must be a type")
                   for field, annotation in types}
    cls = namedtuple(name, fields, defaults=defaults, module=module)
    cls.__annotations__ = cls.__new__.__annotations__ = annotations
    return cls


class NamedTupleMeta(type):
    """Turns the class statement of a NamedTuple into a named tuple class."""

    def __new__(cls, typename, bases, ns):
        assert _NamedTuple in bases
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        if bases.count(tuple) > 1:
            raise TypeError("duplicate base class tuple")
        annotations = ns.get("__annotations__", {})
        with_default = []
        for name in annotations:
            if name in ns:
                with_default.append(name)
            elif with_default:
                plural = "s" if len(with_default) > 1 else ""
                raise TypeError(f"Non-default namedtuple field {name} cannot follow "
                                f"default field{plural} {', '.join(with_default)}")
        result = _make_nmtuple(typename, annotations.items(), module=ns["__module__"],
                               defaults=[ns[name] for name in with_default])
        if Generic in bases:
            # Made anew with both bases: Generic finds its type parameters then.
            namespace = dict(result.__dict__)
            namespace["__orig_bases__"] = ns.get("__orig_bases__", bases)
            namespace["__class_getitem__"] = classmethod(_generic_class_getitem)
            result = type(typename, bases, namespace)
        for key, value in ns.items():
            if key in _prohibited:
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key not in _special:
                if key not in result._fields:
                    setattr(result, key, value)
                cls._tell_name(result, key, value)
        return result

    def _tell_name(owner, name, value):
        """Call the __set_name__() of a value, as making a class would."""
        set_name = getattr(type(value), "__set_name__", None)
        if set_name is None:
            return
        try:
            set_name(value, owner, name)
        except BaseException as error:
            error.add_note(f"Error calling __set_name__ on {type(value).__name__!r} "
                           f"instance {name!r} in {owner.__name__!r}")
            raise


def NamedTuple(typename, fields=_sentinel, /, **kwargs):
    """Make a named tuple class with types: by subclassing, or with a list of
    (name, type) pairs."""
    how = ("{}NamedTuple class with 0 fields using the functional syntax, pass an empty "
           f"list, e.g. `{typename} = NamedTuple({typename!r}, [])`.")
    if fields is _sentinel:
        if kwargs:
            problem = "Creating NamedTuple classes using keyword arguments"
            advice = "Use the class-based or functional syntax instead."
        else:
            problem = "Failing to pass a value for the 'fields' parameter"
            advice = how.format("To create a ")
        _warn_deprecated(problem, advice)
    elif fields is None:
        if kwargs:
            raise TypeError("Cannot pass `None` as the 'fields' parameter "
                            "and also specify fields using keyword arguments")
        _warn_deprecated("Passing `None` as the 'fields' parameter", how.format("To create a "))
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, "
                        "not both")
    if fields is _sentinel or fields is None:
        fields = kwargs.items()
    cls = _make_nmtuple(typename, fields, module=_caller())
    cls.__orig_bases__ = (NamedTuple,)
    return cls


def _warn_deprecated(problem, advice):
    """Warn the caller's caller about a use that goes in 3.15."""
    import warnings

    warnings.warn(f"{problem} is deprecated and will be disallowed in Python 3.15. {advice}",
                  DeprecationWarning, stacklevel=3)


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def _namedtuple_mro_entries(bases):
    """Put the class with the metaclass in place of the function NamedTuple."""
    assert NamedTuple in bases
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


# --- TypedDict ----------------------------------------------------------------

def _get_typeddict_qualifiers(annotation_type):
    """Yield Required, NotRequired and ReadOnly as far as they surround a type."""
    while True:
        origin = getattr(annotation_type, "__origin__", None)
        if isinstance(annotation_type, _AnnotatedAlias):
            annotation_type = annotation_type.__origin__
        elif isinstance(annotation_type, _GenericAlias) and (
                origin is Required or origin is NotRequired or origin is ReadOnly):
            yield origin
            annotation_type = annotation_type.__args__[0]
        else:
            return


class _TypedDictMeta(type):
    """The metaclass of typed dictionaries, whose instances are plain ones."""

    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type "
                                "and a non-TypedDict base class")
        generic_base = (Generic,) if any([issubclass(b, Generic) for b in bases]) else ()
        result = type.__new__(_TypedDictMeta, name, (*generic_base, dict), ns)
        if not hasattr(result, "__orig_bases__"):
            result.__orig_bases__ = bases
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _type_check(annotation, msg, module=result.__module__)
               for key, annotation in ns.get("__annotations__", {}).items()}
        annotations = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            base_required = base.__dict__.get("__required_keys__", set())
            base_optional = base.__dict__.get("__optional_keys__", set())
            required |= base_required
            optional -= base_required
            required -= base_optional
            optional |= base_optional
            readonly.update(base.__dict__.get("__readonly_keys__", ()))
            mutable.update(base.__dict__.get("__mutable_keys__", ()))
        annotations.update(own)
        for key, annotation in own.items():
            qualifiers = set(_get_typeddict_qualifiers(annotation))
            is_required = Required in qualifiers or (total and NotRequired not in qualifiers)
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in qualifiers:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        assert required.isdisjoint(optional), (
            f"Required keys overlap with optional keys in {name}: {required=}, {optional=}")
        result.__annotations__ = annotations
        result.__required_keys__ = frozenset(required)
        result.__optional_keys__ = frozenset(optional)
        result.__readonly_keys__ = frozenset(readonly)
        result.__mutable_keys__ = frozenset(mutable)
        result.__total__ = total
        return result

    __call__ = dict  # static method

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_sentinel, /, *, total=True):
    """Describe dictionaries with certain keys: by subclassing, or with a dictionary
    of types. At run time the instances are plain dictionaries."""
    if fields is _sentinel or fields is None:
        import warnings

        if fields is _sentinel:
            problem = "Failing to pass a value for the 'fields' parameter"
        else:
            problem = "Passing `None` as the 'fields' parameter"
        warnings.warn(f"{problem} is deprecated and will be disallowed in Python 3.15. "
                      "To create a TypedDict class with 0 fields "
                      "using the functional syntax, pass an empty dictionary, "
                      f"e.g. `{typename} = TypedDict({typename!r}, {{}})`.",
                      DeprecationWarning, stacklevel=2)
        fields = {}
    ns = {"__annotations__": dict(fields)}
    module = _caller()
    if module is not None:
        # So that instances of the class object can be pickled.
        ns["__module__"] = module
    result = _TypedDictMeta(typename, (), ns, total=total)
    result.__orig_bases__ = (TypedDict,)
    return result


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Tell whether a class is a typed dictionary."""
    return isinstance(tp, _TypedDictMeta)


# --- NewType ------------------------------------------------------------------

class NewType:
    """NewType(name, type) makes a type for type checkers only: calling it returns
    the argument."""

    __call__ = staticmethod(_idfunc)

    def __init__(self, name, tp):
        self.__qualname__ = name
        if "." in name:
            name = name.rpartition(".")[-1]
        self.__name__ = name
        self.__supertype__ = tp
        module = _caller()
        if module != "typing":
            self.__module__ = module

    def __mro_entries__(self, bases):
        superclass_name = self.__name__

        # A subclass would get this in place of the type, and fail.
        class Dummy:
            def __init_subclass__(cls):
                subclass_name = cls.__name__
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were "
                                f"looking for: `{subclass_name} = "
                                f"NewType({subclass_name!r}, {superclass_name})`")

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]
