# A comparison that changes the dictionary while it is being searched.
class Evil:
    def __init__(self, d=None): self.d = d
    def __hash__(self): return 5
    def __eq__(self, other):
        if self.d is not None:
            d, self.d = self.d, None
            d.clear()
            for i in range(20):
                d[i] = i
        return False
d = {}
e1 = Evil()
d[e1] = 1
probe = Evil(d)
d[probe] = 2
print(len(d), 5 in d, sorted(k for k in d if isinstance(k, int))[:3])
d = {Evil(): 1}
probe = Evil(d)
print(probe in d, len(d))
d = {Evil(): 1}
print(d.get(Evil(d), "default"), len(d), d.pop(Evil(), "none"))
