# What is false.
false = [0, 0.0, 0j, "", b"", [], (), {}, set(), frozenset(), range(0), None, False, bytearray(), memoryview(b"")]
true = [1, -1, 0.1, 1j, " ", b"\0", [0], (None,), {0: 0}, {0}, range(1), ..., object(), type, print, lambda: 0, NotImplemented.__class__, float("nan"), {}.keys, iter([]), (x for x in ())]
print([bool(x) for x in false], [bool(x) for x in true], all(true), any(false))
print(bool({}.keys()), bool({}.items()), bool({1: 1}.values()), bool(slice(0)), bool("False"))
