# sys._getframe: code, lines, locals, f_back, globals.
import sys
def f(a):
    b = 2
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_lineno, sorted(frame.f_locals)[:2], frame.f_globals is globals(), frame.f_back.f_code.co_name, frame.f_builtins["len"] is len, type(frame).__name__, frame.f_locals["a"])
    frame.f_locals["b"] = 99
    print(b)
    return frame
def caller(): return f(1)
fr = caller()
print(fr.f_back is None, fr.f_locals["a"], fr.f_lineno)
def who(): return sys._getframe(1).f_code.co_name
def outer(): return who()
print(outer(), who(), sys._getframe().f_code.co_name, sys._getframe().f_lineno, sys._getframe().f_back)
def stack():
    names, fr = [], sys._getframe()
    while fr: names.append(fr.f_code.co_name); fr = fr.f_back
    return names
class C:
    x = stack()
    def m(self): return [stack() for _ in range(1)][0]
print(C.x, C().m(), (lambda: stack())(), list(stack() for _ in range(1))[0])
def gen(): yield sys._getframe().f_back.f_code.co_name
def use(): return next(gen())
print(use())
try: 1 / 0
except ZeroDivisionError as e: print(e.__traceback__.tb_frame is sys._getframe(), e.__traceback__.tb_frame.f_code.co_name)
def locs(): x = 1; fl = sys._getframe().f_locals; x = 2; y = 3; return fl["x"], "y" in fl, dict(fl) != {}
print(locs())
