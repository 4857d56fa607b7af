"""Random numbers of many distributions, the same as CPython's for the same seed.

The generator itself (the Mersenne twister MT19937) is native: `_random.Random`.
"""

__all__ = [
    'Random',
    'SystemRandom',
    'betavariate',
    'binomialvariate',
    'choice',
    'choices',
    'expovariate',
    'gammavariate',
    'gauss',
    'getrandbits',
    'getstate',
    'lognormvariate',
    'normalvariate',
    'paretovariate',
    'randbytes',
    'randint',
    'random',
    'randrange',
    'sample',
    'seed',
    'setstate',
    'shuffle',
    'triangular',
    'uniform',
    'vonmisesvariate',
    'weibullvariate',
]

import _random
from _bisect import bisect_right as _bisect
from _operator import index as _index
from itertools import accumulate as _accumulate
from math import (
    acos as _acos,
    ceil as _ceil,
    cos as _cos,
    e as _e,
    exp as _exp,
    fabs as _fabs,
    floor as _floor,
    isfinite as _isfinite,
    lgamma as _lgamma,
    log as _log,
    log2 as _log2,
    pi as _pi,
    sin as _sin,
    sqrt as _sqrt,
)
from posix import register_at_fork as _register_at_fork, urandom as _urandom

TWOPI = 2.0 * _pi
LOG4 = _log(4.0)
NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
SG_MAGICCONST = 1.0 + _log(4.5)
BPF = 53  # bits of a float's mantissa
RECIP_BPF = 2 ** -BPF
_ONE = 1


def _sha512(data):
    """Digest of a seed; the module that does it is imported when needed."""
    from _sha2 import sha512
    return sha512(data)


def _version_1_seed(text):
    """The integer that seed(text, version=1) starts from, as Python 2 did."""
    if isinstance(text, bytes):
        text = text.decode('latin-1')
    value = ord(text[0]) << 7 if text else 0
    for char in map(ord, text):
        value = ((1000003 * value) ^ char) & 0xFFFFFFFFFFFFFFFF
    value ^= len(text)
    return -2 if value == -1 else value


