# Counting words, frequencies, wrapping.
text = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief."""
words = [w.strip(",.").lower() for w in text.split()]
counts = {}
for w in words: counts[w] = counts.get(w, 0) + 1
for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:6]: print(f"{w:<12}{n:>3} {'*' * n}")
def wrap(words, width):
    line = ""
    for w in words:
        if line and len(line) + 1 + len(w) > width: yield line; line = w
        else: line = f"{line} {w}" if line else w
    if line: yield line
for l in wrap(text.split(), 30): print(f"|{l:^30}|")
by_len = {}
for w in sorted(set(words)): by_len.setdefault(len(w), []).append(w)
print({k: v for k, v in sorted(by_len.items())})
print(sum(map(len, words)) / len(words), max(words, key=len), "".join(sorted(set("".join(words)))), text.title().swapcase()[:30])
caesar = str.maketrans({chr(97 + i): chr(97 + (i + 13) % 26) for i in range(26)})
print(" ".join(words[:8]).translate(caesar), "madam" == "madam"[::-1], [w for w in words if w == w[::-1]])
