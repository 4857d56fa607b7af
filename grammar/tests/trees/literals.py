0, 00, 1, 10_000, 0xFF, 0o17, 0b101, 0XdeadBEEF, 0_0, 9223372036854775807, 9223372036854775808
123456789012345678901234567890, 0xFFFFFFFFFFFFFFFFFFFF
1.5, 1., .5, 1e10, 1E-5, 1_0.0_1e1_0, 1e400, 1e16, 123456789012345680.0, 1e-5, 0.0001, 09.5, 09e1
1j, 1.5J, 1e3j, 0j, 09j
None, True, False, ...
'', "", '''''', """a"b""", 'a' "b" '''c'''
'\n\t\\\'\"\a\b\f\r\v\0\12\777\x41\u00e9\U0001F600\N{BULLET}\N{latin small letter a}'
r'\n\'', R"\d", u'x', U"y", b'\x00\xff\'\n\101', rb'\d', bR"\e", Br'x', b'a' b"b"
'line \
continued', '''two
lines''', "\ud800\udfff"
u'a' 'b', 'a' u'b'
'é日本', b"'", '"', "'\""
