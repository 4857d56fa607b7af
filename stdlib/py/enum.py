"""Enumerations: classes whose instances are a fixed set of named values.

The metaclass in `_enum_type` turns the names of a class body into members;
`_enum_namespace` decides which; `_enum_checks` has the decorators for finished
classes.
"""

from types import MappingProxyType, DynamicClassAttribute

from _enum_namespace import (
    EnumDict, _EnumDict, _auto_null, _is_descriptor, _is_dunder,
    _is_internal_class, _is_private, _is_sunder, _not_given, auto, member,
    nonmember, property,
)
from _enum_type import (
    EnumType, _dataclass_repr, _is_single_bit, _learn, _make_class_unpicklable,
    _proto_member,
)

__all__ = [
    "EnumType", "EnumMeta", "EnumDict",
    "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum",
    "auto", "unique", "property", "verify", "member", "nonmember",
    "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
    "global_flag_repr", "global_enum_repr", "global_str", "global_enum",
    "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
    "pickle_by_global_name", "pickle_by_enum_name",
]

EnumMeta = EnumType  # the name before 3.11


class Enum(metaclass=EnumType):
    """The base class of enumerations.

    class Color(Enum):
        RED = 1
        BLUE = 2

    Members are found by attribute (Color.RED), by value (Color(1)) and by name
    (Color['RED']); the class is iterable and has a length. Enum('Color', 'RED
    BLUE') makes a class without a class statement.
    """

    @classmethod
    def __signature__(cls):
        """Say how the class can be called, for `inspect`."""
        if cls._member_names_:
            return "(*values)"
        return ("(new_class_name, /, names, *, module=None, qualname=None, type=None, "
                "start=1, boundary=None)")

    def __new__(cls, value):
        # Called to find a member: those were made when the class was.
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for name, unhashable_values in cls._unhashable_values_map_.items():
                if value in unhashable_values:
                    return cls[name]
        if not cls._member_map_:
            if "_member_map_" in cls.__dict__ and cls.__dict__.get("__new__") is not Enum.__new__:
                # The class is being made, and its own __new__() called this one.
                raise TypeError("do not use `super().__new__; "
                                "call the appropriate __new__ directly")
            raise TypeError(f"{cls!r} has no members defined")
        return _resolve_missing(cls, value)

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        """Give the member another name."""
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        """Let the member be found by another value."""
        cls = self.__class__
        try:
            known = cls._value2member_map_.get(value)
        except TypeError:
            for name, unhashable_values in cls._unhashable_values_map_.items():
                if value in unhashable_values:
                    if cls._member_map_.get(name) is not self:
                        raise ValueError(f"{value!r} is already bound: {cls[name]!r}") from None
                    return
            cls._unhashable_values_.append(value)
            cls._unhashable_values_map_.setdefault(self._name_, []).append(value)
            return
        if known is None:
            cls._value2member_map_[value] = self
        elif known is not self:
            raise ValueError(f"{value!r} is already bound: {known!r}")

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """Return the value that auto() stands for: one more than the highest so far."""
        if not last_values:
            return start
        try:
            last_value = sorted(last_values)[-1]
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last_value + 1
        except TypeError:
            raise TypeError(f"unable to increment {last_value!r}") from None

    @classmethod
    def _missing_(cls, value):
        """Return a member for a value that none has, or None."""
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        names = set()
        if self.__class__._member_type_ is not object:
            names = set(object.__dir__(self))
        for name in getattr(self, "__dict__", ()):
            if name[0] != "_":
                names.add(name)
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(value, property):
                    # A mere redirection to the member is not shown on members.
                    if value.fget is not None or name not in self._member_map_:
                        names.add(name)
                    else:
                        names.discard(name)
                elif name not in self._member_map_:
                    names.add(name)
        names.update(("__class__", "__doc__", "__eq__", "__hash__", "__module__"))
        return sorted(names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @property
    def value(self):
        """The value of the Enum member."""
        return self._value_


_learn(Enum=Enum)


def _resolve_missing(cls, value):
    """Ask _missing_() for a value that no member has."""
    invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    try:
        try:
            result = cls._missing_(value)
            problem = None
        except Exception as exc:
            result = None
            problem = exc
        if isinstance(result, cls):
            return result
        if (issubclass(cls, Flag) and cls._boundary_ is EJECT
                and isinstance(result, int)):
            return result
        if problem is None:
            if result is None:
                raise invalid
            problem = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} "
                                "instead of None or a valid member")
        if not isinstance(problem, ValueError):
            problem.__context__ = invalid
        raise problem
    finally:
        # Their tracebacks refer to this frame.
        problem = None
        invalid = None


