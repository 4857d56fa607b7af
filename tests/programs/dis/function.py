"""The listing of a function, with and without offsets and caches."""
import dis


def f(items, start=0):
    for item in items:
        start += item
    return start


dis.dis(f)
dis.dis(f, show_offsets=True)
dis.dis(f, show_caches=True)
