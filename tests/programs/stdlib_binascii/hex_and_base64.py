import binascii as B


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


attempt(B.hexlify, b"abcdef")
attempt(B.hexlify, b"abcdef", "-")
attempt(B.hexlify, b"abcdef", "-", 2)
attempt(B.hexlify, b"abcdefg", b":", -3)
attempt(B.hexlify, b"ab", "--")
attempt(B.hexlify, "ab")
attempt(B.hexlify, b"ab", 3)
attempt(B.unhexlify, "00FFa0")
attempt(B.unhexlify, "abc")
attempt(B.unhexlify, "zz")
attempt(B.unhexlify, "é")
attempt(B.unhexlify, 3)
attempt(B.b2a_base64, b"abc")
attempt(B.b2a_base64, b"ab\xff\xfe", newline=False)
attempt(B.b2a_base64, "abc")
for text in (b"", b"YWJj", b"a", b"ab", b"abc", b"YQ==", b"YQ=", b"YQ", b"YQ==YQ==", b"Y Q = =", b"=YQ=", b"Y===",
             b"YWJj\n", b"YWJ$j", b"YQ===", b"YQ==\n", b"YWI=Y", b"====", "YQ==", "Yé", b"YW=I"):
    print(text, end=": ")
    attempt(B.a2b_base64, text)
    attempt(B.a2b_base64, text, strict_mode=True)
attempt(B.crc_hqx, b"abc", 0)
attempt(B.crc_hqx, b"abc", -1)
attempt(B.crc32, b"abc")
print(B.Error.__mro__, B.Incomplete.__mro__)
