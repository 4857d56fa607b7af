"""Raising through frames, catching, re-raising, `finally`, `with`, and `try` without a raise."""
import sys


class Refused(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Guard:
    def __init__(self):
        self.entered = self.left = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.left += 1
        return kind is KeyError


def deep(n, code):
    if n == 0:
        raise Refused(code)
    return deep(n - 1, code)


def careful(i):
    try:
        return i + 1
    except ValueError:
        return -1
    finally:
        i += 1


def parse(text):
    try:
        return int(text)
    except ValueError:
        return 0


def main(rounds):
    total = 0
    guard = Guard()
    texts = ["12", "x", "7", ""]
    for i in range(rounds):
        try:
            deep(4, i & 7)
        except LookupError:
            total -= 1
        except Refused as error:
            total += error.code
        total += careful(i) + parse(texts[i & 3])
        with guard:
            {}[i]
        try:
            try:
                [][i]
            finally:
                total += 1
        except IndexError:
            total += 2
    print(total, guard.entered, guard.left)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 250_000)
