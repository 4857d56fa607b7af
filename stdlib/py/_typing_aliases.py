"""Generic aliases: what subscripting a name of `typing` gives.

Part of `typing`, under whose name the classes appear; `_typing_forms` imports it.
"""

import _collections_abc
from _typing import Generic, ParamSpec, TypeVar, TypeVarTuple

import _typing_forms as forms

# The classes present themselves under the public name.
__name__ = "typing"

_Final = forms._Final
_NotIterable = forms._NotIterable
_SpecialForm = forms._SpecialForm
_is_dunder = forms._is_dunder
_type_repr = forms._type_repr
_type_convert = forms._type_convert
_type_check = forms._type_check
_is_param_expr = forms._is_param_expr
_is_unpacked_typevartuple = forms._is_unpacked_typevartuple
_collect_type_parameters = forms._collect_type_parameters
_unpack_args = forms._unpack_args
_cached = forms._cached


# --- Replacing type parameters ------------------------------------------------

def _typevar_subst(self, arg):
    """Return what a TypeVar is replaced by."""
    arg = _type_check(arg, "Parameters to generic types must be types.", is_argument=True)
    is_unpacked = (isinstance(arg, _GenericAlias) and arg.__origin__ is forms.Unpack) or (
        isinstance(arg, forms.GenericAlias) and getattr(arg, "__unpacked__", False))
    if is_unpacked:
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def _typevartuple_prepare_subst(self, alias, args):
    """Return the arguments with those that are meant for a TypeVarTuple as one tuple."""
    parameters = alias.__parameters__
    position = parameters.index(self)
    for parameter in parameters[position + 1:]:
        if isinstance(parameter, TypeVarTuple):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    given = len(args)
    left = position
    right = len(parameters) - position - 1
    # An unpacked tuple of any length may stand for several arguments.
    unbounded_at = None
    fill = None
    for index, arg in enumerate(args):
        if isinstance(arg, type):
            continue
        unpacked = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if unpacked and len(unpacked) == 2 and unpacked[-1] is ...:
            if unbounded_at is not None:
                raise TypeError("More than one unpacked arbitrary-length tuple argument")
            unbounded_at = index
            fill = unpacked[0]
    if unbounded_at is not None:
        left = min(left, unbounded_at)
        right = min(right, given - unbounded_at - 1)
    elif left + right > given:
        raise TypeError(f"Too few arguments for {alias}; actual {given}, "
                        f"expected at least {len(parameters) - 1}")
    if left == given - right and self.has_default():
        middle = _unpack_args(self.__default__)
    else:
        middle = args[left:given - right]
    return (*args[:left], *([fill] * (position - left)), tuple(middle),
            *([fill] * (len(parameters) - right - left - (position - left) - 1)),
            *args[given - right:])


def _paramspec_subst(self, arg):
    """Return what a ParamSpec is replaced by."""
    if isinstance(arg, (list, tuple)):
        return tuple([_type_check(item, "Expected a type.") for item in arg])
    if not _is_param_expr(arg):
        raise TypeError("Expected a list of types, an ellipsis, ParamSpec, "
                        f"or Concatenate. Got {arg}")
    return arg


def _paramspec_prepare_subst(self, alias, args):
    """Return the arguments with those that are meant for a ParamSpec as one tuple."""
    parameters = alias.__parameters__
    position = parameters.index(self)
    if position == len(args) and self.has_default():
        args = (*args, self.__default__)
    if position >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    # With a single parameter the brackets may be left out: Z[int, str].
    if len(parameters) == 1 and not _is_param_expr(args[0]):
        return (args,)
    # A list cannot be hashed.
    if isinstance(args[position], list):
        args = (*args[:position], tuple(args[position]), *args[position + 1:])
    return args


def _wrong_number(cls, given, expected, at_least=False):
    """Make the exception for a wrong number of type arguments."""
    word = "many" if given > expected else "few"
    bound = "at least " if at_least else ""
    return TypeError(f"Too {word} arguments for {cls}; actual {given}, "
                     f"expected {bound}{expected}")


