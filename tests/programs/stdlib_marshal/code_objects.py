# Code objects go through marshal.
import io
import marshal

source = '''
def f(a, *b, c=3, **d):
    """Doc."""
    def inner():
        return a, b, c, d
    try:
        return inner(), {1: (2, b'x', 1.5, 2j, None, ..., frozenset({1}))}
    except* ValueError:
        pass

class C:
    x: int = 10**30
    async def g(self):
        return [y async for y in self]

print(f(1, 2, z=3), f.__doc__, C.x)
'''
code = compile(source, 'some file.py', 'exec')
copy = marshal.loads(marshal.dumps(code))
exec(copy, {'__name__': 'm'})
print(copy.co_filename, copy.co_name, copy.co_names == code.co_names, copy == code)
print(list(copy.co_positions()) == list(code.co_positions()), copy.co_code == code.co_code)
stream = io.BytesIO()
marshal.dump([1, compile('6 * x', 'e', 'eval'), 'end'], stream)
stream.seek(0)
one, code, end = marshal.load(stream)
print(one, eval(code, {'x': 7}), end)
