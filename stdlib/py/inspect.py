"""Looking into live objects: their kind, members, source, signature and frames."""

import sys
import types
from _inspect_callables import _is_function_like, get_annotations, signature, unwrap
from _inspect_signature import (
    BoundArguments,
    Parameter,
    Signature,
    _empty,
    _ParameterKind,
    _void,
    formatannotation,
)
from _inspect_source import (
    BlockFinder,
    ClassFoundException,
    EndOfBlock,
    cleandoc,
    findsource,
    getabsfile,
    getblock,
    getcomments,
    getdoc,
    getfile,
    getmodule,
    getmodulename,
    getsource,
    getsourcefile,
    getsourcelines,
    indentsize,
)
from abc import ABCMeta as _ABCMeta
from collections import namedtuple
from functools import partial as _partial, partialmethod as _partialmethod

__all__ = [
    'ArgInfo', 'Arguments', 'Attribute', 'AGEN_CLOSED', 'AGEN_CREATED', 'AGEN_RUNNING',
    'AGEN_SUSPENDED', 'BoundArguments', 'CORO_CLOSED', 'CORO_CREATED', 'CORO_RUNNING',
    'CORO_SUSPENDED', 'CO_ASYNC_GENERATOR', 'CO_COROUTINE', 'CO_GENERATOR',
    'CO_ITERABLE_COROUTINE', 'CO_NESTED', 'CO_NEWLOCALS', 'CO_NOFREE', 'CO_OPTIMIZED',
    'CO_VARARGS', 'CO_VARKEYWORDS', 'ClassFoundException', 'ClosureVars', 'EndOfBlock',
    'FrameInfo', 'FullArgSpec', 'GEN_CLOSED', 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED',
    'Parameter', 'Signature', 'TPFLAGS_IS_ABSTRACT', 'Traceback', 'classify_class_attrs',
    'cleandoc', 'currentframe', 'findsource', 'formatannotation',
    'formatannotationrelativeto', 'formatargvalues', 'get_annotations', 'getabsfile',
    'getargs', 'getargvalues', 'getasyncgenlocals', 'getasyncgenstate', 'getattr_static',
    'getblock', 'getcallargs', 'getclasstree', 'getclosurevars', 'getcomments',
    'getcoroutinelocals', 'getcoroutinestate', 'getdoc', 'getfile', 'getframeinfo',
    'getfullargspec', 'getgeneratorlocals', 'getgeneratorstate', 'getinnerframes',
    'getlineno', 'getmembers', 'getmembers_static', 'getmodule', 'getmodulename', 'getmro',
    'getouterframes', 'getsource', 'getsourcefile', 'getsourcelines', 'indentsize',
    'isabstract', 'isasyncgen', 'isasyncgenfunction', 'isawaitable', 'isbuiltin', 'isclass',
    'iscode', 'iscoroutine', 'iscoroutinefunction', 'isdatadescriptor', 'isframe',
    'isfunction', 'isgenerator', 'isgeneratorfunction', 'isgetsetdescriptor',
    'ismemberdescriptor', 'ismethod', 'ismethoddescriptor', 'ismethodwrapper', 'ismodule',
    'isroutine', 'istraceback', 'markcoroutinefunction', 'signature', 'stack', 'trace',
    'unwrap', 'walktree',
]

# Flags of code objects and of types.
CO_OPTIMIZED = 1
CO_NEWLOCALS = 2
CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_NESTED = 16
CO_GENERATOR = 32
CO_NOFREE = 64
CO_COROUTINE = 128
CO_ITERABLE_COROUTINE = 256
CO_ASYNC_GENERATOR = 512
TPFLAGS_IS_ABSTRACT = 1 << 20

_MISSING = object()


def __getattr__(name):
    if name == 'BufferFlags':
        from _inspect_buffer import BufferFlags
        return BufferFlags
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


# ------------------------------------------------------------ kinds of objects

def ismodule(object):
    """Whether it is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Whether it is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Whether it is a bound method written in Python."""
    return isinstance(object, types.MethodType)


def ismethoddescriptor(object):
    """Whether it has __get__ but not __set__, and is no method, function or class."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    if isinstance(object, _partial):  # its __get__ only warns of a change to come
        return False
    kind = type(object)
    return hasattr(kind, '__get__') and not hasattr(kind, '__set__') \
        and not hasattr(kind, '__delete__')


def isdatadescriptor(object):
    """Whether it has __set__ or __delete__."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def ismemberdescriptor(object):
    """Whether it gives a slot or a member of a native object."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Whether it gives a computed attribute of a native object."""
    return isinstance(object, types.GetSetDescriptorType)


