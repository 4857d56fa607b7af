"""What can show its memory."""
import array
from collections.abc import Buffer

print([issubclass(kind, Buffer) for kind in (bytes, bytearray, memoryview, array.array, str, list)])
view = memoryview(b"abc")
other = view.__buffer__(0)
print(other.tobytes(), view.__release_buffer__(other))
try:
    other.tobytes()
except ValueError as error:
    print(error)
