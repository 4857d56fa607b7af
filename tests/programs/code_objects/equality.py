"""Code objects are equal when all that matters is."""


def make(source):
    return compile(source, "file.py", "exec")


one, two = make("x = 1"), make("x = 1")
print(one == two, one is two, hash(one) == hash(two))
print(one == make("x = 2"), one == make("y = 1"), one == make("\nx = 1"), one == 1, one != two)
print(make("0.0") == make("-0.0"), make("x = 1") == make("x = 1.0"), make("x = 1") == make("x = True"))
print(one.replace(co_filename="other.py") == one, one.replace(co_name="other") == one)
