# Floor, truncation and signs of zero.
import math
print(-0.0, 0.0 == -0.0, math.copysign(1, -0.0), -0.0 + 0.0, -0.0 - 0.0, 0.0 * -1, abs(-0.0), round(-0.4), round(-0.4, 0))
print(int(-0.9), -1 // 2, int(-1 / 2), math.floor(-0.5), math.ceil(-0.5), math.trunc(-1.7))
print(-0.0 % 5, 0.0 % -5, -1e-20 % 1, divmod(-0.0, 1), divmod(0.0, -1), (-0.0) // 1)
print(5 % 3, -5 % 3, 5 % -3, -5 % -3, math.fmod(-5, 3), math.fmod(5, -3))
print(bool(-0.0), bool(1e-323), str(-0.0), format(-0.0, ".1f"), format(-0.0, "z.1f"), -0.0 ** 0)
