# What the exceptions with attributes of their own keep when they are copied.
import copy


class Located(ImportError):
    pass


for original in (
    OSError(2, "gone", "a.txt"),
    OSError(18, "cross", "a.txt", None, "b.txt"),
    ImportError("no", name="n", path="p"),
    Located("no", name="n"),
    AttributeError("no", name="n", obj=[1]),
    ValueError(1, 2),
):
    original.extra = 5
    twin = copy.copy(original)
    print(type(twin).__name__, twin.args, twin, twin.extra)
    print([getattr(twin, name, "-") for name in ("errno", "filename", "filename2", "name", "path", "obj")])

error = ImportError("first", name="n")
error.__init__("a", "b")
print(error.msg, error.name, error.args)
