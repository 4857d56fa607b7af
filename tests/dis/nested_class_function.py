class A:
    def f(self):
        def g():
            return self
        class B:
            x = g
        return B
