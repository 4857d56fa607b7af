# Where to insert; bounds, key and errors.
import bisect
a = [1, 2, 2, 2, 5]
print(bisect.bisect_left(a, 2), bisect.bisect_right(a, 2), bisect.bisect(a, 3), bisect.bisect_left(a, 0), bisect.bisect(a, 9))
print(bisect.bisect_left(a, 2, 2), bisect.bisect_right(a, 2, 0, 2), bisect.bisect_left(a, 2, lo=1, hi=3))
b = []
for x in (3, 1, 2, 3):
    bisect.insort(b, x)
print(b)
words = ['a', 'bb', 'dddd']
print(bisect.bisect_left(words, 3, key=len))
bisect.insort_left(words, 'ccc', key=len)
bisect.insort(words, 'xx', key=len)
print(words)
grades = [60, 70, 80, 90]
print(''.join('FDCBA'[bisect.bisect(grades, g)] for g in (33, 99, 77, 70, 89, 90, 100)))
for f in (lambda: bisect.bisect([1], 'a'), lambda: bisect.bisect_left([1], 1, -1), lambda: bisect.bisect(5, 1), lambda: bisect.insort((1,), 2),
          lambda: bisect.bisect()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
