"""Compressed files."""

import gzip
import io
import os
import tempfile

data = b"hello world " * 1000
packed = gzip.compress(data, mtime=1)
print(len(packed), packed[:20], gzip.decompress(packed) == data, gzip.decompress(packed + packed + b"\0\0") == data * 2)
print(gzip.compress(b"abc", 1, mtime=0), gzip.compress(b"", mtime=0))
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "a.txt.gz")
    with gzip.open(name, "wt", encoding="utf-8") as file:
        print(file.write("one\ntwo\nthree\n"))
    with gzip.open(name, "rt", encoding="utf-8") as file:
        print(file.readline(), list(file))
    with gzip.open(name, "ab") as file:
        file.write(b"four\n")
    with gzip.open(name) as file:
        print(file.read(5), file.tell(), file.readline(), file.read(), file.seek(0), file.readlines(), file.name == name, file.mode)
    with open(name, "rb") as raw, gzip.GzipFile(fileobj=raw) as file:
        print(file.peek(3)[:3], file.read1(4), file.seek(4), file.read(3), file.seekable(), file.writable())
for bad in (b"not gzip", packed[:-4], packed[:-8] + b"\0" * 8, b"\x1f\x8b\x07", packed[:100]):
    try:
        gzip.decompress(bad)
    except (OSError, EOFError) as error:
        print(type(error).__name__, error)
out = io.BytesIO()
with gzip.GzipFile("n", "wb", fileobj=out, mtime=5) as file:
    file.write(b"x" * 10)
print(out.getvalue())
try:
    gzip.GzipFile(fileobj=io.BytesIO(), mode="rt")
except ValueError as error:
    print(error)
with gzip.GzipFile(fileobj=io.BytesIO(), mode="wb") as file:
    try:
        file.read()
    except OSError as error:
        print(error)
