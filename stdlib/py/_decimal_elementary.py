"""decimal: exponential functions and logarithms, correctly rounded."""

from math import isqrt

from _decimal_arith import digits_of


def _atanh_inverse(n, bits):
    """atanh(1/n) * 2**bits."""
    term = (1 << bits) // n
    total, k, square = term, 3, n * n
    while term:
        term //= square
        total += term // k
        k += 2
    return total


def _ln2(bits):
    bits += 16
    value = 18 * _atanh_inverse(26, bits) - 2 * _atanh_inverse(4801, bits) + 8 * _atanh_inverse(8749, bits)
    return value >> 16


def _ln10(bits):
    bits += 16
    value = 46 * _atanh_inverse(31, bits) + 34 * _atanh_inverse(49, bits) + 20 * _atanh_inverse(161, bits)
    return value >> 16


def _ln_fixed(coefficient, exponent, bits):
    """ln(coefficient * 10**exponent) * 2**bits, nearly."""
    roots = 8 + isqrt(bits) // 4
    work = bits + roots + 48 + max(exponent, -exponent, 1).bit_length()
    twos = coefficient.bit_length() - 1
    shift = work - twos
    value = coefficient << shift if shift >= 0 else coefficient >> -shift
    for _ in range(roots):
        value = isqrt(value << work)
    one = 1 << work
    z = ((value - one) << work) // (value + one)
    square = (z * z) >> work
    total, term, k = z, z, 3
    while term:
        term = (term * square) >> work
        total += term // k
        k += 2
    result = (total << (roots + 1)) + twos * _ln2(work)
    if exponent:
        result += exponent * _ln10(work)
    return result >> (work - bits)


def _exp_fixed(x, bits):
    """exp(x / 2**bits) as (mantissa, power of two)."""
    extra = 32 + max(x.bit_length() - bits, 0)
    work = bits + extra
    x <<= extra
    ln2 = _ln2(work + max(x.bit_length() - work, 0) + 8) >> (max(x.bit_length() - work, 0) + 8)
    twos, rest = divmod(x, ln2)
    halvings = 8 + isqrt(work) // 4
    inner = work + halvings + 16
    rest <<= 16
    # rest / 2**(work + 16), to be divided by 2**halvings, which raises the number of places.
    total = term = 1 << inner
    k = 1
    while term:
        term = (term * rest) >> inner
        term //= k
        total += term
        k += 1
    for _ in range(halvings):
        total = (total * total) >> inner
    return total, twos - inner


def _decimal_digits(mantissa, twos, count):
    """mantissa * 2**twos as (coefficient of about count digits, exponent)."""
    size = int((mantissa.bit_length() + twos) * 0.30102999566398120)
    exponent = size - count
    if exponent >= 0:
        denominator = 10 ** exponent
        numerator = mantissa
    else:
        denominator = 1
        numerator = mantissa * 10 ** -exponent
    if twos >= 0:
        numerator <<= twos
    else:
        denominator <<= -twos
    return numerator // denominator, exponent


def _settled(coefficient, prec):
    """Whether an approximation, wrong by a few units, is rounded like the true value."""
    spare = digits_of(coefficient) - prec
    unit = 10 ** spare
    # Neither near a number of the precision nor near the middle of two.
    rest = coefficient % (unit // 2)
    return 100 < rest < unit // 2 - 100


def _refine(compute, prec, attempts=4):
    """Compute with more digits until rounding is certain; what stays uncertain is taken as exact."""
    spare = 6
    for _ in range(attempts):
        coefficient, exponent = compute(prec + spare)
        if digits_of(coefficient) > prec + 3 and _settled(coefficient, prec):
            return coefficient, exponent, True
        spare = spare * 2 + 4
    return coefficient, exponent, False


def exponential(sign, coefficient, exponent, prec):
    """e**x."""

    def compute(count):
        bits = int(count * 3.33) + 64
        if exponent >= 0:
            x = (coefficient * 10 ** exponent) << bits
        else:
            x = (coefficient << bits) // 10 ** -exponent
        return _decimal_digits(*_exp_fixed(-x if sign else x, bits), count)

    return _refine(compute, prec)[:2]


def natural_logarithm(coefficient, exponent, prec):
    """ln(x) for x > 0, not 1: (sign, coefficient, exponent)."""
    sign = 0

    def compute(count):
        nonlocal sign
        bits = int(count * 3.33) + 64
        while True:
            value = _ln_fixed(coefficient, exponent, bits)
            # Near 1 the logarithm is small, and needs more places.
            if value.bit_length() > count * 3.33 + 16:
                break
            bits = bits * 2 + 64
        sign = int(value < 0)
        return _decimal_digits(abs(value), -bits, count)

    found = _refine(compute, prec)
    return sign, found[0], found[1]


def decimal_logarithm(coefficient, exponent, prec):
    """log10(x) for x > 0 that is no power of ten: (sign, coefficient, exponent)."""
    sign = 0

    def compute(count):
        nonlocal sign
        bits = int(count * 3.33) + 64
        while True:
            value = (_ln_fixed(coefficient, exponent, bits) << bits) // _ln10(bits)
            if value.bit_length() > count * 3.33 + 16:
                break
            bits = bits * 2 + 64
        sign = int(value < 0)
        return _decimal_digits(abs(value), -bits, count)

    found = _refine(compute, prec)
    return sign, found[0], found[1]


def power(coefficient, exponent, y_sign, y_coefficient, y_exponent, prec):
    """x**y for x > 0: (coefficient, exponent, whether it is certainly not exact)."""

    def compute(count):
        bits = int(count * 3.33) + 64 + max(y_coefficient.bit_length() + int(y_exponent * 3.33), 0)
        bits += max(digits_of(coefficient) + exponent, 1).bit_length() * 4
        logarithm = _ln_fixed(coefficient, exponent, bits)
        if y_exponent >= 0:
            x = logarithm * y_coefficient * 10 ** y_exponent
        else:
            x = logarithm * y_coefficient // 10 ** -y_exponent
        return _decimal_digits(*_exp_fixed(-x if y_sign else x, bits), count)

    return _refine(compute, prec)
