# A wrong keyword.
def make(name, *, size=1): return name
x = [make('a'), make('b', colour=3)]
