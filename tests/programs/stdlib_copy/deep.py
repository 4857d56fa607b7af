"""copy.deepcopy() copies everything once, cycles too."""
import copy

inner = [1]
data = {"a": inner, "b": [inner, inner], "t": (1, inner), "k": (1, 2)}
d = copy.deepcopy(data)
print(d == data, d["a"] is inner, d["a"] is d["b"][0] is d["b"][1] is d["t"][1], d["k"] is data["k"])
loop = []
loop.append(loop)
l2 = copy.deepcopy(loop)
print(l2[0] is l2, l2 is loop)


class Node:
    def __init__(self):
        self.next = self
        self.items = {1: [self]}


n = copy.deepcopy(Node())
print(n.next is n, n.items[1][0] is n)


class Custom:
    def __deepcopy__(self, memo):
        return ("custom", len(memo))


print(copy.deepcopy(Custom()), copy.deepcopy([Custom(), [Custom()]]))


class K:
    def __init__(self):
        self.log = []

    def add(self):
        self.log.append(1)


k = K()
method = copy.deepcopy(k.add)
method()
print(k.log, method.__self__.log)
memo = {id(inner): "replaced"}
print(copy.deepcopy([inner, 2], memo))
t = ([],)
t[0].append(t)
u = copy.deepcopy(t)
print(u[0][0] is u, u is t)
print(copy.deepcopy(len) is len, copy.deepcopy(Node) is Node)
try:
    copy.deepcopy(x for x in ())
except TypeError as error:
    print(error)
