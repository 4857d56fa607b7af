# Text files: modes, reading, writing, seeking, iteration.
import os
d = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"minipy-test-{os.getpid()}")
os.mkdir(d)
p = os.path.join(d, "t.txt")
with open(p, "w") as f:
    print(f.write("line one\nline two\n"), f.write("é€\n"), f.writelines(["a\n", "b"]), f.tell() > 0, f.mode, f.closed, f.writable(), f.readable(), f.encoding, f.name == p)
print(f.closed)
with open(p) as f:
    print(repr(f.readline()), repr(f.read(4)), repr(f.readline(2)), f.readlines(), repr(f.read()), f.readline() == "")
    f.seek(0); print(next(f), [l.rstrip() for l in f])
with open(p, "a") as f: f.write("appended")
with open(p, "r+") as f: print(len(f.read())); f.seek(0); f.write("LINE"); f.seek(0); print(f.readline())
with open(p, newline="") as f: print(repr(f.read()))
open(p, "w", newline="\r\n").write("x\ny\n")
print(open(p, "rb").read(), open(p).read().encode(), open(p, newline="").readlines())
open(p, "w", encoding="latin-1").write("é"); print(open(p, "rb").read(), open(p, encoding="latin-1").read())
try: open(p, encoding="utf-8").read()
except UnicodeDecodeError as e: print(e)
try: open(p, "w", encoding="ascii").write("é")
except UnicodeEncodeError as e: print(e)
open(p, "w", encoding="utf-8", errors="replace").write("a\udc80b"); print(open(p, "rb").read())
with open(p, "x" if not os.path.exists(p) else "w") as f: pass
for args in ((p, "x"), (os.path.join(d, "no", "x"), "w"), (d,), (p, "q"), (p, "rw"), (p, "rb", -1, "utf-8"), (p, ""), (5.5,), (None,), (p, "r", 0), (os.path.join(d, "missing"),)):
    try: open(*args)
    except (OSError, ValueError, TypeError) as e: print(type(e).__name__, str(e).replace(d, "DIR"))
f = open(p)
for op in (lambda: f.write("x"), lambda: open(p, "w").read(), lambda: (f.close(), f.read())):
    try: op()
    except (OSError, ValueError) as e: print(type(e).__name__, e)
f = open(p, "w"); f.write("text"); print(f.truncate(0), f.flush(), f.close(), f.close(), os.path.getsize(p)); os.remove(p); os.rmdir(d)
