import a
import a.b.c
import a.b.c as d
import e as f, g
from m import n
from m import n as o, p
from . import q
from ..r import s
from t.u import (v, w)
from x import *
