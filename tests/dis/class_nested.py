class A:
    class B:
        c = 1
        def m(self): return A
    def f(self):
        class Local(self.B):
            d = self
        return Local
