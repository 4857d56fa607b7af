"""Decorators for finished enumerations: checks, and members as globals.

Part of `enum`, which imports it when its classes are complete.
"""

import sys

from enum import Enum, EnumType, Flag, ReprEnum, StrEnum, bin, show_flag_values

# The classes below present themselves under the public name.
__name__ = "enum"


def _aliases(enumeration):
    """Return (alias, name) for each alias of a member."""
    return [(name, member.name) for name, member in enumeration.__members__.items()
            if name != member.name]


def unique(enumeration):
    """Refuse an enumeration in which two names have the same value."""
    duplicates = _aliases(enumeration)
    if duplicates:
        details = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Refuses an enumeration that does not pass the checks."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                self._check_unique(enumeration)
            elif check is CONTINUOUS:
                self._check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._check_named_flags(enumeration)
        return enumeration

    @staticmethod
    def _check_unique(enumeration):
        """Each value has one name."""
        duplicates = _aliases(enumeration)
        if duplicates:
            details = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
            raise ValueError(f"aliases found in {enumeration!r}: {details}")

    @staticmethod
    def _check_continuous(enumeration):
        """No value is missing between the lowest and the highest."""
        values = {member.value for member in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            kind = "flag"
            expected = [1 << bit for bit in range(low.bit_length(), high.bit_length() - 1)]
        elif issubclass(enumeration, Enum):
            kind = "enum"
            expected = range(low + 1, high)
        else:
            raise Exception(f"verify: unknown type {enumeration!r}")
        missing = [value for value in expected if value not in values]
        if missing:
            text = ", ".join([str(value) for value in missing])
            raise ValueError(
                f"invalid {kind} {enumeration.__name__!r}: missing values {text}"[:256])

    @staticmethod
    def _check_named_flags(enumeration):
        """Each bit of a combination is a member."""
        if not issubclass(enumeration, Flag):
            return
        member_names = enumeration._member_names_
        member_values = {member.value for member in enumeration}
        missing_names = []
        missing_value = 0
        for name, alias in enumeration._member_map_.items():
            if name in member_names or alias.value < 0:
                continue
            missed = [bit for bit in show_flag_values(alias.value) if bit not in member_values]
            if missed:
                missing_names.append(name)
                for bit in missed:
                    missing_value |= bit
        if not missing_names:
            return
        if len(missing_names) == 1:
            subject = f"alias {missing_names[0]} is missing"
        else:
            subject = (f"aliases {', '.join(missing_names[:-1])} and {missing_names[-1]} "
                       "are missing")
        if len([bit for bit in show_flag_values(missing_value)]) == 1:
            what = f"value 0x{missing_value:x}"
        else:
            what = f"combined values of 0x{missing_value:x}"
        raise ValueError(f"invalid Flag {enumeration.__name__!r}: {subject} {what} "
                         "[use enum.show_flag_values(value) for details]")


def global_enum_repr(self):
    """Serve as __repr__() for members that are globals: module.name."""
    module = self.__class__.__module__.split(".")[-1]
    return f"{module}.{self._name_}"


def global_flag_repr(self):
    """Serve as __repr__() for flags that are globals: module.name|module.name."""
    cls = self.__class__
    module = cls.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{cls.__name__}({self._value_!r})"
    # Bits without a name stand as a number.
    return "|".join([name if name[0] in "0123456789" else f"{module}.{name}"
                     for name in self._name_.split("|")])


def global_str(self):
    """Serve as __str__() for members that are globals: the name."""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """Make the members globals of their module, and show them as such."""
    if issubclass(cls, Flag):
        cls.__repr__ = global_flag_repr
    else:
        cls.__repr__ = global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Make a decorator that turns a plain class into an enumeration of a kind."""

    def convert_class(cls):
        metaclass = type(etype)
        namespace = metaclass.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name in ("__dict__", "__weakref__"):
                continue
            namespace[name] = value
        namespace["__qualname__"] = cls.__qualname__
        return metaclass(cls.__name__, (etype,), namespace, boundary=boundary)

    return convert_class


def _old_convert_(etype, name, module, filter, source=None, *, boundary=None):
    """Do what EnumType._convert_() does, for the library's own tests."""
    return EnumType._convert_(etype, name, module, filter, source, boundary=boundary)
