# The __get__, __set__ and __delete__ of built-in descriptors, called by subclasses that override them.
class P(property):
    def __get__(self, o, t=None):
        return ('sub', property.__get__(self, o, t))
    def __set__(self, o, v):
        print('set'); property.__set__(self, o, v)
    def __delete__(self, o):
        print('del'); property.__delete__(self, o)
class A:
    @P
    def x(self): return 1
    @x.setter
    def x(self, v): print('v', v)
    @x.deleter
    def x(self): print('gone')

print(A().x)
a = A()
a.x = 3
del a.x


class S(staticmethod):
    def __get__(self, o, t=None):
        return ('sub', staticmethod.__get__(self, o, t)())
class C(classmethod):
    def __get__(self, o, t=None):
        return ('sub', classmethod.__get__(self, o, t)())


class B:
    @S
    def s():
        return 1

    @C
    def c(cls):
        return cls.__name__


print(B.s, B.c, B().s, B().c)
