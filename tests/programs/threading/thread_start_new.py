"""_thread.start_new_thread: a function and its arguments, no object."""
import _thread

done = _thread.allocate_lock()


def work(*args, **kwargs):
    print(args, kwargs)
    done.release()


def in_thread(*arguments):
    done.acquire()
    ident = _thread.start_new_thread(*arguments)
    done.acquire()
    done.release()
    return type(ident), ident != _thread.get_ident()


print(in_thread(work, ()))
print(in_thread(work, (1, 2), {"three": 3}))
print(_thread.start_new is not None, _thread.exit_thread is not None)
for arguments in [(), (work,), (work, [1]), (work, (), []), (1, ()), (work, (), {}, 1)]:
    try:
        _thread.start_new_thread(*arguments)
    except TypeError as error:
        print(error)
