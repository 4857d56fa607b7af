print("init", __name__)
from .. import a
from_init = a.name
