"""Concatenation, join, split, find, replace, case, formatting, f-strings."""
import sys

TEXT = "In the beginning the interpreter read a line, and the line was parsed; and it was good. " * 20


def words_of(text):
    return [word.strip(".,;").lower() for word in text.split()]


def build(n):
    out = ""
    for i in range(n):
        out += chr(97 + i % 26)
        if i % 10 == 9:
            out += " "
    return out


def table(n):
    lines = []
    for i in range(n):
        lines.append(f"{i:>5}|{i * i:<8}|{i / 3:8.3f}|{'x' * (i % 5)!r}")
        lines.append("%05d %s %.2f" % (i, "abc", i * 0.5))
        lines.append("{:^9} {name}".format(i, name="n"))
    return "\n".join(lines)


def scan(text):
    vowels = position = 0
    for character in text:
        if character in "aeiou":
            vowels += 1
    while (position := text.find("the", position)) >= 0:
        vowels += 1
        position += 1
    return vowels


def caesar(text):
    return "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.islower() else c for c in text)


def main(rounds):
    total = 0
    for _ in range(rounds):
        words = words_of(TEXT)
        total += len(set(words)) + len(" ".join(words))
        built = build(1500)
        total += built.count("a") + len(built.upper()) + built.rfind("z")
        total += len(table(100)) + scan(TEXT)
        total += len(TEXT.replace("line", "row")) + caesar(TEXT).count("w")
        total += TEXT.startswith("In") + TEXT[::-1].endswith("nI") + len(TEXT[5:-5:3])
    print(total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_100)
