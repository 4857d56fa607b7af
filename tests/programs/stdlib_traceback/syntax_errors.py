# File, line, text and markers of a syntax error.
import traceback

def show(*args):
    print(''.join(traceback.format_exception_only(SyntaxError(*args))))

show('msg')
show('msg', ('f.py', 3, 5, '  abc def\n', 3, 8))
show('msg', ('f.py', 3, 5, '  abc def\n'))
show('msg', ('f.py', 3, None, 'abc\n'))
show('msg', ('f.py', None, None, None))
show('msg', ('f.py', 3, 50, 'abc\n', 3, 60))
show('msg', ('f.py', 3, 2, '\tabc  d\n', 5, 2))
show(None, (None, 3, 2, 'abc\n', 3, 0))
show('msg', ('f.py', 1, 1, 'x = (1,\n', 3, 2))
e = SyntaxError('m', ('f', 1, 2, 'text', 1, 4))
print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e)
print(''.join(traceback.format_exception_only(IndentationError('ii', ('f', 1, 1, 'x')))))
