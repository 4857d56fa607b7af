"""The namespace of an enumeration's body, and the markers that are used in it.

Part of `enum`, under whose name the classes appear. Here it is decided which
of the names in the body become members.
"""

from types import DynamicClassAttribute

_builtin_property = property  # the name is redefined below

# The classes below present themselves under the public name.
__name__ = "enum"


def _is_descriptor(value):
    """Tell whether a value in the body is a descriptor: those are no members."""
    return (hasattr(value, "__get__") or hasattr(value, "__set__")
            or hasattr(value, "__delete__"))


def _is_dunder(name):
    """Tell whether a name looks like __this__."""
    return (len(name) > 4 and name[:2] == name[-2:] == "__"
            and name[2] != "_" and name[-3] != "_")


def _is_sunder(name):
    """Tell whether a name looks like _this_."""
    return (len(name) > 2 and name[0] == name[-1] == "_"
            and name[1] != "_" and name[-2] != "_")


def _is_private(cls_name, name):
    """Tell whether a name is what the compiler made of __this in the class."""
    prefix = f"_{cls_name}__"
    return (len(name) > len(prefix) and name.startswith(prefix)
            and (name[-1] != "_" or name[-2] != "_"))


def _is_internal_class(cls_name, value):
    """Tell whether a value is a class defined in the body of the enumeration."""
    if not isinstance(value, type):
        return False
    qualname = getattr(value, "__qualname__", "")
    return qualname == f"{cls_name}.{getattr(value, '__name__', '')}" or (
        qualname.endswith(f".{cls_name}.{getattr(value, '__name__', '')}"))


class _Sentinel:
    """A value that stands for something missing."""

    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


_not_given = _Sentinel("<not given>")
_auto_null = _Sentinel("_auto_null")


class nonmember:
    """Keeps a value from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a value a member that would not be one, such as a function."""

    def __init__(self, value):
        self.value = value


class auto:
    """Stands for a value that _generate_next_value_() chooses."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """A property of members that leaves its name free for a member.

    On a member it calls its getter; on the class it is the member of that name.
    """

    # The member of this name, if there is one.
    member = None
    # Where an instance finds its value if there is no getter: "attr" is an
    # attribute of a base class, "desc" a descriptor of the value's type.
    _attr_type = None
    _cls_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == "attr":
            return getattr(self._cls_type, self.name)
        if self._attr_type == "desc":
            return getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}") from None

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


def _contains_auto(value):
    """Tell whether a value is auto() or a tuple with one in it."""
    if isinstance(value, tuple):
        return any(isinstance(item, auto) for item in value)
    return isinstance(value, auto)


# The names like _this_ that a body may define.
_ALLOWED_SUNDERS = frozenset((
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
    "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_",
    "_add_alias_", "_add_value_alias_",
))


class EnumDict(dict):
    """The namespace: remembers the members in order and refuses to redefine them."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}  # used as an ordered set
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name

    @_builtin_property
    def member_names(self):
        """The names of the members so far."""
        return list(self._member_names)

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._check_sunder(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member):
            value = self._register(key, value.value, generate=False)
        elif _is_descriptor(value):
            pass
        elif self._cls_name is not None and _is_internal_class(self._cls_name, value):
            pass
        else:
            value = self._register(key, value)
        super().__setitem__(key, value)

    def _check_sunder(self, key, value):
        """Accept a name like _this_ if it has a meaning; return what to store."""
        if key not in _ALLOWED_SUNDERS:
            raise ValueError(f"_sunder_ names, such as {key!r}, "
                             "are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            function = value.__func__ if isinstance(value, staticmethod) else value
            self._generate_next_value = function
        elif key == "_ignore_":
            if isinstance(value, str):
                value = value.replace(",", " ").split()
            else:
                value = list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        return value

    def _register(self, key, value, generate=True):
        """Note a new member; return its value with each auto() replaced."""
        if key in self:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        if generate and _contains_auto(value):
            value = self._replace_auto(key, value)
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _replace_auto(self, key, value):
        """Return the value, or the tuple, with the next value in place of auto()."""
        if isinstance(value, auto):
            return self._resolve_auto(key, value)
        items = [self._resolve_auto(key, item) if isinstance(item, auto) else item
                 for item in value]
        cls = type(value)
        try:
            return cls(items)
        except TypeError:
            # A named tuple takes its fields one by one.
            return cls(*items)

    def _resolve_auto(self, key, marker):
        """Return the value of an auto(), which it keeps when it is shared."""
        if marker.value is _auto_null:
            marker.value = self._generate_next_value(
                key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(marker.value)
        return marker.value

    def update(self, members, **more_members):
        """Add several names, as if each were assigned in the body."""
        try:
            names = members.keys()
        except AttributeError:
            for name, value in members:
                self[name] = value
        else:
            for name in names:
                self[name] = members[name]
        for name, value in more_members.items():
            self[name] = value


_EnumDict = EnumDict  # the name before 3.13
