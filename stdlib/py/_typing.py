"""Type parameters, type aliases and Generic: the part of `typing` that the
interpreter itself makes objects of.

The functions at the end are what compiled type parameter lists call. The
classes leave decisions about type arguments to functions of `typing`.
"""

import sys

# The classes present themselves under the public name.
__name__ = "typing"


def _idfunc(x):
    """Return the argument; the __call__ of NewType would cost more."""
    return x


class _NoDefaultType:
    """The type of NoDefault, which a type parameter without a default has."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if args or kwargs:
            raise TypeError("NoDefaultType takes no arguments")
        return NoDefault

    def __init_subclass__(cls):
        raise TypeError("type 'NoDefaultType' is not an acceptable base type")

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


_NoDefaultType.__name__ = _NoDefaultType.__qualname__ = "NoDefaultType"
_NoDefaultType.__module__ = "builtins"
NoDefault = object.__new__(_NoDefaultType)

# Stands for a bound, default or value that has not been computed yet.
_UNEVALUATED = object.__new__(_NoDefaultType)


def _caller():
    """Return the name of the module that called the constructor, or None."""
    try:
        return sys._getframemodulename(2)
    except AttributeError:
        try:
            return sys._getframe(2).f_globals.get("__name__")
        except ValueError:
            return None


def _union(left, right):
    """Return the union of two types, one of which is a type parameter or alias."""
    import typing

    return typing.Union[left, right]


def _check_type(value, message):
    """Return a type argument as `typing` stores it; complain if it is no type."""
    import typing

    return typing._type_check(value, message)


def _check_name(kind, name):
    """Refuse a name that is no string."""
    if not isinstance(name, str):
        raise TypeError(f"{kind}() argument 'name' must be str, not {type(name).__name__}")


def _check_variance(covariant, contravariant, infer_variance):
    """Refuse contradicting statements about variance."""
    if covariant and contravariant:
        raise ValueError("Bivariant types are not supported.")
    if infer_variance and (covariant or contravariant):
        raise ValueError("Variance cannot be specified with infer_variance.")


class _TypeParameter:
    """What the three kinds of type parameters share: a name and a default.

    Bound, constraints and default of a compiled parameter are functions until
    someone asks for them.
    """

    __slots__ = ("_name", "_default", "_evaluate_default", "__dict__", "__weakref__")

    def _set_up(self, name, default, module):
        self._name = name
        self._default = default
        self._evaluate_default = None
        if module is not None and module != "typing":
            self.__module__ = module

    @property
    def __name__(self):
        return self._name

    @property
    def __default__(self):
        """The default, or NoDefault."""
        if self._default is _UNEVALUATED:
            self._default = self._evaluate_default()
        return self._default

    def has_default(self):
        """Tell whether there is a default."""
        return self._default is not NoDefault

    def __reduce__(self):
        return self._name

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class _VariantParameter(_TypeParameter):
    """What TypeVar and ParamSpec share: a bound and a variance."""

    __slots__ = ("_bound", "_evaluate_bound", "_covariant", "_contravariant",
                 "_infer_variance")

    def _set_variance(self, bound, covariant, contravariant, infer_variance):
        self._bound = bound
        self._evaluate_bound = None
        self._covariant = bool(covariant)
        self._contravariant = bool(contravariant)
        self._infer_variance = bool(infer_variance)

    @property
    def __bound__(self):
        """The upper bound, or None."""
        if self._bound is _UNEVALUATED:
            self._bound = self._evaluate_bound()
        return self._bound

    @property
    def __covariant__(self):
        return self._covariant

    @property
    def __contravariant__(self):
        return self._contravariant

    @property
    def __infer_variance__(self):
        return self._infer_variance

    def __repr__(self):
        if self._infer_variance:
            return self._name
        if self._covariant:
            return f"+{self._name}"
        if self._contravariant:
            return f"-{self._name}"
        return f"~{self._name}"

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)


def _not_a_base(cls):
    """Refuse to derive from a class of this module."""
    raise TypeError(f"type 'typing.{cls.__mro__[1].__name__}' is not an acceptable base type")


class TypeVar(_VariantParameter):
    """A type variable: stands for one type."""

    __slots__ = ("_constraints", "_evaluate_constraints")

    def __new__(cls, name, *constraints, bound=None, default=NoDefault, covariant=False,
                contravariant=False, infer_variance=False):
        _check_name("typevar", name)
        _check_variance(covariant, contravariant, infer_variance)
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if bound is not None:
            bound = _check_type(bound, "Bound must be a type.")
        self = object.__new__(cls)
        self._set_up(name, default, _caller())
        self._set_variance(bound, covariant, contravariant, infer_variance)
        self._constraints = constraints
        self._evaluate_constraints = None
        return self

    __init_subclass__ = classmethod(_not_a_base)

    @property
    def __constraints__(self):
        """The types of which it can be one, or ()."""
        if self._constraints is _UNEVALUATED:
            self._constraints = self._evaluate_constraints()
        return self._constraints

    def __typing_subst__(self, arg):
        """Return the type argument that takes its place."""
        import typing

        return typing._typevar_subst(self, arg)

    def __typing_prepare_subst__(self, alias, args):
        """Add the default to the type arguments if there are too few."""
        parameters = alias.__parameters__
        position = parameters.index(self)
        if position < len(args):
            return args
        if position == len(args) and self.has_default():
            return (*args, self.__default__)
        if position > len(args):
            return args
        raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, "
                        f"expected at least {position + 1}")


class ParamSpec(_VariantParameter):
    """A parameter specification: stands for the parameters of a callable."""

    __slots__ = ()

    def __new__(cls, name, *, bound=None, default=NoDefault, covariant=False,
                contravariant=False, infer_variance=False):
        _check_name("paramspec", name)
        _check_variance(covariant, contravariant, infer_variance)
        if bound is not None:
            bound = _check_type(bound, "Bound must be a type.")
        self = object.__new__(cls)
        self._set_up(name, default, _caller())
        self._set_variance(bound, covariant, contravariant, infer_variance)
        return self

    __init_subclass__ = classmethod(_not_a_base)

    @property
    def args(self):
        """The annotation for *args."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """The annotation for **kwargs."""
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        """Return the parameters that take its place."""
        import typing

        return typing._paramspec_subst(self, arg)

    def __typing_prepare_subst__(self, alias, args):
        """Gather the type arguments that are meant for the parameters."""
        import typing

        return typing._paramspec_prepare_subst(self, alias, args)


class _ParamSpecPart:
    """What P.args and P.kwargs share."""

    __slots__ = ("__origin__", "__weakref__")

    def __new__(cls, origin):
        self = object.__new__(cls)
        self.__origin__ = origin
        return self

    def __repr__(self):
        name = getattr(self.__origin__, "__name__", None)
        return f"{self.__origin__!r}{self._suffix}" if name is None else f"{name}{self._suffix}"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class ParamSpecArgs(_ParamSpecPart):
    """P.args, where P is a ParamSpec: annotates *args."""

    __slots__ = ()
    _suffix = ".args"


class ParamSpecKwargs(_ParamSpecPart):
    """P.kwargs, where P is a ParamSpec: annotates **kwargs."""

    __slots__ = ()
    _suffix = ".kwargs"


class TypeVarTuple(_TypeParameter):
    """A type variable tuple: stands for any number of types."""

    __slots__ = ()

    def __new__(cls, name, *, default=NoDefault):
        _check_name("typevartuple", name)
        self = object.__new__(cls)
        self._set_up(name, default, _caller())
        return self

    __init_subclass__ = classmethod(_not_a_base)

    def __repr__(self):
        return self._name

    def __iter__(self):
        import typing

        yield typing.Unpack[self]

    def __typing_subst__(self, arg):
        """Refuse: only its unpacked form can be replaced."""
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        """Gather the type arguments that are meant for it."""
        import typing

        return typing._typevartuple_prepare_subst(self, alias, args)


class TypeAliasType:
    """A type alias, as the `type` statement makes it; the value is computed late."""

    __slots__ = ("_name", "_type_params", "_value", "_evaluate_value", "__dict__",
                 "__weakref__")

    def __new__(cls, name, value, *, type_params=()):
        _check_name("typealias", name)
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        return _new_alias(cls, name, value, None, type_params, _caller())

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    @property
    def __name__(self):
        return self._name

    @property
    def __value__(self):
        """The type that the alias stands for."""
        if self._value is _UNEVALUATED:
            self._value = self._evaluate_value()
        return self._value

    @property
    def __type_params__(self):
        """The type parameters."""
        return self._type_params

    @property
    def __parameters__(self):
        """The type parameters, those for several types unpacked."""
        parameters = []
        for parameter in self._type_params:
            if isinstance(parameter, TypeVarTuple):
                parameters.extend(parameter)
            else:
                parameters.append(parameter)
        return tuple(parameters)

    def __getitem__(self, args):
        from types import GenericAlias

        if not self._type_params:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, args)

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __repr__(self):
        return self._name

    def __reduce__(self):
        return self._name


def _new_alias(cls, name, value, evaluate_value, type_params, module):
    """Make a TypeAliasType."""
    self = object.__new__(cls)
    self._name = name
    self._value = value
    self._evaluate_value = evaluate_value
    self._type_params = type_params
    if module is not None:
        self.__module__ = module
    return self


class Generic:
    """The base class of classes with type parameters."""

    __slots__ = ()
    _is_protocol = False

    @classmethod
    def __class_getitem__(cls, *args, **kwargs):
        import typing

        return typing._generic_class_getitem(cls, *args, **kwargs)

    @classmethod
    def __init_subclass__(cls, *args, **kwargs):
        import typing

        return typing._generic_init_subclass(cls, *args, **kwargs)


# --- What compiled code calls -------------------------------------------------

def _make_typevar(name, evaluate_bound=None, evaluate_constraints=None):
    """Make the TypeVar of a type parameter list; the functions compute later."""
    self = object.__new__(TypeVar)
    self._set_up(name, NoDefault, _caller())
    self._set_variance(None if evaluate_bound is None else _UNEVALUATED, False, False, True)
    self._evaluate_bound = evaluate_bound
    self._constraints = () if evaluate_constraints is None else _UNEVALUATED
    self._evaluate_constraints = evaluate_constraints
    return self


def _make_paramspec(name):
    """Make the ParamSpec of a type parameter list."""
    self = object.__new__(ParamSpec)
    self._set_up(name, NoDefault, _caller())
    self._set_variance(None, False, False, True)
    return self


def _make_typevartuple(name):
    """Make the TypeVarTuple of a type parameter list."""
    self = object.__new__(TypeVarTuple)
    self._set_up(name, NoDefault, _caller())
    return self


def _set_typeparam_default(parameter, evaluate_default):
    """Give a type parameter the function that computes its default; return it."""
    parameter._default = _UNEVALUATED
    parameter._evaluate_default = evaluate_default
    return parameter


def _make_typealias(parts):
    """Make the alias of a `type` statement: of its name, type parameters and the
    function that computes the value."""
    name, type_params, evaluate_value = parts
    return _new_alias(TypeAliasType, name, _UNEVALUATED, evaluate_value, type_params or (),
                      _caller())


def _subscript_generic(type_params):
    """Return Generic[...] for the type parameters of a class."""
    import typing

    parameters = []
    for parameter in type_params:
        if isinstance(parameter, TypeVarTuple):
            parameters.extend(parameter)
        else:
            parameters.append(parameter)
    return typing._GenericAlias(Generic, tuple(parameters))
