# Zero to an infinite power, and text that only looks like a number.
inf = float("inf")
print((-0.0) ** -inf, 0.0**-inf, 0.0**inf, (-1.0) ** inf)
try:
    print(0.0**-1.0)
except ZeroDivisionError as error:
    print(error)
for text in (b"123\xa0", "1_2.5", b" 1.5 ", "1__2"):
    try:
        print(float(text))
    except ValueError as error:
        print(error)


class Text(str):
    def __float__(self):
        return float(str(self)) + 1


print(float(Text("8")))
try:
    object().__format__(3)
except TypeError as error:
    print(error)
