# await outside a function.
import sys
x = await sys.foo()
