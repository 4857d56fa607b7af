"""Special forms and generic aliases: what `typing` names are made of.

Part of `typing`, under whose name the classes appear. A form such as Union is
an object that can be subscripted; subscripting gives an alias, which keeps its
origin and arguments and can replace type variables in them.
"""

import sys
import types
from types import GenericAlias

import _collections_abc
from _typing import Generic, NoDefault, ParamSpec, TypeVar, TypeVarTuple

# The classes present themselves under the public name.
__name__ = "typing"

# Set by `_typing_protocol` once it has made the class.
Protocol = None


# --- Checking and showing type arguments --------------------------------------

def _type_convert(arg, module=None, *, allow_special_forms=False):
    """Return an argument as it is stored: None as its type, a text as a ForwardRef."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """Return a type argument as it is stored; raise TypeError if it can be none.

    Deliberately lenient: nearly every object passes, only forms that make no
    sense in this place do not.
    """
    invalid_origins = (Generic, Protocol)
    if not allow_special_forms:
        invalid_origins += (ClassVar,)
        if is_argument:
            invalid_origins += (Final,)
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in invalid_origins:
        raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _is_param_expr(arg):
    """Tell whether an argument may stand for the parameters of a callable."""
    return arg is ... or isinstance(arg, (tuple, list)) or (
        isinstance(arg, ParamSpec)
        or (isinstance(arg, _GenericAlias) and arg.__origin__ is Concatenate))


def _should_unflatten_callable_args(typ, args):
    """Tell whether the parameters of a Callable[...] lie flat in its arguments."""
    return (typ.__origin__ is _collections_abc.Callable
            and not (len(args) == 2 and _is_param_expr(args[0])))


def _type_repr(obj):
    """Return how a type argument is shown."""
    if isinstance(obj, tuple):
        return f"[{', '.join([_type_repr(item) for item in obj])}]"
    if isinstance(obj, type):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    return repr(obj)


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    """Return the type parameters in some arguments, in order of first appearance."""
    found = []
    default_seen = False
    tuple_seen = False
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, tuple):
            # What a ParamSpec was replaced by.
            inner = [p for item in arg for p in _collect_type_parameters([item])]
        elif hasattr(arg, "__typing_subst__"):
            inner = [arg]
            if arg not in found and enforce_default_ordering:
                if arg.has_default():
                    if tuple_seen:
                        raise TypeError("Type parameter with a default follows TypeVarTuple")
                    default_seen = True
                elif default_seen:
                    raise TypeError(f"Type parameter {arg!r} without a default "
                                    "follows type parameter with a default")
        else:
            tuple_seen = tuple_seen or _is_unpacked_typevartuple(arg)
            inner = getattr(arg, "__parameters__", ())
        for parameter in inner:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def _unpack_args(*args):
    """Return the arguments with unpacked tuples of fixed length spread out."""
    result = []
    for arg in args:
        unpacked = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if unpacked is not None and not (unpacked and unpacked[-1] is ...):
            result.extend(unpacked)
        else:
            result.append(arg)
    return result


def _without_duplicates(params, *, unhashable_fallback=False):
    """Return the arguments, each once, in order."""
    try:
        return dict.fromkeys(params)
    except TypeError:
        if not unhashable_fallback:
            raise
    result = []
    for param in params:
        if param not in result:
            result.append(param)
    return result


def _is_unpacked_typevartuple(arg):
    """Tell whether an argument is *Ts or Unpack[Ts]."""
    return not isinstance(arg, type) and getattr(
        arg, "__typing_is_unpacked_typevartuple__", False)


def _is_dunder(name):
    """Tell whether a name looks like __this__."""
    return name.startswith("__") and name.endswith("__")


# --- Caching ------------------------------------------------------------------

# Emptied when it is full: the results are cheap to make again.
_CACHE_SIZE = 256

# Functions that empty the caches, for tests.
_cleanups = []


def _cached(function, typed=False):
    """Make subscripting return the same object for the same hashable arguments."""
    cache = {}
    _cleanups.append(cache.clear)

    def inner(self, params):
        try:
            if typed:
                key = (self, params, _types_in(params))
            else:
                key = (self, params)
            result = cache.get(key)
        except TypeError:
            return function(self, params)  # something in it cannot be hashed
        if result is None:
            result = function(self, params)
            if len(cache) >= _CACHE_SIZE:
                cache.clear()
            cache[key] = result
        return result

    return inner


def _types_in(params):
    """Return the types of the arguments: for Literal 1 and True are not the same."""
    if isinstance(params, tuple):
        return tuple([type(param) for param in params])
    return type(params)


# --- Special forms ------------------------------------------------------------

class _Final:
    """A base class that forbids further subclassing."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError("Cannot subclass special typing classes")


