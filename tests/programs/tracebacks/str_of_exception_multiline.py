# Messages of several lines and empty ones.
try:
    raise ValueError
except ValueError:
    raise RuntimeError('line 1\nline 2\n  indented')
