# Binary files.
import os
d = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"minipy-test-{os.getpid()}")
os.mkdir(d)
p = os.path.join(d, "b.bin")
with open(p, "wb") as f: print(f.write(b"\x00\x01abc\n"), f.write(bytearray(b"def")), f.write(memoryview(b"xyz")), f.tell(), f.mode, f.name == p)
with open(p, "rb") as f:
    print(f.read(2), f.readline(), f.tell(), f.read(), f.read(), f.seek(-3, 2), f.read(), f.seek(1), f.read(1), f.seek(1, 1), f.peek(1)[:1] if hasattr(f, "peek") else "", f.readinto(buf := bytearray(4)), buf, f.seekable(), f.isatty())
    f.seek(0); print(list(f), f.readlines())
with open(p, "r+b") as f: f.seek(2); f.write(b"XYZ"); f.seek(0); print(f.read())
with open(p, "ab") as f: f.write(b"!")
with open(p, "rb", buffering=0) as f: print(type(f).__name__, f.read(4), f.readall())
print(type(open(p, "rb")).__name__, type(open(p, "wb")).__name__, type(open(p, "r+b")).__name__, type(open(p)).__name__)
with open(p, "wb") as f:
    for bad in ("text", 5, None, [1]):
        try: f.write(bad)
        except TypeError as e: print(e)
    try: f.read()
    except OSError as e: print(type(e).__module__, type(e).__name__, e)
with open(p, "rb") as f:
    for call in (lambda: f.seek(-1), lambda: f.seek("a"), lambda: f.write(b"x"), lambda: f.seek(0, 9)):
        try: call()
        except (OSError, ValueError, TypeError) as e: print(type(e).__name__, e)
try: f.read()
except ValueError as e: print(e)
with open(p, "w+b") as f: f.write(b"12345"); f.truncate(2); f.seek(0); print(f.read(), os.stat(p).st_size); 
fd = os.open(p, os.O_RDONLY)
with open(fd, "rb") as f: print(f.name == fd, f.fileno() == fd)
os.remove(p); os.rmdir(d)
