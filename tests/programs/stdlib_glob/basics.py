"""Patterns of files."""

import glob
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    for path in ("a.txt", "b.py", ".hidden", "sub/c.txt", "sub/deep/d.txt", "sub/.h/e.txt", "x[1].txt"):
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        open(full, "w").close()
    for pattern in ("*", "*.txt", "?.py", "[ab].*", "sub/*", "**", "**/*.txt", "*/", ".*", "nothing*", "a.txt", "**/deep", "",
                    glob.escape("x[1].txt"), "x[[]1].txt", "./*.txt"):
        found = sorted(glob.glob(pattern, root_dir=folder, recursive=True))
        print(repr(pattern), found)
    print(sorted(glob.glob("**", root_dir=folder, recursive=True, include_hidden=True)))
    print([os.path.relpath(p, folder) for p in sorted(glob.glob(os.path.join(folder, "*", "*.txt")))])
    print(sorted(glob.glob(b"*.txt", root_dir=os.fsencode(folder))))
print(glob.has_magic("a*"), glob.has_magic("a"), glob.escape("a*[b]?"))
