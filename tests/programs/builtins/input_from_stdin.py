# input() reads lines of standard input.
print(repr(input()))
print(repr(input("prompt> ")))
print(int(input()) + 1, input().split())
import sys
print(repr(sys.stdin.readline()), repr(sys.stdin.read(3)), repr(sys.stdin.readline()))
for line in sys.stdin:
    print(repr(line))
    if line == "stop\n": break
print(repr(input()))
try: input("at end? ")
except EOFError as e: print(); print(repr(e))
try: input(1, 2)
except TypeError as e: print(e)
print(repr(sys.stdin.read()), sys.stdin.readlines())
