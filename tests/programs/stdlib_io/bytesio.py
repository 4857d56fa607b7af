# A binary stream in memory.
import io
b = io.BytesIO(b'abc\ndef\nghi')
print(b.read(2), b.readline(), b.tell(), b.read1(2), b.readlines(), b.read())
print(b.seek(0), b.seek(-3, 2), b.read(), b.seek(1), b.seek(2, 1), b.read(1))
buf = bytearray(4)
b.seek(0)
print(b.readinto(buf), buf, b.getvalue())
view = b.getbuffer()
view[0:1] = b'Z'
try:
    b.write(b'x' * 100)
except BufferError as e:
    print(e)
view.release()
print(b.getvalue(), b.truncate(3), b.getvalue(), b.seek(5), b.write(b'!'), b.getvalue())
print(list(io.BytesIO(b'x\ny')), b.readable(), b.writable(), b.seekable(), b.closed)
b.close()
for f in (lambda: b.read(), lambda: io.BytesIO('a'), lambda: io.BytesIO(b'').write('a'), lambda: io.BytesIO(b'').seek(-1), lambda: io.BytesIO().fileno(), lambda: io.BytesIO().read('x')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
