"""Threads alive at the same time have different identifiers, which current_thread() goes by."""
import threading

everybody = threading.Barrier(5)
seen = {}


def work(n):
    everybody.wait()
    seen[n] = threading.get_ident(), threading.get_native_id(), threading.current_thread()
    everybody.wait()


threads = [threading.Thread(target=work, args=(n,)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len({ident for ident, _, _ in seen.values()}), threading.get_ident() in [i for i, _, _ in seen.values()])
for n, thread in enumerate(threads):
    ident, native, current = seen[n]
    print(n, ident == thread.ident, native == thread.native_id, current is thread)
print(threading.main_thread().ident == threading.get_ident())
print(threading.main_thread().native_id == threading.get_native_id())
print(threading.get_ident() != 0, threading.get_native_id() > 0)
