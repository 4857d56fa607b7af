"""What objects that belong to one loop have in common."""
import threading

from . import events

_global_lock = threading.Lock()


class _LoopBoundMixin:
    """Belongs to the loop in which it is first waited for."""

    _loop = None

    def _get_loop(self):
        running = events._get_running_loop()
        if self._loop is None:
            with _global_lock:
                if self._loop is None:
                    self._loop = running
        if running is not self._loop:
            raise RuntimeError(f'{self!r} is bound to a different event loop')
        return running
