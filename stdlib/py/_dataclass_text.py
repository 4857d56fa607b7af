"""The signature that @dataclass writes into a missing docstring.

Part of `dataclasses`; it does without `inspect` for classes that it made.
"""

from types import GenericAlias


def signature_text(cls, standard, keyword_only, missing):
    """Return the parameters that a call of the class takes, for its docstring."""
    plain = (type(cls).__call__ is type.__call__ and cls.__new__ is object.__new__
             and not hasattr(cls, "__signature__"))
    init = cls.__dict__.get("__init__")
    if plain and getattr(init, "__code__", None) and init.__code__.co_filename == "<string>":
        parts = [_shown_parameter(f, missing) for f in standard]
        if keyword_only:
            parts += ["*", *[_shown_parameter(f, missing) for f in keyword_only]]
        return f"({', '.join(parts)})"
    if plain and cls.__init__ is object.__init__:
        return "()"
    import inspect

    try:
        return str(inspect.signature(cls)).replace(" -> None", "")
    except (TypeError, ValueError):
        return ""


def _shown_parameter(f, missing):
    """Return a parameter of __init__() as a signature shows it."""
    text = f"{f.name}: {_shown_annotation(f.type)}"
    if f.default is not missing:
        return f"{text} = {f.default!r}"
    if f.default_factory is not missing:
        return f"{text} = <factory>"
    return text


def _shown_annotation(annotation):
    """Return a type as a signature shows it."""
    if getattr(annotation, "__module__", None) == "typing":
        # Also inside brackets; but not in the middle of a dotted name.
        text = repr(annotation)
        pieces = text.split("typing.")
        shown = pieces[0]
        for piece in pieces[1:]:
            if shown and (shown[-1].isalnum() or shown[-1] in "_."):
                shown += "typing."
            shown += piece
        return shown
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", None):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)
