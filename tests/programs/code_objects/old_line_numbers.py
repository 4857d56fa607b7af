import pathlib
import warnings

warnings.simplefilter('ignore')


def lines(a):
    b = a + 1

    if b:
        b = [
            a,
            b,
        ]
    return b


print(lines.__code__.co_lnotab)
print(compile('1', b'there.py', 'eval').co_filename, compile('1', pathlib.Path('a/b.py'), 'eval').co_filename)
try:
    compile('1', bytearray(b'x'), 'eval')
except TypeError as error:
    print(error)
