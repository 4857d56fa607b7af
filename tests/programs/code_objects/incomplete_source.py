# Source that more lines could complete is told from source that is wrong.
DONT_IMPLY_DEDENT, ALLOW_INCOMPLETE_INPUT = 0x200, 0x4000
sources = [
    "(9+",
    "x = [1,\n2",
    "'''a",
    "f'''{x\n",
    "if 1:",
    "if 1:\n  pass",
    "if 1:\n  pass\n",
    "if 1: pass",
    "if 1: pass\n",
    "try:\n  pass\n",
    "def f(a,",
    "@a",
    "x = 1",
    "x = )",
    "while 1:\n  pass\nelse: pass",
]
for source in sources:
    for flags in (0, DONT_IMPLY_DEDENT, DONT_IMPLY_DEDENT | ALLOW_INCOMPLETE_INPUT):
        try:
            compile(source, "source", "single", flags)
            result = "complete"
        except SyntaxError as error:
            result = type(error).__name__
        print(f"{source!r:28} {flags:#6x} {result}")
