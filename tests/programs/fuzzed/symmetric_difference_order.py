# The order of a symmetric difference follows from that of its operands (the hashes of small ints are themselves).
def spread(*numbers):
    made = set()
    for number in numbers:
        made.add(number)
    return made


for numbers in ((40, 8, 24, 16, 0), (33, 1, 65, 17, 9), (64, 32, 5, 37, 69, 101), range(0, 80, 8)):
    numbers = spread(*numbers)
    print(list(numbers ^ set()))
    print(list(set() ^ numbers))
    print(list(numbers ^ {8, 1, 3}))
    print(list(numbers.symmetric_difference(frozenset())))
    changed = set()
    changed ^= numbers
    print(list(changed))
    changed.symmetric_difference_update({3: 1, 8: 2, 40: 3})
    print(list(changed))
