"""Comparing files and folders."""
import filecmp
import os
import tempfile

with tempfile.TemporaryDirectory() as top:
    os.chdir(top)
    for path, text in (("a/same", "x"), ("b/same", "x"), ("a/differs", "one"), ("b/differs", "other"), ("a/left", ""),
                       ("b/right", ""), ("a/sub/deep", "1"), ("b/sub/deep", "22"), ("a/mixed", ""), ("b/mixed/in", ""),
                       ("a/__pycache__/x", ""), ("b/__pycache__/x", "")):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
    print(filecmp.cmp("a/same", "b/same", shallow=False), filecmp.cmp("a/differs", "b/differs"))
    print(filecmp.cmpfiles("a", "b", ["same", "differs", "nothing"], shallow=False))
    compared = filecmp.dircmp("a", "b")
    compared.report_full_closure()
    print(compared.common, compared.common_funny, sorted(compared.subdirs), compared.subdirs["sub"].diff_files)
    try:
        compared.nothing
    except AttributeError as error:
        print(error)
    filecmp.clear_cache()
