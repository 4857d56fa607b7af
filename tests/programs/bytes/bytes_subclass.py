# A subclass of bytes and bytearray.
class B(bytes):
    def __repr__(self):
        return f"B<{bytes(self)!r}>"
x = B(b"abc")
x.note = 1
print(x, [x], x + b"d", type(x + b"d"), x[0], type(x[:]), x == b"abc", x.upper(), bytes(x), type(bytes(x)), x.note, B.fromhex("41"), type(B.fromhex("41")), str(x))
class A(bytearray):
    pass
a = A(b"x")
a.append(121)
print(a, repr(a), type(a.copy()), a + b"z", isinstance(a, bytearray), a.__dict__)
