"""The metaclass of enumerations: makes the members, and what a class itself can do.

Part of `enum`, under whose name it appears.
"""

import sys
from types import MappingProxyType, DynamicClassAttribute

from _enum_namespace import (
    EnumDict, _builtin_property, _is_descriptor, _not_given, property,
)

# The classes below present themselves under the public name.
__name__ = "enum"

# The classes that `enum` defines with the metaclass, and needs while it does.
Enum = Flag = KEEP = ReprEnum = None


def _learn(**classes):
    """Be told of the classes that `enum` has defined."""
    globals().update(classes)


def _is_single_bit(value):
    """Tell whether exactly one bit of a number is set."""
    return value > 0 and value & (value - 1) == 0


def _dataclass_repr(self):
    """Show a member whose value is a dataclass by its fields."""
    fields = self.__dataclass_fields__
    return ", ".join([f"{name}={getattr(self, name)!r}"
                      for name, field in fields.items() if field.repr])


def _make_class_unpicklable(namespace_or_class):
    """Let pickling fail, for a class that could not be found again."""

    def _break_on_call_reduce(self, proto):
        raise TypeError(f"{self!r} cannot be pickled")

    if isinstance(namespace_or_class, dict):
        namespace_or_class["__reduce_ex__"] = _break_on_call_reduce
        namespace_or_class["__module__"] = "<unknown>"
    else:
        setattr(namespace_or_class, "__reduce_ex__", _break_on_call_reduce)
        setattr(namespace_or_class, "__module__", "<unknown>")


class _proto_member:
    """Stands in the new class for a member, and makes it when told its name.

    So the members exist before __init_subclass__() of a base is called.
    """

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, member_name):
        delattr(enum_class, member_name)  # the placeholder
        new = self._make(enum_class, member_name)
        value = new._value_
        canonical = _find_member(enum_class, value)
        if canonical is None:
            canonical = new
            if not _is_flag_class(enum_class):
                enum_class._member_names_.append(member_name)
            elif isinstance(value, int) and _is_single_bit(value):
                enum_class._member_names_.append(member_name)
        enum_class._add_member_(member_name, canonical)
        _remember_value(enum_class, value, canonical, member_name)

    def _make(self, enum_class, member_name):
        """Make the instance, with its value and name."""
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        if enum_class._member_type_ is tuple:
            args = (args,)
        if enum_class._use_args_:
            new = enum_class._new_member_(enum_class, *args)
        else:
            new = enum_class._new_member_(enum_class)
        if not hasattr(new, "_value_"):
            if enum_class._member_type_ is object:
                new._value_ = value
            else:
                try:
                    new._value_ = enum_class._member_type_(*args)
                except Exception as exc:
                    raise TypeError("_value_ not set in __new__, unable to create it") from exc
        value = new._value_
        new._name_ = member_name
        new.__objclass__ = enum_class
        new.__init__(*args)
        new._sort_order_ = len(enum_class._member_names_)
        if _is_flag_class(enum_class) and isinstance(value, int):
            enum_class._flag_mask_ |= value
            if _is_single_bit(value):
                enum_class._singles_mask_ |= value
            enum_class._all_bits_ = (1 << enum_class._flag_mask_.bit_length()) - 1
        return new


def _is_flag_class(enum_class):
    """Tell whether a class is a Flag, also while Flag itself is made."""
    return Flag is not None and issubclass(enum_class, Flag)


def _find_member(enum_class, value):
    """Return the member with a value, or None; the value may be unhashable."""
    try:
        return enum_class._value2member_map_.get(value)
    except TypeError:
        for candidate in enum_class._member_map_.values():
            if candidate._value_ == value:
                return candidate
        return None


