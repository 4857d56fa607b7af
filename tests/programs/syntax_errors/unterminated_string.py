# A string without end.
s = 'abc
print(s)
