# args, str, repr, attributes of the standard exceptions.
for e in (Exception(), Exception("a"), Exception("a", 1), Exception(("t",)), ValueError(None), KeyError("k"), KeyError(1, 2), IndexError([]), OSError(), OSError("m"), OSError(2, "No such"), OSError(2, "No such", "file"), OSError(2, "m", "a", None, "b"), OSError(1, 2, 3, 4, 5, 6) if False else OSError(99999, "x"), StopIteration(5), StopIteration(), SystemExit(), SystemExit(3), SystemExit(1, 2), ImportError("m", name="n", path="p"), AttributeError("m", name="n", obj=5), NameError("m", name="n"), UnicodeError("u"), SyntaxError("m"), SyntaxError("m", ("f", 1, 2, "text")), KeyboardInterrupt(), GeneratorExit("x"), AssertionError(), MemoryError(), RecursionError("r"), NotImplementedError("n"), ExceptionGroup("g", [ValueError(1)]), StopAsyncIteration(), BlockingIOError(11, "b", 5), Warning("w")):
    print(repr(e), "|", str(e), "|", e.args, type(e).__mro__[1].__name__)
e = OSError(2, "No such file", "name.txt")
print(e.errno, e.strerror, e.filename, e.filename2, type(e), StopIteration(7).value, SystemExit(3).code, ImportError("m", name="n").name, AttributeError("a", name="x", obj=1).obj, type(OSError(13, "x")), type(OSError(17, "x")), type(OSError(32, "")), type(OSError(110, "")), type(OSError(4, "")))
s = SyntaxError("msg", ("file", 3, 5, "some text", 3, 8))
print(s.msg, s.filename, s.lineno, s.offset, s.text, s.end_lineno, s.end_offset, s.print_file_and_line)
x = Exception("a")
x.args = (1, 2)
print(x, repr(x))
x.custom = 1
print(x.__dict__, x.__traceback__, x.__notes__ if hasattr(x, "__notes__") else "no notes")
class Mine(ValueError):
    def __init__(self, a, b): self.a = a
    def __str__(self): return f"mine {self.a}"
m = Mine(1, b=2)
print(m, repr(m), m.args, Mine(1, 2).args)
class NoStr(Exception): pass
print(NoStr(1), repr(NoStr("x")), repr(NoStr()))
for make in (lambda: ValueError(a=1), lambda: ImportError(foo=1), lambda: NameError(nam=1), lambda: setattr(Exception(), "args", 5), lambda: OSError(1, "a", x=1), lambda: Exception.__new__(int), lambda: SyntaxError("m", (1, 2)), lambda: StopIteration(value=3)):
    try:
        print(make())
    except (TypeError, IndexError, ValueError) as err:
        print(type(err).__name__, err)
