"""All placements of queens: recursion, sets and a generator."""
import sys


def placements(n):
    columns, rising, falling = set(), set(), set()
    board = [0] * n

    def place(row):
        if row == n:
            yield tuple(board)
            return
        for column in range(n):
            if column in columns or row + column in rising or row - column in falling:
                continue
            columns.add(column)
            rising.add(row + column)
            falling.add(row - column)
            board[row] = column
            yield from place(row + 1)
            columns.remove(column)
            rising.remove(row + column)
            falling.remove(row - column)

    return place(0)


def main(n):
    found = 0
    checksum = 0
    for placement in placements(n):
        found += 1
        for row, column in enumerate(placement):
            checksum = (checksum * 31 + row * column) % 1_000_003
    print(found, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 12)
