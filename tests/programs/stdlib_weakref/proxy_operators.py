# Every operator reaches the object behind a proxy.
import operator
import weakref


class Number:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __float__(self):
        return float(self.value)

    def __int__(self):
        return self.value

    def __bytes__(self):
        return b"bytes"

    def __neg__(self):
        return -self.value

    def __invert__(self):
        return ~self.value

    def __abs__(self):
        return abs(self.value)

    def __reversed__(self):
        return iter("cba")

    def __rmatmul__(self, other):
        return ("rmatmul", other)

    def __rlshift__(self, other):
        return ("rlshift", other)

    def __rpow__(self, other):
        return ("rpow", other)

    def __divmod__(self, other):
        return ("divmod", other)

    def __ifloordiv__(self, other):
        self.value //= other
        return self


number = Number(-42)
proxy = weakref.proxy(number)
print(operator.index(proxy), float(proxy), int(proxy), bytes(proxy), -proxy, ~proxy, abs(proxy))
print("".join(reversed(proxy)), 5 @ proxy, 5 << proxy, 5**proxy, divmod(proxy, 2))
proxy //= 2
print(number.value)
