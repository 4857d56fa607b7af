import sys
import threading

ready, done = threading.Event(), threading.Event()


def waits():
    try:
        raise KeyError('held')
    except KeyError:
        ready.set()
        done.wait()


thread = threading.Thread(target=waits)
thread.start()
ready.wait()
frames = sys._current_frames()
frame = frames[thread.ident]
while frame.f_code.co_name != 'waits':
    frame = frame.f_back
print(frame.f_code.co_name, frames[threading.get_ident()] is sys._getframe(), len(frames))
print(repr(sys._current_exceptions()[thread.ident]), sys._current_exceptions()[threading.get_ident()])
done.set()
thread.join()
print(len(sys._current_frames()), sys._is_interned('name'))
