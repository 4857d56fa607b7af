"""`not` behind an operator that binds more tightly."""
for source in ["3 + not 3", "a * not b", "+ not 3", "~ not 3", "a @ not b", "x = 1 + not y + 2", "f(1 + not 2)",
               "3 - not -not 3", "a if 1 + not 2 else 3", "3 ** not 3", "a | not b", "1 << not 2", "a < not b",
               "f'{lambda x:}'", "f'{lambda :}'", "{lambda x:}"]:
    try:
        compile(source, "<source>", "exec")
    except SyntaxError as error:
        print(source, "|", error.msg, error.offset, error.end_offset)
