"""The names that `Did you mean: ...?` suggests for a misspelt one.

The distance between two names is the least cost of the edits that turn one
into the other, where a change of case costs less than any other edit.
"""

_MOVE_COST = 2
_CASE_COST = 1
_MAX_CANDIDATES = 750
_MAX_LENGTH = 40


def best_match(wrong, candidates):
    """The candidate nearest to `wrong`, or None if none is near enough."""
    if len(candidates) > _MAX_CANDIDATES or len(wrong) > _MAX_LENGTH:
        return None
    best = best_distance = None
    for candidate in candidates:
        if candidate == wrong:
            continue
        # A third of the letters may be wrong, and later ones must be better.
        limit = (len(candidate) + len(wrong) + 3) * _MOVE_COST // 6
        if best is not None:
            limit = min(limit, best_distance - 1)
        distance = edit_distance(wrong, candidate, limit)
        if distance <= limit:
            best, best_distance = candidate, distance
    return best


def _substitution(a, b):
    """The cost of writing one letter for another."""
    if a == b:
        return 0
    return _CASE_COST if a.lower() == b.lower() else _MOVE_COST


def edit_distance(a, b, limit):
    """The Levenshtein distance of two names, or limit + 1 if it is greater."""
    if a == b:
        return 0
    # What both begin and end with costs nothing.
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    end = 0
    while end < min(len(a), len(b)) and a[-1 - end] == b[-1 - end]:
        end += 1
    if end:
        a, b = a[:-end], b[:-end]
    if not a or not b:
        return _MOVE_COST * (len(a) + len(b))
    if len(a) > _MAX_LENGTH or len(b) > _MAX_LENGTH:
        return limit + 1
    if len(b) < len(a):
        a, b = b, a
    if (len(b) - len(a)) * _MOVE_COST > limit:
        return limit + 1

    row = [_MOVE_COST * (i + 1) for i in range(len(a))]
    result = 0
    for row_index, letter in enumerate(b):
        diagonal = result = row_index * _MOVE_COST
        lowest = None
        for column, other in enumerate(a):
            substituted = diagonal + _substitution(letter, other)
            diagonal = row[column]
            result = min(substituted, min(result, diagonal) + _MOVE_COST)
            row[column] = result
            if lowest is None or result < lowest:
                lowest = result
        if lowest > limit:
            return limit + 1
    return result


def _names(candidates):
    return [name for name in candidates if isinstance(name, str)]


def _public(names):
    return [name for name in names if name[:1] != '_']


def _last_frame(tb):
    while tb.tb_next is not None:
        tb = tb.tb_next
    return tb.tb_frame


def suggestion_for(exc, tb, wrong):
    """What the writer may have meant instead of `wrong`, or None."""
    if not isinstance(wrong, str):
        return None
    try:
        if isinstance(exc, AttributeError):
            candidates = _attributes(exc.obj, tb, wrong)
        elif isinstance(exc, ImportError):
            names = _sorted_dir(__import__(exc.name))
            candidates = names if wrong[:1] == '_' else _public(names)
        else:
            if tb is None:
                return None
            frame = _last_frame(tb)
            # A method that forgot `self.`
            if 'self' in frame.f_locals and hasattr(frame.f_locals['self'], wrong):
                return f'self.{wrong}'
            candidates = _names([*frame.f_locals, *frame.f_globals, *frame.f_builtins])
    except Exception:
        return None
    return best_match(wrong, candidates)


def _sorted_dir(obj):
    try:
        return dir(obj)
    except TypeError:  # names that cannot be sorted
        return _names([*type(obj).__dict__, *obj.__dict__])


def _attributes(obj, tb, wrong):
    names = _names(_sorted_dir(obj))
    if wrong[:1] == '_':
        return names
    if tb is not None:
        # Within its own methods, an object's private names are suggested too.
        if _last_frame(tb).f_locals.get('self', tb) is obj:
            return names
    return _public(names)
