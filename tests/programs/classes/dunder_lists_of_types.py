# Which special methods the built-in types define.
for t in (object, int, float, str, list, tuple, dict, set, bytes, type(None), type, range, slice, property, BaseException, type(lambda: 0), type((x for x in ()))):
    print(t.__name__, sorted(n for n in vars(t) if n.startswith("__") and n not in ("__doc__", "__text_signature__")))
