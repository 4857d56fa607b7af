class A(B):
    def __init__(self, x):
        super().__init__(x)
        self.x = super().y
    def m(self):
        super(A, self).m()
        super(A, self).n
    @classmethod
    def k(cls):
        return super().k()