def isfunction(object):
    """Whether it is a function written in Python."""
    return isinstance(object, types.FunctionType)


def isgenerator(object):
    """Whether it is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Whether it is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    """Whether it is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """Whether `await` accepts it."""
    if isinstance(object, types.CoroutineType):
        return True
    if isinstance(object, types.GeneratorType):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    from _collections_abc import Awaitable
    return isinstance(object, Awaitable)


def istraceback(object):
    """Whether it is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Whether it is a frame."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Whether it is a code object."""
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    """Whether it is a native function, or a native method bound to something."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Whether it is a special method of a native type, bound to something."""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Whether it is any kind of function or method."""
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object) or ismethodwrapper(object))


def isabstract(object):
    """Whether it is a class with abstract methods left."""
    if not isclass(object):
        return False
    if object.__flags__ & TPFLAGS_IS_ABSTRACT:
        return True
    if not issubclass(type(object), _ABCMeta) or hasattr(object, '__abstractmethods__'):
        return False
    # Still being made, in __init_subclass__: the flag comes later.
    if any(getattr(value, '__isabstractmethod__', False) for value in object.__dict__.values()):
        return True
    return any(getattr(getattr(object, name, None), '__isabstractmethod__', False)
               for base in object.__bases__
               for name in getattr(base, '__abstractmethods__', ()))


def _plain_function(obj):
    """The function that a method, a partial object or a partial method calls."""
    while True:
        if isinstance(getattr(obj, '__partialmethod__', None), _partialmethod):
            obj = obj.__partialmethod__
        if ismethod(obj):
            obj = obj.__func__
        elif isinstance(obj, (_partial, _partialmethod)):
            obj = obj.func
        else:
            return obj


def _has_flag(obj, flag):
    function = _plain_function(obj)
    if not isfunction(function) and not _is_function_like(function):
        return False
    return bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Whether calling it gives a generator."""
    return _has_flag(obj, CO_GENERATOR)


_is_coroutine_mark = object()


