"""unittest.mock: mocks that can be called, that have magic methods, or that are awaited."""

import inspect
import threading
from types import CodeType

from ._mock_base import (Base, NonCallableMock, _classes, _is_async_func, _is_exception, _is_instance_mock, _is_magic,
                         _magic_names, _callable)
from ._mock_call import DEFAULT, _AnyComparer, _Call, _CallList, _deleted, _missing

__unittest = True


class CallableMixin(Base):

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name='', _new_parent=None, **kwargs):
        self.__dict__['_mock_return_value'] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        """Replaced where there is a signature."""

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        """Note a call here and in all that this is a part of."""
        self.called = True
        self.call_count += 1
        noted = _Call((args, kwargs), two=True)
        self.call_args = noted
        self.call_args_list.append(noted)
        is_method = self._mock_parent is not None
        method_name = self._mock_name
        call_name = self._mock_new_name
        is_a_call = call_name == '()'
        self.mock_calls.append(_Call(('', args, kwargs)))
        parent = self._mock_new_parent
        while parent is not None:
            if is_method:
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                is_method = parent._mock_parent is not None
                if is_method:
                    method_name = parent._mock_name + '.' + method_name
            parent.mock_calls.append(_Call((call_name, args, kwargs)))
            if parent._mock_new_name:
                dot = '' if is_a_call else '.'
                is_a_call = parent._mock_new_name == '()'
                call_name = parent._mock_new_name + dot + call_name
            parent = parent._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not _callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        return self._default_result(args, kwargs)

    def _default_result(self, args, kwargs):
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_delegate and self._mock_delegate.return_value is not DEFAULT:
            return self._mock_delegate.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """Accepts all calls and attributes, which are mocks themselves, and remembers how it was used.

    spec, spec_set: an object whose attributes are those that there are (and can be set)
    side_effect: a function called instead, an exception to raise, or results of successive calls
    return_value: what calls return
    wraps: an object that calls are passed on to
    name: shown in the repr
    """

    __module__ = 'unittest.mock'


_comparisons = "lt gt le ge eq ne"
_numerics = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow"
_unary = ("hash str sizeof enter exit divmod rdivmod neg pos abs invert complex int float index round trunc floor "
          "ceil bool next fspath aiter contains len iter getitem setitem delitem")


def _names(*lists):
    return {'__%s__' % name for text in lists for name in text.split()}


_right = ' '.join('r%s' % name for name in _numerics.split())
_inplace = ' '.join('i%s' % name for name in _numerics.split())
_non_defaults = {'__get__', '__set__', '__delete__', '__reversed__', '__missing__', '__reduce__', '__reduce_ex__',
                 '__getinitargs__', '__getnewargs__', '__getstate__', '__setstate__', '__getformat__', '__repr__',
                 '__dir__', '__subclasses__', '__format__', '__getnewargs_ex__'}
_async_method_magics = {"__aenter__", "__aexit__", "__anext__"}
_sync_async_magics = {"__aiter__"}
_async_magics = _async_method_magics | _sync_async_magics
_magics = _names(_comparisons, _numerics, _right, _inplace, _unary) - {'__aiter__'}
_all_sync_magics = _magics | _non_defaults
_all_magics = _all_sync_magics | _async_magics
_unsupported_magics = {'__getattr__', '__setattr__', '__init__', '__new__', '__prepare__', '__instancecheck__',
                       '__subclasscheck__', '__del__'}
_magic_names.update(all=_all_magics, unsupported=_unsupported_magics, sync=_all_sync_magics,
                    **{'async': _async_method_magics})

_return_values = {
    '__lt__': NotImplemented, '__gt__': NotImplemented, '__le__': NotImplemented, '__ge__': NotImplemented,
    '__int__': 1, '__contains__': False, '__len__': 0, '__exit__': False, '__complex__': 1j, '__float__': 1.0,
    '__bool__': True, '__index__': 1, '__aexit__': False,
}
_calculated_values = {
    '__hash__': lambda self: object.__hash__(self),
    '__str__': lambda self: object.__str__(self),
    '__sizeof__': lambda self: object.__sizeof__(self),
    '__fspath__': lambda self: f"{type(self).__name__}/{self._extract_mock_name()}/{id(self)}",
}


def _get_eq(self):
    def __eq__(other):
        value = self.__eq__._mock_return_value
        if value is not DEFAULT:
            return value
        return True if self is other else NotImplemented
    return __eq__


def _get_ne(self):
    def __ne__(other):
        if self.__ne__._mock_return_value is not DEFAULT:
            return DEFAULT
        return False if self is other else NotImplemented
    return __ne__


