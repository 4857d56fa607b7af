"""The Bytecode class, and an arrow at the place of an error."""
import dis


def f():
    return 1 / zero


code = dis.Bytecode(f)
print(len(list(code)), code.codeobj is f.__code__, code.first_line)
zero = 0
try:
    f()
except ZeroDivisionError as error:
    print(dis.Bytecode.from_traceback(error.__traceback__).dis())
    dis.distb(error.__traceback__.tb_next)
