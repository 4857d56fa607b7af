"""What dis says about a code object."""
import dis


def f(a, *args, b=1, **options):
    c = {"k": a}
    return lambda: c


print(dis.code_info(f).replace(__file__, "FILE").replace("info.py", "FILE").split("Constants")[0])
print(dis.code_info("x = 1"))
print(dis.pretty_flags(0x2b), dis.pretty_flags(0))
