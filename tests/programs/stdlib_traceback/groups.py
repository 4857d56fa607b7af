# Exception groups are drawn as a tree.
import traceback

def fail(x):
    raise ValueError(f'bad {x}')

def group():
    errors = []
    for x in range(2):
        try:
            fail(x)
        except ValueError as e:
            errors.append(e)
    raise ExceptionGroup('several', errors)

def nested():
    try:
        group()
    except ExceptionGroup as e:
        raise ExceptionGroup('outer', [e, TypeError('two\nlines'), ExceptionGroup('leaf', [KeyError('k')])]) from None

for f in (group, nested):
    try:
        f()
    except ExceptionGroup as e:
        print(''.join(traceback.format_exception(e)))
print(''.join(traceback.format_exception(ExceptionGroup('many', [OSError(i) for i in range(17)]))))
print(traceback.format_exception_only(ExceptionGroup('g', [ValueError(1)]), show_group=True))
