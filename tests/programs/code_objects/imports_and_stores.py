import dis
import sys

source = '''import a.b.c as d
from . import x, y
from q import *
k = m = 1
k += 2
global z
z = 3
'''
code = compile(source, 'there.py', 'exec')
print(list(dis._find_imports(code)))
print(list(dis._find_store_names(code)))

sys.set_int_max_str_digits(5000)
print(eval('1' * 4500) > 0)
sys.set_int_max_str_digits(1000)
try:
    compile('x = ' + '1' * 1001, 'there.py', 'exec')
except SyntaxError as error:
    print(error)
try:
    compile('async def g():\n  def f():\n    await x', 'there.py', 'exec', 0x2000)
except SyntaxError as error:
    print(error)
