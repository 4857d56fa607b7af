# Three exceptions deep.
try:
    try:
        int('x')
    except ValueError:
        [][1]
except IndexError:
    {}['k']
