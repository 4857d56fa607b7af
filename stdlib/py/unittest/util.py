"""Helpers of unittest: shortened representations, comparison of collections."""

from collections import Counter, namedtuple
from os.path import commonprefix

__unittest = True

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = 5
_MIN_END_LEN = 5
_MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN
                               + _MIN_END_LEN)


def _shorten(text, begin, end):
    """Leave out the middle, if the note about it is shorter."""
    hidden = len(text) - begin - end
    if hidden <= _PLACEHOLDER_LEN:
        return text
    return f'{text[:begin]}[{hidden} chars]{text[len(text) - end:]}'


def _common_shorten_repr(*args):
    """The representations of the arguments, shortened where they are alike."""
    texts = tuple(map(safe_repr, args))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = commonprefix(texts)
    begin = len(prefix)
    room = _MAX_LENGTH - (longest - begin + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple(prefix + text[begin:] for text in texts)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(text[begin:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in texts)


def safe_repr(obj, short=False):
    """The repr of an object, or object's own if it fails."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _MAX_LENGTH:
        return text[:_MAX_LENGTH] + ' [truncated]...'
    return text


def strclass(cls):
    """A class with its module."""
    return "%s.%s" % (cls.__module__, cls.__qualname__)


def sorted_list_difference(expected, actual):
    """What is only in the first, and what is only in the second sorted list."""
    missing, unexpected = [], []
    i = j = 0
    while i < len(expected) and j < len(actual):
        wanted, found = expected[i], actual[j]
        if wanted < found:
            missing.append(wanted)
        elif wanted > found:
            unexpected.append(found)
        if not wanted > found:
            while i < len(expected) and expected[i] == wanted:
                i += 1
        if not wanted < found:
            while j < len(actual) and actual[j] == found:
                j += 1
    missing.extend(expected[i:])
    unexpected.extend(actual[j:])
    return missing, unexpected


def unorderable_list_difference(expected, actual):
    """The same for items without an order; both lists are used up."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    """-1, 0 or 1."""
    return (x > y) - (x < y)


_Mismatch = namedtuple('Mismatch', 'actual expected value')


def _count_diff_all_purpose(actual, expected):
    """Items whose numbers differ; they need only be comparable."""
    first, second = list(actual), list(expected)
    gone = object()
    result = []
    for own, other, own_first in ((first, second, True), (second, first, False)):
        for index, item in enumerate(own):
            if item is gone:
                continue
            here = there = 0
            for place in range(index, len(own)):
                if own[place] == item:
                    here += 1
                    own[place] = gone
            for place, candidate in enumerate(other):
                if candidate == item:
                    there += 1
                    other[place] = gone
            if here != there:
                result.append(_Mismatch(here, there, item) if own_first else _Mismatch(there, here, item))
    return result


def _count_diff_hashable(actual, expected):
    """Items whose numbers differ."""
    first, second = Counter(actual), Counter(expected)
    result = [_Mismatch(count, second.get(item, 0), item) for item, count in first.items()
              if count != second.get(item, 0)]
    result.extend(_Mismatch(0, count, item) for item, count in second.items() if item not in first)
    return result
