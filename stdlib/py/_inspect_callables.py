"""How the signature of each kind of callable is found.

Part of `inspect`, from where everything here is to be imported.
"""

import functools
import sys
import types
from _inspect_signature import (
    Parameter,
    Signature,
    _empty,
    _KEYWORD_ONLY,
    _POSITIONAL_ONLY,
    _POSITIONAL_OR_KEYWORD,
    _VAR_KEYWORD,
    _VAR_POSITIONAL,
)

_BUILTIN_CALLABLES = (
    types.WrapperDescriptorType, types.MethodWrapperType, types.ClassMethodDescriptorType,
    types.BuiltinFunctionType, types.MethodDescriptorType)


_MISSING_SELF = object()  # stands for an instance when an __init__ is bound


def unwrap(func, *, stop=None):
    """The function behind all decorators, as their `__wrapped__` tells."""
    first = func
    seen = {id(first): first}  # also keeps them alive
    limit = sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError(f'wrapper loop when unwrapping {first!r}')
        seen[id(func)] = func
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a class, module or callable as a new dict.

    With `eval_str`, those that are strings are evaluated.
    """
    obj_globals = obj_locals = target = None
    if isinstance(obj, type):
        annotations = obj.__dict__.get('__annotations__')
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = None
        module = sys.modules.get(getattr(obj, '__module__', None))
        if module is not None:
            obj_globals = getattr(module, '__dict__', None)
        obj_locals = dict(vars(obj))
        target = obj
    elif isinstance(obj, types.ModuleType):
        annotations = getattr(obj, '__annotations__', None)
        obj_globals = obj.__dict__
    elif callable(obj):
        annotations = getattr(obj, '__annotations__', None)
        obj_globals = getattr(obj, '__globals__', None)
        target = obj
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')

    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    if not annotations or not eval_str:
        return dict(annotations)

    if target is not None:
        while True:
            if hasattr(target, '__wrapped__'):
                target = target.__wrapped__
            elif isinstance(target, functools.partial):
                target = target.func
            else:
                break
        if hasattr(target, '__globals__'):
            obj_globals = target.__globals__
    globals = obj_globals if globals is None else globals
    locals = (obj_locals or {}) if locals is None else locals
    parameters = getattr(obj, '__type_params__', ())
    if parameters:
        locals = {param.__name__: param for param in parameters} | locals
    return {key: eval(value, globals, locals) if isinstance(value, str) else value
            for key, value in annotations.items()}


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped,
                                   globals=globals, locals=locals, eval_str=eval_str)


def signature_of(obj, cls, *, follow_wrapped=True, globals=None, locals=None,
                 eval_str=False, skip_bound=True):
    """The signature of a callable as an instance of `cls`.

    Without `skip_bound`, parameters that are bound already stay.
    """
    def again(other):
        return signature_of(other, cls, follow_wrapped=follow_wrapped, globals=globals,
                            locals=locals, eval_str=eval_str, skip_bound=skip_bound)

    def bound(sig):
        return _without_first(sig) if skip_bound else sig

    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if isinstance(obj, types.MethodType):
        return bound(again(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__')
                     or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return again(obj)

    given = getattr(obj, '__signature__', None)
    if given is not None:
        if not isinstance(given, (Signature, str)) and callable(given):
            given = given()
        if isinstance(given, str):
            return _from_text(cls, obj, given, skip_bound)
        if not isinstance(given, Signature):
            raise TypeError(f'unexpected object {given!r} in __signature__ attribute')
        return given

    method = getattr(obj, '__partialmethod__', None)
    if isinstance(method, functools.partialmethod):
        # Its first parameter, self, comes before those that are given.
        wrapped = again(method.func)
        sig = _after_partial(wrapped, method, (None,))
        first = next(iter(wrapped.parameters.values()))
        if first.kind is _VAR_POSITIONAL:
            return sig
        return sig.replace(parameters=(first, *sig.parameters.values()))

    if isinstance(obj, types.FunctionType) or _is_function_like(obj):
        text = getattr(obj, '__text_signature__', None)
        if text:
            return _from_text(cls, obj, text, skip_bound)
        return _from_function(cls, obj, globals, locals, eval_str)
    if _is_builtin(obj):
        return _from_builtin(cls, obj, skip_bound)
    if isinstance(obj, functools.partial):
        return _after_partial(again(obj.func), obj)
    if isinstance(obj, type):
        return _from_class(cls, obj, again, bound)
    text = getattr(obj, '__text_signature__', None)
    if text:
        return _from_text(cls, obj, text, skip_bound)
    found = _found_in(type(obj), '__call__')
    if found is not None:
        return again(_bind(found, obj, type(obj)))
    raise ValueError(f'callable {obj!r} is not supported by signature')


def _without_first(sig):
    """The signature of a bound method."""
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if params[0].kind in (_POSITIONAL_OR_KEYWORD, _POSITIONAL_ONLY):
        params = params[1:]
    return sig.replace(parameters=params)


def _is_builtin(obj):
    if isinstance(obj, _BUILTIN_CALLABLES) or obj is type or obj is object:
        return True
    # A native callable that binds as a method does, such as lru_cache's.
    if isinstance(obj, (type, types.MethodType, types.FunctionType, functools.partial)):
        return False
    kind = type(obj)
    return (hasattr(kind, '__get__') and not hasattr(kind, '__set__')
            and not hasattr(kind, '__delete__'))


def _is_function_like(obj):
    """Whether it only behaves as a function, as those of Cython do."""
    if not callable(obj) or isinstance(obj, type):
        return False
    return (isinstance(getattr(obj, '__name__', None), str)
            and isinstance(getattr(obj, '__code__', None), types.CodeType)
            and isinstance(getattr(obj, '__defaults__', _empty), (tuple, type(None)))
            and isinstance(getattr(obj, '__kwdefaults__', _empty), (dict, type(None))))


def _found_in(cls, name):
    """What a class or its bases have under a name, as it is stored."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return None