class _NotIterable:
    """A base class that hides the __iter__() of another."""

    __slots__ = ()
    __iter__ = None


# A name with a meaning of its own, such as Union; calls a function when subscripted.
class _SpecialForm(_Final, _NotIterable, _root=True):
    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem, *, typed=False):
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__
        self._getitem = _cached(getitem, typed)

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _AnyMeta(type):
    """Gives Any its repr, and refuses isinstance() checks with it."""

    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return "typing.Any"
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """The type that goes with every type: no checking takes place.

    As a base class it makes type checkers accept every use of the instances.
    """

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


@_SpecialForm
def NoReturn(self, parameters):
    """The result of a function that never returns."""
    raise TypeError(f"{self} is not subscriptable")


@_SpecialForm
def Never(self, parameters):
    """The type that has no values."""
    raise TypeError(f"{self} is not subscriptable")


@_SpecialForm
def Self(self, parameters):
    """The class in which it is written, or the subclass that inherits the method."""
    raise TypeError(f"{self} is not subscriptable")


@_SpecialForm
def LiteralString(self, parameters):
    """A string made of literal strings only."""
    raise TypeError(f"{self} is not subscriptable")


@_SpecialForm
def TypeAlias(self, parameters):
    """Annotates an assignment that gives a type another name."""
    raise TypeError(f"{self} is not subscriptable")


@_SpecialForm
def ClassVar(self, parameters):
    """ClassVar[type] annotates a variable of the class, not of instances."""
    item = _type_check(parameters, f"{self} accepts only single type.",
                       allow_special_forms=True)
    return _GenericAlias(self, (item,))


@_SpecialForm
def Final(self, parameters):
    """Final or Final[type] annotates a name that is not assigned again."""
    item = _type_check(parameters, f"{self} accepts only single type.",
                       allow_special_forms=True)
    return _GenericAlias(self, (item,))


@_SpecialForm
def Union(self, parameters):
    """Union[X, Y] means X or Y; nested unions are flattened, duplicates dropped."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    msg = "Union[arg, ...]: each arg must be a type."
    flat = []
    for param in [_type_check(p, msg) for p in parameters]:
        if isinstance(param, (_UnionGenericAlias, types.UnionType)):
            flat.extend(param.__args__)
        else:
            flat.append(param)
    params = tuple(_without_duplicates(flat, unhashable_fallback=True))
    if len(params) == 1:
        return params[0]
    if len(params) == 2 and type(None) in params:
        return _UnionGenericAlias(self, params, name="Optional")
    return _UnionGenericAlias(self, params)


def _make_union(left, right):
    """Return the union of two types."""
    return Union[left, right]


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] means X or None."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


def _literal(self, parameters):
    """Literal[value, ...] means one of these values."""
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for parameter in parameters:
        if isinstance(parameter, _LiteralGenericAlias):
            flat.extend(parameter.__args__)
        else:
            flat.append(parameter)
    try:
        # Values that are equal but of different types are not the same.
        keys = _without_duplicates([(value, type(value)) for value in flat])
        flat = [value for value, _ in keys]
    except TypeError:
        pass  # some cannot be hashed: leave them as they are
    return _LiteralGenericAlias(self, tuple(flat))


_literal.__name__ = "Literal"
Literal = _SpecialForm(_literal, typed=True)


@_SpecialForm
def Concatenate(self, parameters):
    """Concatenate[X, P] means the parameters of P with one of type X before them."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a "
                        "ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    parameters = (*[_type_check(p, msg) for p in parameters[:-1]], parameters[-1])
    return _ConcatenateGenericAlias(self, parameters)


@_SpecialForm
def TypeGuard(self, parameters):
    """TypeGuard[X] is the result of a function that is true only for an X."""
    item = _type_check(parameters, f"{self} accepts only single type.")
    return _GenericAlias(self, (item,))


@_SpecialForm
def TypeIs(self, parameters):
    """TypeIs[X] is the result of a function that is true exactly for an X."""
    item = _type_check(parameters, f"{self} accepts only single type.")
    return _GenericAlias(self, (item,))


@_SpecialForm
def Unpack(self, parameters):
    """Unpack[X] spreads a type variable tuple, a tuple type or a TypedDict."""
    item = _type_check(parameters, f"{self} accepts only single type.")
    return _UnpackGenericAlias(origin=self, args=(item,))


@_SpecialForm
def Required(self, parameters):
    """Required[X] marks a key of a TypedDict that must be there."""
    item = _type_check(parameters, f"{self._name} accepts only a single type.",
                       allow_special_forms=True)
    return _GenericAlias(self, (item,))


@_SpecialForm
def NotRequired(self, parameters):
    """NotRequired[X] marks a key of a TypedDict that may be missing."""
    item = _type_check(parameters, f"{self._name} accepts only a single type.",
                       allow_special_forms=True)
    return _GenericAlias(self, (item,))


