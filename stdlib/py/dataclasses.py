"""Classes made of annotated fields: @dataclass writes their methods.

The methods of a class are written as source text and compiled together, so
that their signatures, speed and tracebacks are those of ordinary functions.
"""

import abc
import sys
from _dataclass_text import signature_text
from reprlib import recursive_repr
from types import GenericAlias, MappingProxyType, MemberDescriptorType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar",
           "KW_ONLY", "MISSING",
           "fields", "asdict", "astuple", "make_dataclass", "replace",
           "is_dataclass"]


class FrozenInstanceError(AttributeError):
    """An attempt to change an instance of a frozen dataclass."""


class _HAS_DEFAULT_FACTORY_CLASS:
    """What stands in a signature for a default that is made on each call."""

    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    """The type of MISSING, which stands for an argument that was not given."""


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    """The type of KW_ONLY."""


# As the annotation of a pseudo-field: the fields after it are keyword-only.
KW_ONLY = _KW_ONLY_TYPE()

_EMPTY_METADATA = MappingProxyType({})


class _FIELD_BASE:
    """A kind of field."""

    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")

# The attributes of a dataclass that keep its fields and options.
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"

_POST_INIT_NAME = "__post_init__"


class InitVar:
    """InitVar[type] annotates a pseudo-field that only __init__() takes, and passes
    to __post_init__()."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, GenericAlias):
            name = self.type.__name__
        else:
            name = repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about a field; made by field(), listed by fields()."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init",
                 "compare", "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        return ("Field("
                f"name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},"
                f"repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},"
                f"metadata={self.metadata!r},kw_only={self.kw_only!r},"
                f"_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        """Tell a descriptor that serves as the default its name."""
        set_name = getattr(type(self.default), "__set_name__", None)
        if set_name:
            set_name(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    """The options that @dataclass was given."""

    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args",
                 "kw_only", "slots", "weakref_slot")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                 weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        options = ",".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__])
        return f"_DataclassParams({options})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    """Describe a field: its default, and in which methods it takes part."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- Which kind of field an annotation means ---------------------------------

def _leading_names(text):
    """Split "module.name..." into (module, name) and "name..." into (None, name)."""

    def word(position):
        while position < len(text) and text[position].isspace():
            position += 1
        start = position
        while position < len(text) and (text[position].isalnum() or text[position] == "_"):
            position += 1
        name = text[start:position]
        while position < len(text) and text[position].isspace():
            position += 1
        return name, position

    first, position = word(0)
    if first and text.startswith(".", position):
        second, _ = word(position + 1)
        if second:
            return first, second
    return None, first


def _means(annotation, cls, module, predicate):
    """Tell whether a type, or the text of one, meets the predicate.

    Of a text only the name at its beginning is looked up (PEP 563): in the
    module of the class, or in `module` if it has that as its prefix.
    """
    if predicate(annotation):
        return True
    if not isinstance(annotation, str):
        return False
    prefix, name = _leading_names(annotation)
    if not name:
        return False
    namespace = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    if prefix is not None:
        if namespace.get(prefix) is not module:
            return False
        namespace = module.__dict__
    return predicate(namespace.get(name))


def _is_classvar(annotation, typing):
    """Tell whether a type is typing.ClassVar or ClassVar[...]."""
    return (annotation is typing.ClassVar
            or (type(annotation) is typing._GenericAlias
                and annotation.__origin__ is typing.ClassVar))


