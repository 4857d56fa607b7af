print("module", __name__)
name = __name__
from .b import b_value
from . import b
