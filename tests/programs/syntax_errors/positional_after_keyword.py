# A positional argument after a keyword.
print('a', end='', 'b')
