# Searching takes linear time, whatever is looked for.
for size in (10, 1000, 5_000):
    part, other = b"a" * size, b"b" * size
    text, wanted = part + part + other + part + part, part + other + other + part
    print(text.find(wanted), text.count(wanted), (text + wanted).find(wanted), text.rfind(wanted), wanted in text)
items = bytearray(b"abcabc")
print(items.rfind(b"c"), items.find(b"", 3), items.rfind(b""), items.find(b"bc", 2), items.index(b"ca"), b"".find(b""))


class Numbers(list):
    pass


numbers = Numbers([1, 2])
numbers.extend(numbers)
numbers += numbers
print(numbers)