def markcoroutinefunction(func):
    """Decorator: let iscoroutinefunction() say yes."""
    if hasattr(func, '__func__'):
        func = func.__func__
    func._is_coroutine_marker = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    """Whether calling it gives a coroutine."""
    function = _plain_function(obj)
    marked = getattr(function, '_is_coroutine_marker', None) is _is_coroutine_mark
    return marked or _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """Whether calling it gives an asynchronous generator."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


# --------------------------------------------------------------------- members

def getmro(cls):
    """The classes in which attributes are searched, in order."""
    return cls.__mro__


def _members(object, predicate, get):
    names = dir(object)
    mro = (object, *object.__mro__) if isclass(object) else ()
    if mro:
        # What dir() hides: attributes that only the class itself sees.
        for base in object.__bases__:
            names += [name for name, value in base.__dict__.items()
                      if isinstance(value, types.DynamicClassAttribute)]
    seen = set()
    results = []
    for name in names:
        try:
            if name in seen:
                raise AttributeError
            value = get(object, name)
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((name, value))
        seen.add(name)
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """All (name, value) pairs of an object, by name, that fulfil the predicate."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """As getmembers(), without running descriptors or __getattr__."""
    return _members(object, predicate, getattr_static)


Attribute = namedtuple('Attribute', 'name kind defining_class object')


def classify_class_attrs(cls):
    """The attributes of a class, each with its kind and the class that defines it."""
    mro = getmro(cls)
    metamro = tuple(base for base in getmro(type(cls)) if base not in (type, object))
    names = dir(cls)
    for base in mro:
        names += [name for name, value in base.__dict__.items()
                  if isinstance(value, types.DynamicClassAttribute) and value.fget is not None]
    result = []
    done = set()
    for name in names:
        if name in done:
            continue
        done.add(name)
        home = None
        if name == '__dict__':
            home, value = next(((b, b.__dict__[name]) for b in mro if name in b.__dict__),
                               (None, None))
        else:
            for base in mro + metamro:
                if name in base.__dict__:
                    home, value = base, base.__dict__[name]
                    break
        if home is None:  # only the __getattr__ of a metaclass knows it
            for base in metamro:
                try:
                    home, value = base, base.__getattr__(cls, name)
                    break
                except AttributeError:
                    home = None
        if home is None:
            continue
        if isinstance(value, (staticmethod, types.BuiltinMethodType)):
            kind = 'static method'
        elif isinstance(value, (classmethod, types.ClassMethodDescriptorType)):
            kind = 'class method'
        elif isinstance(value, property):
            kind = 'property'
        else:
            kind = 'method' if isroutine(value) else 'data'
        result.append(Attribute(name, kind, home, value))
    return result


def walktree(classes, children, parent):
    """A nested list of classes, each followed by the list of what derives from it."""
    results = []
    for cls in sorted(classes, key=lambda c: (c.__module__, c.__name__)):
        results.append((cls, cls.__bases__))
        if cls in children:
            results.append(walktree(children[cls], children, cls))
    return results


def getclasstree(classes, unique=False):
    """Arrange classes in nested lists by inheritance."""
    children = {}
    roots = []
    for cls in classes:
        for base in cls.__bases__:
            derived = children.setdefault(base, [])
            if cls not in derived:
                derived.append(cls)
            if unique and base in classes:
                break
        else:
            if not cls.__bases__ and cls not in roots:
                roots.append(cls)
    for base in children:
        if base not in classes:
            roots.append(base)
    return walktree(roots, children, None)


def _static_dict(cls):
    return type.__dict__['__dict__'].__get__(cls)


def _search_mro(cls, name):
    for base in type.__dict__['__mro__'].__get__(cls):
        found = _static_dict(base).get(name, _MISSING)
        if found is not _MISSING:
            return found
    return _MISSING


def getattr_static(obj, attr, default=_MISSING):
    """An attribute as it is stored, without running descriptors or __getattr__."""
    is_class = issubclass(type(obj), type)
    kind = obj if is_class else type(obj)
    own = _MISSING
    if not is_class:
        stored = _search_mro(kind, '__dict__')
        if stored is _MISSING or isinstance(
                stored, (types.GetSetDescriptorType, types.MemberDescriptorType)):
            try:
                own = object.__getattribute__(obj, '__dict__').get(attr, _MISSING)
            except AttributeError:
                pass
    inherited = _search_mro(kind, attr)
    if own is not _MISSING and inherited is not _MISSING:
        descriptor = type(inherited)
        if _search_mro(descriptor, '__get__') is not _MISSING and (
                _search_mro(descriptor, '__set__') is not _MISSING
                or _search_mro(descriptor, '__delete__') is not _MISSING):
            return inherited
    if own is not _MISSING:
        return own
    if inherited is not _MISSING:
        return inherited
    if is_class:
        found = _search_mro(type(obj), attr)
        if found is not _MISSING:
            return found
    if default is not _MISSING:
        return default
    raise AttributeError(attr)


# ------------------------------------------------------------------- arguments

Arguments = namedtuple('Arguments', 'args, varargs, varkw')
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')
FullArgSpec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, '
                                        'kwonlyargs, kwonlydefaults, annotations')


def getargs(co):
    """The parameters that a code object accepts."""
    if not iscode(co):
        raise TypeError(f'{co!r} is not a code object')
    names = co.co_varnames
    count = co.co_argcount + co.co_kwonlyargcount
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[count]
        count += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[count]
    return Arguments(list(names[:co.co_argcount + co.co_kwonlyargcount]), varargs, varkw)


def getfullargspec(func):
    """The parameters of a function, self included; wrappers are not looked through."""
    from _inspect_callables import signature_of
    try:
        sig = signature_of(func, Signature, follow_wrapped=False, skip_bound=False)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    positional_only, args, named, defaults = [], [], [], ()
    varargs = varkw = None
    annotations, kwdefaults = {}, {}
    if sig.return_annotation is not _empty:
        annotations['return'] = sig.return_annotation
    for param in sig.parameters.values():
        kind, name = param.kind, param.name
        if kind is Parameter.VAR_POSITIONAL:
            varargs = name
        elif kind is Parameter.VAR_KEYWORD:
            varkw = name
        elif kind is Parameter.KEYWORD_ONLY:
            named.append(name)
            if param.default is not _empty:
                kwdefaults[name] = param.default
        else:
            (positional_only if kind is Parameter.POSITIONAL_ONLY else args).append(name)
            if param.default is not _empty:
                defaults += (param.default,)
        if param.annotation is not _empty:
            annotations[name] = param.annotation
    return FullArgSpec(positional_only + args, varargs, varkw, defaults or None,
                       named, kwdefaults or None, annotations)


def formatannotationrelativeto(object):
    """A formatannotation() that leaves out the module of `object`."""
    module = getattr(object, '__module__', None)

    def _formatannotation(annotation):
        return formatannotation(annotation, module)
    return _formatannotation


def getargvalues(frame):
    """The parameters of a frame, and its local variables."""
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str,
                    formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name,
                    formatvalue=lambda value: '=' + repr(value)):
    """What getargvalues() gives, as text."""
    parts = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        parts.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        parts.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f'({", ".join(parts)})'


def _missing_arguments(f_name, names, positional):
    listed = [repr(name) for name in names]
    text = listed[0] if len(listed) == 1 else (
        f'{listed[0]} and {listed[1]}' if len(listed) == 2
        else f'{", ".join(listed[:-2])}, {listed[-2]} and {listed[-1]}')
    kind = 'positional' if positional else 'keyword-only'
    plural = '' if len(names) == 1 else 's'
    raise TypeError(f'{f_name}() missing {len(names)} required {kind} argument{plural}: {text}')


def _too_many(f_name, args, kwonly, varargs, defcount, given, values):
    minimum = len(args) - defcount
    kwonly_given = len([name for name in kwonly if name in values])
    if varargs:
        plural, takes = minimum != 1, f'at least {minimum}'
    elif defcount:
        plural, takes = True, f'from {minimum} to {len(args)}'
    else:
        plural, takes = len(args) != 1, str(len(args))
    extra = ''
    if kwonly_given:
        extra = (f' positional argument{"s" if given != 1 else ""} '
                 f'(and {kwonly_given} keyword-only argument{"s" if kwonly_given != 1 else ""})')
    raise TypeError(f'{f_name}() takes {takes} positional argument{"s" if plural else ""} '
                    f'but {given}{extra} {"was" if given == 1 and not kwonly_given else "were"} '
                    'given')


def getcallargs(func, /, *positional, **named):
    """The values of the parameters in a call with these arguments."""
    args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, _ = getfullargspec(func)
    f_name = func.__name__
    values = {}
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
    given = len(positional)
    defcount = len(defaults) if defaults else 0
    for name, value in zip(args, positional):
        values[name] = value
    if varargs:
        values[varargs] = tuple(positional[len(args):])
    if varkw:
        values[varkw] = {}
    for name, value in named.items():
        if name not in args and name not in kwonlyargs:
            if not varkw:
                raise TypeError(f'{f_name}() got an unexpected keyword argument {name!r}')
            values[varkw][name] = value
        elif name in values:
            raise TypeError(f'{f_name}() got multiple values for argument {name!r}')
        else:
            values[name] = value
    if given > len(args) and not varargs:
        _too_many(f_name, args, kwonlyargs, varargs, defcount, given, values)
    if given < len(args):
        required = args[:len(args) - defcount]
        missing = [name for name in required if name not in values]
        if missing:
            _missing_arguments(f_name, missing, True)
        for name, value in zip(args[len(args) - defcount:], defaults or ()):
            values.setdefault(name, value)
    missing = []
    for name in kwonlyargs:
        if name not in values:
            if kwonlydefaults and name in kwonlydefaults:
                values[name] = kwonlydefaults[name]
            else:
                missing.append(name)
    if missing:
        _missing_arguments(f_name, missing, False)
    return values


ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getclosurevars(func):
    """The names outside a function that it uses, with their current values."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    code = func.__code__
    nonlocals = {}
    for name, cell in zip(code.co_freevars, func.__closure__ or ()):
        nonlocals[name] = cell.cell_contents
    namespace = func.__globals__
    builtins = namespace.get('__builtins__', sys.modules['builtins'].__dict__)
    if ismodule(builtins):
        builtins = builtins.__dict__
    found_globals, found_builtins, unbound = {}, {}, set()
    for name in code.co_names:
        if name in namespace:
            found_globals[name] = namespace[name]
        elif name in builtins:
            found_builtins[name] = builtins[name]
        else:  # the name of an attribute counts too
            unbound.add(name)
    return ClosureVars(nonlocals, found_globals, found_builtins, unbound)


