"""Formatter does what str.format() does, in methods that can be replaced."""
import string

f = string.Formatter()
print(f.format("{} {} {a!r:>5} {{}}", 1, 2, a="x"), f.format("{0[k]} {1.real:{2}}", {"k": 1}, 5, ">4"))
print(list(f.parse("a{b!r:c{d}}e{{")))
print(f.get_field("a.real", (), {"a": 3}), f.vformat("{x}", (), {"x": 1}))
for args in (("{0} {}", 1), ("{} {0}", 1), ("{a}",), ("{1}", 1), ("{!x}", 1), ("{:{:{}}}", 1, 2, 3), ("{",), ("}",)):
    try:
        print(f.format(*args))
    except Exception as error:
        print(type(error).__name__, error)


class Loud(string.Formatter):
    def get_value(self, key, args, kwargs):
        try:
            return super().get_value(key, args, kwargs)
        except (KeyError, IndexError):
            return f"<no {key}>"

    def check_unused_args(self, used, args, kwargs):
        print("used", sorted(used, key=str), len(args), sorted(kwargs))

    def format_field(self, value, spec):
        return super().format_field(value, spec).upper()

    def convert_field(self, value, conversion):
        return value[::-1] if conversion == "z" else super().convert_field(value, conversion)


print(Loud().format("{0} {x!z} {gone} {3}", "a", "b", x="xyz", y=1))
