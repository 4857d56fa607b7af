# bytearray is a mutable sequence.
a = bytearray(b"abc")
print(a, repr(a), len(a), a[0], a[1:], bytearray(3), bytearray([65, 66]), bytearray("é", "latin-1"), bytearray(), a == b"abc", b"abc" == a, a + b"d", type(b"x" + a), type(a + b"x"))
a.append(100); a.extend(b"ef"); a.extend([103]); a.insert(0, 64); print(a)
print(a.pop(), a.pop(0), a); a.remove(98); a.reverse(); print(a)
a[0] = 90; a[1:3] = b"--long--"; print(a); del a[0]; del a[::2]; print(a); a += b"!"; a *= 2; print(a)
a.clear(); print(a, bool(a)); a[:] = b"12345"; a[::2] = b"xyz"; print(a, a.copy() is a, a.copy() == a, a.find(b"y"), a.upper(), a.decode(), a.hex(), a.split(b"2"))
for code in ("a[0] = 256", "a[0] = 'x'", "a.append(-1)", "a.append('x')", "a[10] = 1", "a.remove(200)", "bytearray().pop()", "a.pop(10)", "a[::2] = b'1'", "a.extend('abc')", "a.extend([300])", "a.extend(5)", "a[0:1] = 5", "a[0:1] = 'x'", "hash(a)", "a['k'] = 1", "bytearray('x')", "bytearray(-1)", "del a[9]", "a.insert('x', 1)", "a += 'x'"):
    try:
        exec(code)
        print(code, a)
    except (ValueError, TypeError, IndexError) as e:
        print(code, "->", type(e).__name__, e)
