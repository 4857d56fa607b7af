# ord, chr, hex, oct, bin, ascii.
print(ord("a"), ord("é"), ord("😀"), ord(b"a"), chr(97), chr(233), chr(0x1f600) == "😀", chr(True) == "\x01", ascii(chr(0x10ffff)), hex(255), hex(-255), hex(0), oct(8), oct(-8), bin(5), bin(-5), bin(0), hex(2 ** 70), bin(2 ** 65), oct(2 ** 64), hex(True), ascii("aé€😀\n'"), ascii(["é"]), ascii(5))
class I:
    def __index__(self): return 10
print(hex(I()), bin(I()), oct(I()), repr(chr(I())))
for call in (lambda: ord(""), lambda: ord("ab"), lambda: ord(5), lambda: ord(b"ab"), lambda: ord(None), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: chr(10 ** 30), lambda: hex(1.5), lambda: bin("a"), lambda: oct(None), lambda: ord(["a"]), lambda: chr(1.0)):
    try: print(call())
    except (TypeError, ValueError, OverflowError) as e: print(type(e).__name__, e)
