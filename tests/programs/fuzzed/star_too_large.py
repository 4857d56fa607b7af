# Widths and precisions that are values must fit their types in C.
for template in ('%*d', '%.*d', b'%*d', b'%.*f'):
    for number in (10**20, -(10**20)):
        try:
            print(template, template % (number, 1) == 0)
        except (OverflowError, MemoryError, ValueError) as error:
            print(template, number, type(error).__name__, error)
