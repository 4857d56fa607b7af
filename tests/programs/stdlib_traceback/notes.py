# Notes follow the exception.
import traceback
e = ValueError('x\ny')
e.add_note('first note')
e.add_note('second\nnote')
print(''.join(traceback.format_exception(e)), end='')
e.__notes__ = 'abc'
print(traceback.format_exception_only(e))
e.__notes__ = [1, 'a']
print(traceback.format_exception_only(e))

class Bad(Exception):
    def __str__(self):
        raise TypeError

class Empty(Exception):
    pass

print(traceback.format_exception_only(Bad()), traceback.format_exception_only(Empty()), traceback.format_exception_only(None))
class Other(Exception):
    __module__ = 'pkg.mod'
print(traceback.format_exception_only(Other(3)), traceback.format_exception_only(KeyError('k')))
