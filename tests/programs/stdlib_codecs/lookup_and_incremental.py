# The module codecs: lookups, incremental codecs, error handlers, registration, streams.
import codecs, io
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for n in ('utf-8', 'UTF8', 'latin1', 'L1', 'ascii', 'us-ascii', 'utf-16', 'utf_16_le', 'UTF-32BE', 'cp1252', 'windows-1252', 'utf-8-sig', 'unicode_escape', 'raw_unicode_escape', 'iso-8859-15'):
    print(n, codecs.lookup(n).name)
t(lambda: codecs.lookup('nope')); t(lambda: codecs.lookup(5))
print(codecs.encode('é'), codecs.decode(b'\xc3\xa9'), codecs.encode('é', 'latin-1'), codecs.decode(b'\xe9', 'latin-1', 'strict'))
print(codecs.encode('Hello', 'rot13'), codecs.decode('Uryyb', 'rot13'), codecs.encode(b'ab', 'hex'), codecs.decode(b'6162', 'hex'))
t(lambda: 'a'.encode('rot13')); t(lambda: b'a'.decode('hex'))
print('€ŽŸ'.encode('cp1252'), bytes(range(0x80, 0x90)).decode('cp1252', 'replace'), '€'.encode('iso8859-15'))
t(lambda: b'\x81'.decode('cp1252')); t(lambda: 'αβ'.encode('cp1252')); t(lambda: 'aα'.encode('cp1252', 'xmlcharrefreplace'))
d = codecs.getincrementaldecoder('utf-8')()
print([d.decode(bytes([b])) for b in 'aé€'.encode()], d.getstate(), d.decode(b'\xe2'), d.getstate())
t(lambda: d.decode(b'', True))
d.reset(); print(d.decode(b'x', True))
d = codecs.getincrementaldecoder('utf-16')(); print([d.decode(bytes([b])) for b in 'aé'.encode('utf-16')])
e = codecs.getincrementalencoder('utf-16')(); print(e.encode('a'), e.encode('b'), e.getstate() in (0, 1, 2)); e.reset(); print(e.encode('c'))
print(list(codecs.iterencode(['a', 'é'], 'utf-8')), list(codecs.iterdecode([b'\xc3', b'\xa9'], 'utf-8')))
print(codecs.BOM_UTF8, codecs.BOM_UTF16 == codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE)
def handler(error): return ('[%d]' % ord(error.object[error.start]), error.start + 1)
codecs.register_error('brackets', handler); print('aéb€'.encode('ascii', 'brackets'), codecs.lookup_error('brackets') is handler)
codecs.register_error('dec', lambda e: ('?', e.end)); print(b'a\xff'.decode('utf-8', 'dec'))
codecs.register_error('bad', lambda e: 5); t(lambda: 'é'.encode('ascii', 'bad')); t(lambda: codecs.lookup_error('zzz')); t(lambda: codecs.register_error('q', 5))
for n in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace'):
    h = codecs.lookup_error(n)
    for err in (UnicodeEncodeError('x', 'aé€b', 1, 3, 'r'), UnicodeDecodeError('x', b'a\xff', 1, 2, 'r')):
        t(lambda: (n, h(err)))
def search(name):
    if name == 'up_per':
        return codecs.CodecInfo(lambda s, e='strict': (s.upper().encode(), len(s)), lambda b, e='strict': (bytes(b).decode().lower(), len(b)), name='up-per')
codecs.register(search); print('abc'.encode('up-per'), b'ABC'.decode('Up-Per'), codecs.lookup('up_per').name)
codecs.unregister(search); t(lambda: 'abc'.encode('up-per'))
s = io.BytesIO(); w = codecs.getwriter('utf-8')(s); w.write('é\n'); w.writelines(['a', 'b']); print(s.getvalue())
r = codecs.getreader('utf-8')(io.BytesIO('é\nb\nc'.encode())); print(r.readline(), r.read(1), r.readlines()); print(list(codecs.getreader('latin-1')(io.BytesIO(b'x\ny'))))
print(codecs.utf_8_decode(b'a\xc3'), codecs.utf_8_decode(b'a\xc3\xa9', 'strict', True), codecs.latin_1_encode('é'), codecs.ascii_decode(b'ab'))
t(lambda: codecs.utf_8_encode(5)); print(isinstance(codecs.lookup('utf-8'), tuple), len(codecs.lookup('utf-8')), codecs.getencoder('utf-8')('é'), codecs.getdecoder('utf-8')(b'\xc3\xa9'))