def _remember_value(enum_class, value, canonical, member_name):
    """Let the member be found by its value."""
    try:
        enum_class._value2member_map_.setdefault(value, canonical)
    except TypeError:
        enum_class._unhashable_values_.append(value)
        enum_class._unhashable_values_map_.setdefault(member_name, []).append(value)


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(
                first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        classdict.setdefault("_ignore_", []).append("_ignore_")
        for name in classdict["_ignore_"]:
            classdict.pop(name, None)
        member_names = classdict._member_names
        invalid_names = set(member_names) & {"mro", ""}
        if invalid_names:
            raise ValueError(
                f"invalid enum member name(s) {','.join([repr(n) for n in invalid_names])}")
        wanted_order = classdict.pop("_order_", None)
        generate_next_value = classdict.get("_generate_next_value_")
        if generate_next_value is not None and type(generate_next_value) is not staticmethod:
            dict.__setitem__(classdict, "_generate_next_value_",
                             staticmethod(generate_next_value))

        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new_member, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        attributes = {
            "_new_member_": new_member,
            "_use_args_": use_args,
            "_member_names_": [],
            "_member_map_": {},
            "_value2member_map_": {},
            "_unhashable_values_": [],
            "_unhashable_values_map_": {},
            "_member_type_": member_type,
            "_value_repr_": metacls._find_data_repr_(cls, bases),
        }
        is_flag = Flag is not None and any(issubclass(base, Flag) for base in bases)
        if is_flag or cls == "Flag":
            attributes["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
            attributes["_flag_mask_"] = 0
            attributes["_singles_mask_"] = 0
            attributes["_all_bits_"] = 0
            attributes["_inverted_"] = None
        for name in member_names:
            attributes[name] = _proto_member(classdict[name])
        for name, value in attributes.items():
            dict.__setitem__(classdict, name, value)
        try:
            enum_class = super().__new__(metacls, cls, bases, classdict, **kwds)
        except Exception as exc:
            # The note about __set_name__() would speak of the placeholders.
            if hasattr(exc, "__notes__"):
                del exc.__notes__
            raise
        metacls._settle_methods_(enum_class, classdict, bases, member_type, first_enum)
        if is_flag:
            metacls._settle_flag_(enum_class, classdict)
        # Members are made by the function found above; from now on a call looks up.
        if Enum is not None:
            if save_new:
                enum_class.__new_member__ = new_member
            enum_class.__new__ = Enum.__new__
        metacls._check_order_(enum_class, wanted_order, is_flag)
        return enum_class

    def _settle_methods_(enum_class, classdict, bases, member_type, first_enum):
        """Choose between the methods of the enumeration and of the values' type."""
        if ReprEnum is not None and ReprEnum in bases:
            if "__format__" not in classdict:
                enum_class.__format__ = member_type.__format__
            if "__str__" not in classdict:
                method = member_type.__str__
                if method is object.__str__:
                    # That would call the enumeration's __repr__().
                    method = member_type.__repr__
                enum_class.__str__ = method
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name in classdict or name in enum_class.__dict__ or first_enum is None:
                continue
            found = getattr(enum_class, name)
            if found in (getattr(member_type, name), getattr(object, name)):
                setattr(enum_class, name, getattr(first_enum, name))

    def _settle_flag_(enum_class, classdict):
        """Give a flag class its operators and the order of its iteration."""
        for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__",
                     "__invert__"):
            if name not in classdict:
                setattr(enum_class, name, getattr(Flag, name))
        values = [member._value_ for member in enum_class]
        if values != sorted(values):
            enum_class._iter_member_ = enum_class._iter_member_by_def_

    def _check_order_(enum_class, wanted_order, is_flag):
        """Compare the order of the members with what `_order_` says."""
        if wanted_order is None:
            return
        if isinstance(wanted_order, str):
            wanted_order = wanted_order.replace(",", " ").split()
        member_map = enum_class._member_map_
        if is_flag:
            # Aliases and combinations may be listed, but need not be.
            wanted_order = [
                name for name in wanted_order
                if name not in member_map
                or (name == member_map[name]._name_ and name in enum_class._member_names_)]
        else:
            wanted_order = [name for name in wanted_order
                            if name not in member_map or name == member_map[name]._name_]
        if wanted_order != enum_class._member_names_:
            raise TypeError("member order does not match _order_:\n"
                            f"  {enum_class._member_names_!r}\n  {wanted_order!r}")

    def __bool__(cls):
        """A class is true, even one without members."""
        return True

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None,
                 type=None, start=1, boundary=None):
        """Find the member with a value; or, on a class without members, make a class.

        In the second use `value` is the name of the new class, and `names` its
        members: a text, a sequence of names or of pairs, or a mapping.
        """
        if cls._member_map_:
            if names is not _not_given:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _not_given and type is None:
            raise TypeError(f"{cls!r} has no members; specify `names=()` "
                            "if you meant to create a new, empty, enum")
        return cls._create_(
            class_name=value, names=None if names is _not_given else names, module=module,
            qualname=qualname, type=type, start=start, boundary=boundary)

    def __contains__(cls, value):
        """Tell whether a value is a member or the value of one."""
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__",
                 "__members__", "__module__", "__name__", "__qualname__"}
        names.update(cls._member_names_)
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add("__init_subclass__")
        if cls._member_type_ is object:
            return sorted(names)
        return sorted(set(dir(cls._member_type_)) | names)

    def __getitem__(cls, name):
        """Find the member with a name."""
        return cls._member_map_[name]

    def __iter__(cls):
        """Yield the members in the order of their definition, aliases left out."""
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        """A read-only mapping of all names, aliases too, to their members."""
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = "flag" if _is_flag_class(cls) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        """Make a subclass from a description of its members."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        namespace = metacls.__prepare__(class_name, bases)
        for name, value in cls._name_value_pairs_(names, start, first_enum):
            namespace[name] = value
        if module is None:
            module = _calling_module(3)
        if module is None:
            _make_class_unpicklable(namespace)
        else:
            namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    @staticmethod
    def _name_value_pairs_(names, start, first_enum):
        """Return the (name, value) pairs that the functional form describes."""
        if names is None:
            return []
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            pairs = []
            last_values = []
            for count, name in enumerate(names):
                value = first_enum._generate_next_value_(name, start, count, last_values[:])
                last_values.append(value)
                pairs.append((name, value))
            return pairs
        return [(item, names[item]) if isinstance(item, str) else tuple(item)
                for item in names]

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Make a class of those globals of a module that the filter wants, and put
        the members in their place."""
        module_globals = sys.modules[module].__dict__
        source = source.__dict__ if source else module_globals
        members = [(key, value) for key, value in source.items() if filter(key)]
        try:
            # Of equal values the first name is the member, the others are aliases.
            members.sort(key=lambda item: (item[1], item[0]))
        except TypeError:
            members.sort(key=lambda item: item[0])
        namespace = {key: value for key, value in members}
        result = cls(name, namespace, module=module, boundary=boundary or KEEP)
        if as_global:
            from _enum_checks import global_enum

            global_enum(result)
        else:
            sys.modules[result.__module__].__dict__.update(result.__members__)
        module_globals[name] = result
        return result

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        """Refuse to extend an enumeration that has members."""
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """Return the type of the values, and the enumeration to inherit from."""
        if not bases:
            return object, None
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as "
                            "`EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        """Return the function that shows a member's value, or None for repr()."""
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if "__repr__" in base.__dict__:
                    if ("__dataclass_fields__" in base.__dict__
                            and "__dataclass_params__" in base.__dict__
                            and base.__dict__["__dataclass_params__"].repr):
                        return _dataclass_repr
                    return base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        """Return the type that the bases mix in: one that has its own __new__()."""
        data_types = set()
        bases_seen = set()
        for chain in bases:
            # The most derived class of the branch, if it only adds methods.
            candidate = None
            for base in chain.__mro__:
                bases_seen.add(base)
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        data_types.add(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    data_types.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(data_types) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {data_types!r}")
        return data_types.pop() if data_types else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """Return the function that makes members, whether it shall be kept under
        another name, and whether it takes the value."""
        new = classdict.get("__new__")
        save_new = first_enum is not None and new is not None
        if new is None:
            defaults = (None, object.__new__, getattr(Enum, "__new__", None))
            for attribute in ("__new_member__", "__new__"):
                for owner in (member_type, first_enum):
                    found = getattr(owner, attribute, None)
                    if new is None and found not in defaults:
                        new = found
            if new is None:
                new = object.__new__
        plain = (object.__new__, getattr(Enum, "__new__", None))
        use_args = first_enum is not None and new not in plain
        return new, save_new, use_args

    def _add_member_(cls, name, member):
        """Give the class a member under a name, beside a property of that name."""
        if name in cls._member_map_:
            if cls._member_map_[name] is not member:
                raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")
            return
        redirect = cls._redirect_(name, member)
        super().__setattr__(name, member if redirect is None else redirect)
        cls._member_map_[name] = member

    def _redirect_(cls, name, member):
        """Return the property that gives the member on the class and on an instance
        what a base class has under that name; None if no base has a descriptor."""
        found = kind = owner = None
        for base in cls.__mro__[1:]:
            attribute = base.__dict__.get(name)
            if attribute is None:
                continue
            if isinstance(attribute, (property, DynamicClassAttribute)):
                found, kind, owner = attribute, "enum", base
                break
            if _is_descriptor(attribute):
                found = attribute
                kind = kind or "desc"
                owner = owner or base
            else:
                kind = "attr"
                owner = base
        if found is None:
            return None
        redirect = property()
        redirect.member = member
        redirect.__set_name__(cls, name)
        if kind in ("enum", "desc"):
            redirect.fget = getattr(found, "fget", None)
            redirect._get = getattr(found, "__get__", None)
            redirect.fset = getattr(found, "fset", None)
            redirect._set = getattr(found, "__set__", None)
            redirect.fdel = getattr(found, "fdel", None)
            redirect._del = getattr(found, "__delete__", None)
        redirect._attr_type = kind
        redirect._cls_type = owner
        return redirect


def _calling_module(depth):
    """Return the name of the module that called, `depth` frames up, or None."""
    try:
        return sys._getframemodulename(depth)
    except AttributeError:
        try:
            return sys._getframe(depth).f_globals["__name__"]
        except (AttributeError, ValueError, KeyError):
            return None
