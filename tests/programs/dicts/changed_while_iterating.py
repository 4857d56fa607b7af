# What happens when a dict is changed while it is iterated, copied or asked.
mapping = {0: 1}
for view in (mapping, mapping.values(), mapping.items()):
    try:
        for _ in view:
            del mapping[0]
            mapping[0] = 1
    except RuntimeError as error:
        print(error)

queue = {}
for number in range(50):
    queue[number] = number
    if number > 3:
        del queue[number - 3]
print(list(queue), queue.popitem(), len(queue))
while queue:
    queue.popitem()
queue["z"] = 1
print(queue, list(queue), "z" in queue, 47 in queue)


class Key:
    def __init__(self, other=None):
        self.other, self.asked = other, 0

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.asked += 1
        if self.other is not None:
            self.other.clear()
        return False


first, second = Key(), Key()
mapping = {first: 1}
mapping.setdefault(second, 2)
print(first.asked + second.asked, len(mapping))
source = {Key(): 1, Key(): 2}
target = {Key(source): 0}
try:
    target.update(source)
except RuntimeError as error:
    print(error)
