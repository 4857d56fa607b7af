# New exceptions from except*.
try:
    raise ExceptionGroup('g', [ValueError(1), KeyError('k')])
except* ValueError:
    raise RuntimeError('new')
except* KeyError as e:
    pass