class Random(_random.Random):
    """A generator of random numbers with a state of its own.

    A subclass may replace random(), and with it getrandbits(), seed(),
    getstate() and setstate().
    """

    VERSION = 3  # of what getstate() gives

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def __init_subclass__(cls, /, **kwargs):
        """Take integers from whichever of random() and getrandbits() is newest."""
        for base in cls.__mro__:
            own = base.__dict__
            if '_randbelow' in own:
                return
            if 'getrandbits' in own:
                cls._randbelow = cls._randbelow_with_getrandbits
                return
            if 'random' in own:
                cls._randbelow = cls._randbelow_without_getrandbits
                return

    # ------------------------------------------------------------- the state

    def seed(self, a=None, version=2):
        """Start from a number or a text, or from the system's entropy."""
        if version == 1 and isinstance(a, (str, bytes)):
            a = _version_1_seed(a)
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            data = a.encode() if isinstance(a, str) else a
            a = int.from_bytes(data + _sha512(data).digest())
        elif not isinstance(a, (type(None), int, float, str, bytes, bytearray)):
            raise TypeError('The only supported seed types are:\n'
                            'None, int, float, str, bytes, and bytearray.')
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        """What setstate() needs to come back to here."""
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        """Come back to where getstate() was called."""
        version = state[0]
        if version not in (2, 3):
            raise ValueError(f'state with version {version} passed to '
                             f'Random.setstate() of version {self.VERSION}')
        version, internal, self.gauss_next = state
        if version == 2:  # its words were signed
            try:
                internal = tuple(word % (2 ** 32) for word in internal)
            except ValueError as error:
                raise TypeError from error
        super().setstate(internal)

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    # ---------------------------------------------------------- whole numbers

    def _randbelow_with_getrandbits(self, n):
        """A whole number below n: draws of as many bits as n has, until one fits."""
        draw = self.getrandbits
        bits = n.bit_length()
        result = draw(bits)
        while result >= n:
            result = draw(bits)
        return result

    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        """The same for subclasses that have only random()."""
        draw = self.random
        if n >= maxsize:
            from warnings import warn
            warn('Underlying random() generator does not supply \n'
                 'enough bits to choose from a population range this large.\n'
                 'To remove the range limitation, add a getrandbits() method.')
            return _floor(draw() * n)
        limit = (maxsize - maxsize % n) / maxsize  # above it, some would come more often
        fraction = draw()
        while fraction >= limit:
            fraction = draw()
        return _floor(fraction * maxsize) % n

    _randbelow = _randbelow_with_getrandbits

    def randbytes(self, n):
        """n random bytes."""
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    def randrange(self, start, stop=None, step=_ONE):
        """An item of range(start, stop[, step])."""
        first = _index(start)
        if stop is None:
            if step is not _ONE:
                raise TypeError('Missing a non-None stop argument')
            if first <= 0:
                raise ValueError('empty range for randrange()')
            return self._randbelow(first)

        width = _index(stop) - first
        stride = _index(step)
        if stride == 1:
            if width <= 0:
                raise ValueError(f'empty range in randrange({start}, {stop})')
            return first + self._randbelow(width)
        if stride == 0:
            raise ValueError('zero step for randrange()')
        count = (width + stride + (-1 if stride > 0 else 1)) // stride
        if count <= 0:
            raise ValueError(f'empty range in randrange({start}, {stop}, {step})')
        return first + stride * self._randbelow(count)

    def randint(self, a, b):
        """A whole number N with a <= N <= b."""
        return self.randrange(a, b + 1)

    # ---------------------------------------------------------------- sequences

    def choice(self, seq):
        """An item of a sequence that is not empty."""
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        """Put the items of a list in random order."""
        below = self._randbelow
        for last in range(len(x) - 1, 0, -1):
            other = below(last + 1)
            x[last], x[other] = x[other], x[last]

    def sample(self, population, k, *, counts=None):
        """k items of different positions of a sequence.

        With `counts`, each item stands for so many of its kind.
        """
        from _collections_abc import Sequence
        if not isinstance(population, Sequence):
            raise TypeError('Population must be a sequence.  '
                            'For dicts or sets, use sorted(d).')
        size = len(population)
        if counts is not None:
            ends = list(_accumulate(counts))
            if len(ends) != size:
                raise ValueError('The number of counts does not match the population')
            total = ends.pop()
            if not isinstance(total, int):
                raise TypeError('Counts must be integers')
            if total <= 0:
                raise ValueError('Total of counts must be greater than zero')
            return [population[_bisect(ends, position)]
                    for position in self.sample(range(total), k=k)]
        if not 0 <= k <= size:
            raise ValueError('Sample larger than population or is negative')

        below = self._randbelow
        result = [None] * k
        # A set of chosen positions pays only if a list of all items is larger.
        set_size = 21
        if k > 5:
            set_size += 4 ** _ceil(_log(k * 3, 4))
        if size <= set_size:
            pool = list(population)
            for i in range(k):
                j = below(size - i)
                result[i] = pool[j]
                pool[j] = pool[size - i - 1]  # into the gap goes the last that is left
        else:
            chosen = set()
            for i in range(k):
                j = below(size)
                while j in chosen:
                    j = below(size)
                chosen.add(j)
                result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k items of a sequence, where the same item can come several times."""
        draw = self.random
        size = len(population)
        if cum_weights is None:
            if weights is None:
                size += 0.0
                return [population[_floor(draw() * size)] for _ in range(k)]
            try:
                cum_weights = list(_accumulate(weights))
            except TypeError:
                if not isinstance(weights, int):
                    raise
                raise TypeError('The number of choices must be a keyword argument: '
                                f'k={weights!r}') from None
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        if len(cum_weights) != size:
            raise ValueError('The number of weights does not match the population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')
        if not _isfinite(total):
            raise ValueError('Total of weights must be finite')
        last = size - 1
        return [population[_bisect(cum_weights, draw() * total, 0, last)] for _ in range(k)]

    # ------------------------------------------------------------ distributions

    def uniform(self, a, b):
        """A number between a and b."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """A number between low and high, most often near mode."""
        u = self.random()
        try:
            split = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > split:  # the falling side, seen from the other end
            u = 1.0 - u
            split = 1.0 - split
            low, high = high, low
        return low + (high - low) * _sqrt(u * split)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """The normal distribution, by Kinderman and Monahan's ratio of uniforms."""
        draw = self.random
        while True:
            u = draw()
            v = 1.0 - draw()
            z = NV_MAGICCONST * (u - 0.5) / v
            if z * z / 4.0 <= -_log(v):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """The normal distribution, by Box and Muller: two numbers at a time."""
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * TWOPI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        """A number whose logarithm has a normal distribution."""
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        """The exponential distribution with mean 1/lambd."""
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """An angle around mu, by Best and Fisher's method."""
        draw = self.random
        if kappa <= 1e-6:
            return TWOPI * draw()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        while True:
            z = _cos(_pi * draw())
            d = z / (r + z)
            u = draw()
            if u < 1.0 - d * d or u <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if draw() > 0.5:
            return (mu + _acos(f)) % TWOPI
        return (mu - _acos(f)) % TWOPI

    def gammavariate(self, alpha, beta):
        """The gamma distribution of shape alpha and scale beta."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        if alpha > 1.0:
            return self._gamma_above_1(alpha) * beta
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        return self._gamma_below_1(alpha) * beta

    def _gamma_above_1(self, alpha):
        """Cheng's rejection from a log-logistic (Applied Statistics 26, 1977)."""
        draw = self.random
        inverse = _sqrt(2.0 * alpha - 1.0)
        b = alpha - LOG4
        c = alpha + inverse
        while True:
            u1 = draw()
            if not 1e-7 < u1 < 0.9999999:
                continue
            u2 = 1.0 - draw()
            v = _log(u1 / (1.0 - u1)) / inverse
            x = alpha * _exp(v)
            z = u1 * u1 * u2
            r = b + c * v - x
            if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                return x

    def _gamma_below_1(self, alpha):
        """Ahrens and Dieter's algorithm GS (Computing 12, 1974)."""
        draw = self.random
        while True:
            b = (_e + alpha) / _e
            p = b * draw()
            if p <= 1.0:
                x = p ** (1.0 / alpha)
                accepted = draw() <= _exp(-x)
            else:
                x = -_log((b - p) / alpha)
                accepted = draw() <= x ** (alpha - 1.0)
            if accepted:
                return x

    def betavariate(self, alpha, beta):
        """The beta distribution: a number between 0 and 1."""
        y = self.gammavariate(alpha, 1.0)
        if not y:
            return 0.0
        return y / (y + self.gammavariate(beta, 1.0))

    def paretovariate(self, alpha):
        """The Pareto distribution of shape alpha."""
        u = 1.0 - self.random()
        return u ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """The Weibull distribution of scale alpha and shape beta."""
        u = 1.0 - self.random()
        return alpha * (-_log(u)) ** (1.0 / beta)

    def binomialvariate(self, n=1, p=0.5):
        """How many of n trials succeed that each succeed with probability p."""
        if n < 0:
            raise ValueError('n must be non-negative')
        if p <= 0.0 or p >= 1.0:
            if p == 0.0:
                return 0
            if p == 1.0:
                return n
            raise ValueError('p must be in the range 0.0 <= p <= 1.0')
        if n == 1:
            return _index(self.random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        if n * p < 10.0:
            return self._binomial_by_gaps(n, p)
        return self._binomial_by_rejection(n, p)

    def _binomial_by_gaps(self, n, p):
        """Devroye's second waiting time method: jump from success to success."""
        successes = position = 0
        scale = _log2(1.0 - p)
        if not scale:
            return successes
        while True:
            position += _floor(_log2(self.random()) / scale) + 1
            if position > n:
                return successes
            successes += 1

    def _binomial_by_rejection(self, n, p):
        """Hörmann's transformed rejection BTRS (1993), for n * p >= 10."""
        draw = self.random
        spread = _sqrt(n * p * (1.0 - p))
        b = 1.15 + 2.53 * spread
        a = -0.0873 + 0.0248 * b + 0.01 * p
        c = n * p + 0.5
        quick = 0.92 - 4.2 / b
        alpha = (2.83 + 5.1 / b) * spread
        log_odds = _log(p / (1.0 - p))
        mode = _floor((n + 1) * p)
        h = _lgamma(mode + 1) + _lgamma(n - mode + 1)
        while True:
            u = draw() - 0.5
            us = 0.5 - _fabs(u)
            k = _floor((2.0 * a / us + b) * u + c)
            if k < 0 or k > n:
                continue
            v = draw()
            if us >= 0.07 and v <= quick:
                return k
            v *= alpha / (a / (us * us) + b)
            bound = h - _lgamma(k + 1) - _lgamma(n - k + 1) + (k - mode) * log_odds
            if _log(v) <= bound:
                return k


class SystemRandom(Random):
    """Random numbers from the system's entropy; there is no state and no seed."""

    def random(self):
        """A number in [0, 1)."""
        return (int.from_bytes(_urandom(7)) >> 3) * RECIP_BPF

    def getrandbits(self, k):
        """A whole number of k random bits."""
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        count = (k + 7) // 8
        return int.from_bytes(_urandom(count)) >> (count * 8 - k)

    def randbytes(self, n):
        """n random bytes."""
        return _urandom(n)

    def seed(self, *args, **kwds):
        """Has no effect here."""
        return None

    def _notimplemented(self, *args, **kwds):
        raise NotImplementedError('System entropy source does not have state.')

    getstate = setstate = _notimplemented


# The functions of the module are the methods of one hidden instance.

_inst = Random()
seed = _inst.seed
random = _inst.random
uniform = _inst.uniform
triangular = _inst.triangular
randint = _inst.randint
choice = _inst.choice
randrange = _inst.randrange
sample = _inst.sample
shuffle = _inst.shuffle
choices = _inst.choices
normalvariate = _inst.normalvariate
lognormvariate = _inst.lognormvariate
expovariate = _inst.expovariate
vonmisesvariate = _inst.vonmisesvariate
gammavariate = _inst.gammavariate
gauss = _inst.gauss
betavariate = _inst.betavariate
binomialvariate = _inst.binomialvariate
paretovariate = _inst.paretovariate
weibullvariate = _inst.weibullvariate
getstate = _inst.getstate
setstate = _inst.setstate
getrandbits = _inst.getrandbits
randbytes = _inst.randbytes

_register_at_fork(after_in_child=_inst.seed)


def _parse_args(arg_list=None):
    """What the command line of the module says, and its help."""
    import argparse
    parser = argparse.ArgumentParser(formatter_class=argparse.RawTextHelpFormatter)
    group = parser.add_mutually_exclusive_group()
    group.add_argument('-c', '--choice', nargs='+', help='print a random choice')
    group.add_argument('-i', '--integer', type=int, metavar='N',
                       help='print a random integer between 1 and N inclusive')
    group.add_argument('-f', '--float', type=float, metavar='N',
                       help='print a random floating-point number between 0 and N inclusive')
    group.add_argument('--test', type=int, const=10_000, nargs='?', help=argparse.SUPPRESS)
    parser.add_argument('input', nargs='*',
                        help='if no options given, output depends on the input\n'
                             '    string or multiple: same as --choice\n'
                             '    integer: same as --integer\n'
                             '    float: same as --float')
    return parser.parse_args(arg_list), parser.format_help()


def main(arg_list=None):
    """What `python -m random` prints."""
    args, help_text = _parse_args(arg_list)
    if args.choice:
        return choice(args.choice)
    if args.integer is not None:
        return randint(1, args.integer)
    if args.float is not None:
        return uniform(0, args.float)
    if args.test:
        return ''
    if len(args.input) == 1:
        value = args.input[0]
        try:
            return randint(1, int(value))
        except ValueError:
            pass
        try:
            return uniform(0, float(value))
        except ValueError:
            return choice(value.split())
    if len(args.input) > 1:
        return choice(args.input)
    return help_text


if __name__ == '__main__':
    print(main())
