# Methods and operators of bytes and bytearray, with what is refused.
def run(tests, ns):
    for t in tests.strip().split("\n"):
        try:
            try: r = eval(t, ns)
            except SyntaxError:
                exec(t, ns); r = "ok"
            r = repr(r)
            print(t, "=", r[:r.index(" at 0x")] if " at 0x" in r else r)
        except Exception as e:
            print(t, "->", type(e).__name__, e)
b=b'Hello, World'
run(r"""
b'abc'[0]
b'abc'[5]
b'abc'[::-1]
b'abc'['a']
b'a'+b'b'
b'a'+'b'
'a'+b'b'
b'a'+bytearray(b'b')
bytearray(b'a')+b'b'
b'ab'*2
b'ab'*-1
b'ab'*1.5
97 in b'abc'
b'b' in b'abc'
'b' in b'abc'
300 in b'abc'
b.find(b'o'),b.find(111),b.rfind(b'o')
b.find('o')
b.find(300)
b.index(b'z')
b.count(b'l'),b.count(108),b.count(b'')
b.split(b','),b.split(),b.split(b'l',1)
b.split('l')
b.split(b'')
b.rsplit(b'l',1)
b.partition(b','),b.rpartition(b'o')
b.partition(',')
b.replace(b'l',b'L'),b.replace(b'',b'-')
b.replace('l','L')
b.strip(b'Hd'),b' a '.strip()
b.strip('H')
b.upper(),b.lower(),b.swapcase(),b.title(),b.capitalize()
b.center(20,b'*'),b.ljust(15),b.rjust(15,b'.'),b'5'.zfill(3)
b.center(20,'*')
b.startswith(b'He'),b.endswith((b'x',b'ld'))
b.startswith('He')
b.join([b'a',b'b'])
b.join(['a'])
b','.join([b'a',bytearray(b'b')])
b','.join(5)
b'a\nb\r\nc'.splitlines(),b'a\nb'.splitlines(True)
b'a\tb'.expandtabs(4)
b'abc'.isalpha(),b'1'.isdigit(),b'a1'.isalnum(),b' '.isspace(),b'A'.isupper(),b'a'.islower(),b'Ab'.istitle(),b'\x80'.isascii()
b'abc'.translate(bytes(range(256)))
b'abc'.translate(None,b'a')
b'abc'.translate(b'a')
bytes.maketrans(b'ab',b'xy')[97:100]
bytes.maketrans(b'a',b'xy')
b'abc'.removeprefix(b'a'),b'abc'.removesuffix(b'c')
b'\x00\xff\n\t\\\'"'
b"'"
b'"\''
repr(bytearray(b'a\x00'))
str(b'abc')
str(b'abc','ascii')
str(b'\xff','ascii')
str(b'\xff','ascii','replace')
str(b'abc','nope')
str('abc','ascii')
str(5,'ascii')
b'abc'.decode()
b'\xff'.decode()
b'\xc3\xa9'.decode('utf-8')
b'\xe9'.decode('latin-1')
b'\xff'.decode('utf-8','ignore')
b'\xff'.decode('utf-8','replace')
b'\xff'.decode('utf-8','backslashreplace')
b'\xff'.decode('utf-8','surrogateescape')
b'\xff'.decode('utf-8','nope')
b'\xe2\x82'.decode()
b'a\xe2\x82b'.decode(errors='replace')
b'\xed\xa0\x80'.decode()
b'\xf8'.decode()
b'\xf0\x9f\x98\x80'.decode()
b'a\x00b\x00'.decode('utf-16-le')
b'\xff\xfea\x00'.decode('utf-16')
'aé€😀'.encode()
'é'.encode('ascii')
'é'.encode('ascii','ignore')
'é'.encode('ascii','replace')
'é'.encode('ascii','xmlcharrefreplace')
'é'.encode('ascii','backslashreplace')
'é'.encode('ascii','namereplace')
'\udc80'.encode()
'\udc80'.encode('utf-8','surrogateescape')
'\ud800'.encode('utf-8','surrogatepass')
'é'.encode('latin-1')
'€'.encode('latin-1')
'a'.encode('utf-16')
'a'.encode('utf-16-be')
'a'.encode('utf-32-le')
'a'.encode('nope')
'a'.encode(5)
'a'.encode('utf-8-sig')
b'abc'.hex(),b'abc'.hex(' '),b'abcd'.hex(':',2),b'abcd'.hex(':',-3)
b'abc'.hex('::')
bytes.fromhex('61 62'),bytes.fromhex('6162')
bytes.fromhex('6')
bytes.fromhex('zz')
bytes.fromhex('61 6 2')
bytes(3)
bytes([1,2,255])
bytes([256])
bytes([-1])
bytes(['a'])
bytes('a')
bytes('é','utf-8')
bytes('é','ascii')
bytes(5,'ascii')
bytes(-1)
bytes(1.5)
bytes(None)
bytes(b'ab'),bytes(bytearray(b'ab')),bytes(memoryview(b'ab'))
bytes(range(3))
bytes()
bytes({1,2})
bytes('a',errors='x')
bytes(10**20)
b'a'<b'b'
b'a'<'a'
b'a'=='a'
b'a'==bytearray(b'a')
hash(b'abc')==hash('abc')
hash(bytearray(b'a'))
b'%s %d %x'%(b'a',5,255)
b'%s'%'a'
b'%a'%'é'
b'%c'%65
b'%c'%b'ab'
b'%b'%b'x'
b'%r'%'x'
b'%5.1f|'%3.14
b'%(a)s'%{b'a':b'x'}
b'%d'%'a'
x=bytearray(b'abc'); x[0]=120; print(x)
x=bytearray(b'abc'); x[0]=256
x=bytearray(b'abc'); x[0]='a'
x=bytearray(b'abc'); x[5]=1
x=bytearray(b'abc'); x.append(100); print(x)
x=bytearray(b'abc'); x.append('a')
x=bytearray(b'abc'); x.append(300)
x=bytearray(b'abc'); x.extend([100,101]); print(x)
x=bytearray(b'abc'); x.extend('de')
x=bytearray(b'abc'); x.extend(5)
x=bytearray(b'abc'); x.extend(b'de'); print(x)
x=bytearray(b'abc'); x.insert(1,100); print(x)
x=bytearray(b'abc'); print(x.pop(),x.pop(0),x)
x=bytearray(b''); x.pop()
x=bytearray(b'abc'); x.remove(98); print(x)
x=bytearray(b'abc'); x.remove(5)
x=bytearray(b'abc'); x.reverse(); print(x)
x=bytearray(b'abc'); x.clear(); print(x)
x=bytearray(b'abc'); x[1:2]=b'XYZ'; print(x)
x=bytearray(b'abc'); x[1:2]=[1,2]; print(x)
x=bytearray(b'abc'); x[1:2]='a'
x=bytearray(b'abc'); x[1:2]=5
x=bytearray(b'abc'); del x[0]; print(x)
x=bytearray(b'abcdef'); del x[::2]; print(x)
x=bytearray(b'abcdef'); x[::2]=b'XYZ'; print(x)
x=bytearray(b'abcdef'); x[::2]=b'XY'
x=bytearray(b'abc'); x+=b'd'; print(x)
x=bytearray(b'abc'); x+='d'
x=bytearray(b'abc'); x*=2; print(x)
x=bytearray(b'abc'); print(x.copy() is x, x.copy())
bytearray(3)
bytearray('a')
bytearray('a','utf-8')
bytearray([1,300])
bytearray(b'abc').upper()
bytearray(b'abc').split(b'b')
bytearray(b'abc').find(b'c')
bytearray(b'abc').join([b'x',b'y'])
list(b'abc'),sorted(b'cab')
b'abc'.foo
b''.join([])
bytes.__new__(int)
b'a' b'b'
b'é'
ord(b'a'),ord(b'ab')
ord(bytearray(b'a'))
chr(97)
b'abc'[1:2]
b'abc'.index(98,1,2)
b'abcabc'.rindex(b'c',0,5)
b'abc'.__contains__(98)
b'abc'.__getitem__(slice(1,3))
b'abc'.isidentifier
memoryview(b'abc')[1:].tolist()
b'\N{DASH}'
b'\u1234'
b'\x4'
'\x4'
'\N{DASH}'
'\N{BULLET}'
'\u12'
'\400'
""",globals())
