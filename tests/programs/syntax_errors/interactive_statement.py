# The errors of an interactive statement are those of a module.
for source in (
    "try:\n  pass\nexcept TypeError:\n  pass\nexcept* ValueError:\n  pass\n",
    "if 1:\n  pass\nelse:\n  x() = 1\n",
    "for x in y:\n  a = b c\n",
    "if 1:\n  pass\nx = 1\n",
    "[0 for a, (*b, c[d], e.f) in g if (c := 1)]\n",
    "[0 for a, (*b, c[d], e.f) in g if (b := 1)]\n",
):
    for mode in ("exec", "single"):
        try:
            compile(source, "source", mode)
            print(mode, "fine")
        except SyntaxError as error:
            print(mode, error, error.offset, error.end_offset)
