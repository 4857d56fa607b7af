class C:
    a: int
    b: list[int] = []
    def m(self) -> "C":
        x: int
        return self
