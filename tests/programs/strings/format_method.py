# str.format: fields, attributes, items, nesting, conversions.
class P:
    x = 3
    def __format__(self, spec):
        return f"<{spec}>"
    def __repr__(self):
        return "P()"
p = P()
print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a} {b}".format(a=1, b=2), "{0.x} {0!r} {0:abc}".format(p), "{0[0]} {1[key]}".format([5], {"key": 6}), "{{}} {{{}}}".format(1))
print("{:>{w}}|{:{fill}^{w}}".format("a", "b", w=5, fill="*"), "{:{}}".format("x", 4) + "|", "{!s:>4}{!a}".format("q", "é"), "{0:{1}.{2}f}".format(3.14159, 8, 2), "{a[b]}".format(a={"b": 1}), "{a.x.real}".format(a=p))
print("{0}{0}".format("ab"), "{:d}".format(True), "{}".format(None), "{:}".format([1]), "{[0][1]}".format([[1, 2]]), "{a[0]}".format(a={0: "int key"}), "{a[-1]}".format(a={"-1": "str key"}))
print("{x} {y}".format_map({"x": 1, "y": 2}))
class D(dict):
    def __missing__(self, k): return f"<{k}>"
print("{x} {zz}".format_map(D(x=1)))
for fmt, args in (("{} {}", (1,)), ("{1}", (1,)), ("{a}", ()), ("{", ()), ("}", ()), ("{0", ()), ("{} {0}", (1, 2)), ("{0} {}", (1, 2)), ("{!x}", (1,)), ("{:d}", ("a",)), ("{0.y}", (1,)), ("{0[k]}", ({},)),
                  ("{0[", ([],)), ("{!}", (1,)), ("{:{:{}}}", (1, 2, 3)), ("{0[]}", ([1],)), ("{0.}", (1,)), ("{0!rx}", (1,)), ("{:x}", (1.5,)), ("{:s}", (1,)), ("{:5}", ([],)), ("{a!s", (1,)), ("{0[1]}", ([1],)), ("{0[a]}", ([1],)), ("{0]}", (1,))):
    try:
        print(fmt, fmt.format(*args))
    except (IndexError, KeyError, ValueError, AttributeError, TypeError) as e:
        print(fmt, "->", type(e).__name__, e)
