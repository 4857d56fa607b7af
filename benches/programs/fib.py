"""Plain recursive calls: the classic Fibonacci function."""
import sys


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


size = int(sys.argv[1]) if len(sys.argv) > 1 else 34
print(fib(size))
