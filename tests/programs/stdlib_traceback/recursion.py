# A line repeated more than three times is only counted.
import traceback

def down(n):
    if n == 0:
        raise ValueError('bottom')
    down(n - 1)

def ping(n):
    pong(n)

def pong(n):
    return ping(n - 1) if n else 1 / 0

for f, n in ((down, 2), (down, 3), (down, 4), (down, 50), (ping, 3)):
    try:
        f(n)
    except Exception as e:
        print(''.join(traceback.format_exception(e)))
