# An except* that lets a part through.
try:
    raise ExceptionGroup('g', [ValueError(1), KeyError('k')])
except* ValueError:
    print('handled')
