"""ExceptHookArgs is a sequence of four; the hook can be called by hand."""
import sys
import threading

from _stderr import shown_on_stdout

args = threading.ExceptHookArgs([ValueError, ValueError("x"), None, None])
print(args, len(args), args.thread, args[1])
print(threading.ExceptHookArgs.__name__, threading.ExceptHookArgs.__module__, isinstance(args, tuple))
for wrong in ([], [1], range(5), 7):
    try:
        threading.ExceptHookArgs(wrong)
    except TypeError as error:
        print(error)
with shown_on_stdout():
    threading.excepthook(threading.ExceptHookArgs([ValueError, ValueError("by hand"), None, threading.Thread(name="N")]))
    threading.excepthook(threading.ExceptHookArgs([ValueError, None, None, threading.Thread(name="N")]))
    threading.excepthook(threading.ExceptHookArgs([SystemExit, SystemExit(1), None, None]))
try:
    threading.excepthook((ValueError, ValueError("x"), None, None))
except TypeError as error:
    print(error)
with shown_on_stdout():
    threading.excepthook(threading.ExceptHookArgs([ValueError, ValueError("no thread"), None, None]))
    text = sys.stderr.getvalue()
    sys.stderr.seek(0)
    sys.stderr.truncate()
    print(text.replace(f"thread {threading.get_ident()}:", "thread IDENT:"), end="")
