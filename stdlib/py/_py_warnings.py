"""The functions of `_warnings` in Python, for an interpreter without the native module.

They decide, by the filters and the registries of what has been shown, what
becomes of a warning; showing it is left to the `warnings` module.
"""

import sys

# The filters at start: (action, message, category, module, line), first match wins.
# Message and module are None, a text to be equal to, or a compiled pattern.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
_defaultaction = "default"
_onceregistry = {}

# Changes with the filters: a registry with another version is out of date.
_filters_version = 0


def _filters_mutated():
    """Declare that the filters have changed: forget what has been shown."""
    global _filters_version
    _filters_version += 1


def _setting(name, fallback):
    """Return an attribute of the `warnings` module, which programs may replace."""
    return getattr(sys.modules.get("warnings"), name, fallback)


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning, or maybe ignore it or raise it as an exception.

    `stacklevel` tells which caller is to blame: 1 is the one of warn().
    Callers whose file has one of the prefixes are passed over.
    """
    category = _category_of(message, category)
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError("warn() argument 'skip_file_prefixes' must be tuple, "
                        f"not {type(skip_file_prefixes).__name__}")
    for prefix in skip_file_prefixes:
        if not isinstance(prefix, str):
            raise TypeError(f"Found non-str {type(prefix).__name__!r} in skip_file_prefixes.")
    if not hasattr(type(stacklevel), "__index__"):
        raise TypeError(f"{type(stacklevel).__name__!r} object cannot be interpreted as an integer")
    if skip_file_prefixes and stacklevel < 2:
        stacklevel = 2
    frame = _blamed_frame(sys._getframe(1), stacklevel, skip_file_prefixes)
    if frame is None:
        module_dict = sys.__dict__
        filename = "<sys>"
        lineno = 0
    else:
        module_dict = frame.f_globals
        filename = frame.f_code.co_filename
        lineno = frame.f_lineno
    registry = module_dict.setdefault("__warningregistry__", {})
    module = module_dict.get("__name__", "<string>")
    _issue(message, category, filename, lineno, module, registry, source)


def _category_of(message, category):
    """Return the class of the warning: a Warning instance brings its own."""
    if isinstance(message, Warning):
        return message.__class__
    if category is None:
        return UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass, "
                        f"not {type(category).__name__!r}")
    return category


def _is_passed_over(frame, prefixes):
    """Tell whether a frame belongs to the import system or to a skipped file."""
    filename = frame.f_code.co_filename
    if "importlib" in filename and "_bootstrap" in filename:
        return True
    return any(filename.startswith(prefix) for prefix in prefixes)


def _blamed_frame(frame, stacklevel, prefixes):
    """Return the frame a number of levels up, or None beyond the outermost."""
    if stacklevel <= 0 or (frame is not None and _is_passed_over(frame, ())):
        while stacklevel > 1 and frame is not None:
            frame = frame.f_back
            stacklevel -= 1
        return frame
    while stacklevel > 1 and frame is not None:
        frame = frame.f_back
        while frame is not None and _is_passed_over(frame, prefixes):
            frame = frame.f_back
        stacklevel -= 1
    return frame


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Issue a warning for a place that is given, not found on the stack."""
    if module_globals is not None and not isinstance(module_globals, dict):
        raise TypeError(f"module_globals must be a dict, not {type(module_globals).__name__!r}")
    if not isinstance(filename, str):
        raise TypeError("warn_explicit() argument 'filename' must be str, "
                        f"not {type(filename).__name__}")
    if not hasattr(type(lineno), "__index__"):
        raise TypeError(f"{type(lineno).__name__!r} object cannot be interpreted as an integer")
    if registry is not None and not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    if module is None:
        module = filename.removesuffix(".py") or "<unknown>"
    if module_globals is not None:
        # The line can then be shown even if no file has it.
        import linecache

        linecache.getlines(filename, module_globals)
    _issue(message, category, filename, lineno, module, registry, source)


def _issue(message, category, filename, lineno, module, registry, source):
    """Do with a warning what the first matching filter says."""
    if registry is not None and registry.get("version", 0) != _filters_version:
        registry.clear()
        registry["version"] = _filters_version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry is not None:
        if registry.get(key):
            return
        registry.setdefault("version", _filters_version)
    action, rule = _find_action(text, category, module, lineno)
    if action == "error":
        raise message
    if action == "ignore":
        return
    if not _is_new(action, rule, key, registry):
        return
    show = _setting("_showwarnmsg", None)
    if show is None:
        import warnings

        show = warnings._showwarnmsg
    if not callable(show):
        raise TypeError("warnings._showwarnmsg() must be set to a callable")
    warning_message = _setting("WarningMessage", None)
    show(warning_message(message, category, filename, lineno, source=source))


def _find_action(text, category, module, lineno):
    """Return the action of the first filter that matches, and the filter."""
    for position, rule in enumerate(_setting("filters", filters)):
        if not isinstance(rule, tuple) or len(rule) != 5:
            raise ValueError(f"_warnings.filters item {position} isn't a 5-tuple")
        action, message_rule, category_rule, module_rule, line_rule = rule
        if (_matches(message_rule, text) and issubclass(category, category_rule)
                and _matches(module_rule, module) and line_rule in (0, lineno)):
            return action, rule
    return _setting("defaultaction", _defaultaction), None


def _matches(rule, text):
    """Tell whether a text meets None (any text does), a text or a pattern."""
    if rule is None:
        return True
    if type(rule) is str:
        return rule == text
    return rule.match(text) is not None


def _is_new(action, rule, key, registry):
    """Tell whether the action lets a warning be shown again, and remember it."""
    text, category, _ = key
    if action == "always":
        return True
    if action == "once":
        shown = registry if registry is not None else {}
        shown[key] = True
        shown = _setting("onceregistry", _onceregistry)
        key = (text, category)
    elif action == "module":
        shown = registry if registry is not None else {}
        shown[key] = True
        key = (text, category, 0)
    elif action == "default":
        shown = registry if registry is not None else {}
    else:
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {rule!r}")
    if shown.get(key):
        return action == "default"
    shown[key] = True
    return True
