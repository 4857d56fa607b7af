# A matrix class with operators, determinants by fractions of ints.
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    def __eq__(self, o): return self.rows == o.rows
    def __getitem__(self, ij): i, j = ij; return self.rows[i][j] if not isinstance(i, slice) else Matrix([r[j] if isinstance(j, slice) else [r[j]] for r in self.rows[i]])
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __add__(self, o): return Matrix([a + b for a, b in zip(r, s, strict=True)] for r, s in zip(self.rows, o.rows, strict=True))
    def __matmul__(self, o): return Matrix([sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows)
    def __mul__(self, k): return Matrix([x * k for x in r] for r in self.rows)
    __rmul__ = __mul__
    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1: result = result @ base
            base, n = base @ base, n >> 1
        return result
    def __neg__(self): return self * -1
    @classmethod
    def identity(cls, n): return cls([int(i == j) for j in range(n)] for i in range(n))
    @property
    def T(self): return Matrix(zip(*self.rows))
    def det(self):
        m, sign, prev = [r[:] for r in self.rows], 1, 1
        for k in range(len(m) - 1):
            if m[k][k] == 0:
                for i in range(k + 1, len(m)):
                    if m[i][k]: m[k], m[i], sign = m[i], m[k], -sign; break
                else: return 0
            for i in range(k + 1, len(m)):
                for j in range(k + 1, len(m)): m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // prev
            prev = m[k][k]
        return sign * m[-1][-1]
    def __repr__(self): return "\n".join(" ".join(f"{x:>4}" for x in r) for r in self.rows)
a = Matrix([[1, 2], [3, 4]])
print(a + a); print(a @ a.T); print(2 * a); print(-a); print((Matrix([[1, 1], [1, 0]]) ** 90)[0, 1]); print(a[0:2, 1]); print(a.det(), Matrix([[0, 2, 1], [3, 4, 5], [6, 7, 9]]).det(), Matrix.identity(3).det())
a[0, 0] = 10; print(a == Matrix([[10, 2], [3, 4]]))
try: a + Matrix([[1]])
except ValueError as e: print(e)
