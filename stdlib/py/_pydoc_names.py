"""For `pydoc`: which names are shown, how they are written, and in which order."""

import inspect

_HIDDEN = {'__author__', '__builtins__', '__cached__', '__credits__', '__date__', '__doc__', '__docformat__', '__file__',
           '__loader__', '__module__', '__name__', '__package__', '__path__', '__qualname__', '__slots__', '__spec__',
           '__static_attributes__', '__firstlineno__', '__version__'}


def visiblename(name, all=None, obj=None):
    """Whether a name is shown; `all` is the `__all__` of its module."""
    if name in _HIDDEN:
        return 0
    if name.startswith('__') and name.endswith('__'):
        return 1
    if name.startswith('_') and hasattr(obj, '_fields'):
        # The methods of named tuples.
        return True
    return name in all if all is not None else not name.startswith('_')


def classname(object, modname):
    """The name of a class, with its module unless that is this one."""
    name = object.__name__
    if object.__module__ != modname:
        name = object.__module__ + '.' + name
    return name


def isdata(object):
    """Whether an object is neither module, class, routine nor any other part of a program."""
    return not (inspect.ismodule(object) or inspect.isclass(object) or inspect.isroutine(object)
                or inspect.isframe(object) or inspect.istraceback(object) or inspect.iscode(object))


def isnonbuiltinroutine(object):
    """Whether an object is a function or method that is not native."""
    return inspect.isroutine(object) and not inspect.isbuiltin(object)


def allmethods(cl):
    """The functions of a class and of its bases, by name."""
    methods = {key: 1 for key, _ in inspect.getmembers(cl, inspect.isroutine)}
    for base in cl.__bases__:
        methods.update(allmethods(base))
    return {key: getattr(cl, key) for key in methods}


def classify_class_attrs(object):
    """Name, kind, class and value of each attribute; properties that cannot be set are a kind of their own."""
    found = []
    for name, kind, cls, value in inspect.classify_class_attrs(object):
        if inspect.isdatadescriptor(value):
            kind = 'data descriptor'
            if isinstance(value, property) and value.fset is None:
                kind = 'readonly property'
        found.append((name, kind, cls, value))
    return found


def sort_attributes(attrs, object):
    """Sorts attributes by name; the fields of a named tuple come first, in their order."""
    fields = getattr(object, '_fields', [])
    try:
        order = {name: place - len(fields) for place, name in enumerate(fields)}
    except TypeError:
        order = {}
    attrs.sort(key=lambda attribute: (order.get(attribute[0], 0), attribute[0]))
