# Literals and characters.
import sys

MISTAKES = r'''
x = 'abc
%%
x = "abc
%%
x = 'abc"
%%
x = 'it's'
%%
x = <Q>abc
def
%%
x = "a" b "c"
%%
x = "\x1"
%%
x = "\N{nothing}"
%%
x = "\u12"
%%
x = "\U00110000"
%%
x = b"é"
%%
x = b"\x1"
%%
x = b"a" "b"
%%
x = bu"a"
%%
x = f"{"
%%
x = f"{a"
%%
x = f"}"
%%
x = f"{}"
%%
x = f"{ }"
%%
x = f"{a b}"
%%
x = f"{a!x}"
%%
x = f"{a!}"
%%
x = f"{a!r:{b"
%%
x = f"{a:{b}"
%%
x = f"{!r}"
%%
x = f"{a =!z}"
%%
x = f"{lambda x: 1}"
%%
x = f"{*a}"
%%
x = f"{a['b]}"
%%
x = f"{a.}"
%%
x = f"{a +}"
%%
x = f"{=}"
%%
x = f"{yield = 1}"
%%
x = f'abc
%%
x = f"{a:{b:{c}}}"
%%
x = f"{a = 
%%
x = f"abc {a} {"
%%
x = 0777
%%
x = 0b12
%%
x = 0o8
%%
x = 0xg
%%
x = 0x
%%
x = 1_
%%
x = 1__0
%%
x = 1abc
%%
x = 1.2.3
%%
x = 1e
%%
x = 1e+
%%
x = 1.5a
%%
x = 1if 2else 3
y = 1_a
%%
x = 5j6
%%
x = $
%%
x = a$b
%%
x = ?
%%
x = `a`
%%
x = “a”
%%
x = a – b
%%
x = 1 \ 2
%%
x = 1 \
%%
é€ = 1
%%
x = a​b
%%
x = 00001
%%
x = "a" f"{b c}" "d"
'''

for number, source in enumerate(MISTAKES.strip("\n").split("\n%%\n")):
    source = source.replace("<TAB>", "\t").replace("<Q>", "'''") + "\n"
    print(f"-- {number}", file=sys.stderr)
    try:
        compile(source, "mistake.py", "exec")
    except SyntaxError as error:
        sys.__excepthook__(type(error), error, None)
    else:
        print("correct", file=sys.stderr)