def _get_iter(self):
    def __iter__():
        value = self.__iter__._mock_return_value
        return iter([]) if value is DEFAULT else iter(value)
    return __iter__


def _get_async_iter(self):
    def __aiter__():
        value = self.__aiter__._mock_return_value
        return _AsyncIterator(iter([] if value is DEFAULT else value))
    return __aiter__


_side_effect_methods = {'__eq__': _get_eq, '__ne__': _get_ne, '__iter__': _get_iter, '__aiter__': _get_async_iter}


def _set_return_value(mock, method, name):
    """Give a magic method what it returns by default."""
    wrapped = mock._mock_wraps
    if wrapped is not None and hasattr(wrapped, name):
        method._mock_wraps = getattr(wrapped, name)
        return
    if name in _return_values:
        method.return_value = _return_values[name]
    elif name in _calculated_values:
        method.return_value = _calculated_values[name](mock)
    elif name in _side_effect_methods:
        method.side_effect = _side_effect_methods[name](mock)


class MagicProxy(Base):
    """A magic method that becomes a mock when it is first used."""

    def __init__(self, name, parent):
        self.name = name
        self.parent = parent

    def create_mock(self):
        parent = self.parent
        made = parent._get_child_mock(name=self.name, _new_name=self.name, _new_parent=parent)
        setattr(parent, self.name, made)
        _set_return_value(parent, made, self.name)
        return made

    def __get__(self, obj, _type=None):
        return self.create_mock()


class MagicMixin(Base):

    def __init__(self, /, *args, **kw):
        # Once before, for what happens on the way, and once when the attributes are known.
        self._mock_set_magics()
        super().__init__(*args, **kw)
        self._mock_set_magics()

    def _wanted_magics(self):
        return _magics | _async_magics

    def _mock_set_magics(self):
        wanted = every = self._wanted_magics()
        kind = type(self)
        if getattr(self, "_mock_methods", None) is not None:
            wanted = every.intersection(self._mock_methods)
            for name in every - wanted:
                if name in kind.__dict__:
                    delattr(self, name)
        for name in wanted - set(kind.__dict__):
            setattr(kind, name, MagicProxy(name, self))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with magic methods that cannot be called."""

    __module__ = 'unittest.mock'

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class MagicMock(MagicMixin, Mock):
    """A mock with magic methods."""

    __module__ = 'unittest.mock'

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()

    def reset_mock(self, /, *args, return_value: bool = False, **kwargs):
        if return_value and self._mock_name and _is_magic(self._mock_name):
            # Magic methods keep their defaults.
            return_value = False
        super().reset_mock(*args, return_value=return_value, **kwargs)


class AsyncMockMixin(Base):

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = self.__dict__
        own['_is_coroutine'] = _coroutine_mark()
        own['_mock_await_count'] = 0
        own['_mock_await_args'] = None
        own['_mock_await_args_list'] = _CallList()
        # inspect takes it for a coroutine function.
        code = NonCallableMock(spec_set=_code_attributes)
        code.__dict__['_spec_class'] = CodeType
        code.__dict__['co_flags'] = inspect.CO_COROUTINE
        own['__code__'] = code
        own['__name__'] = 'AsyncMock'
        own['__defaults__'] = ()
        own['__kwdefaults__'] = {}
        own['__annotations__'] = None

    async def _execute_mock_call(self, /, *args, **kwargs):
        noted = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = noted
        self.await_args_list.append(noted)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not _callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    # A coroutine cannot raise this.
                    raise StopAsyncIteration
                if _is_exception(result):
                    raise result
            elif inspect.iscoroutinefunction(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            if inspect.iscoroutinefunction(self._mock_wraps):
                return await self._mock_wraps(*args, **kwargs)
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def assert_awaited(self):
        """The mock was awaited."""
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def _refuse_count(self):
        raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. "
                             f"Awaited {self.await_count} times.")

    def assert_awaited_once(self):
        """The mock was awaited once."""
        if not self.await_count == 1:
            self._refuse_count()

    def assert_awaited_with(self, /, *args, **kwargs):
        """The last await had these arguments."""
        if self.await_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f'Expected await: {expected}\nNot awaited')
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        actual = self._call_matcher(self.await_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            wanted = self._format_mock_call_signature(args, kwargs)
            found = self._format_mock_call_signature(*self.await_args)
            raise AssertionError(f'expected await not found.\nExpected: {wanted}\n  Actual: {found}') from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """There was one await, with these arguments."""
        if not self.await_count == 1:
            self._refuse_count()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Some await had these arguments."""
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._call_matcher(one) for one in self.await_args_list]
        if cause or expected not in _AnyComparer(actual):
            raise AssertionError('%s await not found' % self._format_mock_call_signature(args, kwargs)) from cause

    def assert_has_awaits(self, calls, any_order=False):
        """There were these awaits, one after the other."""
        expected = [self._call_matcher(one) for one in calls]
        cause = next((item for item in expected if isinstance(item, Exception)), None)
        all_awaits = _CallList(self._call_matcher(one) for one in self.await_args_list)
        if not any_order:
            if expected not in all_awaits:
                if cause is None:
                    problem = 'Awaits not found.'
                else:
                    problem = 'Error processing expected awaits.\nErrors: {}'.format(
                        [item if isinstance(item, Exception) else None for item in expected])
                raise AssertionError(f'{problem}\nExpected: {_CallList(calls)}\n'
                                     f'Actual: {self.await_args_list}') from cause
            return
        left, not_found = list(all_awaits), []
        for one in expected:
            try:
                left.remove(one)
            except ValueError:
                not_found.append(one)
        if not_found:
            raise AssertionError('%r not all found in await list' % (tuple(not_found),)) from cause

    def assert_not_awaited(self):
        """The mock was never awaited."""
        if self.await_count != 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to not have been awaited. "
                                 f"Awaited {self.await_count} times.")

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.await_count = 0
        self.await_args = None
        self.await_args_list = _CallList()


