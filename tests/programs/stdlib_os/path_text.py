# join, split, splitext, normpath, relpath, commonpath.
import os.path as p
print(p.join('a', 'b', '/c', 'd/', '', 'e'), p.join('a', ''), p.join(b'x', b'y'), p.join('', 'z'))
for path in ('', '/', '//', '///a//b', 'a/b.txt', 'a/', '.hidden', 'x.tar.gz', 'a.b/c', '../../x', 'a/../b/./c', '/..', '...'):
    print(repr(path), p.split(path), p.splitext(path), p.basename(path), p.dirname(path), p.normpath(path), p.isabs(path), p.splitroot(path))
print(p.relpath('/a/b/c', '/a/x'), p.relpath('/a', '/a'), p.commonpath(['/a/b/c', '/a/b/d']), p.commonprefix(['/a/bc', '/a/bd']))
print(p.abspath('/x/../y'), p.normcase('Ab'), p.splitdrive('/a'), p.sep, p.pathsep, p.curdir, p.pardir, p.extsep, p.altsep, p.devnull)
for f in (lambda: p.join('a', b'b'), lambda: p.join('a', 1), lambda: p.commonpath([]), lambda: p.commonpath(['/a', 'b']), lambda: p.relpath(''),
          lambda: p.basename(None), lambda: p.normpath(5), lambda: p.split([])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
