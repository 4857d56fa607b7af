# Parameter and Signature objects.
from inspect import Parameter, Signature, signature

def f(a, b: int = 3, *args, c, **kw): pass
s = signature(f)
for p in s.parameters.values():
    print(p.name, p.kind, p.kind.description, p.default is p.empty, p.annotation is p.empty, repr(p))
print(s.replace(return_annotation=int), s.replace(parameters=[]), s == signature(f), hash(s) == hash(signature(f)))
print(Parameter('a', 1).replace(name='b', default=2), Parameter('a', Parameter.VAR_POSITIONAL, annotation=int), Signature([Parameter('z', Parameter.KEYWORD_ONLY)]))

def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

attempt(lambda: Parameter('1', 1))
attempt(lambda: Parameter('class', 1))
attempt(lambda: Parameter(3, 1))
attempt(lambda: Parameter('a', 7))
attempt(lambda: Parameter('a', Parameter.VAR_KEYWORD, default=1))
attempt(lambda: Signature([Parameter('a', 1), Parameter('a', 1)]))
attempt(lambda: Signature([Parameter('a', 1, default=3), Parameter('b', 1)]))
attempt(lambda: Signature([Parameter('a', 3), Parameter('b', 0)]))
