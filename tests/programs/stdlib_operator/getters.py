# itemgetter, attrgetter and methodcaller.
from operator import itemgetter, attrgetter, methodcaller
print(itemgetter(1)('abc'), itemgetter(0, 2)('abc'), itemgetter('k')({'k': 5}), itemgetter(slice(1, 3))('abcd'))
class N:
    def __init__(self, v):
        self.v = v
        self.sub = v and N(None)
print(attrgetter('v')(N(1)), attrgetter('v', 'sub.v')(N(2)))
print(methodcaller('upper')('a'), methodcaller('split', ',', maxsplit=1)('a,b,c'))
print(itemgetter(1), itemgetter(1, 'a'), attrgetter('a.b', 'c'), methodcaller('f', 1, k=2))
print(sorted([('a', 3), ('b', 1)], key=itemgetter(1)), list(map(itemgetter(0), ['xy', 'zw'])))
for f in (lambda: itemgetter(), lambda: attrgetter(3), lambda: attrgetter('nope')(1), lambda: itemgetter(9)('a'), lambda: methodcaller(),
          lambda: methodcaller('nope')(1), lambda: methodcaller(3), lambda: itemgetter(0)(5), lambda: itemgetter(1)(), lambda: attrgetter()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
