"""How tasks and their stacks are shown."""
import linecache
import reprlib
import traceback

from . import base_futures, coroutines


def _task_repr_info(task):
    info = base_futures._future_repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = 'cancelling'
    info.insert(1, f'name={task.get_name()!r}')
    if task._fut_waiter is not None:
        info.insert(2, f'wait_for={task._fut_waiter!r}')
    if task._coro:
        info.insert(2, f'coro=<{coroutines._format_coroutine(task._coro)}>')
    return info


@reprlib.recursive_repr()
def _task_repr(task):
    return f"<{task.__class__.__name__} {' '.join(_task_repr_info(task))}>"


def _suspended_frame(coro):
    for attribute in ('cr_frame', 'gi_frame', 'ag_frame'):
        if hasattr(coro, attribute):
            return getattr(coro, attribute)
    return None


def _task_get_stack(task, limit):
    """The frame where a coroutine is suspended, with those around it; or the frames of its exception."""
    frame = _suspended_frame(task._coro)
    if frame is not None:
        frames = []
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        return frames[::-1]
    if task._exception is None:
        return []
    frames = []
    tb = task._exception.__traceback__
    while tb is not None and (limit is None or len(frames) < limit):
        frames.append(tb.tb_frame)
        tb = tb.tb_next
    return frames


def _task_print_stack(task, limit, file):
    entries = []
    checked = set()
    for frame in task.get_stack(limit=limit):
        code = frame.f_code
        if code.co_filename not in checked:
            checked.add(code.co_filename)
            linecache.checkcache(code.co_filename)
        line = linecache.getline(code.co_filename, frame.f_lineno, frame.f_globals)
        entries.append((code.co_filename, frame.f_lineno, code.co_name, line))
    exception = task._exception
    if not entries:
        print(f'No stack for {task!r}', file=file)
    elif exception is not None:
        print(f'Traceback for {task!r} (most recent call last):', file=file)
    else:
        print(f'Stack for {task!r} (most recent call last):', file=file)
    traceback.print_list(entries, file=file)
    if exception is not None:
        for line in traceback.format_exception_only(exception.__class__, exception):
            print(line, file=file, end='')
