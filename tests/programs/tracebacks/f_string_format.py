# The format specification fails.
n = 'text'
print(f'{n} and {n:d}')
