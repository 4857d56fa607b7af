"""The handles by which threading joins its threads."""
import _thread
import threading

gate = threading.Event()
handle = _thread.start_joinable_thread(gate.wait)
print(type(handle).__name__, handle.is_done(), isinstance(handle.ident, int), handle.join(0))
gate.set()
print(handle.join(), handle.is_done(), handle.join(5))
own = _thread._ThreadHandle()
print(own.is_done(), own.ident, repr(own).replace(f"ident={own.ident}>", "ident=IDENT>"))
_thread.start_joinable_thread(print, handle=own, daemon=False)
own.join()
print(own.is_done())
for attempt in [
    lambda: _thread.start_joinable_thread(print, handle=own),
    lambda: _thread.start_joinable_thread(1),
    lambda: _thread.start_joinable_thread(print, handle=1),
    lambda: _thread._ThreadHandle().join(),
    lambda: _thread.start_joinable_thread(print, daemon=True, handle=None).join(),
]:
    try:
        print("no error:", attempt())
    except Exception as error:
        print(type(error).__name__, error)
made = _thread._make_thread_handle(12345)
print(made, made.ident, made.is_done(), made._set_done(), made.is_done())
print(_thread._get_main_thread_ident() == _thread.get_ident(), _thread._is_main_interpreter(),
      _thread.daemon_threads_allowed())
