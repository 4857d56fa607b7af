# The predicates, on one object of each kind.
import functools
import inspect
import sys

class K:
    def m(self): pass
    @property
    def p(self): pass
    @staticmethod
    def s(): pass
    @classmethod
    def c(cls): pass
class Slots:
    __slots__ = 'x'
async def co(): pass
def gen(): yield
async def agen(): yield
c, g, a = co(), gen(), agen()
frame = sys._getframe()
objects = {'module': sys, 'class': K, 'function': K.m, 'bound': K().m, 'lambda': lambda: 0, 'co': co, 'coroutine': c, 'gen': gen, 'generator': g,
           'agen': agen, 'asyncgen': a, 'frame': frame, 'code': frame.f_code, 'builtin': len, 'method of list': [].append, 'dict.get': dict.get,
           'int.__add__': int.__add__, 'property': K.p, 'slot': Slots.x, 'partial': functools.partial(co), 'three': 3}
names = ('ismodule', 'isclass', 'isfunction', 'ismethod', 'isbuiltin', 'isroutine', 'isgenerator', 'isgeneratorfunction', 'iscoroutine', 'iscoroutinefunction',
         'isasyncgen', 'isasyncgenfunction', 'isawaitable', 'isframe', 'iscode', 'isdatadescriptor', 'ismethoddescriptor', 'ismemberdescriptor')
for title, obj in objects.items():
    print(title, [n for n in names if getattr(inspect, n)(obj)])
c.close()
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), g.close(), inspect.getgeneratorstate(g), inspect.getcoroutinestate(c))
