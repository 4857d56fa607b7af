# Files through all layers: modes, positions, newlines, buffers, errors.
import io, os
import sys
d = f'/tmp/minipy_io_misc_{os.getpid()}'
plain = print
def print(*a, file=None, sep=' '):
    if file is not None: return plain(*a, file=file, sep=sep)
    plain(*[str(x).replace(d, 'D') for x in a])
os.mkdir(d)
p = os.path.join(d, 'f')
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).replace(d, 'D'))
with open(p, 'w', newline='') as f:
    print(f.write('one\r\ntwo\nthree\rfour é€😀'), f.tell(), f.mode, f.newlines, f.line_buffering, f.errors)
for nl in (None, '', '\n', '\r', '\r\n'):
    with open(p, newline=nl, encoding='utf-8') as f:
        print(repr(nl), f.readlines(), f.newlines)
with open(p, encoding='utf-8') as f:
    a = f.read(5); pos = f.tell(); b = f.read(3); f.seek(pos); print(repr(a), pos, repr(b), repr(f.read(3)), f.tell())
    f.seek(0); print(next(f))
    t(f.tell)
    print(f.seek(0, 2), repr(f.read()), f.seek(0), f.seek(0, 1))
    for bad in (lambda: f.seek(1, 1), lambda: f.seek(1, 2), lambda: f.seek(-1), lambda: f.seek(0, 7), lambda: f.write('x'), lambda: f.read('a'), lambda: f.truncate(), lambda: f.buffer.write(b'x')):
        t(bad)
with open(p, 'rb+') as f:
    print(f, f.raw, f.name == p, f.read(4), f.tell(), f.write(b'XX'), f.tell(), f.seek(0), f.read(8), f.peek(2)[:2], f.readline(), f.readlines(3))
    f.seek(3); f.truncate(); print(f.tell(), f.seek(0), f.read(), f.mode, f.raw.mode)
with open(p, 'ab') as f: print(f.tell(), f.write(b'zz'), f.tell(), f.mode)
with open(p, 'a+') as f: print(f.tell(), f.read(), f.seek(0), f.read(), f.write('w'), f.seek(0), f.read())
t(lambda: open(p, 'x')); t(lambda: open(d)); t(lambda: open(p + '/q')); t(lambda: open('\0')); t(lambda: open(p, 'rw')); t(lambda: open(p, '')); t(lambda: open(p, 'rb', encoding='x')); t(lambda: open(p, buffering=0)); t(lambda: open(p, closefd=False)); t(lambda: open(-1)); t(lambda: open(9999)); t(lambda: open(5.5)); t(lambda: open(p, 5)); t(lambda: open(p, encoding=5)); t(lambda: open(p, errors=5)); t(lambda: open(p, newline=5)); t(lambda: open(p, newline='a')); t(lambda: open(p, encoding='nope'))
f = open(p); f.close(); f.close()
for op in (f.read, f.readline, f.flush, f.tell, lambda: f.write('a'), lambda: f.__enter__(), lambda: next(f), f.fileno, f.isatty, f.readable, lambda: f.seek(0), lambda: list(f), lambda: f.writelines(['a'])): t(op)
print(f.closed, f)
f = open(p, 'rb'); f.close()
for op in (f.read, f.readline, f.flush, f.tell, lambda: f.peek(), lambda: f.read1(), lambda: f.readinto(bytearray(1)), lambda: next(f), f.fileno, f.isatty, f.readable, lambda: f.seek(0), lambda: f.truncate()): t(op)
f = open(p, 'rb', 0)
print(f.read(1), f.readinto(bytearray(2)), f.readall(), f.read(5), f.closefd, f.seek(0), f.readable(), f.writable(), f.seekable(), f.isatty()); t(lambda: f.write(b'a'))
f.close(); print(f); t(f.read); t(f.fileno)
f = open(p, 'wb', 3); g = open(p, 'rb', 0)
f.write(b'ab'); print(g.read()); f.write(b'cd'); print(g.read()); f.write(b'0123456789'); print(g.read()); f.flush(); print(g.read()); f.close(); g.close()
f = open(p, 'w', buffering=1); g = open(p); f.write('abc'); print(repr(g.read())); f.write('d\ne'); print(repr(g.read())); f.close(); print(repr(g.read())); g.close()
with open(p, 'w') as f: print('a', 'b', file=f, sep='-'); f.writelines(str(i) for i in range(3)); t(lambda: f.writelines([1]))
print(open(p).read().split('\n'))
r = io.BufferedReader(io.FileIO(p)); raw = r.detach(); t(r.read); t(lambda: r.raw); print(raw.read(2)); raw.close()
def opener(path, flags): return os.open(path, flags)
with open(p, opener=opener) as f: print(f.read(3))
fd = os.open(p, os.O_RDONLY)
f = open(fd, closefd=False); print(f.read(1), f.name == fd); f.close(); print(os.read(fd, 1)); os.close(fd)
f = open(p, encoding='utf-16', mode='w'); f.write('hé'); f.write('x'); f.close(); print(open(p, 'rb').read(), open(p, encoding='utf-16').read(), repr(open(p, encoding='utf-16').read(1)))
f = open(p, 'a', encoding='utf-16'); f.write('y'); f.close(); print(open(p, 'rb').read())
f = open(p, 'w', encoding='utf-8-sig'); f.write('a'); f.write('b'); f.close(); print(open(p, 'rb').read(), open(p, encoding='utf-8-sig').read())
with open(p, 'wb') as f: f.write('é'.encode() * 5000 + b'\xff')
with open(p, encoding='utf-8') as f: print(len(f.read(100))); t(f.read)
with open(p, encoding='utf-8', errors='ignore') as f: print(len(f.read()))
with open(p, encoding='latin-1') as f: print(len(f.read()), f.tell())
class Lines(io.TextIOBase):
    def __init__(self): self.n = 2
    def readline(self, size=-1):
        self.n -= 1
        return 'line\n' if self.n >= 0 else ''
