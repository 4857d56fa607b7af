# An exception in __init__.
class A:
    def __init__(self, x):
        self.y = x['missing']
class B(A):
    def __init__(self):
        super().__init__({})
b = B()
