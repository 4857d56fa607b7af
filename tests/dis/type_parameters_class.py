class C[T]:
    def m(self, x: T) -> T:
        return x
class D[K, V](dict[K, V]): pass