class ReprEnum(Enum):
    """Leaves str() and format() to the type of the values; repr() is an Enum's."""


_learn(ReprEnum=ReprEnum)


class IntEnum(int, ReprEnum):
    """Enum where members are also (and must be) ints."""


class StrEnum(str, ReprEnum):
    """Enum where members are also (and must be) strings."""

    def __new__(cls, *values):
        """Make a member; the arguments are those of str()."""
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f"errors must be a string, not {values[2]!r}")
        value = str(*values)
        new = str.__new__(cls, value)
        new._value_ = value
        return new

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """Return the name in lower case."""
        return name.lower()


def pickle_by_global_name(self, proto):
    """Serve as __reduce_ex__() for members that are globals of their module."""
    return self.name


_reduce_ex_by_global_name = pickle_by_global_name


def pickle_by_enum_name(self, proto):
    """Serve as __reduce_ex__() that names the member, whatever its value is."""
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """What a Flag does with bits that no member has."""

    STRICT = auto()   # raises ValueError (the default of Flag)
    CONFORM = auto()  # drops them
    EJECT = auto()    # returns an int
    KEEP = auto()     # keeps them (the default of IntFlag)


STRICT, CONFORM, EJECT, KEEP = FlagBoundary
_learn(KEEP=KEEP)


def _test_simple_enum(checked_enum, simple_enum):
    """Refuse an enumeration made by `_simple_enum` that differs from one made by a class statement."""
    failed = []
    if checked_enum.__dict__ != simple_enum.__dict__:
        ignored = {'__module__', '__qualname__', '__doc__', '__init__', '__firstlineno__', '__static_attributes__'}
        names = {name for each in (checked_enum, simple_enum) for name in (*each.__dict__, *each._member_map_)}
        for name in sorted(names - ignored - {'_value2member_map_', '_member_map_', '_member_names_', '_member_type_'}):
            if name not in simple_enum.__dict__:
                failed.append(f'missing key: {name!r}')
            elif name not in checked_enum.__dict__:
                failed.append(f'extra key:   {name!r}')
            elif name in checked_enum._member_map_:
                checked, simple = checked_enum[name], simple_enum[name]
                if (checked._name_, checked._value_) != (simple._name_, simple._value_):
                    failed.append(f'{name!r} member mismatch: {checked!r} != {simple!r}')
    if failed:
        raise TypeError('enum mismatch:\n   %s' % '\n   '.join(failed))


def _high_bit(value):
    """Return the number of the highest bit that is set, -1 for 0."""
    return value.bit_length() - 1


def _iter_bits_lsb(value):
    """Yield the powers of two that make up a number, from the lowest."""
    if isinstance(value, Enum):
        value = value._value_
    if value < 0:
        raise ValueError(f"{value!r} is not a positive integer")
    while value:
        bit = value & -value
        yield bit
        value ^= bit


def show_flag_values(value):
    """Return the single bits of a flag's value, as a list."""
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """Return a number in binary with its sign bit apart: '0b0 101', '0b1 011'."""
    from operator import index

    num = index(num)
    width = num.bit_length()
    # A negative number in two's complement of that width.
    digits = format(num if num >= 0 else num + (1 << width), f"0{width}b") if width else ""
    sign = "0" if num >= 0 else "1"
    return f"0b{sign} {digits.rjust(max_bits or 0, sign)}"


