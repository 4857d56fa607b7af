# Header, frames, marked expressions and the exception.
import traceback

def inner(x):
    return x / (x - x)

def outer():
    data = {'k': [1, 2]}
    return inner(data['k'][0]) + 1

def attempt(f):
    try:
        f()
    except Exception as e:
        print(''.join(traceback.format_exception(e)), end='')

attempt(outer)
attempt(lambda: {}['missing'])
attempt(lambda: [1, 2][5] + 1)
attempt(lambda: (1 +
                 'a'))
attempt(lambda: 'a'.nope(3))
attempt(lambda: print(undefined_name))
attempt(lambda: int(
    'x',
    10,
))
