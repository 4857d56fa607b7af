# Every augmented operator on names, items and attributes; order of evaluation.
x = 10
x += 5; print(x)
x -= 3; print(x)
x *= 4; print(x)
x //= 5; print(x)
x **= 3; print(x)
x %= 100; print(x)
x <<= 3; print(x)
x >>= 1; print(x)
x |= 3; print(x)
x ^= 5; print(x)
x &= 0xF0; print(x)
x /= 7; print(x)
class Box:
    pass
def show(name, value):
    print("eval", name)
    return value
box = Box()
box.items = [1, 2, 3]
show("target", box).items[show("index", 1)] += show("value", 10)
box.n = 1
show("box", box).n *= show("factor", 6)
print(box.items, box.n)
s = "a"; s *= 3; s += "b"; print(s)
try:
    x @= 2
except TypeError as e:
    print(e)
for text in ("x = None\nx += 1", "x = 'a'\nx -= 'b'", "x = []\nx += 5", "x = ()\nx += [1]", "x = {}\nx |= 5", "x = 1\nx <<= 'a'", "x = 2\nx **= 'b'"):
    try:
        exec(text)
    except TypeError as e:
        print(e)