# ---------------------------------------------------------------------- frames

_Traceback = namedtuple('_Traceback', 'filename lineno function code_context index')
_FrameInfo = namedtuple('_FrameInfo', ('frame',) + _Traceback._fields)


class Traceback(_Traceback):
    """Where a frame or traceback is, with some lines of context."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        instance = super().__new__(cls, filename, lineno, function, code_context, index)
        instance.positions = positions
        return instance

    def __repr__(self):
        return (f'Traceback(filename={self.filename!r}, lineno={self.lineno!r}, '
                f'function={self.function!r}, code_context={self.code_context!r}, '
                f'index={self.index!r}, positions={self.positions!r})')


class FrameInfo(_FrameInfo):
    """A frame, and where it is."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *,
                positions=None):
        instance = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        instance.positions = positions
        return instance

    def __repr__(self):
        return (f'FrameInfo(frame={self.frame!r}, filename={self.filename!r}, '
                f'lineno={self.lineno!r}, function={self.function!r}, '
                f'code_context={self.code_context!r}, index={self.index!r}, '
                f'positions={self.positions!r})')


def _positions(code, lasti, lineno):
    """The position of the instruction, or the line alone if it has none."""
    from dis import Positions
    if lasti >= 0:
        for index, position in enumerate(code.co_positions()):
            if index == lasti // 2:
                if position[0] is not None:
                    return Positions(*position)
                return Positions(lineno, *position[1:])
    return Positions(lineno, None, None, None)


