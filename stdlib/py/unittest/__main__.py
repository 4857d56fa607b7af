"""The command `-m unittest`."""

import os
import sys

__unittest = True

if sys.argv[0].endswith("__main__.py"):
    # The name that the usage shows.
    executable = os.path.basename(sys.executable)
    sys.argv[0] = executable + " -m unittest"

from .main import main

main(module=None)
