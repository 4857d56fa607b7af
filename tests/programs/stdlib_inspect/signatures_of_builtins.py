"""Signatures of what is built in."""
import collections
import functools
import inspect
import io
import itertools
import math
import operator

for function in (list, set, property, classmethod, staticmethod, zip, map, reversed, object, functools.partial,
                 operator.attrgetter, operator.itemgetter, operator.methodcaller, itertools.chain, itertools.product,
                 io.StringIO, io.BytesIO, print, len, sorted, math.isclose, dict, int, super, collections.OrderedDict):
    try:
        print(function.__name__, inspect.signature(function))
    except ValueError as error:
        print(error)
for function in (len, print, sorted, globals, math.sin, math.isclose, abs, functools.cmp_to_key, int.to_bytes, [].sort):
    print(function.__name__, function.__text_signature__)
