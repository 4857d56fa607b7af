"""unittest.mock: mocks made like other objects, mocked files, sealing."""

import inspect
import io
from types import FunctionType, MethodType, ModuleType

from ._mock_base import (InvalidSpecError, NonCallableMock, _SpecState, _callable, _check_spec_arg_typos, _classes,
                         _extract_mock, _get_signature_object, _instance_callable, _is_async_func, _is_exception,
                         _is_instance_mock, _is_list, _is_magic)
from ._mock_call import DEFAULT, _missing
from ._mock_magic import AsyncMock, MagicMock, NonCallableMagicMock

__unittest = True

FunctionTypes = (FunctionType, MethodType)


def _check_sig(func, mock, skipfirst, instance=False):
    """Let a mock refuse calls that the function would refuse."""
    found = _get_signature_object(func, instance, skipfirst)
    if found is None:
        return
    func, signature = found

    def checksig(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)

    _copy_func_details(func, checksig)
    type(mock)._mock_check_sig = checksig
    type(mock).__signature__ = signature


def _copy_func_details(func, funcopy):
    for name in ('__name__', '__doc__', '__text_signature__', '__module__', '__defaults__', '__kwdefaults__'):
        try:
            setattr(funcopy, name, getattr(func, name))
        except AttributeError:
            pass


def _set_signature(mock, original, instance=False):
    """A function with the signature of the original, that calls the mock."""
    skipfirst = isinstance(original, type)
    found = _get_signature_object(original, instance, skipfirst)
    if found is None:
        return mock
    func, signature = found

    def checksig(*args, **kwargs):
        signature.bind(*args, **kwargs)

    _copy_func_details(func, checksig)
    name = original.__name__
    if not name.isidentifier():
        name = 'funcopy'
    context = {'_checksig_': checksig, name: mock}
    source = f"def {name}(*args, **kwargs):\n    _checksig_(*args, **kwargs)\n    return {name}(*args, **kwargs)"
    exec(source, context)
    funcopy = context[name]
    context[name] = mock
    # The function is found by its name no longer, the mock is.
    _setup_func(funcopy, mock, signature)
    return funcopy


def _setup_func(funcopy, mock, signature):
    """Give a function the attributes and assertions of its mock."""
    funcopy.mock = mock

    def delegate(name):
        def method(*args, **kwargs):
            return getattr(mock, name)(*args, **kwargs)
        return method

    funcopy.called = False
    funcopy.call_count = 0
    funcopy.call_args = None
    funcopy.call_args_list = mock.call_args_list
    funcopy.method_calls = mock.method_calls
    funcopy.mock_calls = mock.mock_calls
    funcopy.return_value = mock.return_value
    funcopy.side_effect = mock.side_effect
    funcopy._mock_children = mock._mock_children

    def reset_mock():
        from ._mock_call import _CallList
        funcopy.method_calls = _CallList()
        funcopy.mock_calls = _CallList()
        mock.reset_mock()
        result = funcopy.return_value
        if _is_instance_mock(result) and result is not mock:
            result.reset_mock()

    for name in ('assert_called_with', 'assert_not_called', 'assert_called_once_with', 'assert_called_once',
                 'assert_called', 'assert_has_calls', 'assert_any_call'):
        setattr(funcopy, name, delegate(name))
    funcopy.reset_mock = reset_mock
    funcopy.__signature__ = signature
    mock._mock_delegate = funcopy


def _setup_async_mock(mock):
    """The same for coroutine functions."""
    from ._mock_magic import _coroutine_mark
    mock._is_coroutine = _coroutine_mark()
    mock.await_count = 0
    mock.await_args = None
    from ._mock_call import _CallList
    mock.await_args_list = _CallList()

    def delegate(name):
        def method(*args, **kwargs):
            return getattr(mock.mock, name)(*args, **kwargs)
        return method

    for name in ('assert_awaited', 'assert_awaited_once', 'assert_awaited_with', 'assert_awaited_once_with',
                 'assert_any_await', 'assert_has_awaits', 'assert_not_awaited'):
        setattr(mock, name, delegate(name))


