import binascii as B


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


attempt(B.b2a_uu, b"abc")
attempt(B.b2a_uu, b"a" * 46)
attempt(B.b2a_uu, b"a\0b", backtick=True)
attempt(B.b2a_uu, b"")
for text in (b"#86)C\n", b"#8", b"!86)C", b"#80!B\n", b"#abc"):
    attempt(B.a2b_uu, text)
for data in (b"a=b c \n\xff\t\n.", b"a" * 80, b"tab\t\r\nx y \r\n", b".\n.x\n", b"=" * 40, b"a b", b"x\ny"):
    attempt(B.b2a_qp, data)
    attempt(B.b2a_qp, data, quotetabs=True)
    attempt(B.b2a_qp, data, istext=False)
    attempt(B.b2a_qp, data, header=True)
for text in (b"a=3Db=\nc =FF=", b"a_b", b"=zz =4 ==", b"x=  \ny"):
    attempt(B.a2b_qp, text)
    attempt(B.a2b_qp, text, header=True)
