# from import of a missing name.
import sys
from sys import path, no_such_name
