# Python called from native code called from Python.
class Key:
    def __init__(self, v): self.v = v
    def __lt__(self, other):
        return self.v < other.w
print(max(map(Key, [1, 2])))