def _is_initvar(annotation):
    """Tell whether a type is InitVar or InitVar[...]."""
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    """Tell whether an annotation is KW_ONLY."""
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, default_kw_only):
    """Return the Field for an annotated name of the class body."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        this = default
    else:
        if isinstance(default, MemberDescriptorType):
            default = MISSING  # a slot of that name is not its value
        this = field(default=default)
    this.name = name
    this.type = annotation
    this._field_type = _FIELD
    # Without the module nobody can have written its ClassVar.
    typing = sys.modules.get("typing")
    if typing and _means(annotation, cls, typing, lambda a: _is_classvar(a, typing)):
        this._field_type = _FIELD_CLASSVAR
    elif _means(annotation, cls, sys.modules[__name__], _is_initvar):
        this._field_type = _FIELD_INITVAR
    if this._field_type is _FIELD:
        if this.kw_only is MISSING:
            this.kw_only = default_kw_only
        if this.default.__class__.__hash__ is None:
            raise ValueError(f"mutable default {type(this.default)} for field {name} "
                             "is not allowed: use default_factory")
        return this
    if this.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if this._field_type is _FIELD_CLASSVAR:
        if this.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif this.kw_only is MISSING:
        this.kw_only = default_kw_only
    return this


# --- Writing methods ----------------------------------------------------------

class _FuncBuilder:
    """Collects the text of methods; compiles them and adds them to the class."""

    def __init__(self, globals):
        self._globals = globals
        self._lines = []
        self._names = []
        # What to do with each: (name, annotations, overwrite error or None).
        self._rules = {}
        # The values that the texts refer to under names of ours.
        self.locals = {}

    def add(self, name, parameters, body, *, annotations=None, overwrite_error=None,
            decorator=None):
        """Add a method. With an overwrite error the class may not have it already."""
        if decorator is not None:
            self._lines.append(f" {decorator}")
        self._lines.append(f" def {name}({', '.join(parameters)}):")
        self._lines += body
        self._names.append(name)
        self._rules[name] = (annotations, overwrite_error)

    def install(self, cls):
        """Compile the methods and set those on the class that it does not define."""
        if not self._names:
            return
        # The values become parameters of a function around the methods.
        text = "\n".join([f"def __create_fn__({', '.join(self.locals)}):",
                          *self._lines, f" return {', '.join(self._names)},"])
        namespace = {}
        exec(text, self._globals, namespace)
        for function in namespace["__create_fn__"](**self.locals):
            name = function.__name__
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            annotations, overwrite_error = self._rules[name]
            if annotations is not None:
                function.__annotations__ = annotations
            if _set_new_attribute(cls, name, function) and overwrite_error is not None:
                message = f"Cannot overwrite attribute {name} in class {cls.__name__}"
                if overwrite_error:
                    message = f"{message} {overwrite_error}"
                raise TypeError(message)


def _set_new_attribute(cls, name, value):
    """Set an attribute unless the class defines it; tell whether it does."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _tuple_text(instance, fields):
    """Return the source text of the tuple of an instance's fields."""
    if not fields:
        return "()"
    return f"({','.join([f'{instance}.{f.name}' for f in fields])},)"


def _parameter_text(f):
    """Return a field as a parameter of __init__()."""
    if f.default is not MISSING:
        return f"{f.name}=__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        return f"{f.name}=__dataclass_HAS_DEFAULT_FACTORY__"
    return f.name


def _initial_value_text(f, slots):
    """Return the source text of a field's value in __init__(), None if it gets none."""
    default = f"__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        if f.init:
            return f"{default}() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}"
        return f"{default}()"
    if f.init:
        return f.name
    # The default is found in the class, except where a slot takes its place.
    return default if slots and f.default is not MISSING else None


def _write_init(builder, cls, fields, standard, keyword_only, params):
    """Write __init__()."""
    seen_default = None
    for f in standard:
        if not f.init:
            continue
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default is not None:
            raise TypeError(f"non-default argument {f.name!r} follows default argument "
                            f"{seen_default.name!r}")
    instance = "__dataclass_self__" if any(f.name == "self" for f in fields) else "self"
    body = []
    for f in fields:
        if f.default is not MISSING:
            builder.locals[f"__dataclass_dflt_{f.name}__"] = f.default
        elif f.default_factory is not MISSING:
            builder.locals[f"__dataclass_dflt_{f.name}__"] = f.default_factory
            builder.locals["__dataclass_HAS_DEFAULT_FACTORY__"] = _HAS_DEFAULT_FACTORY
        if f._field_type is _FIELD_INITVAR:
            continue
        value = _initial_value_text(f, params.slots)
        if value is None:
            continue
        if params.frozen:
            builder.locals["__dataclass_builtins_object__"] = object
            body.append(f"  __dataclass_builtins_object__.__setattr__({instance},"
                        f"{f.name!r},{value})")
        else:
            body.append(f"  {instance}.{f.name}={value}")
    if hasattr(cls, _POST_INIT_NAME):
        arguments = ",".join([f.name for f in fields if f._field_type is _FIELD_INITVAR])
        body.append(f"  {instance}.{_POST_INIT_NAME}({arguments})")
    parameters = [instance, *[_parameter_text(f) for f in standard if f.init]]
    keywords = [_parameter_text(f) for f in keyword_only if f.init]
    if keywords:
        parameters += ["*", *keywords]
    annotations = {f.name: f.type for f in (*standard, *keyword_only) if f.init}
    annotations["return"] = None
    builder.add("__init__", parameters, body or ["  pass"], annotations=annotations)


def _write_repr(builder, fields):
    """Write __repr__()."""
    builder.locals["__dataclass_recursive_repr__"] = recursive_repr
    parts = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in fields if f.repr])
    builder.add("__repr__", ("self",),
                [f'  return f"{{self.__class__.__qualname__}}({parts})"'],
                decorator="@__dataclass_recursive_repr__()")


