# Identifiers in other scripts; NFKC.
été = 1
变量 = 2
ﬁ = 3
print(été, 变量, fi, "ﬁ" == "fi")
class Ω:
    µ = 4
print(Ω.μ, Ω.__name__, [k for k in vars(Ω) if not k.startswith("__")])
def f(*, ſ=5): return s_ if False else ſ
print(f(s=6), f.__kwdefaults__)
for bad in ("a€ = 1", "x = 5€", "😀 = 1", "a\u200b = 1", "x = “a”", "x = 1 − 2", "\u00a0x = 1", "x\x00", "$", "a ? b", "x = `1`", "!a", "0x\u0661"):
    try:
        compile(bad, "t", "exec")
        print(ascii(bad), "ok")
    except (SyntaxError, ValueError) as e:
        print(ascii(bad), "->", ascii(str(e.args[0])))