def _bind(found, obj, cls):
    """What looking up a stored attribute gives."""
    get = getattr(type(found), '__get__', None)
    return found if get is None else get(found, obj, cls)


def _from_function(cls, func, globals, locals, eval_str):
    code = func.__code__
    names = code.co_varnames
    count, keyword_count = code.co_argcount, code.co_kwonlyargcount
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    first_default = count - len(defaults)
    make = cls._parameter_cls

    def parameter(name, kind, default=_empty):
        return make(name, kind, default=default, annotation=annotations.get(name, _empty))

    params = []
    for index, name in enumerate(names[:count]):
        kind = (_POSITIONAL_ONLY if index < code.co_posonlyargcount
                else _POSITIONAL_OR_KEYWORD)
        default = defaults[index - first_default] if index >= first_default else _empty
        params.append(parameter(name, kind, default))
    after = count + keyword_count
    if code.co_flags & 4:
        params.append(parameter(names[after], _VAR_POSITIONAL))
        after += 1
    for name in names[count:count + keyword_count]:
        params.append(parameter(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty)))
    if code.co_flags & 8:
        params.append(parameter(names[after], _VAR_KEYWORD))
    return cls(params, return_annotation=annotations.get('return', _empty),
               __validate_parameters__=False)


def _after_partial(wrapped_sig, partial, extra_args=()):
    """The signature left when a partial object has given its arguments."""
    args, kwargs = partial.args or (), partial.keywords or {}
    if extra_args:
        args = extra_args + args
    try:
        given = wrapped_sig.bind_partial(*args, **kwargs).arguments
    except TypeError as error:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from error

    params = []
    by_keyword = False  # after one that was given by name, others can only follow by name
    for name, param in wrapped_sig.parameters.items():
        kind = param.kind
        if name in given:
            value = given[name]
            if kind is _POSITIONAL_ONLY:
                continue
            if kind is _POSITIONAL_OR_KEYWORD:
                if name not in kwargs:
                    continue
                by_keyword = True
                param = param.replace(default=value)
            elif kind is _KEYWORD_ONLY:
                param = param.replace(default=value)
        if by_keyword:
            if kind is _VAR_POSITIONAL:
                continue
            if kind is _POSITIONAL_OR_KEYWORD:
                param = param.replace(kind=_KEYWORD_ONLY)
        params.append(param)
    return wrapped_sig.replace(parameters=params)