def _write_eq(builder, fields):
    """Write __eq__(), which compares field by field."""
    terms = " and ".join([f"self.{f.name}==other.{f.name}" for f in fields if f.compare])
    builder.add("__eq__", ("self", "other"),
                ["  if self is other:",
                 "   return True",
                 "  if other.__class__ is self.__class__:",
                 f"   return {terms or 'True'}",
                 "  return NotImplemented"])


def _write_order(builder, fields):
    """Write the four comparisons, which compare tuples of the fields."""
    compared = [f for f in fields if f.compare]
    left = _tuple_text("self", compared)
    right = _tuple_text("other", compared)
    for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
        builder.add(name, ("self", "other"),
                    ["  if other.__class__ is self.__class__:",
                     f"   return {left}{operator}{right}",
                     "  return NotImplemented"],
                    overwrite_error="Consider using functools.total_ordering")


def _write_frozen(builder, cls, fields):
    """Write the __setattr__() and __delattr__() that refuse."""
    builder.locals["cls"] = cls
    builder.locals["FrozenInstanceError"] = FrozenInstanceError
    condition = "type(self) is cls"
    if fields:
        condition += f" or name in {{{', '.join([repr(f.name) for f in fields])}}}"
    builder.add("__setattr__", ("self", "name", "value"),
                [f"  if {condition}:",
                 '   raise FrozenInstanceError(f"cannot assign to field {name!r}")',
                 "  super(cls, self).__setattr__(name, value)"],
                overwrite_error="")
    builder.add("__delattr__", ("self", "name"),
                [f"  if {condition}:",
                 '   raise FrozenInstanceError(f"cannot delete field {name!r}")',
                 "  super(cls, self).__delattr__(name)"],
                overwrite_error="")


def _settle_hash(builder, cls, fields, params, has_explicit_hash):
    """Write __hash__(), or set it to None, or leave it, as the options say."""
    if params.unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not params.eq or has_explicit_hash:
        return
    elif not params.frozen:
        cls.__hash__ = None
        return
    hashed = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    if "__hash__" in cls.__dict__:
        del cls.__hash__  # the None that defining __eq__ has left
    builder.add("__hash__", ("self",), [f"  return hash({_tuple_text('self', hashed)})"])


# --- The class ----------------------------------------------------------------

def _collect_fields(cls, params):
    """Return the fields by name, those of the bases first; check the bases."""
    fields = {}
    any_frozen_base = has_dataclass_bases = False
    all_frozen_bases = True
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is None:
            continue
        has_dataclass_bases = True
        fields.update(base_fields)
        frozen = getattr(base, _PARAMS).frozen
        any_frozen_base = any_frozen_base or frozen
        # Only the classes that are dataclasses themselves have a say here.
        all_frozen_bases = all_frozen_bases and frozen
    own_fields = []
    kw_only = params.kw_only
    kw_only_seen = False
    annotations = cls.__dict__.get("__annotations__", {})
    for name, annotation in annotations.items():
        if _means(annotation, cls, sys.modules[__name__], _is_kw_only):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = True
            kw_only = True
        else:
            own_fields.append(_get_field(cls, name, annotation, kw_only))
    for f in own_fields:
        fields[f.name] = f
        # The class attribute shall be the default, not the description.
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_dataclass_bases:
        if any_frozen_base and not params.frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all_frozen_bases and params.frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return fields


def _process_class(cls, params):
    """Make a class a dataclass."""
    module = sys.modules.get(cls.__module__)
    builder = _FuncBuilder({} if module is None else module.__dict__)
    setattr(cls, _PARAMS, params)
    fields = _collect_fields(cls, params)
    setattr(cls, _FIELDS, fields)

    # Defining __eq__ sets __hash__ to None: that is not a wish of the class.
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING
                             or (class_hash is None and "__eq__" in cls.__dict__))
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")

    init_fields = [f for f in fields.values()
                   if f._field_type in (_FIELD, _FIELD_INITVAR)]
    standard = [f for f in init_fields if f.init and not f.kw_only]
    keyword_only = [f for f in init_fields if f.init and f.kw_only]
    field_list = [f for f in fields.values() if f._field_type is _FIELD]
    if params.init:
        _write_init(builder, cls, init_fields, standard, keyword_only, params)
    _set_new_attribute(cls, "__replace__", _replace)
    if params.repr:
        _write_repr(builder, field_list)
    if params.eq:
        _write_eq(builder, field_list)
    if params.order:
        _write_order(builder, field_list)
    if params.frozen:
        _write_frozen(builder, cls, field_list)
    _settle_hash(builder, cls, field_list, params, has_explicit_hash)
    builder.install(cls)

    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + signature_text(cls, standard, keyword_only, MISSING)
    if params.match_args:
        _set_new_attribute(cls, "__match_args__", tuple([f.name for f in standard]))
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _add_slots(cls, params.frozen, params.weakref_slot)
    abc.update_abstractmethods(cls)
    return cls


