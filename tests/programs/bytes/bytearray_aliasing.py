# Slices copy; views share; a view forbids resizing.
a = bytearray(b"hello")
b = a
c = a[:]
m = memoryview(a)
m[0] = ord("J")
print(a, b, c)
try:
    a.append(1)
except BufferError as e:
    print(e)
try:
    del a[0]
except BufferError as e:
    print(e)
a[1] = ord("E")
print(m.tobytes(), m[1:3].tobytes())
m.release()
a.append(33)
print(a)
try:
    m[0]
except ValueError as e:
    print(e)
with memoryview(a) as v:
    print(len(v), v[0])
a.clear()
print(a)
