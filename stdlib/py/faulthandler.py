"""Tracebacks of threads on demand, after a time or for a signal. Nothing here crashes, so that `enable()` only says so."""

import sys
import _thread

_state = {'enabled': False, 'later': None, 'signals': {}}


def _descriptor(file):
    """The number of the file that a traceback is written to."""
    if file is None:
        file = sys.stderr
        if file is None:
            raise RuntimeError('unable to get sys.stderr')
    if isinstance(file, int):
        if file < 0:
            raise ValueError('file is not a valid file descriptor')
        return file
    number = file.fileno()
    if not isinstance(number, int) or number < 0:
        raise RuntimeError('file.fileno() is not a valid file descriptor')
    try:
        file.flush()
    except Exception:
        pass
    return number


def _frames(frame):
    lines = []
    while frame is not None and len(lines) < 100:
        code = frame.f_code
        lines.append(f'  File "{code.co_filename}", line {frame.f_lineno} in {code.co_name}\n')
        frame = frame.f_back
    if frame is not None:
        lines.append('  ...\n')
    return ''.join(lines) or '  <no Python frame>\n'


def _text(all_threads, frame):
    """What is written; `frame` is that of the current thread."""
    if not all_threads:
        return 'Stack (most recent call first):\n' + _frames(frame)
    current = _thread.get_ident()
    parts = []
    frames = getattr(sys, '_current_frames', lambda: {current: frame})()
    for ident, other in frames.items():
        mine = ident == current
        title = 'Current thread' if mine else 'Thread'
        parts.append(f'{title} 0x{ident:016x} (most recent call first):\n' + _frames(frame if mine else other))
    return '\n'.join(parts)


def _write(number, text):
    import os
    os.write(number, text.encode('ascii', 'backslashreplace'))


def enable(file=None, all_threads=True):
    """Tell where a crash happens."""
    _descriptor(file)
    _state['enabled'] = True


def disable():
    """Do not tell it any longer; returns whether it was told."""
    was, _state['enabled'] = _state['enabled'], False
    return was


def is_enabled():
    """Whether enable() was called."""
    return _state['enabled']


def dump_traceback(file=None, all_threads=True):
    """Write the tracebacks of all threads, or of this one."""
    _write(_descriptor(file), _text(all_threads, sys._getframe(1)))


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Write the tracebacks of all threads after so many seconds, unless it is cancelled."""
    if timeout <= 0:
        raise ValueError('timeout must be greater than 0')
    number = _descriptor(file)
    cancel_dump_traceback_later()
    cancelled = _thread.allocate_lock()
    cancelled.acquire()
    _state['later'] = cancelled
    hours, rest = divmod(timeout, 3600)
    minutes, seconds = divmod(rest, 60)
    title = f'Timeout ({hours:.0f}:{int(minutes):02}:{int(seconds):02}'
    title += f'.{round(seconds % 1 * 1e6):06})!\n' if seconds % 1 else ')!\n'

    def watch():
        while not cancelled.acquire(True, timeout):
            _write(number, title + _text(True, sys._getframe()))
            if exit:
                import os
                os._exit(1)
            if not repeat:
                break
    _thread.start_new_thread(watch, ())


def cancel_dump_traceback_later():
    """Cancel dump_traceback_later()."""
    lock, _state['later'] = _state['later'], None
    if lock is not None and lock.locked():
        lock.release()


def register(signum, file=None, all_threads=True, chain=False):
    """Write the tracebacks when a signal comes."""
    import signal
    number = _descriptor(file)

    def handler(signum, frame):
        _write(number, _text(all_threads, frame))
        if chain and callable(before):
            before(signum, frame)
    before = signal.signal(signum, handler)
    _state['signals'].setdefault(signum, before)


def unregister(signum):
    """Undo register(); returns whether there was anything to undo."""
    if signum not in _state['signals']:
        return False
    import signal
    signal.signal(signum, _state['signals'].pop(signum))
    return True
