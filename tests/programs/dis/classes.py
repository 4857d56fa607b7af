"""A class is listed method by method."""
import dis


class C:
    x = 1

    def method(self):
        return self.x

    @classmethod
    def make(cls):
        return cls()


dis.dis(C)
try:
    dis.dis(1)
except TypeError as error:
    print(error)
