"""What importlib.metadata and importlib.resources tell of what lies in a folder."""
import os
import sys
import tempfile
from importlib import metadata, resources

with tempfile.TemporaryDirectory() as folder:
    info = os.path.join(folder, "Some_Thing-1.2.dist-info")
    package = os.path.join(folder, "some_thing")
    os.mkdir(info)
    os.mkdir(package)
    for path, text in ((os.path.join(info, "METADATA"), "Metadata-Version: 2.1\nName: Some.Thing\nVersion: 1.2\n"
                        "Requires-Dist: a>1\nRequires-Dist: b; extra == 'x'\n\nThe description.\n"),
                       (os.path.join(info, "entry_points.txt"), "[console_scripts]\nrun = some_thing:main\n"),
                       (os.path.join(info, "RECORD"), "some_thing/__init__.py,sha256=abc,10\n"),
                       (os.path.join(package, "__init__.py"), "def main():\n    return 'ran'\n"),
                       (os.path.join(package, "data.txt"), "the data")):
        with open(path, "w") as file:
            file.write(text)
    sys.path.insert(0, folder)
    print(metadata.version("some-thing"), metadata.requires("some_thing"))
    print(metadata.metadata("Some.Thing")["name"], metadata.metadata("some-thing").get_all("Requires-Dist"))
    (point,) = [point for point in metadata.distribution("some-thing").entry_points]
    print(point, point.load()(), point.module, point.attr)
    print([(str(file), file.size, file.hash.value) for file in metadata.files("some-thing")])
    print(resources.files("some_thing").joinpath("data.txt").read_text())
    print(resources.read_text("some_thing", "data.txt"), resources.is_resource("some_thing", "data.txt"))
    try:
        metadata.version("not-there")
    except metadata.PackageNotFoundError as error:
        print(error)
