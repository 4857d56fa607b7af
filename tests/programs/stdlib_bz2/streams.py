# Compressing and decompressing, at once and in parts, and files.
import bz2
import io
import os
import tempfile

data = b'The quick brown fox. ' * 500
packed = bz2.compress(data)
print(len(packed), packed[:10], bz2.decompress(packed) == data, bz2.compress(b''), bz2.decompress(b''))
print(bz2.decompress(packed + bz2.compress(b'more') + b'trash')[-10:])
compressor = bz2.BZ2Compressor(3)
parts = [compressor.compress(data[:5000]), compressor.compress(data[5000:]), compressor.flush()]
print(bz2.decompress(b''.join(parts)) == data)
for action in (lambda: compressor.compress(b'x'), compressor.flush, lambda: bz2.BZ2Compressor(10),
               lambda: bz2.decompress(b'nonsense'), lambda: bz2.decompress(packed[:-5]), lambda: bz2.compress('text'),
               lambda: bz2.open('x', 'q'), lambda: bz2.open('x', 'rb', encoding='utf-8'), lambda: bz2.BZ2File(3)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
decompressor = bz2.BZ2Decompressor()
print(decompressor.eof, decompressor.needs_input, decompressor.unused_data)
print(len(decompressor.decompress(packed + b'tail', 100)), decompressor.eof, decompressor.needs_input)
rest = b''
while not decompressor.eof:
    rest += decompressor.decompress(b'', 4000)
print(len(rest), decompressor.unused_data, decompressor.needs_input)
try:
    decompressor.decompress(b'')
except EOFError as error:
    print(error)
with tempfile.TemporaryDirectory() as folder:
    file = os.path.join(folder, 'a.bz2')
    with bz2.open(file, 'wt', encoding='utf-8') as stream:
        stream.write('één\ntwo\n')
    with bz2.open(file, 'ab') as stream:
        print(stream.write(b'three\n'), stream.tell(), stream.writable(), stream.readable())
    with bz2.open(file, 'rt', encoding='utf-8') as stream:
        print(stream.readlines())
    with bz2.BZ2File(file) as stream:
        print(stream.read(4), stream.tell(), stream.seek(1), stream.readline(), stream.peek()[:3], stream.read())
        print(stream.seek(-3, 2), stream.read(), stream.read(), stream.mode)
        stream.seek(0)
        print(list(stream))
    print(stream.closed)
with bz2.BZ2File(io.BytesIO(packed[:-5])) as stream:
    try:
        stream.read()
    except EOFError as error:
        print(error)
