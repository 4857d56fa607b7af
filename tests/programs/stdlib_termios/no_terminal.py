# What is no terminal has no attributes; modes are changed as lists of numbers.
import os
import termios
import tty

ends = os.pipe()
for action in (lambda: termios.tcgetattr(ends[0]), lambda: tty.setraw(ends[0]), lambda: termios.tcdrain(ends[1]),
               lambda: termios.tcgetattr(-1), lambda: termios.tcgetattr('x')):
    try:
        print(action())
    except (termios.error, ValueError, TypeError) as error:
        print(type(error), error)
mode = [0o2400, 5, 0o277, 0o105073, 15, 15, [b'\x03', b'\x1c', b'\x7f', b'\x15', b'\x04', b'\x00', b'\x01'] + [b'\x00'] * 25]
raw = list(mode)
tty.cfmakeraw(raw)
print(raw)
tty.cfmakecbreak(mode)
print(mode[:6], mode[6][:7])
print(termios.TCSADRAIN, termios.ECHO, termios.ICANON, tty.LFLAG, tty.CC)
