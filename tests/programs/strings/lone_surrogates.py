"""Lone surrogates, and the private characters that stand beside them."""
import sys

LAST = chr(sys.maxunicode)
codes = [0x41, 0xE9, 0xD7FF, 0xD800, 0xDC80, 0xDFFF, 0xE000, 0x10EFFF, 0x10F000, 0x10F123, 0x10F7FF,
         0x10F800, 0x10F821, 0x10F822, 0x10F840, 0x10F87F, 0x10F880, 0x10FFFE, 0x10FFFF]
text = ''.join(map(chr, codes))

print(LAST == '\U0010ffff', ascii(LAST), repr(LAST), len(LAST), LAST.encode())
print(len(text), [ord(c) for c in text] == codes, [ord(text[i]) for i in range(len(text))] == codes)
print(ascii(text), repr(text), sep='\n')
print(ascii(text[::-1]), ascii(text[3:12:2]), ascii(text[-4:-1]))
for code in codes:
    c = chr(code)
    assert text.index(c) == codes.index(code) == text.rindex(c), hex(code)
    assert text.count(c) == 1 and c in text and text.partition(c)[1] == c
    assert [len(part) for part in text.split(c)] == [codes.index(code), len(codes) - codes.index(code) - 1]
    assert text.replace(c, '') == text[:codes.index(code)] + text[codes.index(code) + 1:]
    assert text.find(c, codes.index(code) + 1) == -1
    assert eval(ascii(c)) == c and eval(repr(c)) == c
    assert c.center(4, c) == c * 4 and len(c * 3) == 3
    assert '%c' % code == '%s' % c == f'{code:c}' == format(c) == c
    assert f'{c:>3}' == '  ' + c and '%-3s|' % c == c + '  |' and f'{c * 5:.2}' == c * 2
    assert {c: 1}[chr(code)] == 1 and hash(c) == hash(chr(code))
print(sorted(text, reverse=True) == [chr(code) for code in sorted(codes, reverse=True)], max(text) == LAST)
print(text.translate({0x10F000: 'x', 0xD800: 0x10F001, 0x10FFFF: None}) == text.replace('\U0010f000', 'x')
      .replace('\ud800', '\U0010f001').replace(LAST, ''))
print(ascii(text.replace('', '.')) == ascii('.' + ''.join(c + '.' for c in text)))

plain = ''.join(c for c in text if not '\ud800' <= c <= '\udfff')
for encoding in ('utf-8', 'utf-16', 'utf-32-be', 'unicode_escape', 'raw_unicode_escape'):
    data = plain.encode(encoding)
    print(encoding, len(data), data.decode(encoding) == plain)
    passed = text.encode(encoding, 'surrogatepass')
    print(passed.decode(encoding, 'surrogatepass') == text)
data = b'a\x80\xff\xf4\x8f\x80\x80\xed\xa0\x80'
escaped = data.decode('utf-8', 'surrogateescape')
print(ascii(escaped), escaped.encode('utf-8', 'surrogateescape') == data)
print(text.encode('utf-8', 'backslashreplace'))
print(text.encode('ascii', 'xmlcharrefreplace'))
for bad in ('\ud800', 'ab\udc80\udfff', '\U0010f000\udfff'):
    try:
        bad.encode()
    except UnicodeEncodeError as error:
        print(error, error.start, error.end, ascii(error.object))
try:
    print('x\ud800')
except UnicodeEncodeError as error:
    print(error)
print('\N{LATIN SMALL LETTER E WITH ACUTE}', '􀀀' == '\U00100000', '􏀀' == '\U0010f000', ascii('􏿿'))
print(ascii(eval("'\U0010f000'")))
try:
    eval("'\ud800'")
except UnicodeEncodeError as error:
    print(error)
