# Strings that grow in a loop, and the other names that they have had meanwhile.
def build(count):
    text = ""
    kept = []
    for number in range(count):
        if number % 3 == 0:
            kept.append(text)
        text += str(number) + ","
    return text, kept


text, kept = build(12)
print(text, kept)
print(len(build(20000)[0]))


def twice():
    text = "ab"
    text += text
    text = text + text
    return text


def mixed():
    text = "a"
    text += "é"
    text += "b"
    alias = text
    text += "c"
    return text, alias, hash(text) == hash("aébc"), {text: 1}["aébc"]


def swapped(text, other):
    text = other + text
    other += text
    return text, other


def refused():
    text = "a" * 3
    try:
        text += 1
    except TypeError as error:
        return text, str(error)


print(twice(), mixed(), swapped("x", "y"), refused())