print(list(Lines()), Lines().readlines(), Lines().closed)
class W(io.RawIOBase):
    def writable(self): return True
    def write(self, b):
        print('raw write', bytes(b)); return min(3, len(b))
w = io.BufferedWriter(W(), 4); w.write(b'ab'); w.write(b'cdefghij'); w.flush(); w.close(); print(w.closed)
pair = io.BufferedRWPair(io.BytesIO(b'in'), io.BytesIO()); print(pair.read(1), pair.write(b'x'), pair.peek(1), pair.readable(), pair.closed); pair.close(); print(pair.closed)
tw = io.TextIOWrapper(io.BytesIO(), 'ascii', 'backslashreplace', line_buffering=True); print(tw.write('é\n'), tw.buffer.getvalue(), tw); tw.reconfigure(errors='strict', newline='\r\n'); tw.write('a\n'); tw.flush(); print(tw.buffer.getvalue(), tw.errors, tw.line_buffering); t(lambda: tw.write('é')); t(lambda: tw.reconfigure(encoding=4))
dec = io.IncrementalNewlineDecoder(None, True); print(repr(dec.decode('a\r')), repr(dec.decode('\nb\r', True)), dec.newlines, dec.getstate())
b = io.BytesIO(b'abc'); b.seek(5); print(b.read(), b.tell(), b.write(b'z'), b.getvalue(), b.__getstate__()); s = io.StringIO('abc', newline=None); print(s.__getstate__()); t(lambda: b.__setstate__(1)); t(lambda: b.readinto(b'x')); t(lambda: io.BytesIO().writelines([1])); t(lambda: io.StringIO(newline=5))
import copy; print(copy.copy(io.StringIO('q')).read() if hasattr(io.StringIO, '__getstate__') else None)
t(lambda: copy.copy(open(p)))
for x in (io.BytesIO, io.StringIO):
    y = x(); y.extra = 1; print(y.extra, y.isatty(), y.closed)
os.remove(p); os.rmdir(d)
