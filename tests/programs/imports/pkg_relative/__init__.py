print("init", __name__)
from . import a
from .a import b_value as attr
