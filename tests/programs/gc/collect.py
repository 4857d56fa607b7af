import gc
import weakref


class Node:
    pass


def cycle():
    node = Node()
    node.self = node
    return weakref.ref(node)


gc.collect()
gc.disable()
print(gc.isenabled())
ref = cycle()
print(ref() is None)
print(gc.collect() > 0, ref() is None)
gc.enable()
print(gc.isenabled(), gc.get_threshold())
gc.set_threshold(500, 5)
print(gc.get_threshold())
phases = []
gc.callbacks.append(lambda phase, info: phases.append((phase, info['generation'])))
gc.collect()
print(phases)
gc.callbacks.clear()
print(gc.is_tracked([]), gc.is_tracked('a'), gc.is_tracked(1.5))
inner = []
outer = [inner]
print(gc.get_referents(outer) == [inner], outer in gc.get_referrers(inner))
try:
    gc.collect(7)
except ValueError as error:
    print(error)
