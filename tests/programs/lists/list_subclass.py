# A subclass of list.
class Stack(list):
    def __init__(self, *items):
        super().__init__(items)
        self.log = []
    def push(self, x):
        self.log.append(x)
        self.append(x)
    def __getitem__(self, i):
        return ("item", super().__getitem__(i))
s = Stack(1, 2)
s.push(3)
print(s, s.log, s[0], s[0:2], len(s), list(s), s + [4], type(s + [4]), s == [1, 2, 3], isinstance(s, list), type(s * 2), type(s.copy()), s.__dict__)
class Loud(list):
    def append(self, x):
        print("append", x)
        super().append(x)
    def __len__(self):
        return 99
    def __iter__(self):
        return iter("xyz")
    def __contains__(self, x): return x == "magic"
l = Loud([1])
l.append(2); l.extend([3]); l += [4]
print(list.__len__(l), len(l), list(l), [*l], tuple(l), repr(l), "magic" in l, 1 in l, l[-1], sorted(l), bool(Loud()))
print(list.__init__.__name__, Loud.__mro__, hasattr(l, "__hash__"), Loud.__hash__)
