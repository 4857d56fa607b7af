# Called once: when the object goes, when asked, or at exit.
import weakref

class A:
    pass

a, b, c, d = A(), A(), A(), A()
f = weakref.finalize(a, print, 'a is gone', end='!\n')
print(f.alive, f.peek()[2:], f.atexit)
del a
print(f.alive, f(), f.peek())
g = weakref.finalize(b, lambda x: x * 2, 21)
print(g(), g(), g.alive)
h = weakref.finalize(c, print, 'never')
print(h.detach()[2:], h.alive, h.detach())
del c
weakref.finalize(d, print, 'at exit, made first')
weakref.finalize(d, print, 'at exit, made second')
weakref.finalize(d, print, 'not at exit').atexit = False
try:
    weakref.finalize(5, print)
except TypeError as e:
    print(e)
print('end of program')
