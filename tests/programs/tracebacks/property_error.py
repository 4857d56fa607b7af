# An exception in a property.
class P:
    @property
    def ratio(self):
        return self.a / self.b
    a, b = 1, 0
print(P().ratio + 1)
