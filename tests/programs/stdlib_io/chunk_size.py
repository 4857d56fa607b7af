# How much a text file reads ahead can be set.
import io

binary = io.BytesIO(b'one\ntwo\nthree\n')
text = io.TextIOWrapper(binary)
print(text._CHUNK_SIZE)
text._CHUNK_SIZE = 1
print(repr(text.readline()), binary.tell(), text._CHUNK_SIZE)
print(repr(text.read(2)), binary.tell())
for size in (0, -1, 'x'):
    try:
        text._CHUNK_SIZE = size
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    del text._CHUNK_SIZE
except AttributeError as error:
    print(error)
