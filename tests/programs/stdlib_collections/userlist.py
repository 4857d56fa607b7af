# A list that is easy to subclass.
from collections import UserList

class L(UserList):
    def head(self):
        return self[0]

l = L([3, 1, 2])
print(l, l.head(), l[1:], type(l[1:]).__name__, len(l), 1 in l, l == [3, 1, 2], l < [4])
l.append(5)
l.extend(L('ab'))
l.insert(0, 9)
l += (7,)
print(l, l + [0], [0] + l, l * 2, type(l + []).__name__)
print(l.pop(), l.pop(0), l.index(5), l.count(1), l.copy() == l)
l.remove('a')
l.reverse()
print(l)
del l[0]
l[0] = 'x'
print(l, L(range(3)), L())
l = L([3, 1, 2])
l.sort(reverse=True)
print(l, l.data)
