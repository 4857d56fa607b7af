# A namespace can be copied and made again from its parts.
import copy
import types

original = types.SimpleNamespace(a=1, b=[2])
twin = copy.copy(original)
deep = copy.deepcopy(original)
print(twin == original, deep == original, twin.b is original.b, deep.b is original.b, twin)
print(copy.replace(original, a=5), original.__reduce__()[1:])


class Loader:
    def __repr__(self):
        return "a loader"


module = types.ModuleType("made")
print(module)
module.__loader__ = Loader()
print(module)
del module.__name__
print(module)
module.__file__ = "made.py"
print(module)