def _is_typevar_like(obj):
    """Tell whether an argument may parametrise Generic."""
    return isinstance(obj, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(obj)


def _subscript_class(cls, args):
    """Subscript a generic class."""
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple([_type_convert(arg) for arg in args])
    if cls in (Generic, forms.Protocol):
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all([_is_typevar_like(arg) for arg in args]):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                            "or parameter specification variables.")
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, args)
    for parameter in cls.__parameters__:
        prepare = getattr(parameter, "__typing_prepare_subst__", None)
        if prepare:
            args = prepare(cls, args)
    if not cls.__parameters__:
        raise TypeError(f"{cls} is not a generic class")
    if len(args) != len(cls.__parameters__):
        raise _wrong_number(cls, len(args), len(cls.__parameters__))
    flat = []
    for parameter, arg in zip(cls.__parameters__, args):
        if isinstance(parameter, TypeVarTuple):
            flat.extend(arg)
        else:
            flat.append(arg)
    return _GenericAlias(cls, tuple(flat))


# The work of Generic.__class_getitem__().
_generic_class_getitem = _cached(_subscript_class)


def _generic_init_subclass(cls, *args, **kwargs):
    """Find the type parameters of a new class; the work of Generic.__init_subclass__()."""
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    original_bases = cls.__dict__.get("__orig_bases__")
    if original_bases is None:
        if Generic in cls.__bases__ and cls.__name__ != "Protocol" and (
                type(cls).__name__ != "_TypedDictMeta"):
            raise TypeError("Cannot inherit from plain Generic")
        cls.__parameters__ = ()
        return
    if Generic in original_bases:
        raise TypeError("Cannot inherit from plain Generic")
    parameters = _collect_type_parameters(original_bases)
    listed = None
    for base in original_bases:
        if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
            if listed is not None:
                raise TypeError("Cannot inherit from Generic[...] multiple times.")
            listed = base
    if listed is not None:
        # Generic[...] says which there are, and in which order.
        missing = [p for p in parameters if p not in listed.__parameters__]
        if missing:
            names = ", ".join([str(p) for p in missing])
            known = ", ".join([str(p) for p in listed.__parameters__])
            raise TypeError(f"Some type variables ({names}) are not listed "
                            f"in Generic[{known}]")
        parameters = listed.__parameters__
    cls.__parameters__ = tuple(parameters)


# --- The aliases --------------------------------------------------------------

def _brings_generic(base, bases):
    """Tell whether Generic will be among the bases because of this one."""
    if isinstance(base, _BaseGenericAlias):
        return True
    if isinstance(base, type):
        return issubclass(base, Generic)
    method = getattr(base, "__mro_entries__", None)
    entries = method(bases) if method else None
    return isinstance(entries, tuple) and any(
        [isinstance(entry, type) and issubclass(entry, Generic) for entry in entries])


