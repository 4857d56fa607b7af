# Files added, extracted and looked at as paths.
import os
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as root:
    os.chdir(root)
    os.makedirs("in/deep")
    for name in ("in/one.txt", "in/deep/two.txt"):
        with open(name, "w") as file:
            file.write(name * 3)
    with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.write("in/one.txt")
        archive.write("in/deep/two.txt", "renamed/two.txt")
        archive.write("in/deep")
        archive.writestr("../escape.txt", "stays inside")
    with zipfile.ZipFile("a.zip") as archive:
        print(archive.namelist(), archive.filename)
        print(os.path.relpath(archive.extract("in/one.txt", "out")))
        archive.extractall("all")
    for folder, folders, files in sorted(os.walk("all")):
        print(folder, sorted(folders), sorted(files))
    print(open("all/renamed/two.txt").read())
    path = zipfile.Path("a.zip")
    print([child.name for child in path.iterdir()], (path / "renamed").is_dir(), path / "in/one.txt")
    inner = path / "in" / "one.txt"
    print(inner.read_text(encoding="utf-8"), inner.exists(), inner.is_file(), inner.suffix, inner.stem, inner.parent, repr(inner))
    print(sorted(str(found) for found in path.glob("*/*.txt")), (path / "none").exists())
    try:
        zipfile.ZipFile("a.zip", "x")
    except FileExistsError as error:
        print(type(error).__name__)
    os.chdir("/")
