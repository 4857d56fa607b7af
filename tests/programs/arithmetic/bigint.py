# Integers have no size limit.
a = 123456789 ** 5
b = 987654321 ** 4
print(a, b)
print(a + b, a - b, b - a)
print(a * b)
print(a // b, a % b, divmod(b, -a))
print(a & b, a | b, a ^ b, ~a)
print(a << 67, a >> 33, -a >> 33, -a >> 500)
print(2 ** 62, 2 ** 63, 2 ** 64, -2 ** 63, 2 ** 63 - 1, -(2 ** 63) - 1)
print(4611686018427387903 + 1, 4611686018427387904 - 1, -4611686018427387904 - 1, -4611686018427387905 + 1)
print(2305843009213693951 * 2, 2305843009213693952 * 2, 3037000500 * 3037000500, -3037000500 * 3037000500)
print((2 ** 200).bit_length(), (2 ** 200).bit_count(), (2 ** 200 - 1).bit_count(), (-(2 ** 200)).bit_length())
print(a == a + 0, a < b, hash(2 ** 61 - 1), hash(2 ** 61), hash(-(2 ** 61)), hash(2 ** 200), hash(-1), hash(-2))
print(int(str(a)) == a, int(hex(b), 16) == b, a.to_bytes(20, "big").hex())
x = 1
for i in range(1, 31):
    x *= i
print(x, x // 2 ** 26, str(x)[::-1])
