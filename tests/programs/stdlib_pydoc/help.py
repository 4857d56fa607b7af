# The documentation of functions, classes and instances.
import pydoc
import sys

X = 5
_y = 6
class Base:
    """Base class."""
    attr = 3
    def m(self, a, *, b=2):
        """M doc."""
    @classmethod
    def c(cls): "class method"
    @staticmethod
    def s(x): pass
    @property
    def p(self):
        """A property."""
    def _hidden(self): pass
    alias = m
class Derived(Base):
    def __init__(self, x: int = 1) -> None:
        "Make."
    def m(self): return 1
    @property
    def q(self): return 1
    @q.setter
    def q(self, v): pass
def f(x, y=1, *args, **kw):
    """F doc.

    More.
    """
async def g(): pass
h = lambda x: x


for thing in (f, g, h, Base, Derived, Derived().m, Base.c, Base.p, Base(), [].append, "nonesuch"):
    pydoc.Helper(output=sys.stdout)(thing)
    print("=====")
print(pydoc.plain(pydoc.render_doc(f)))
print(pydoc.describe(Base), pydoc.describe(len), pydoc.describe(5), pydoc.locate("os.path.join") is not None, pydoc.locate("no.such"))
print(pydoc.splitdoc("One.\n\nRest."), pydoc.getdoc(f))
