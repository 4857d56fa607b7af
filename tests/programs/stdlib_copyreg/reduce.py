"""copyreg takes objects apart for the old protocols and knows functions for types."""
import copy
import copyreg


class A:
    def __init__(self):
        self.x = 1


class I(int):
    pass


class S:
    __slots__ = ("a", "__private", "__dict__")


print(A().__reduce_ex__(1) == (copyreg._reconstructor, (A, object, None), {"x": 1}))
print(I(3).__reduce_ex__(0) == (copyreg._reconstructor, (I, int, 3)))
print(A().__reduce_ex__(2)[0].__name__, A().__reduce_ex__(2)[2])
rebuilt = copyreg._reconstructor(I, int, 7)
print(type(rebuilt).__name__, rebuilt)
print(sorted(copyreg._slotnames(S)))
for call in (lambda: S().__reduce_ex__(0), lambda: copyreg.pickle(A, 3), lambda: copyreg.constructor(3)):
    try:
        call()
    except TypeError as error:
        print(error)
copyreg.pickle(A, lambda a: (str, ("from table",)))
print(copy.copy(A()), copy.deepcopy(A()))
print(copyreg.pickle_complex(1 + 2j))
