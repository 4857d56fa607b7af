# An attribute of None.
import sys
class Tree: left = right = None
t = Tree()
print(t.left.right.value)