def getframeinfo(frame, context=1):
    """Where a frame or traceback is, with `context` lines around it."""
    if istraceback(frame):
        lineno, lasti = frame.tb_lineno, frame.tb_lasti
        frame = frame.tb_frame
    else:
        lineno, lasti = frame.f_lineno, frame.f_lasti
    positions = _positions(frame.f_code, lasti, lineno)
    lineno = positions.lineno
    lines = index = None
    if context > 0:
        start = lineno - 1 - context // 2
        try:
            all_lines, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(start, len(all_lines) - context))
            lines = all_lines[start:start + context]
            index = lineno - 1 - start
    filename = getsourcefile(frame) or getfile(frame)
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index,
                     positions=positions)


def getlineno(frame):
    """The line at which a frame is."""
    return frame.f_lineno


def _frame_info(place, frame, context):
    info = getframeinfo(place, context)
    return FrameInfo(frame, *info, positions=info.positions)


def getouterframes(frame, context=1):
    """The frame and those that called it, the innermost first."""
    result = []
    while frame:
        result.append(_frame_info(frame, frame, context))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    """The frames of a traceback, the outermost first."""
    result = []
    while tb:
        result.append(_frame_info(tb, tb.tb_frame, context))
        tb = tb.tb_next
    return result


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


def stack(context=1):
    """The caller's stack, the innermost frame first."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """The frames between here and where the handled exception was raised."""
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)


# -------------------------------------------------- generators and coroutines

GEN_CREATED, GEN_RUNNING = 'GEN_CREATED', 'GEN_RUNNING'
GEN_SUSPENDED, GEN_CLOSED = 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING = 'CORO_CREATED', 'CORO_RUNNING'
CORO_SUSPENDED, CORO_CLOSED = 'CORO_SUSPENDED', 'CORO_CLOSED'
AGEN_CREATED, AGEN_RUNNING = 'AGEN_CREATED', 'AGEN_RUNNING'
AGEN_SUSPENDED, AGEN_CLOSED = 'AGEN_SUSPENDED', 'AGEN_CLOSED'


def _state(running, suspended, frame):
    if running:
        return 'RUNNING'
    if suspended:
        return 'SUSPENDED'
    return 'CLOSED' if frame is None else 'CREATED'


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    g = generator
    return f'GEN_{_state(g.gi_running, g.gi_suspended, g.gi_frame)}'


def getcoroutinestate(coroutine):
    """CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    c = coroutine
    return f'CORO_{_state(c.cr_running, c.cr_suspended, c.cr_frame)}'


def getasyncgenstate(agen):
    """AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    return f'AGEN_{_state(agen.ag_running, agen.ag_suspended, agen.ag_frame)}'


def getgeneratorlocals(generator):
    """The local variables of a generator; none when it has ended."""
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinelocals(coroutine):
    """The local variables of a coroutine; none when it has ended."""
    frame = getattr(coroutine, 'cr_frame', None)
    return {} if frame is None else frame.f_locals


def getasyncgenlocals(agen):
    """The local variables of an asynchronous generator; none when it has ended."""
    if not isasyncgen(agen):
        raise TypeError(f'{agen!r} is not a Python async generator')
    frame = agen.ag_frame
    return {} if frame is None else frame.f_locals
