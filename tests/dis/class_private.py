class C:
    __slots__ = ("__a",)
    def __init__(self):
        self.__a = 1
        self.__b__ = __c
    def __m(self):
        return self.__m