def _await_property(name):
    from ._mock_base import _delegating_property
    return _delegating_property(name)


AsyncMockMixin.await_count = _await_property('await_count')
AsyncMockMixin.await_args = _await_property('await_args')
AsyncMockMixin.await_args_list = _await_property('await_args_list')

_code_attributes = [name for name in dir(CodeType) if not _is_magic(name)]


def _coroutine_mark():
    """What asyncio knows coroutine functions by, if it is there."""
    import sys
    coroutines = sys.modules.get('asyncio.coroutines')
    return getattr(coroutines, '_is_coroutine', True)


class AsyncMagicMixin(MagicMixin):
    pass


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """A mock of a coroutine function."""

    __module__ = 'unittest.mock'


class _AsyncIterator:

    def __init__(self, iterator):
        self.iterator = iterator

    async def __anext__(self):
        try:
            return next(self.iterator)
        except StopIteration:
            pass
        raise StopAsyncIteration


class PropertyMock(Mock):
    """A mock of a property, set on a class."""

    __module__ = 'unittest.mock'

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


_timeout_unset = object()


class ThreadingMixin(Base):

    DEFAULT_TIMEOUT = None

    def _get_child_mock(self, /, **kw):
        if isinstance(kw.get("parent"), ThreadingMixin):
            kw["timeout"] = kw["parent"]._mock_wait_timeout
        elif isinstance(kw.get("_new_parent"), ThreadingMixin):
            kw["timeout"] = kw["_new_parent"]._mock_wait_timeout
        return super()._get_child_mock(**kw)

    def __init__(self, *args, timeout=_timeout_unset, **kwargs):
        super().__init__(*args, **kwargs)
        if timeout is _timeout_unset:
            timeout = self.DEFAULT_TIMEOUT
        self.__dict__["_mock_event"] = threading.Event()
        self.__dict__["_mock_calls_events"] = []
        self.__dict__["_mock_calls_events_lock"] = threading.Lock()
        self.__dict__["_mock_wait_timeout"] = timeout

    def _event_for(self, args, kwargs):
        """The event of calls with these arguments."""
        with self._mock_calls_events_lock:
            for known, event in self._mock_calls_events:
                if known == (args, kwargs):
                    return event
            event = threading.Event()
            self._mock_calls_events.append(((args, kwargs), event))
            return event

    def _mock_call(self, *args, **kwargs):
        result = super()._mock_call(*args, **kwargs)
        self._event_for(args, kwargs).set()
        self._mock_event.set()
        return result

    def wait_until_called(self, *, timeout=_timeout_unset):
        """Wait for a call."""
        if timeout is _timeout_unset:
            timeout = self._mock_wait_timeout
        if not self._mock_event.wait(timeout=timeout):
            raise AssertionError(f"{self._mock_name or 'mock'} was not called before timeout({timeout}).")

    def wait_until_any_call_with(self, *args, **kwargs):
        """Wait for a call with these arguments."""
        event = self._event_for(args, kwargs)
        if not event.wait(timeout=self._mock_wait_timeout):
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f'{expected} call not found')


class ThreadingMock(ThreadingMixin, MagicMixin, Mock):
    """A mock that other threads can wait for."""

    __module__ = 'unittest.mock'


_classes.update({cls.__name__: cls for cls in (AsyncMock, AsyncMockMixin, CallableMixin, MagicMock, Mock,
                                               NonCallableMagicMock, PropertyMock)})
