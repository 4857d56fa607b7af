@first
@second(1, x=2)
def f():
    return 1

@third.attribute
class C:
    @staticmethod
    def m():
        pass

    @property
    def p(self):
        return self._p
