"""Paths: parts, joining, matching, files and folders."""

import os
import tempfile
from pathlib import Path, PosixPath, PurePath, PurePosixPath, PureWindowsPath


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, str(error).replace(str(here), "HERE") if here else error)


here = None
for text in ("/usr/lib/python.tar.gz", "a/b/../c", ".", "", "/", "//net/x", "a//b/./c/", ".hidden", "x.", "..", "a.b.c"):
    p = PurePath(text)
    print(repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, list(p.parents), p.anchor, p.root, p.is_absolute())
for text in ("c:/Windows\\x", "//server/share/dir", "c:a", "\\a", "C:\\"):
    p = PureWindowsPath(text)
    print(repr(p), p.parts, p.drive, p.root, p.anchor, p.is_absolute(), str(p), p.as_posix())
print(PureWindowsPath("C:/A") == PureWindowsPath("c:/a"), PurePosixPath("A") == PurePosixPath("a"), PureWindowsPath("c:/a") / "d:/b", PureWindowsPath("c:/a") / "/b")
p = PurePosixPath("/a/b")
print(p / "c" / "d", "x" / PurePosixPath("y"), p.joinpath("c", "/d"), p.with_name("q"), p.with_suffix(".t"), p.with_stem("z"), hash(p) == hash(PurePosixPath("/a//b")), sorted([PurePath("b"), PurePath("a/c"), PurePath("a")]))
attempt(lambda: PurePosixPath("/").with_name("x"))
attempt(lambda: p.with_name("a/b"))
attempt(lambda: p.with_suffix("t"))
attempt(lambda: p / 3)
attempt(lambda: PurePath(3))
attempt(lambda: PurePath(b"x"))
print(p.relative_to("/a"), p.is_relative_to("/c"), PurePosixPath("/a/c").relative_to("/a/b", walk_up=True))
attempt(lambda: p.relative_to("/c"))
attempt(lambda: p.relative_to("c", walk_up=True))
print(PurePath("a/b.py").match("*.py"), PurePath("/a/b.py").match("/a/*.py"), PurePath("a/b/c.py").full_match("a/**/*.py"), PurePath("a/b").match("b"), PurePath("A.PY").match("*.py", case_sensitive=False))
print(p.as_uri(), PurePosixPath("/a b/ü").as_uri(), bytes(p), os.fspath(p), isinstance(p, os.PathLike))
attempt(lambda: PurePath("x").as_uri())
print(Path.from_uri("file:///a%20b"), PosixPath("x").absolute() == Path.cwd() / "x")
with tempfile.TemporaryDirectory() as folder:
    here = Path(folder)
    (here / "sub" / "deep").mkdir(parents=True)
    print((here / "f.txt").write_text("héllo\n", encoding="utf-8"), (here / "f.txt").read_text("utf-8"), (here / "f.txt").read_bytes(), (here / "b.bin").write_bytes(b"123"))
    (here / "sub" / "g.py").touch()
    (here / "sub" / "deep" / "h.py").touch()
    (here / "link").symlink_to("f.txt")
    print(sorted(p.name for p in here.iterdir()), (here / "link").is_symlink(), (here / "link").readlink(), (here / "link").resolve() == (here / "f.txt").resolve())
    for pattern in ("*", "*.txt", "**/*.py", "**", "sub/*", "*/*.py", "**/", "sub/", "nothing", "f.txt", "s?b/**/h.*"):
        print(pattern, sorted(str(q.relative_to(here)) for q in here.glob(pattern)))
    print(sorted(str(q.relative_to(here)) for q in here.rglob("*.py")), [(str(a.relative_to(here)), sorted(b), sorted(c)) for a, b, c in here.walk()][0])
    f = here / "f.txt"
    print(f.exists(), f.is_file(), f.is_dir(), here.is_dir(), f.stat().st_size, (here / "no").exists(), f.samefile(here / "link"))
    g = f.rename(here / "g.txt")
    print(g.name, f.exists(), g.replace(here / "i.txt").name)
    with (here / "i.txt").open(encoding="utf-8") as file:
        print(file.read())
    attempt(lambda: (here / "no").unlink())
    attempt(lambda: (here / "no").unlink(missing_ok=True))
    attempt(lambda: here.mkdir())
    attempt(lambda: here.mkdir(exist_ok=True))
    attempt(lambda: (here / "x" / "y").mkdir())
    attempt(lambda: (here / "sub").rmdir())
    attempt(lambda: (here / "no").read_text())
    attempt(lambda: here.glob(""))
    attempt(lambda: (here / "i.txt").touch(exist_ok=False))
