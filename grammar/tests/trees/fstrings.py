f'', f'a', f'{a}', f'a{b}c', F"{a}{b}", f'{{', f'}}', f'{{{a}}}', f'a{{b}}c', f'{a}}}'
f'{a!r}', f'{a!s:>10}', f'{a:{w}}', f'{a:{w}.{p}}', f'{a:x{b!r:y}z}', f'{a:}', f'{a!a}'
f'{a=}', f'{a = }', f'{a=!s}', f'{a=:>5}', f'{ a + b = !r:x}', f'{a}={b=}', f"x{a=}y"
f'{a + b}', f'{a if b else c}', f'{(lambda x: x)(1)}', f'{a, b}', f'{*a, b}', f'{ {1: 2}[1] }', f'{a["b"]}'
f'{a:=5}', f'{(a:=5)}', f'{a!=b}', f'{a==b}', f'{a:%H:%M}', f'{a[1:2]:x}', f'{a["x:y"]!r:^{5}}'
f"{'nested'}", f"{f'{f'{1}'}'}", f'{'same quotes'}', f"{"a" "b"}"
rf'\d{a}\{b}', fr'{a:\d}', Rf"{a}\N"
f'\n{a}\x41\N{BULLET}{b}', f'\{6}', f'\\{a}'
'a' f'b{c}' 'd' f'' "e", f'{a}' '', '' f'{a}', '' f'', u'x' f'y'
f'''{
a
}''', f'''a
{b:
}c
{d!r}
''', f"""{
    a  # comment
    = }"""
f'{a:{{}}}', f'{(yield)}'
f'é{a}é', f'{é}ü{b}'
