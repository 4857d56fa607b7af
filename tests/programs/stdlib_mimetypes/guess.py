# Kinds by endings, without the tables of the system.
import io
import mimetypes

mimetypes.knownfiles.clear()
mimetypes.init()
for name in ("a.html", "a.tar.gz", "a.tgz", "A.TXT", "b.svgz", "x.unknown", "noending", "http://h/p/a.png?x=1", "data:text/html,abc",
             "data:,x", "data:image/png;base64,xx", "dir.html/file", "a.jpg", "a.Z", "a.xz", ".html", "file.json", "s.py", "a.webp"):
    print(name, mimetypes.guess_type(name), mimetypes.guess_type(name, strict=False))
print(mimetypes.guess_file_type("x/a.css"), mimetypes.guess_extension("text/html"), mimetypes.guess_all_extensions("text/plain"),
      mimetypes.guess_extension("image/jpg", strict=False), mimetypes.guess_extension("no/such"))
mimetypes.add_type("x/y", ".xy")
print(mimetypes.guess_type("f.xy"), mimetypes.guess_extension("X/Y"))
table = mimetypes.MimeTypes()
table.readfp(io.StringIO("# comment\nmy/type my1 my2 # more\n"))
print(table.guess_type("a.my2"), table.guess_all_extensions("my/type"), mimetypes.guess_type("a.my2"), len(mimetypes.types_map))