def _dataclass_getstate(self):
    """Serve as __getstate__() of a frozen class with slots."""
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    """Serve as __setstate__() of a frozen class with slots."""
    for f, value in zip(fields(self), state):
        # Its own __setattr__() would refuse.
        object.__setattr__(self, f.name, value)


def _get_slots(cls):
    """Yield the slots that a class has, __dict__ and __weakref__ among them."""
    slots = cls.__dict__.get("__slots__", MISSING)
    if slots is MISSING or slots is None:
        yield from [name for name in ("__weakref__", "__dict__") if name in cls.__dict__]
    elif isinstance(slots, str):
        yield slots
    elif hasattr(slots, "__iter__") and not hasattr(slots, "__next__"):
        yield from slots
    else:
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _add_slots(cls, is_frozen, weakref_slot):
    """Return a copy of the class with __slots__: those cannot be added later."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = [f.name for f in fields(cls)]
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _get_slots(base)}
    wanted = [*names, "__weakref__"] if weakref_slot else names
    namespace["__slots__"] = tuple([name for name in wanted if name not in inherited])
    for name in names:
        # A class attribute would conflict with the slot; __init__() has the default.
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        cls.__qualname__ = qualname
    if is_frozen:
        # The usual way to copy and unpickle would call __setattr__().
        if "__getstate__" not in namespace:
            cls.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            cls.__setstate__ = _dataclass_setstate
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add methods to a class, made from the annotations in its body.

    The options choose them: __init__(), __repr__(), __eq__(), the comparisons,
    __hash__(); whether instances are frozen, fields are keyword-only, and
    whether they are slots.
    """
    params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                              slots, weakref_slot)

    def wrap(cls):
        return _process_class(cls, params)

    # With parentheses the class comes in a second call.
    return wrap if cls is None else wrap(cls)


# --- Functions for dataclasses ------------------------------------------------

def fields(class_or_instance):
    """Return the fields of a dataclass, as a tuple of Field objects."""
    try:
        all_fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in all_fields.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    """Tell whether an object is an instance of a dataclass."""
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Tell whether an object is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


# Types whose instances asdict() and astuple() need not copy.
_ATOMIC_TYPES = frozenset((
    type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented),
    type(abs), type(fields), type(fields.__code__), type, range, property,
))


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a dictionary.

    Dataclasses in the values become dictionaries too, in lists, tuples and
    dictionaries as well; all else is copied.
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a tuple, as asdict() does."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _convert(obj, combine):
    """Convert a value; `combine` makes the result for a dataclass from its items."""
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        return combine([(f.name, _convert(getattr(obj, f.name), combine))
                        for f in fields(obj)])
    if issubclass(cls, tuple) and hasattr(cls, "_fields"):
        # A named tuple takes its items one by one.
        return cls(*[_convert(item, combine) for item in obj])
    if issubclass(cls, (list, tuple)):
        return cls([_convert(item, combine) for item in obj])
    if issubclass(cls, dict):
        if hasattr(cls, "default_factory"):
            # A defaultdict takes its factory first.
            result = cls(obj.default_factory)
            for key, value in obj.items():
                result[_convert(key, combine)] = _convert(value, combine)
            return result
        return cls([(_convert(key, combine), _convert(value, combine))
                    for key, value in obj.items()])
    import copy

    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True,
                   eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
                   kw_only=False, slots=False, weakref_slot=False, module=None):
    """Make a dataclass from a list of fields.

    Each is a name, (name, type) or (name, type, default or Field).
    """
    import keyword
    import types

    namespace = {} if namespace is None else namespace
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name = item
            annotation = "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, default = item
            defaults[name] = default
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation

    def fill(body):
        body.update(namespace)
        body.update(defaults)
        body["__annotations__"] = annotations

    cls = types.new_class(cls_name, bases, {}, fill)
    if module is None:
        # So that instances can be pickled, the class belongs to the caller.
        try:
            module = sys._getframemodulename(1) or "__main__"
        except AttributeError:
            try:
                module = sys._getframe(1).f_globals.get("__name__", "__main__")
            except (AttributeError, ValueError):
                pass
    if module is not None:
        cls.__module__ = module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """Return a new instance of the same dataclass with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    """Do the work of replace(); the __replace__() of every dataclass."""
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, "
                                "it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
