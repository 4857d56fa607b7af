# Archives in memory: members stored and deflated, listings, errors.
import io
import sys
import zipfile

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
    for name, data, kind in (("a.txt", "alpha " * 50, None), ("sub/b.bin", bytes(range(256)), zipfile.ZIP_STORED),
                             ("\u00fcber.txt", "text", None)):
        info = zipfile.ZipInfo(name, (2024, 2, 29, 12, 30, 58))
        info.compress_type = archive.compression if kind is None else kind
        archive.writestr(info, data)
    archive.mkdir("folder")
    with archive.open(zipfile.ZipInfo("stream"), "w") as member:
        print(member.write(b"one"), member.write(b"two"), member.writable())
    archive.comment = b"a comment"
    print(archive.namelist())

print(len(buffer.getvalue()), zipfile.is_zipfile(buffer), zipfile.is_zipfile(io.BytesIO(b"no")))
with zipfile.ZipFile(buffer) as archive:
    for info in archive.infolist():
        print(info, info.date_time, info.CRC, info.header_offset, info.is_dir(), info.flag_bits)
    print(archive.comment, archive.testzip(), archive.read("a.txt")[:12], archive.read("sub/b.bin") == bytes(range(256)))
    archive.printdir(sys.stdout)
    with archive.open("a.txt") as member:
        print(member.read(5), member.tell(), member.peek(3)[:3], member.read1(4), member.seek(0), member.readline()[:6])
        print(member.seek(-6, 2), member.read(), member.read(), member.readable(), member.seekable(), member.closed)
    print(archive.open("\u00fcber.txt").read().decode())
    for bad in (lambda: archive.read("none"), lambda: archive.open("a.txt", "q"), lambda: archive.writestr("x", "y")):
        try:
            bad()
        except (KeyError, ValueError) as error:
            print(type(error).__name__, error)
with zipfile.ZipFile(buffer, "a") as archive:
    archive.writestr("more", b"added")
with zipfile.ZipFile(buffer) as archive:
    print(archive.namelist()[-1], archive.read("more"), archive.comment)
for data in (b"", b"PK\5\6", b"x" * 100):
    try:
        zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        print(error)
damaged = bytearray(buffer.getvalue())
damaged[60] ^= 1
try:
    print(zipfile.ZipFile(io.BytesIO(damaged)).testzip())
except Exception as error:
    print(type(error).__name__)
try:
    zipfile.ZipFile(buffer, "q")
except ValueError as error:
    print(error)
