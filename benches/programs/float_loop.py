"""Floating-point arithmetic in a loop: the Mandelbrot set."""
import sys


def escape_time(cr, ci, limit):
    zr = zi = 0.0
    for step in range(limit):
        zr2 = zr * zr
        zi2 = zi * zi
        if zr2 + zi2 > 4.0:
            return step
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
    return limit


def main(size):
    total = 0
    for y in range(size):
        ci = 2.0 * y / size - 1.0
        for x in range(size):
            total += escape_time(3.0 * x / size - 2.0, ci, 100)
    print(total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
