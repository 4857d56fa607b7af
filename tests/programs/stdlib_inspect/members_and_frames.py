# Members, class trees, closures and the stack.
import inspect

class Base:
    attr = 1
    def m(self): pass
    @property
    def p(self): return 1
class D(Base):
    def own(self): pass
print([n for n, v in inspect.getmembers(D) if n[0] != '_'], [n for n, v in inspect.getmembers(D(), inspect.ismethod)])
print([(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(D) if a.name[0] != '_'])
print(inspect.getmro(D), inspect.getclasstree([Base, D]))
print(type(inspect.getattr_static(D(), 'p')).__name__, inspect.getattr_static(D, 'nope', 'default'))
def outer():
    v = 1
    def inner():
        return v, len, Base, undefined
    return inner
print(inspect.getclosurevars(outer()))
def where():
    frame = inspect.currentframe()
    info = inspect.stack()
    print(frame.f_code.co_name, [(i.function, i.code_context) for i in info], info[0].index, inspect.getframeinfo(frame).lineno == frame.f_lineno)
def args(a, *b, k=1):
    return inspect.formatargvalues(*inspect.getargvalues(inspect.currentframe()))
where()
print(args(1, 2, 3))
def w(): pass
w.__wrapped__ = where
print(inspect.unwrap(w).__name__)
w.__wrapped__ = w
try:
    inspect.unwrap(w)
except ValueError as e:
    print(str(e)[:27])
def annotated(x: 'int', y: str) -> 'list[int]': pass
print(inspect.get_annotations(annotated), inspect.get_annotations(annotated, eval_str=True))
