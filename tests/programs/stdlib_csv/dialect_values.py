"""What may stand in a dialect."""
import csv, io
def t(**k):
    try: d=csv.writer(io.StringIO(),**k).dialect; print('ok',k, repr(d.delimiter),repr(d.quotechar),d.quoting,d.strict,repr(d.escapechar),repr(d.lineterminator))
    except Exception as e: print(type(e).__name__, e, k)
for v in (None,'','::',4,';',b';','\n','\r',' '): t(delimiter=v)
for v in (None,'',"''",4,"'",'\n','\r',' ',','): t(quotechar=v)
for v in (None,'','\\\\',4,'\\','\n','\r',' '): t(escapechar=v)
for v in (None,'','a',4,'\r\n'): t(lineterminator=v)
for v in (None,5,-1,'a',True,2.0): t(quoting=v)
t(quotechar=None,quoting=csv.QUOTE_NONE); t(quotechar='',quoting=csv.QUOTE_NONE); t(delimiter='x',quotechar='x'); t(escapechar='x',quotechar='x'); t(delimiter=' ',skipinitialspace=True); t(quotechar=' ',skipinitialspace=True); t(escapechar=' ',skipinitialspace=True); t(delimiter='\\',escapechar='\\'); t(lineterminator=',',); t(lineterminator='!',delimiter='!'); t(nope=1); t(dialect='nope'); t(dialect=3)
class D(csv.excel): delimiter='::'
for cls in (D,):
    try: cls()
    except Exception as e: print(type(e).__name__,e)
class D(csv.Dialect): pass
try: D()
except Exception as e: print(type(e).__name__,e)
class D(csv.Dialect): delimiter=','
try: D()
except Exception as e: print(type(e).__name__,e)
class D(csv.Dialect): delimiter='\t'; quotechar='"'; doublequote=True; skipinitialspace=True; lineterminator='\r\n'; quoting=csv.QUOTE_MINIMAL
D()
class E(D): lineterminator=4
try: E()
except Exception as e: print(type(e).__name__,e)
class E(D): quoting=None
try: E()
except Exception as e: print(type(e).__name__,e)
class E(D): quotechar=5
try: E()
except Exception as e: print(type(e).__name__,e)
