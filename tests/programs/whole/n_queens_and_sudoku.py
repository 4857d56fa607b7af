# Backtracking.
def queens(n, row=0, cols=0, d1=0, d2=0):
    if row == n: return 1
    free, total = ~(cols | d1 | d2) & (1 << n) - 1, 0
    while free:
        bit = free & -free
        free ^= bit
        total += queens(n, row + 1, cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1)
    return total
print([queens(n) for n in range(1, 8)])
def solve(board):
    for i, c in enumerate(board):
        if c == ".":
            r, q = divmod(i, 9)
            used = {board[j] for j in range(81) if j // 9 == r or j % 9 == q or (j // 27 == i // 27 and j % 9 // 3 == i % 9 // 3)}
            for d in "123456789":
                if d not in used:
                    if s := solve(board[:i] + d + board[i + 1:]): return s
            return None
    return board
puzzle = "53467891267219534819834256785976142342685379171392485696153728428741963.3452861.."
s = solve(puzzle)
print("\n".join(s[i:i + 9] for i in range(0, 81, 9)))