def _from_class(cls, obj, again, bound):
    """The signature of making an instance."""
    call = _found_in(type(obj), '__call__')
    if call is not None and not isinstance(call, _BUILTIN_CALLABLES):  # of a metaclass
        return again(_bind(call, obj, type(obj)))
    # Whichever of __new__ and __init__ is nearest in the MRO decides.
    for base in obj.__mro__[:-1]:
        for name in ('__new__', '__init__'):
            found = base.__dict__.get(name)
            if found is None or isinstance(found, _BUILTIN_CALLABLES):
                continue
            if isinstance(found, types.FunctionType):
                return bound(again(found))
            method = _bind(found, None if name == '__new__' else _MISSING_SELF, obj)
            # Whatever __new__ is, it gets the class as its first argument.
            return bound(again(method)) if name == '__new__' else again(method)
    for base in obj.__mro__[:-1]:
        text = getattr(base, '__text_signature__', None)
        if text:
            return _from_text(cls, base, text, True)
    if type not in obj.__mro__ and obj.__init__ is object.__init__ \
            and obj.__new__ is object.__new__:
        return cls()
    if type not in obj.__mro__:
        raise ValueError(f'no signature found for builtin type {obj!r}')
    raise ValueError(f'callable {obj!r} is not supported by signature')


# ------------------------------------------------------------ native functions

def _from_builtin(cls, func, skip_bound):
    if func is object:
        return cls()
    text = getattr(func, '__text_signature__', None)
    if not text:
        raise ValueError(f'no signature found for builtin {func!r}')
    return _from_text(cls, func, text, skip_bound)


def _split_parameters(text):
    """Split at the commas outside brackets and quotes."""
    parts, depth, quote, start = [], 0, None, 0
    for at, char in enumerate(text):
        if quote:
            if char == quote and text[at - 1] != '\\':
                quote = None
        elif char in '\'"':
            quote = char
        elif char in '([{':
            depth += 1
        elif char in ')]}':
            depth -= 1
        elif char == ',' and not depth:
            parts.append(text[start:at].strip())
            start = at + 1
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def _default_value(text, obj):
    """The value of a default in a native signature: a literal or a module's name."""
    owner = obj if hasattr(obj, '__module__') else getattr(obj, '__objclass__', None)
    module = sys.modules.get(getattr(owner, '__module__', None))
    names = dict(vars(module)) if module is not None else {}
    try:
        return eval(text, dict(vars(sys.modules['builtins'])) | {'sys': sys} | names, {})
    except Exception:
        raise ValueError(f'{obj!r} builtin has invalid signature') from None


def _from_text(cls, obj, text, skip_bound):
    """Read a signature such as '($self, a, /, b=None, *, c)'."""
    close = text.rfind(')')
    returns = text[close + 1:].strip()
    params = []
    kind = _POSITIONAL_OR_KEYWORD
    bound_first = False
    for part in _split_parameters(text[text.index('(') + 1:close]):
        if part == '/':
            params = [param.replace(kind=_POSITIONAL_ONLY) for param in params]
        elif part == '*':
            kind = _KEYWORD_ONLY
        else:
            this_kind = kind
            if part.startswith('**'):
                part, this_kind = part[2:], _VAR_KEYWORD
            elif part.startswith('*'):
                part, this_kind = part[1:], _VAR_POSITIONAL
                kind = _KEYWORD_ONLY
            if part.startswith('$'):
                part, bound_first = part[1:], True
            declared, equals, default = part.partition('=')
            name, _, _ = declared.partition(':')
            value = _default_value(default.strip(), obj) if equals else _empty
            params.append(cls._parameter_cls(name.strip(), this_kind, default=value))
    if bound_first and params:
        owner = getattr(obj, '__self__', None)
        # A function of a module has the module as its self.
        if owner is not None and (skip_bound or isinstance(owner, types.ModuleType)):
            params.pop(0)
        elif isinstance(obj, type) and skip_bound:
            params.pop(0)
        else:
            params[0] = params[0].replace(kind=_POSITIONAL_ONLY)
    annotation = _empty
    if returns.startswith('->'):
        annotation = _default_value(returns[2:].strip(), obj)
    return cls(params, return_annotation=annotation)


for _function in (unwrap, get_annotations, signature):
    _function.__module__ = 'inspect'
del _function