class _BaseGenericAlias(_Final, _root=True):
    """What the aliases share; attributes that they lack are those of the origin."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None  # the origin's would be found

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; "
                            f"use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass  # the class may forbid it in any way
        return result

    def __mro_entries__(self, bases):
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        # Generic comes last, but only once.
        position = bases.index(self)
        if not any([_brings_generic(base, bases) for base in bases[position + 1:]]):
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in ("__origin__", "__args__"):
            return super().__getattribute__(attr)
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        # Not while an object is being copied and has no origin yet.
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in ("_name", "_inst", "_nparams", "_defaults"):
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return list(set(super().__dir__())
                    | {attr for attr in dir(self.__origin__) if not _is_dunder(attr)})


class _GenericAlias(_BaseGenericAlias, _root=True):
    """A subscripted generic, such as List[int] or Box[str]."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _collect_type_parameters(
            args, enforce_default_ordering=origin in (Generic, forms.Protocol))
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return forms.Union[self, right]

    def __ror__(self, left):
        return forms.Union[left, self]

    def _replace_parameters(self, args):
        """Return the alias with its type parameters replaced."""
        if self.__origin__ in (Generic, forms.Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = _unpack_args(*[_type_convert(arg) for arg in args])
        return self.copy_with(self._determine_new_args(args))

    __getitem__ = _cached(_replace_parameters)

    def _determine_new_args(self, args):
        """Return the arguments after replacing each parameter."""
        parameters = self.__parameters__
        args = tuple(args)
        for parameter in parameters:
            prepare = getattr(parameter, "__typing_prepare_subst__", None)
            if prepare:
                args = prepare(self, args)
        if len(args) != len(parameters):
            raise _wrong_number(self, len(args), len(parameters))
        return tuple(self._make_substitution(self.__args__, dict(zip(parameters, args))))

    def _make_substitution(self, args, replacements):
        """Return a list of arguments with the parameters in them replaced."""
        result = []
        for old in args:
            if isinstance(old, type):
                result.append(old)
                continue
            if isinstance(old, tuple):
                # What a ParamSpec was replaced by before.
                result.append(tuple(self._make_substitution(old, replacements)))
                continue
            new = self._substituted(old, replacements)
            if self.__origin__ == _collections_abc.Callable and isinstance(new, tuple):
                # The parameters of a callable lie flat.
                result.extend(new)
            elif _is_unpacked_typevartuple(old):
                result.extend(new)
            else:
                result.append(new)
        return result

    @staticmethod
    def _substituted(old, replacements):
        """Return one argument with the parameters in it replaced."""
        substitute = getattr(old, "__typing_subst__", None)
        if substitute:
            return substitute(replacements[old])
        inner = getattr(old, "__parameters__", ())
        if not inner:
            return old
        arguments = []
        for parameter in inner:
            if isinstance(parameter, TypeVarTuple):
                arguments.extend(replacements[parameter])
            else:
                arguments.append(replacements[parameter])
        return old[tuple(arguments)]

    def copy_with(self, args):
        """Return an alias of the same kind with other arguments."""
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _type_repr(self.__origin__)
        if self.__args__:
            args = ", ".join([_type_repr(arg) for arg in self.__args__])
        else:
            args = "()"  # Tuple[()] is more than Tuple
        return f"{name}[{args}]"

    def __reduce__(self):
        import operator
        import typing

        origin = getattr(typing, self._name) if self._name else self.__origin__
        args = tuple(self.__args__)
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if forms.Protocol in bases:
                return ()
            # Another alias after this one brings Generic with it.
            position = bases.index(self)
            for base in bases[position + 1:]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield forms.Unpack[self]


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """A name such as List, which stands for a class and can be subscripted.

    `nparams` is the number of type arguments, -1 for any; `defaults` are used
    for the last ones if they are missing.
    """

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        if name is None:
            name = origin.__name__
        super().__init__(origin, inst=inst, name=name)
        self._nparams = nparams
        self._defaults = defaults
        if origin.__module__ == "builtins":
            self.__doc__ = f"Deprecated alias to {origin.__qualname__}."
        else:
            self.__doc__ = f"Deprecated alias to {origin.__module__}.{origin.__qualname__}."

    def _with_arguments(self, params):
        """Return the alias for some type arguments."""
        if not isinstance(params, tuple):
            params = (params,)
        msg = "Parameters to generic types must be types."
        params = tuple([_type_check(param, msg) for param in params])
        missing = self._nparams - len(params)
        if self._defaults and 0 < missing <= len(self._defaults):
            params = (*params, *self._defaults[-missing:])
        if len(params) != self._nparams:
            if self._nparams == 0:
                raise TypeError(f"{self} is not a generic class")
            if self._defaults and len(params) < self._nparams:
                raise _wrong_number(self, len(params), self._nparams - len(self._defaults),
                                    at_least=True)
            raise _wrong_number(self, len(params), self._nparams)
        return self.copy_with(params)

    __getitem__ = _cached(_with_arguments)

    def copy_with(self, params):
        """Return the alias for some type arguments, unchecked."""
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return f"typing.{self._name}"

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return forms.Union[self, right]

    def __ror__(self, left):
        return forms.Union[left, self]


class _DeprecatedGenericAlias(_SpecialGenericAlias, _root=True):
    """An alias that warns where it is used."""

    def __init__(self, origin, nparams, *, removal_version, inst=True, name=None):
        super().__init__(origin, nparams, inst=inst, name=name)
        self.__dict__["_removal_version"] = removal_version

    def __instancecheck__(self, inst):
        import warnings

        warnings._deprecated(f"{self.__module__}.{self._name}", remove=self._removal_version)
        return super().__instancecheck__(inst)


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    """Callable[[argument, ...], result]; the arguments lie flat."""

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        parameters = ", ".join([_type_repr(arg) for arg in args[:-1]])
        return f"typing.Callable[[{parameters}], {_type_repr(args[-1])}]"

    def __reduce__(self):
        import operator
        import typing

        args = self.__args__
        if not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (typing.Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    """The type of the name Callable."""

    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name,
                                     inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        if isinstance(args, list):
            # So that it can be hashed.
            args = tuple(args)
        return self._with_parameters((args, result))

    def _with_parameters(self, params):
        """Return the alias for parameters and a result."""
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((..., result))
        if not isinstance(args, tuple):
            args = (args,)
        return self.copy_with((*[_type_convert(arg) for arg in args], result))

    _with_parameters = _cached(_with_parameters)


class _TupleType(_SpecialGenericAlias, _root=True):
    """The type of the name Tuple."""

    def _with_items(self, params):
        """Return the alias for the types of the items."""
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            checked = [_type_check(param, msg) for param in params[:-1]]
            return self.copy_with((*checked, ...))
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(tuple([_type_check(param, msg) for param in params]))

    __getitem__ = _cached(_with_items)


class _UnionGenericAlias(_NotIterable, _GenericAlias, _root=True):
    """Union[X, Y]; the order of its types does not matter for equality."""

    def copy_with(self, params):
        return forms.Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, forms.types.UnionType)):
            return NotImplemented
        try:
            return set(self.__args__) == set(other.__args__)
        except TypeError:
            # Some cannot be hashed: compare one by one.
            remaining = list(other.__args__)
            for arg in self.__args__:
                if arg not in remaining:
                    return False
                remaining.remove(arg)
            return not remaining

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2:
            if args[0] is type(None):
                return f"typing.Optional[{_type_repr(args[1])}]"
            if args[1] is type(None):
                return f"typing.Optional[{_type_repr(args[0])}]"
        return super().__repr__()

    def __instancecheck__(self, obj):
        for cls in self.__args__:
            if isinstance(obj, cls):
                return True
        return False

    def __subclasscheck__(self, cls):
        for candidate in self.__args__:
            if issubclass(cls, candidate):
                return True
        return False

    def __reduce__(self):
        function, (_, args) = super().__reduce__()
        return function, (forms.Union, args)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    """Literal[value, ...]; the order does not matter for equality, the types do."""

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set(self._values_and_types()) == set(other._values_and_types())

    def __hash__(self):
        return hash(frozenset(self._values_and_types()))

    def _values_and_types(self):
        return [(value, type(value)) for value in self.__args__]


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    """Concatenate[X, P]."""

    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    """Unpack[X]."""

    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        """The types of the items if a tuple is unpacked, else None."""
        assert self.__origin__ is forms.Unpack
        assert len(self.__args__) == 1
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, forms.GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        """Whether a TypeVarTuple is unpacked."""
        assert self.__origin__ is forms.Unpack
        assert len(self.__args__) == 1
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    """Annotated[X, note, ...]; the origin is X, the notes are in `__metadata__`."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        assert len(params) == 1
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        notes = ", ".join([repr(note) for note in self.__metadata__])
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {notes}]"

    def __reduce__(self):
        import operator

        return operator.getitem, (forms.Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return (self.__origin__ == other.__origin__
                and self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)
