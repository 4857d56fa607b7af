# Title case of letters that become several.
for text in ("\u1fd2\u0130", "\u1fbe", "\u1fd7a", "\u1fb2", "\u1fb3", "\ufb01n", "\xdf", "\u01c6", "\u0149a", "\u10d0"):
    print(ascii(text.capitalize()), ascii(text.title()), ascii(text.upper()))
error = UnicodeDecodeError("ascii", bytearray(b"\xff"), 0, 1, "no")
print(type(error.object), error)


class Slotted:
    __slots__ = "a"


try:
    Slotted().a
except AttributeError as error:
    print(error)
