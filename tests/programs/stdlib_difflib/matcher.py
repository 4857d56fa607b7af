"""SequenceMatcher: blocks, opcodes, ratios, junk, popular items."""

import difflib

matcher = difflib.SequenceMatcher(lambda x: x == " ", " abcd", "abcd abcd")
print(matcher.find_longest_match(0, 5, 0, 9))
print(matcher.get_matching_blocks())
print(matcher.get_opcodes())
print(matcher.bjunk, matcher.bpopular)
for a, b in (("qabxcd", "abycdf"), ("", ""), ("abc", ""), ("private Thread currentThread;",
             "private volatile Thread currentThread;")):
    matcher = difflib.SequenceMatcher(None, a, b)
    print([tuple(code) for code in matcher.get_opcodes()])
    print(round(matcher.ratio(), 3), round(matcher.quick_ratio(), 3), round(matcher.real_quick_ratio(), 3))
long = ["x"] * 100 + list("abcdefg") * 30
matcher = difflib.SequenceMatcher(None, long, long[5:] + ["y"])
print(sorted(matcher.bpopular), round(matcher.ratio(), 4))
print(difflib.SequenceMatcher(None, long, long[5:] + ["y"], autojunk=False).ratio())
a = list(map(str, range(1, 40)))
b = a[:]
b[8:8] = ["i"]
b[20] += "x"
b[23:28] = []
for group in difflib.SequenceMatcher(None, a, b).get_grouped_opcodes():
    print(group)
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
for bad in (lambda: difflib.get_close_matches("a", [], 0), lambda: difflib.get_close_matches("a", [], 1, 2),
            lambda: list(difflib.restore([], 3)), lambda: list(difflib.unified_diff([b"a"], ["a"])),
            lambda: list(difflib.diff_bytes(difflib.unified_diff, ["a"], [b"a"]))):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(list(difflib.diff_bytes(difflib.unified_diff, [b"a\xff"], [b"b"], b"f", b"t", lineterm=b"")))
