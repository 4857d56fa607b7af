"""Temporary files and folders."""

import os
import tempfile

with tempfile.TemporaryDirectory(prefix="pre", suffix="suf") as folder:
    name = os.path.basename(folder)
    print(os.path.isdir(folder), name.startswith("pre"), name.endswith("suf"), len(name))
    fd, path = tempfile.mkstemp(dir=folder, text=True)
    os.write(fd, b"data")
    os.close(fd)
    print(open(path).read(), oct(os.stat(path).st_mode & 0o777))
    with tempfile.NamedTemporaryFile("w+", dir=folder) as file:
        print(file.write("text"), file.seek(0), file.read(), os.path.exists(file.name))
    print(os.path.exists(file.name), file.closed)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(b"kept")
    print(os.path.exists(file.name), sorted(os.path.getsize(os.path.join(folder, n)) for n in os.listdir(folder)))
    os.makedirs(os.path.join(folder, "a", "b"))
print(os.path.exists(folder))
with tempfile.TemporaryFile() as file:
    file.write(b"123")
    file.seek(0)
    print(file.read(), isinstance(file.name, int))
with tempfile.SpooledTemporaryFile(max_size=5) as file:
    file.write(b"1234")
    print(file._rolled)
    file.write(b"5678")
    print(file._rolled, file.tell(), file.seek(2), file.read())
made = tempfile.mkdtemp()
print(os.path.dirname(made) == tempfile.gettempdir(), tempfile.gettempprefix(), tempfile.gettempprefixb())
os.rmdir(made)
try:
    tempfile.mkstemp(prefix=b"a", suffix="b")
except TypeError as error:
    print(error)
