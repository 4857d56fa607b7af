# f-strings: conversions, specs, nesting, quotes.
name, n, x = "World", 42, 3.14159
width, prec = 10, 2
print(f"Hello {name}!", f"{n:5d}|{n:<5}|{n:^5}|{n:05}", f"{x:.{prec}f}", f"{x:{width}.{prec}f}", f"{name!r} {name!s} {name!a}", f"{{}} {{{n}}}", f"{n!r:>5}")
print(f"{n = } {n=} {n = :>5} {name=!s} {x=:.1f} { n + 1 = }", f"{name.upper()=}")
print(f"{'nested ' + f'{n + 1}'} {f'{f"{n}"}'}", f"{"same quotes"}", f"{[i for i in range(3)]} { {'a': 1}['a'] } {(lambda: 5)()}", f"{n if n > 40 else 0}", f"{n:{'>'}{5}}")
print(f"""triple {
    n
    + 1  # a comment
}""", rf"\n{n}\t", fr"{n}\\", f"a" "b{n}" f"c{n}", f"{'\n'.join(['a', 'b'])}", f"\N{BULLET} \x41{n}\u00e9", f"{n!r}", f"{ n }", F"{n}")
print(f"{n,}", f"{n, 1}", f"{*[1, 2], 3}", f"{(y := 7)} {y}", f"{n:=5}", f"{n:!<5}", f"{n!=42}", f"{3 > 2}", f"{n==42}", f"{'a' 'b'}", f"{not n}", f"{yield_ if 0 else 1}" if 0 else "-")
print(f"{x:{f"{width}"}.{prec}}", f"{name:{'*'}^{width + 3}}", f"{n:#{'x'}}", f"{'':>3}|", f"", f"{{", f"}}", f"{n:}}}" if 0 else "x")
