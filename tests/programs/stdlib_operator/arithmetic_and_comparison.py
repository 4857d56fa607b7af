# Operators as functions.
import operator as op
print(op.add(2, 3), op.sub(2, 3), op.mul('ab', 2), op.truediv(7, 2), op.floordiv(-7, 2), op.mod(-7, 3), op.pow(2, 10), op.neg(5))
print(op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.lshift(1, 5), op.rshift(32, 2), op.invert(5), op.inv(0), op.pos(-3), op.abs(-3))
print(op.lt(1, 2), op.le(2, 2), op.eq('a', 'a'), op.ne(1, 1.0), op.ge(3, 2), op.gt(1, 2), op.is_(None, None), op.is_not(1, None))
print(op.not_([]), op.truth('x'), op.concat('a', 'b'), op.contains([1, 2], 2), op.countOf([1, 2, 1], 1), op.indexOf('abc', 'c'))
l = [1, 2, 3]
op.setitem(l, 0, 9)
op.delitem(l, 1)
print(l, op.getitem(l, -1), op.getitem('abc', slice(1, None)), op.index(True), op.length_hint(iter([1, 2])), op.length_hint(3, 7))
print(op.iadd([1], [2]), op.imul(3, 4), op.ior({1}, {2}), op.call(max, 3, 5, key=lambda x: -x), op.matmul is op.__matmul__)
for f in (lambda: op.add(1, 'a'), lambda: op.index(1.5), lambda: op.concat(1, 2), lambda: op.indexOf([], 1), lambda: op.add(1),
          lambda: op.lt(1, 'a'), lambda: op.length_hint([], 'x'), lambda: op.truediv(1, 0)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
