# Groups in groups with causes.
def make():
    try:
        raise ValueError('leaf')
    except ValueError as e:
        leaf = e
    inner = ExceptionGroup('inner', [leaf])
    inner.__cause__ = KeyError('cause')
    return ExceptionGroup('outer', [inner, TypeError('t')])
raise make()
