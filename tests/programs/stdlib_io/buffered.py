# Reader, writer and random access over bytes; abstract base classes.
import io
b = io.BufferedReader(io.BytesIO(b'hello world'), buffer_size=4)
print(b.peek(1)[:1], b.read(3), b.read1(1), b.read(), b.seek(0), b.tell(), b.readable(), b.writable())
raw = io.BytesIO()
w = io.BufferedWriter(raw, buffer_size=8)
print(w.write(b'abc'), raw.getvalue(), w.flush(), raw.getvalue())
r = io.BufferedRandom(io.BytesIO(b'0123456789'))
print(r.read(3), r.write(b'XY'), r.seek(0), r.read())
print(isinstance(b, io.BufferedIOBase), isinstance(io.StringIO(), io.TextIOBase), isinstance(io.BytesIO(), io.IOBase), issubclass(io.FileIO, io.RawIOBase))
print(io.UnsupportedOperation.__mro__[1:3], io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, io.DEFAULT_BUFFER_SIZE)
for f in (lambda: b.write(b'x'), lambda: w.read(), lambda: io.BufferedReader(5), lambda: io.IOBase().fileno(), lambda: io.RawIOBase().read()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
