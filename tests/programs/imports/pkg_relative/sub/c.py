from .. import b
from ..a import name
from . import from_init
def up(): return b.b_value, name, from_init
