# Pipes and files without buffering.
import os
r, w = os.pipe()
print(os.write(w, b'hello'), os.read(r, 3), os.read(r, 10))
os.close(w)
print(os.read(r, 10))
os.close(r)
for f in (lambda: os.read(r, 1), lambda: os.close(9999), lambda: os.open('/nope/nope', os.O_RDONLY), lambda: os.fdopen('a'), lambda: os.write(1, 'text')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
path = f'/tmp/minipy_descriptor_{os.getpid()}'
fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
os.write(fd, b'0123456789')
print(os.lseek(fd, 2, os.SEEK_SET), os.read(fd, 3), os.fstat(fd).st_size, oct(os.stat(path).st_mode))
os.ftruncate(fd, 4)
with os.fdopen(fd, 'r') as f:
    f.seek(0)
    print(f.read(), f.fileno() == fd)
os.remove(path)
print(os.path.exists(path), os.isatty(0) in (True, False), os.cpu_count() > 0)
