"""Arithmetic where results pass from one machine form of an int to the next: 62, 64, 128 bits and beyond."""
import hashlib
import operator

edges = [0, 1, 2, 3, 7, 10, 63, 64, 126, 127, 128]
for bits in (61, 62, 63, 64, 65, 96, 125, 126, 127, 128, 129, 200):
    edges += [2**bits - 1, 2**bits, 2**bits + 1]
edges += [-edge for edge in edges]
floats = [0.0, 1.5, -2.0**62, 2.0**63, -(2.0**127), 2.0**127, 1e300, float("inf")]


class Whole(int):
    pass


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def tell(name, results):
    text = "\n".join(map(repr, results))
    print(f"{name:12} {len(results):6} {hashlib.sha256(text.encode()).hexdigest()[:16]}")


def shift(function):
    return lambda a, b: function(a, b % 200)


binary = [
    operator.add, operator.sub, operator.mul, operator.and_, operator.or_, operator.xor, operator.floordiv, operator.mod,
    operator.truediv, operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge, divmod,
]
for function in binary:
    tell(function.__name__, [attempt(function, a, b) for a in edges for b in edges])
tell("<<", [attempt(shift(operator.lshift), a, b) for a in edges for b in edges])
tell(">>", [attempt(shift(operator.rshift), a, b) for a in edges for b in edges])
tell("**", [attempt(pow, a, b) for a in edges for b in (0, 1, 2, 3, 5, -1, -2)])
tell("pow", [attempt(pow, a, 5, b) for a in edges for b in edges])
for function in (
    operator.neg, operator.pos, operator.invert, abs, bool, hash, float, str, hex, oct, bin, int.bit_length, int.bit_count,
    int.as_integer_ratio, operator.index, Whole,
):
    tell(function.__name__, [attempt(function, a) for a in edges])
tell("round", [round(a, -b) for a in edges for b in (1, 5, 20, 40)])
tell("format", [f"{a:,} {a:_x} {a:+.3e} {a:>50}" for a in edges])
tell("to_bytes", [attempt(lambda a: a.to_bytes(17, "little", signed=True), a) for a in edges])
tell("parsed", [int(str(a)) == a and int(hex(a), 16) == a and int(Whole(a)) == a for a in edges])
tell("floats", [(a < b, a == b, a > b, attempt(operator.mul, a, b)) for a in edges for b in floats])
tell("subclass", [(Whole(a) == a, hash(Whole(a)) == hash(a), type(Whole(a) + 0).__name__, Whole(a) + 1) for a in edges])
print(sorted(set(edges)) == sorted(dict.fromkeys(edges)), len(set(edges)), min(edges), max(edges))

# A generator of random numbers, as programs write them.
state = 0x853C49E6748FEA9B
seen = 0
for _ in range(1000):
    state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    seen ^= (((state >> 18) ^ state) >> 27) & 0xFFFFFFFF
print(state, seen, -(2**127) // -1, -(2**127) % -1, (2**64) ** 2, (2**63 - 1) ** 2)
