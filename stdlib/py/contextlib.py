"""Tools for the `with` statement: context managers made of generators, stacks of
context managers, and small ready-made ones."""

import abc
import sys

from _collections_abc import _check_methods

__all__ = ["asynccontextmanager", "contextmanager", "closing", "nullcontext",
           "AbstractContextManager", "AbstractAsyncContextManager",
           "AsyncExitStack", "ContextDecorator", "ExitStack",
           "redirect_stdout", "redirect_stderr", "suppress", "aclosing",
           "chdir"]

GenericAlias = type(list[int])
MethodType = type(abc.ABC.register)


def _present_as(wrapper, wrapped):
    """Give a wrapper the name, documentation and so on of what it wraps."""
    for name in ("__module__", "__name__", "__qualname__", "__doc__",
                 "__annotations__", "__type_params__"):
        try:
            setattr(wrapper, name, getattr(wrapped, name))
        except AttributeError:
            pass
    wrapper.__dict__.update(getattr(wrapped, "__dict__", {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


class AbstractContextManager(abc.ABC):
    """What has __enter__() and __exit__()."""

    __class_getitem__ = classmethod(GenericAlias)

    __slots__ = ()

    def __enter__(self):
        """Return the object itself."""
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Be told of the end; a true result suppresses the exception."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractContextManager:
            return _check_methods(C, "__enter__", "__exit__")
        return NotImplemented


class AbstractAsyncContextManager(abc.ABC):
    """What has __aenter__() and __aexit__()."""

    __class_getitem__ = classmethod(GenericAlias)

    __slots__ = ()

    async def __aenter__(self):
        """Return the object itself."""
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Be told of the end; a true result suppresses the exception."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractAsyncContextManager:
            return _check_methods(C, "__aenter__", "__aexit__")
        return NotImplemented


class ContextDecorator:
    """A base class that lets a context manager decorate functions."""

    def _recreate_cm(self):
        """Return the manager for one call; a manager for one use makes a copy."""
        return self

    def __call__(self, func):
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return _present_as(inner, func)


class AsyncContextDecorator:
    """A base class that lets an asynchronous context manager decorate functions."""

    def _recreate_cm(self):
        """Return the manager for one call; a manager for one use makes a copy."""
        return self

    def __call__(self, func):
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return _present_as(inner, func)


class _GeneratorContextManagerBase:
    """The parts that managers made of the two kinds of generators share."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        # Kept, so that a decorated function can have a new generator per call.
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        if doc is None:
            doc = type(self).__doc__
        self.__doc__ = doc

    def _recreate_cm(self):
        """Return a manager with a new generator."""
        return self.__class__(self.func, self.args, self.kwds)


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager,
                               ContextDecorator):
    """Helper for @contextmanager decorator."""

    def __enter__(self):
        # The arguments are needed no more, and shall not be kept alive.
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            problem = "generator didn't stop"
        else:
            if value is None:
                value = typ()
            try:
                self.gen.throw(value)
            except StopIteration as exc:
                # Suppressed, unless it is the very exception that was thrown in.
                return exc is not value
            except BaseException as exc:
                if exc is not value and not _is_disguised(exc, value, StopIteration):
                    raise
                # Not suppressed: the `with` statement goes on raising it.
                value.__traceback__ = traceback
                return False
            problem = "generator didn't stop after throw()"
        try:
            raise RuntimeError(problem)
        finally:
            self.gen.close()


def _is_disguised(exc, value, kinds):
    """Tell whether `exc` only stands for `value`, as PEP 479 makes a RuntimeError
    of a StopIteration that leaves a generator."""
    return (isinstance(exc, RuntimeError) and isinstance(value, kinds)
            and exc.__cause__ is value)


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager,
                                    AsyncContextDecorator):
    """Helper for @asynccontextmanager decorator."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            problem = "generator didn't stop"
        else:
            if value is None:
                value = typ()
            try:
                await self.gen.athrow(value)
            except StopAsyncIteration as exc:
                return exc is not value
            except BaseException as exc:
                kinds = (StopIteration, StopAsyncIteration)
                if exc is not value and not _is_disguised(exc, value, kinds):
                    raise
                value.__traceback__ = traceback
                return False
            problem = "generator didn't stop after athrow()"
        try:
            raise RuntimeError(problem)
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Make a function that returns context managers out of a generator function.

    What stands before its `yield` is done on entry, what follows at the end;
    the value of the `yield` goes to `as`, and an exception is raised there.
    """

    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return _present_as(helper, func)


def asynccontextmanager(func):
    """Make a function that returns asynchronous context managers out of an
    asynchronous generator function."""

    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return _present_as(helper, func)


class closing(AbstractContextManager):
    """Closes a thing at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Awaits the aclose() of a thing at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    """Sets a stream of `sys` to another file during the block."""

    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        # A stack: the same manager may be entered again inside its block.
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Sends what is printed to another file during the block."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends what goes to sys.stderr to another file during the block."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Ends the block quietly when one of the exceptions leaves it.

    Of an exception group, those that match are taken out.
    """

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        if issubclass(exctype, BaseExceptionGroup):
            _, rest = excinst.split(self._exceptions)
            if rest is None:
                return True
            raise rest
        return False


class _Unwinding:
    """What happens to the exception while the callbacks of a stack are called.

    Each callback is called as if it were the __exit__() of a nested `with`
    statement, so an exception that it raises has the current one as context.
    """

    def __init__(self, exc):
        self.exc = exc
        self.received = exc is not None
        self.suppressed = False
        # The exception must be raised, for it is not the one that came in.
        self.is_new = False
        # What is being handled around the stack: contexts end there.
        self._outer = sys.exception()

    def details(self):
        """Return the arguments for the next callback."""
        exc = self.exc
        if exc is None:
            return None, None, None
        return type(exc), exc, exc.__traceback__

    def suppress(self):
        """A callback returned true."""
        self.exc = None
        self.suppressed = True
        self.is_new = False

    def fail(self, new_exc):
        """A callback raised an exception: it takes the place of the current one."""
        last = new_exc
        while True:
            context = last.__context__
            if context is None or context is self.exc:
                break  # someone cleared it, or the interpreter has set it rightly
            if context is self._outer:
                last.__context__ = self.exc
                break
            last = context
        self.exc = new_exc
        self.is_new = True


class _BaseExitStack:
    """The parts that the two kinds of stacks share."""

    @staticmethod
    def _create_exit_wrapper(cm, cm_exit):
        return MethodType(cm_exit, cm)

    @staticmethod
    def _create_cb_wrapper(callback, /, *args, **kwds):
        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)

        return _exit_wrapper

    def __init__(self):
        # (is it synchronous, function), the next to be called at the end.
        self._exit_callbacks = []

    def pop_all(self):
        """Move all callbacks to a new stack and return it."""
        new_stack = type(self)()
        new_stack._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return new_stack

    def push(self, exit):
        """Add the __exit__() of an object, or a function like it; return the argument."""
        try:
            exit_method = type(exit).__exit__
        except AttributeError:
            self._push_exit_callback(exit)
        else:
            self._push_cm_exit(exit, exit_method)
        return exit

    def enter_context(self, cm):
        """Enter a context manager and add its __exit__(); return what __enter__() gave."""
        cls = type(cm)
        try:
            enter = cls.__enter__
            exit = cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                            "not support the context manager protocol") from None
        result = enter(cm)
        self._push_cm_exit(cm, exit)
        return result

    def callback(self, callback, /, *args, **kwds):
        """Add a function and its arguments; return the function."""
        exit_wrapper = self._create_cb_wrapper(callback, *args, **kwds)
        # Lets one look inside.
        exit_wrapper.__wrapped__ = callback
        self._push_exit_callback(exit_wrapper)
        return callback

    def _push_cm_exit(self, cm, cm_exit):
        self._push_exit_callback(self._create_exit_wrapper(cm, cm_exit), True)

    def _push_exit_callback(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A context manager for any number of others and of functions.

    At the end they are left and called in reverse order, as if the `with`
    statements were nested.
    """

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        state = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            assert is_sync
            try:
                if callback(*state.details()):
                    state.suppress()
            except BaseException as new_exc:
                state.fail(new_exc)
        if state.is_new:
            exc = state.exc
            context = exc.__context__
            try:
                raise exc
            finally:
                # Raising it here has changed its context: undo that.
                exc.__context__ = context
                del exc, state
        return state.received and state.suppressed

    def close(self):
        """Leave and call everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """An asynchronous context manager for any number of others, of both kinds,
    and of functions and coroutine functions."""

    @staticmethod
    def _create_async_exit_wrapper(cm, cm_exit):
        return MethodType(cm_exit, cm)

    @staticmethod
    def _create_async_cb_wrapper(callback, /, *args, **kwds):
        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)

        return _exit_wrapper

    async def enter_async_context(self, cm):
        """Enter an asynchronous context manager and add its __aexit__()."""
        cls = type(cm)
        try:
            enter = cls.__aenter__
            exit = cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support "
                            "the asynchronous context manager protocol") from None
        result = await enter(cm)
        self._push_async_cm_exit(cm, exit)
        return result

    def push_async_exit(self, exit):
        """Add the __aexit__() of an object, or a coroutine function like it."""
        try:
            exit_method = type(exit).__aexit__
        except AttributeError:
            self._push_exit_callback(exit, False)
        else:
            self._push_async_cm_exit(exit, exit_method)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Add a coroutine function and its arguments; return the function."""
        exit_wrapper = self._create_async_cb_wrapper(callback, *args, **kwds)
        exit_wrapper.__wrapped__ = callback
        self._push_exit_callback(exit_wrapper, False)
        return callback

    async def aclose(self):
        """Leave and call everything now."""
        await self.__aexit__(None, None, None)

    def _push_async_cm_exit(self, cm, cm_exit):
        self._push_exit_callback(self._create_async_exit_wrapper(cm, cm_exit), False)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        state = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                if is_sync:
                    result = callback(*state.details())
                else:
                    result = await callback(*state.details())
                if result:
                    state.suppress()
            except BaseException as new_exc:
                state.fail(new_exc)
        if state.is_new:
            exc = state.exc
            context = exc.__context__
            try:
                raise exc
            finally:
                exc.__context__ = context
                del exc, state
        return state.received and state.suppressed


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """A context manager that does nothing, where one is optional."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Changes the working directory during the block."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os

        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os

        os.chdir(self._old_cwd.pop())
