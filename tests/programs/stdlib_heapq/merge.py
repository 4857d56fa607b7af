# Sorted inputs become one sorted stream, lazily.
import heapq
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9])), list(heapq.merge()), list(heapq.merge([3])))
print(list(heapq.merge([7, 4], [5, 2], reverse=True)))
print(list(heapq.merge(['a', 'ccc'], ['bb', 'dddd'], key=len)), list(heapq.merge(['ccc', 'a'], ['bb'], key=len, reverse=True)))
def noisy(name, *xs):
    for x in xs:
        print('from', name, x)
        yield x
m = heapq.merge(noisy('p', 1, 3), noisy('q', 2))
print('made')
print(next(m))
print(next(m))
print(list(m))
print(list(heapq.merge([(1, 'a')], [(1, 'b')], key=lambda p: p[0])))
try:
    list(heapq.merge([1], ['a']))
except TypeError as e:
    print(e)
