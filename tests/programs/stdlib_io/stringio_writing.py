# Writing, overwriting, truncating and closing.
import io
s = io.StringIO()
print(s.write('hello'), s.write(' world'), s.tell(), s.getvalue())
s.seek(0)
s.write('J')
print(s.getvalue(), s.truncate(5), s.getvalue(), s.tell())
s.seek(8)
s.write('x')
print(repr(s.getvalue()))
print('a', 'b', sep='-', end='!\n', file=s)
s.writelines(['l1\n', 'l2\n'])
print(repr(s.getvalue()))
a = io.StringIO('abc')
a.write('X')
print(a.getvalue())
with io.StringIO('q') as t:
    print(t.read(), t.closed)
print(t.closed)
for f in (lambda: t.read(), lambda: t.write('a'), lambda: t.getvalue(), lambda: iter(t).__next__(), lambda: s.write(b'a'), lambda: s.write(1), lambda: s.truncate(-1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
t.close()
