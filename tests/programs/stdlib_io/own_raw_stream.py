# A raw stream written in Python under buffered and text layers.
import io

class Upper(io.RawIOBase):
    def __init__(self, data):
        self.data = data
        self.at = 0
    def readable(self):
        return True
    def readinto(self, buffer):
        chunk = self.data[self.at:self.at + min(3, len(buffer))].upper()
        buffer[:len(chunk)] = chunk
        self.at += len(chunk)
        return len(chunk)

print(Upper(b'abcdef').read(), Upper(b'abcdef').read(2), Upper(b'abc').readall())
print(io.BufferedReader(Upper(b'hello\nworld')).readlines())
print(io.TextIOWrapper(io.BufferedReader(Upper(b'one\ntwo'))).read())
print(list(Upper(b'x\ny\n')))
with Upper(b'q') as u:
    print(u.closed)
print(u.closed)
try:
    u.read()
except Exception as e:
    print(type(e).__name__, e)

class Collect(io.RawIOBase):
    got = b''
    def writable(self):
        return True
    def write(self, data):
        self.got += bytes(data)
        return len(data)

c = Collect()
with io.TextIOWrapper(c, encoding='utf-8', write_through=True) as t:
    print('text é', file=t)
print(c.got, c.closed)
