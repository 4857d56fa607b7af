# Did you mean? Did you forget to import?
import traceback

class Robot:
    speed = 1
    _hidden = 2
    def move(self):
        return speed
    def look(self):
        return self._hiden

def near():
    value = 1
    return valeu

def show(f):
    try:
        f()
    except Exception as e:
        print(traceback.format_exception_only(e)[0], end='')
        print(''.join(traceback.TracebackException.from_exception(e).format_exception_only()), end='')

def star():
    from itertools import chian

show(lambda: Robot().sped)
show(lambda: Robot().SPEED)
show(lambda: Robot()._hiden)
show(lambda: Robot().hidden)
show(Robot().move)
show(Robot().look)
show(near)
show(star)
show(lambda: pritn(1))
show(lambda: sys.path)
show(lambda: tiem.time())
show(lambda: [].apend)
show(lambda: Robot().completely_different)
