# FrameSummary, StackSummary and TracebackException as data.
import sys
import traceback
from traceback import FrameSummary, StackSummary, TracebackException

def f(a):
    b = a * 2
    raise ValueError(b)

try:
    f(4)
except ValueError as e:
    te = TracebackException.from_exception(e, capture_locals=True)
    tb = e.__traceback__
last = te.stack[-1]
print(last.lineno, last.name, last.line, last.locals, last.colno, last.end_colno, last.end_lineno, len(last))
print(te.exc_type_str, str(te), te.__cause__, te.__suppress_context__, te == te, te == 3)
print(''.join(te.stack.format()[1:]))
print([(s.name, s.lineno) for s in traceback.extract_tb(tb)], [(fr.f_code.co_name, n) for fr, n in traceback.walk_tb(tb)])
print(traceback.format_list([('file', 1, 'name', 'text'), FrameSummary('g', 2, 'n', line=' x ')]))
print(StackSummary.from_list([('f', 1, 'n', 'l')] * 5).format())
fs = FrameSummary('f', 1, 'n', line='l')
print(fs, tuple(fs), fs == ('f', 1, 'n', 'l'), fs == FrameSummary('f', 1, 'n'), fs[0])
TracebackException(ValueError, ValueError(8), tb).print(file=sys.stdout, chain=False)
traceback.print_tb(tb, limit=1, file=sys.stdout)
traceback.clear_frames(tb)
