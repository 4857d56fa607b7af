# Lines of files, of loaders, and of files that change.
import linecache
import os
path = f'/tmp/minipy_linecache_{os.getpid()}.txt'
with open(path, 'w') as f:
    f.write('first\nsecond\nlast')
print(repr(linecache.getline(path, 1)), repr(linecache.getline(path, 3)), repr(linecache.getline(path, 4)), repr(linecache.getline(path, 0)))
with open(path, 'w') as f:
    f.write('changed, and longer than before\n')
print(linecache.getlines(path))
linecache.checkcache(path)
print(linecache.getlines(path), linecache.cache[path][0])
os.remove(path)
linecache.clearcache()
print(linecache.getlines(path), linecache.getline('<string>', 1), linecache.cache)

class Loader:
    def get_source(self, name):
        return f'source of {name}\nline 2'

print(linecache.lazycache('pretended.py', {'__name__': 'm', '__loader__': Loader()}), linecache.getlines('pretended.py'))
print(linecache.lazycache('other.py', {}), linecache.getline('pretended.py', 2))
with open(path, 'wb') as f:
    f.write(b'# -*- coding: latin-1 -*-\n\xe9\n')
print(linecache.getlines(path))
os.remove(path)
