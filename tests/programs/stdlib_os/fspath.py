# Path-like objects, and names as bytes and text.
import os

class P:
    def __init__(self, path):
        self.path = path
    def __fspath__(self):
        return self.path

print(os.fspath('a'), os.fspath(b'b'), os.fspath(P('c')), os.fsencode('é'), ascii(os.fsdecode(b'\xff')), os.fsencode('\udcff'), os.fsencode(P('x')))
print(isinstance(P('a'), os.PathLike), issubclass(str, os.PathLike), os.path.join(P('a'), 'b'), os.path.exists(P('/')))
for f in (lambda: os.fspath(5), lambda: os.fspath(P(5)), lambda: os.fsencode(None), lambda: os.PathLike()):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(os.name, os.sep, os.linesep == '\n', os.curdir, os.devnull, os.getpid() > 0, os.getcwd() == os.path.abspath('.'), os.strerror(2))