@_SpecialForm
def ReadOnly(self, parameters):
    """ReadOnly[X] marks a key of a TypedDict that must not be changed."""
    item = _type_check(parameters, f"{self._name} accepts only a single type.",
                       allow_special_forms=True)
    return _GenericAlias(self, (item,))


def _annotated(self, params):
    """Annotated[X, note, ...] means X, with notes that programs can look at."""
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments "
                        "(a type and an annotation).")
    if _is_unpacked_typevartuple(params[0]):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    msg = "Annotated[t, ...]: t must be a type."
    origin = _type_check(params[0], msg, allow_special_forms=True)
    return _AnnotatedAlias(origin, params[1:])


_annotated.__name__ = "Annotated"
Annotated = _SpecialForm(_annotated, typed=True)


# Stands for "no type parameters given", where leaving them out is deprecated.
_NOT_GIVEN = object()


def _deprecation_warning_for_no_type_params_passed(funcname):
    """Warn about a call without type parameters."""
    import warnings

    warnings.warn(
        f"Failing to pass a value to the 'type_params' parameter of {funcname!r} is deprecated, "
        "as it leads to incorrect behaviour when calling "
        f"{funcname} on a stringified annotation that references a PEP 695 type parameter. "
        "It will be disallowed in Python 3.15.",
        category=DeprecationWarning, stacklevel=3)


class ForwardRef(_Final, _root=True):
    """A type written as text, to be looked up later."""

    __slots__ = ("__forward_arg__", "__forward_code__", "__forward_evaluated__",
                 "__forward_value__", "__forward_is_argument__", "__forward_is_class__",
                 "__forward_module__")

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        # *Ts is no expression by itself.
        source = f"({arg},)[0]" if arg.startswith("*") else arg
        try:
            code = compile(source, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, type_params=_NOT_GIVEN, *, recursive_guard):
        """Return the type; its own forward references are looked up too."""
        if type_params is _NOT_GIVEN:
            _deprecation_warning_for_no_type_params_passed("typing.ForwardRef._evaluate")
            type_params = ()
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None and localns is None:
            globalns = localns = {}
        elif globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            module = sys.modules.get(self.__forward_module__)
            globalns = getattr(module, "__dict__", globalns)
        globalns, localns = self._with_type_params(globalns, localns, type_params)
        value = _type_check(
            eval(self.__forward_code__, globalns, localns),
            "Forward references must evaluate to types.",
            is_argument=self.__forward_is_argument__,
            allow_special_forms=self.__forward_is_class__)
        self.__forward_value__ = _eval_type(
            value, globalns, localns, type_params,
            recursive_guard=recursive_guard | {self.__forward_arg__})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def _with_type_params(self, globalns, localns, type_params):
        """Return namespaces in which the type parameters are found too.

        They come before globals, but after the names of a class body.
        """
        if not type_params:
            return globalns, localns
        globalns, localns = dict(globalns), dict(localns)
        for param in type_params:
            name = param.__name__
            if not self.__forward_is_class__ or name not in globalns:
                globalns[name] = param
                localns.pop(name, None)
        return globalns, localns

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return (self.__forward_arg__ == other.__forward_arg__
                    and self.__forward_value__ == other.__forward_value__)
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = ""
        if self.__forward_module__ is not None:
            module = f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


def _eval_type(t, globalns, localns, type_params=_NOT_GIVEN, *, recursive_guard=frozenset()):
    """Look up the forward references in a type."""
    if type_params is _NOT_GIVEN:
        _deprecation_warning_for_no_type_params_passed("typing._eval_type")
        type_params = ()
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if not isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        return t
    if isinstance(t, GenericAlias):
        # list["X"]: the built-in alias keeps texts as they are.
        args = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in t.__args__])
        unpacked = t.__unpacked__
        if _should_unflatten_callable_args(t, args):
            t = t.__origin__[(args[:-1], args[-1])]
        else:
            t = t.__origin__[args]
        if unpacked:
            t = Unpack[t]
    evaluated = tuple([_eval_type(arg, globalns, localns, type_params,
                                  recursive_guard=recursive_guard) for arg in t.__args__])
    if evaluated == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        if _should_unflatten_callable_args(t, evaluated):
            return t.__origin__[(list(evaluated[:-1]), evaluated[-1])]
        return GenericAlias(t.__origin__, evaluated)
    if isinstance(t, types.UnionType):
        import functools
        import operator

        return functools.reduce(operator.or_, evaluated)
    return t.copy_with(evaluated)


# The aliases that the forms make.
from _typing_aliases import (
    _AnnotatedAlias, _ConcatenateGenericAlias, _GenericAlias,
    _LiteralGenericAlias, _UnionGenericAlias, _UnpackGenericAlias,
)
