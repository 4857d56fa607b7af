# What is not an f-string.
for bad in ("f'{}'", "f'{ }'", "f'{'", "f'}'", "f'{a'", "f'{a b}'", "f'{a!}'", "f'{a!x}'", "f'{a!rr}'", "f'{lambda x: 1}'", "f'{a:{b:{c:{d}}}}'", "f'{!r}'", "f'{a!r b}'", "f'{a;b}'", "f'{=}'", "f'{a = b = c}'",
            "f'{*a}'", "f'{a:'", "f'{a'b'}'", "f'{(}'", "f'{a)}'", "f'{a]}'", "f'{**a}'", "f'{:5}'", "f'{a $ b}'", "f'{import x}'", "f'{a! r}'", "f'''{a\n", "f'{a:{}}'", "f'{a.}'", "f'{1a}'", "bf'x'", "f'{#}'", "fu'x'"):
    try:
        compile(bad, "t", "eval")
        print(bad, "ok")
    except SyntaxError as e:
        print(repr(bad), "->", e.msg, e.offset)
