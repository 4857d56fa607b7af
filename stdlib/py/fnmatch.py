"""Matching of file names with the patterns of the shell.

    *       any text
    ?       any character
    [seq]   any character in seq
    [!seq]  any character not in seq
"""

import functools
import itertools
import os
import posixpath
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Whether a name matches a pattern, after the manner of the operating system."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


@functools.lru_cache(maxsize=32768, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, bytes):
        res = bytes(translate(str(pat, 'ISO-8859-1')), 'ISO-8859-1')
    else:
        res = translate(pat)
    return re.compile(res).match


def filter(names, pat):
    """The names that match a pattern."""
    match = _compile_pattern(os.path.normcase(pat))
    if os.path is posixpath:
        return [name for name in names if match(name)]
    return [name for name in names if match(os.path.normcase(name))]


def fnmatchcase(name, pat):
    """Whether a name matches a pattern; case matters."""
    return _compile_pattern(pat)(name) is not None


def _set(pat, i):
    # The set after "[" at i - 1: a regular expression and where it ends; None if it has no end.
    n = len(pat)
    j = i
    if j < n and pat[j] == '!':
        j += 1
    if j < n and pat[j] == ']':
        j += 1
    j = pat.find(']', j)
    if j < 0:
        return None, i
    stuff = pat[i:j]
    if '-' not in stuff:
        stuff = stuff.replace('\\', r'\\')
    else:
        # Hyphens that make ranges, apart from those that stand for themselves.
        chunks = []
        k = i + 2 if pat[i] == '!' else i + 1
        while (k := pat.find('-', k, j)) >= 0:
            chunks.append(pat[i:k])
            i = k + 1
            k = k + 3
        chunk = pat[i:j]
        if chunk:
            chunks.append(chunk)
        else:
            chunks[-1] += '-'
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        stuff = '-'.join(s.replace('\\', r'\\').replace('-', r'\-') for s in chunks)
    stuff = re.sub(r'([&~|])', r'\\\1', stuff)
    if not stuff:
        return '(?!)', j + 1
    if stuff == '!':
        return '.', j + 1
    if stuff[0] == '!':
        stuff = '^' + stuff[1:]
    elif stuff[0] in ('^', '['):
        stuff = '\\' + stuff
    return f'[{stuff}]', j + 1


def _translate(pat, star, question_mark):
    """The parts of a pattern as regular expressions, with what is given for stars and question marks."""
    parts = []
    i = 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == '*':
            if not parts or parts[-1] is not star:
                parts.append(star)
        elif c == '?':
            parts.append(question_mark)
        elif c == '[':
            expression, i = _set(pat, i)
            parts.append('\\[' if expression is None else expression)
        else:
            parts.append(re.escape(c))
    return parts


def translate(pat):
    """The regular expression that a pattern means."""
    star = object()
    parts = _translate(pat, star, '.')
    # Each star but the last takes as little as lets the fixed text after it match, and never takes more.
    groups = [(is_star, list(items)) for is_star, items in itertools.groupby(parts, lambda part: part is star)]
    result = []
    for index, (is_star, items) in enumerate(groups):
        if not is_star:
            if index in (0, len(groups) - 1):
                result.extend(items)
        elif index + 2 >= len(groups):
            result.append('.*')
        else:
            result.append('(?>.*?' + ''.join(groups[index + 1][1]) + ')')
    text = ''.join(result)
    return fr'(?s:{text})\Z'
