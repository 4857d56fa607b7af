# A comparison.
a = 5
b = 'x'
if a > 3 and a < b < 7:
    print('no')
