import weakref


class C:
    def __call__(self):
        return 'called'


def shout(reference):
    print(type(reference).__name__)


one = C()
print(weakref.proxy(one) is weakref.proxy(one), weakref.ref(one) is weakref.ref(one))
kept = weakref.proxy(one)
plain = weakref.ref(one)
print(weakref.proxy(one) is kept, weakref.proxy(one, None) is kept, weakref.proxy(one, shout) is kept)
print(weakref.getweakrefcount(one), [type(item).__name__ for item in weakref.getweakrefs(one)])
called = weakref.proxy(one, shout)
print(weakref.getweakrefcount(one), [type(item).__name__ for item in weakref.getweakrefs(one)], called())
del one
print(plain())
for bad in (lambda: weakref.ref(C(), callback=None), lambda: plain.__init__()):
    try:
        bad()
    except TypeError as error:
        print(error)