def _must_skip(spec, entry, is_type):
    """Whether the first parameter of an attribute is the object itself."""
    if not isinstance(spec, type):
        if entry in getattr(spec, '__dict__', {}):
            return False
        spec = spec.__class__
    for klass in spec.__mro__:
        result = klass.__dict__.get(entry, DEFAULT)
        if result is DEFAULT:
            continue
        if isinstance(result, (staticmethod, classmethod)):
            return False
        if isinstance(result, FunctionTypes):
            # Methods of classes are called with the object.
            return is_type
        return False
    return is_type


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock like another object: its attributes are mocked like its, and its functions check their arguments."""
    if _is_list(spec):
        spec = type(spec)
    is_type = isinstance(spec, type)
    if _is_instance_mock(spec):
        raise InvalidSpecError(f'Cannot autospec a Mock object. [object={spec!r}]')
    is_async_func = _is_async_func(spec)
    options = {'spec': spec}
    entries = [(entry, _missing) for entry in dir(spec)]
    if is_type and instance and isinstance(getattr(spec, '__dataclass_fields__', None), dict):
        import dataclasses
        fields = [(field.name, field.type) for field in dataclasses.fields(spec)]
        entries.extend(fields)
        options = {'spec': [name for name, _ in entries]}
    if spec_set:
        options = {'spec_set': spec}
    elif spec is None:
        options = {}
    if options and instance:
        options['_spec_as_instance'] = True
    if not unsafe:
        _check_spec_arg_typos(kwargs)
    _name = kwargs.pop('name', _name)
    new_name = '' if _parent is None else _name
    wrapped = kwargs.get('wraps', _missing)
    options.update(kwargs)
    klass = MagicMock
    if inspect.isdatadescriptor(spec):
        options = {}
    elif is_type and instance and not _instance_callable(spec):
        klass = NonCallableMagicMock
    elif not _callable(spec):
        klass = NonCallableMagicMock
    elif is_async_func:
        if instance:
            raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
        klass = AsyncMock
    mock = klass(parent=_parent, _new_parent=_parent, _new_name=new_name, name=_name, **options)
    if '_spec_class' in mock.__dict__ and isinstance(options.get('spec'), list):
        mock.__dict__['_spec_class'] = spec
    if isinstance(spec, FunctionTypes):
        mock = _set_signature(mock, spec)
        if is_async_func:
            _setup_async_mock(mock)
    else:
        _check_sig(spec, mock, is_type, instance)
    if _parent is not None and not instance:
        _parent._mock_children[_name] = mock
    if is_type and not instance and 'return_value' not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name='()', _parent=mock,
                                            wraps=None if wrapped is _missing else None)
    for entry, original in entries:
        if _is_magic(entry):
            # MagicMock has them already.
            continue
        if original is _missing:
            try:
                original = getattr(spec, entry)
            except AttributeError:
                continue
        _add_child(mock, spec, entry, original, spec_set, is_type, instance, wrapped)
    return mock


def _add_child(mock, spec, entry, original, spec_set, is_type, instance, wrapped):
    child = {'spec_set' if spec_set else 'spec': original}
    if wrapped is not _missing and wrapped is not None and hasattr(wrapped, entry):
        child['wraps'] = getattr(wrapped, entry)
    if not isinstance(original, FunctionTypes):
        mock._mock_children[entry] = _SpecState(original, spec_set, mock, entry, instance)
        return
    parent = mock.mock if isinstance(spec, FunctionTypes) else mock
    skipfirst = _must_skip(spec, entry, is_type)
    child['_eat_self'] = skipfirst
    klass = AsyncMock if inspect.iscoroutinefunction(original) else MagicMock
    new = klass(parent=parent, name=entry, _new_name=entry, _new_parent=parent, **child)
    mock._mock_children[entry] = new
    if 'wraps' not in child:
        new.return_value = MagicMock() if klass is MagicMock else klass()
    _check_sig(original, new, skipfirst=skipfirst)
    if isinstance(new, FunctionTypes):
        setattr(mock, entry, new)


_classes['create_autospec'] = create_autospec


def _to_stream(read_data):
    return io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)


_file_specs = []


def mock_open(mock=None, read_data=''):
    """A mock in place of open(), whose files yield the data."""
    stream = [_to_stream(read_data)]
    if not _file_specs:
        _file_specs.append(list(set(dir(io.TextIOWrapper)).union(dir(io.BytesIO))))
        _file_specs.append([name for name in dir(io.open) if not name == '__class__'])
    if mock is None:
        mock = MagicMock(name='open', spec=open)
    handle = MagicMock(spec=_file_specs[0])
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    for name in ('read', 'readline', 'readlines'):
        getattr(handle, name).return_value = None

    def lines():
        if handle.readline.return_value is not None:
            while True:
                yield handle.readline.return_value
        yield from stream[0]
        while True:
            yield type(read_data)()

    pending = [lines()]

    def read(*args, **kwargs):
        if handle.read.return_value is not None:
            return handle.read.return_value
        return stream[0].read(*args, **kwargs)

    def readlines(*args, **kwargs):
        if handle.readlines.return_value is not None:
            return handle.readlines.return_value
        return stream[0].readlines(*args, **kwargs)

    def iterate():
        if handle.readline.return_value is not None:
            while True:
                yield handle.readline.return_value
        yield from stream[0]

    def next_line():
        if handle.readline.return_value is not None:
            return handle.readline.return_value
        return next(stream[0])

    def exit_(exc_type, exc_value, traceback):
        handle.close()

    def readline(*args, **kwargs):
        if args or kwargs:
            if handle.readline.return_value is None:
                return stream[0].readline(*args, **kwargs)
        return next(pending[0])

    handle.read.side_effect = read
    handle.readline.side_effect = readline
    handle.readlines.side_effect = readlines
    handle.__iter__.side_effect = iterate
    handle.__next__.side_effect = next_line
    handle.__exit__.side_effect = exit_

    def reset_data(*args, **kwargs):
        stream[0] = _to_stream(read_data)
        pending[0] = lines()
        return DEFAULT

    mock.side_effect = reset_data
    mock.return_value = handle
    return mock


def seal(mock):
    """Let a mock and its children have no new attributes."""
    mock._mock_sealed = True
    for attr in dir(mock):
        try:
            child = getattr(mock, attr)
        except AttributeError:
            continue
        if not isinstance(child, NonCallableMock):
            continue
        if isinstance(child._mock_children.get(attr), _SpecState):
            continue
        if child._mock_new_parent is mock:
            seal(child)
