# SystemExit replaces the exception on its way.
import sys
try:
    1 / 0
finally:
    sys.exit(9)
