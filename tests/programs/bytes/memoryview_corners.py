view = memoryview(bytearray(b'abcdef'))


def attempt(action):
    try:
        print(action())
    except (TypeError, NotImplementedError) as error:
        print(type(error).__name__, error)


attempt(lambda: view[(slice(0, 1),)])
attempt(lambda: view[slice(0, 1), slice(0, 1)])
attempt(lambda: view.__setitem__((slice(0, 1),), b'a'))
attempt(lambda: view[1.0])
attempt(lambda: view < view)
attempt(lambda: view < b'a')
attempt(lambda: b'a' < view)
attempt(lambda: view > 1)
half = memoryview(bytearray(8)).cast('e')
half[1] = 1.5
print(half.tolist(), half.itemsize, bytes(half[1:2]))
print(b'a'.__lt__(bytearray(b'b')), b'a' < bytearray(b'b'), bytearray(b'a') < memoryview(b'b'), b'a' == memoryview(b'a'))
