# sep, end, file, flush and what is printed.
import io, sys
print(); print(1, "a", None, [1], sep="-"); print("a", "b", sep="", end="!\n"); print(1, 2, sep=None, end=None); print(*range(3), sep="\n"); print("x", end=""); print("", end="\n"); print("a\tb\0c".encode())
buf = io.StringIO()
print("to buffer", 1.0, file=buf, flush=True); print(file=buf)
print(repr(buf.getvalue()))
class W:
    def write(self, s): parts.append(s)
parts = []
print("a", "b", sep="|", file=W()); print(parts)
class NoWrite: pass
for kw in ({"sep": 5}, {"end": 5}, {"file": NoWrite()}, {"file": 5}, {"foo": 1}, {"sep": b""}):
    try: print("x", **kw)
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class Str:
    def __str__(self): return "from str"
    def __repr__(self): return "from repr"
class Bad:
    def __str__(self): raise ValueError("no text")
print(Str(), [Str()], Str().__repr__())
try: print("before", Bad(), "after")
except ValueError as e: print(); print(e)
print(print(), print is print); old = sys.stdout
sys.stdout = buf2 = io.StringIO(); print("captured"); sys.stdout = old
print(repr(buf2.getvalue())); print("é€😀", "\udc80".encode("utf-8", "surrogateescape"))
sys.stdout = None; print("nowhere"); sys.stdout = old; print("back", file=None)