class Flag(Enum, boundary=STRICT):
    """Enumerations whose members are bits that can be combined."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """Return the power of two above the highest value so far."""
        if not last_values:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            return 2 ** (_high_bit(last_value) + 1)
        except Exception:
            raise TypeError(f"invalid flag value {last_value!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        """Yield the members for the bits of a value, lowest bit first."""
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        """Yield the members for the bits of a value, in the order of definition."""
        yield from sorted(cls._iter_member_by_value_(value),
                          key=lambda member: member._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """Return the combination of members that a value stands for."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        given = value
        all_bits = cls._all_bits_
        gaps = all_bits ^ cls._flag_mask_
        if not ~all_bits <= value <= all_bits or value & gaps:
            if cls._boundary_ is EJECT:
                return value
            value = cls._within_boundary(value)
        if value < 0:
            value += all_bits + 1
        unknown = value & ~cls._flag_mask_
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} "
                             f"[{bin(unknown)}]")
        return cls._make_combination(value, given)

    @classmethod
    def _within_boundary(cls, value):
        """Do with bits that no member has what the boundary says."""
        boundary = cls._boundary_
        flag_mask = cls._flag_mask_
        if boundary is STRICT:
            width = max(value.bit_length(), flag_mask.bit_length())
            raise ValueError(f"{cls!r} invalid value {value!r}\n"
                             f"    given {bin(value, width)}\n"
                             f"  allowed {bin(flag_mask, width)}")
        if boundary is CONFORM:
            return value & flag_mask
        if boundary is KEEP:
            if value < 0:
                value += max(cls._all_bits_ + 1, 1 << value.bit_length())
            return value
        raise ValueError(f"{cls!r} unknown flag boundary {boundary!r}")

    @classmethod
    def _make_combination(cls, value, given):
        """Make the pseudo-member for a value, or return the one made before."""
        combination = cls._value2member_map_.get(value)
        if combination is None:
            if cls._member_type_ is object:
                combination = object.__new__(cls)
            else:
                combination = cls._member_type_.__new__(cls, value)
            if not hasattr(combination, "_value_"):
                combination._value_ = value
            combination._name_ = cls._combined_name(value)
            combination = cls._value2member_map_.setdefault(value, combination)
        if given < 0:
            cls._value2member_map_[given] = combination
        return combination

    @classmethod
    def _combined_name(cls, value):
        """Return the names of the members in a value, joined by |; None if there are none."""
        singles = value & cls._singles_mask_
        members = list(cls._iter_member_(singles))
        covered = singles
        if value != singles:
            # Some bits may only appear in combinations that have a name.
            for member in cls._member_map_.values():
                bits = member._value_
                if bits and bits & value == bits and member not in members:
                    members.append(member)
                    covered |= bits
        if not members:
            return None
        name = "|".join([member._name_ for member in members])
        unknown = value ^ covered
        if unknown:
            name += f"|{cls._numeric_repr_(unknown)}"
        return name

    def __contains__(self, other):
        """Tell whether all bits of the other are set."""
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': "
                            f"{type(other).__qualname__!r} and "
                            f"{self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        """Yield the members that are combined."""
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls = self.__class__
        show = cls._value_repr_ or repr
        if self._name_ is None:
            return f"<{cls.__name__}: {show(self._value_)}>"
        return f"<{cls.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        """Return the value of an operand, or NotImplemented."""
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _combine(self, other, symbol):
        """Return the values of both operands, or None if they do not go together."""
        other_value = self._get_value(other)
        if other_value is NotImplemented:
            return None
        for flag in (self, other):
            if self._get_value(flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags with {symbol}")
        return self._value_, other_value

    def __or__(self, other):
        values = self._combine(other, "|")
        if values is None:
            return NotImplemented
        return self.__class__(values[0] | values[1])

    def __and__(self, other):
        values = self._combine(other, "&")
        if values is None:
            return NotImplemented
        return self.__class__(values[0] & values[1])

    def __xor__(self, other):
        values = self._combine(other, "^")
        if values is None:
            return NotImplemented
        return self.__class__(values[0] ^ values[1])

    def __invert__(self):
        if self._get_value(self) is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


_learn(Flag=Flag)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags whose members are also ints."""


from _enum_checks import (
    CONTINUOUS, NAMED_FLAGS, UNIQUE, EnumCheck, _old_convert_, _simple_enum,
    global_enum, global_enum_repr, global_flag_repr, global_str, unique, verify,
)
