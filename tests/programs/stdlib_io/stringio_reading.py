# Reading, seeking, iterating over a text in memory.
import io
s = io.StringIO('one\ntwo\r\nthree')
print(repr(s.read(2)), repr(s.readline()), s.tell(), repr(s.readline()), repr(s.read()), repr(s.read()))
print(s.seek(0), s.readlines(), s.seek(4), list(s), s.getvalue() == 'one\ntwo\r\nthree')
s.seek(0)
print(repr(s.readline(2)), repr(s.readline(0)), repr(s.readline(-1)), s.readlines(1))
print(io.StringIO('a\r\nb\rc', newline=None).getvalue().encode(), io.StringIO('a\r\nb\rc', newline='').readlines(), io.StringIO('a\nb', newline='\r\n').getvalue().encode())
print(s.seek(0, 2), s.readable(), s.writable(), s.seekable(), s.closed, s.isatty(), s.line_buffering, s.encoding, s.newlines)
for f in (lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: s.seek(0, 5), lambda: s.read('a'), lambda: io.StringIO(5), lambda: io.StringIO('a', newline='x'),
          lambda: s.fileno(), lambda: s.detach()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
