# Warnings come before the error, as far as the source was read.
import sys
for s in ['def f():\nx = f"{"\n', 'if x:\ny = f"{a b}"\n', 'x = f"{a b}"\ndef f():\ny\n', 'if x:\ny = f"{}"\n','if x:\ny = f"{a!x}"\n', 'if x:\ny\nz = f"{}"\n', 'if x:\ny\nz = f"{"\n', 'a b\nz = f"{"\n', 'z = f"{a b}" c d\n','def f()\n  x = f"{"\n', 'if x:\ny = "abc\n', 'if x:\ny = f"}"\n', 'f(a b, f"{}")\n', 'x = f"{a b}" if\n', 'class A:\nx = f"{*a}"\n','f"{a b" c\n', "x = '\\d'\ny = = 1\n", "y = = 1\nx = '\\d'\n", "def f():\n  x = '\\d'\nreturn 1\n", "x is 1\nreturn 2\n", "assert (1, 2)\nbreak\n", "x = 1if y else 2\nz = = 1\n", "x = 1if y else 2\nreturn\n", "return\nx is 1\n", "x = '\\d' '\\w'\ny = (\n", "f'\\d'\ny = (\n","x = ('\\d' 1)\n", "1 is 1; x = ]\n"]:
    print('--', ascii(s), file=sys.stderr)
    try: compile(s, 'mistake.py', 'exec')
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_offset, file=sys.stderr)
