# An exception while printing is handled.
import traceback
def f(): g()
def g(): raise KeyError('k')
try: f()
except KeyError: traceback.print_exc()
print('goes on')
1 / 0
