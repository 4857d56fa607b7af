# Where the docstring of a property comes from, for property itself and for subclasses.
class Property(property):
    """The subclass's own."""


class Slotted(property):
    __slots__ = ("__doc__",)


def with_doc(self):
    """getter's"""


def without_doc(self):
    pass


for kind in (property, Property, Slotted):
    print(kind(with_doc).__doc__, kind(without_doc).__doc__, kind(with_doc, doc="given").__doc__)


class Base:
    @property
    def spam(self):
        """first"""

    @spam.getter
    def spam(self):
        """second"""

    @Property
    def eggs(self):
        """third"""

    @eggs.setter
    def eggs(self, value):
        """ignored"""


print(Base.spam.__doc__, Base.eggs.__doc__)
kept = property(with_doc, doc="kept").getter(without_doc)
print(kept.__doc__, property(with_doc).setter(without_doc).__doc__)
try:
    property().__set_name__()
except TypeError as error:
    print(error)
