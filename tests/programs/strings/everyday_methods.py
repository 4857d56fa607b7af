# Methods and operators of str, with what is refused.
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
s="Hello, World"
run(r"""
s.center(20)
s.center(20,'*')
s.center(5)
s.center(20,'ab')
s.center('a')
s.center(20,5)
s.ljust(15,'.')+s.rjust(15,'.')
s.zfill(20)
'-5'.zfill(5)
'+5'.zfill(4)
''.zfill(3)
'--5'.zfill(6)
s.find('o')
s.find('o',5)
s.find('o',5,7)
s.find('')
s.find('',50)
s.find('',12)
s.find('',13)
s.rfind('o')
s.rfind('')
s.rfind('',3,5)
s.index('x')
s.rindex('x')
s.index('o',-3)
s.count('l')
s.count('')
s.count('',3)
s.count('l',3,10)
s.count('l',None,5)
s.find('l',None,None)
s.find('l','a')
s.find(5)
s.startswith('Hell')
s.startswith(('x','H'))
s.startswith('')
s.startswith((),1)
s.startswith('ell',1)
s.startswith('ell',1,3)
s.startswith(5)
s.startswith(('a',5))
s.startswith(('H',5))
s.endswith('ld')
s.endswith('ld',0,-1)
s.endswith(['a'])
s.partition(',')
s.partition('zz')
s.partition('')
s.rpartition('o')
s.rpartition('zz')
s.partition(5)
s.split()
s.split(',')
s.split('l')
s.split('l',1)
s.split('')
s.split(None,1)
s.split(maxsplit=0)
s.split('l',-1)
s.split(5)
' a  b c '.split()
' a  b c '.split(' ')
' a  b c '.split(None,1)
' a  b c '.rsplit(None,1)
'a,b,c'.rsplit(',',1)
'a,b,c'.rsplit(',')
'a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i'.splitlines()
'a\nb\r\nc'.splitlines(True)
'a\n'.splitlines()
''.splitlines()
'\n'.splitlines()
'ab'.splitlines(keepends=1)
s.replace('l','L')
s.replace('l','L',1)
s.replace('','-')
s.replace('','-',3)
s.replace('l','')
s.replace('l','LL',-1)
s.replace('l',5)
s.replace('x','y',0)
''.replace('','x')
s.replace('o','0',count=1)
s.swapcase()
s.title()
"they're bill's".title()
'hELLO wORLD'.capitalize()
'ß'.upper()
'ß'.capitalize()
'ß'.casefold()
'ŉ'.upper()
'ﬁ'.title()
'ǆ'.title()
'İ'.lower()
'ΑΣ'.lower()
'ΑΣ Σ'.lower()
'Σ'.lower()
'aΣb'.lower()
'straße'.upper()
'ὈΔΥΣΣΕΎΣ'.lower()
'x'.isalpha()
''.isalpha()
'é'.isalpha()
'1'.isdigit()
'²'.isdigit()
'²'.isdecimal()
'½'.isnumeric()
'½'.isdigit()
'٣'.isdecimal()
'一'.isnumeric()
'a1'.isalnum()
'a_'.isalnum()
'a_1'.isidentifier()
'1a'.isidentifier()
'class'.isidentifier()
'µ'.isidentifier()
' '.isspace()
'\u3000\t\x1f'.isspace()
'\u200b'.isspace()
'Ab Cd'.istitle()
'AB'.istitle()
'A1b'.istitle()
'A1B'.istitle()
''.istitle()
'ǅ'.istitle()
'a'.islower()
'1'.islower()
'A1'.isupper()
'ªb'.islower()
'a\x00'.isprintable()
''.isprintable()
'é'.isprintable()
'\xa0'.isprintable()
'\xad'.isprintable()
'é'.isascii()
''.isascii()
' ab '.strip()
'xxabxx'.strip('x')
'abcba'.strip('ab')
'abcba'.lstrip('ab')
'abcba'.rstrip('ab')
'abc'.strip('')
'abc'.strip(None)
'abc'.strip(5)
'\u2003a\u2003'.strip()
'a\tb\tc'.expandtabs()
'a\tb\tc'.expandtabs(4)
'a\tb\n\tc'.expandtabs(0)
'ab\tc'.expandtabs(-1)
'a\r\tb'.expandtabs(4)
','.join(['a','b'])
','.join('abc')
','.join([])
','.join(['a'])
','.join(['a',5])
','.join([5])
','.join(5)
','.join({'a':1,'b':2})
','.join(x for x in 'ab')
'abc'.translate({97:'X',98:None})
'abc'.translate({97:120})
'abc'.translate({97:'long'})
'abc'.translate({})
'abc'.translate({97:-1})
'abc'.translate({97:2.5})
'abc'.translate(5)
'abc'.translate('xyz'*50)
'abc'.translate([None]*200)
str.maketrans('ab','xy')
str.maketrans('ab','xy','c')
str.maketrans({'a':1,98:'z'})
str.maketrans('ab','x')
str.maketrans({'ab':1})
str.maketrans({1.5:1})
str.maketrans('a')
str.maketrans(5,'a')
str.maketrans('a','b',5)
'abc'.removeprefix('ab')
'abc'.removesuffix('bc')
'abc'.removeprefix('')
'abc'.removeprefix(5)
'abc'*3
3*'abc'
'abc'*-1
'abc'*1.5
'abc'+5
5+'abc'
'abc'+b'd'
'b' in 'abc'
'' in ''
5 in 'abc'
None in 'abc'
'abc'[1]
'abc'[-1]
'abc'[3]
'abc'['a']
'abc'[1.0]
'abc'[None]
'abc'[::-1]
'abcdef'[1:5:2]
'abcdef'[5:1:-2]
'abcdef'[-100:100]
'abcdef'[::0]
'abcdef'[1:'a']
'abc'<'abd'
'abc'<'ab'
'abc'<5
'abc'=='abc'
'é'<'f'
'a'<'A'
len('héllo')
hash('abc')==hash('abc')
max('hello')
sorted('hello')
list('abc')
tuple('abc')
set('aab')=={'a','b'}
dict(['ab','cd'])
[*'ab']
'%s'%'a'
'%s %s'%('a','b')
'%d'%5.7
'%d'%'a'
'%s'%(1,2)
'%s %s'%(1,)
'%(a)s'%{'a':1}
'%(b)s'%{'a':1}
'%5s|%-5s|'%('a','b')
'%05d'%42
'%+d % d'%(5,5)
'%x %X %o %#x %#o'%(255,255,8,255,8)
'%e %E %f %g %G'%(1.5,1.5,1.5,1.5,1e20)
'%.3f'%3.14159
'%10.2f|'%3.14159
'%-10.2f|'%3.14159
'%c%c'%('a',98)
'%c'%'ab'
'%c'%-1
'%r %a'%('é','é')
'%%'%()
'%'%()
'%z'%5
'%*d'%(5,42)
'%.*f'%(2,3.14159)
'%-*d|'%(5,42)
'%s'%[1,2]
'%s'%None
'%i'%True
'%5%'%()
'%d'%10**20
'%d'%(10**20)
'%.10d'%42
'%#.3g'%1.0
'%s'%{'a':1}
'%(a)s %s'%{'a':1}
'a'%5
'a'%{}
'%f'%float('inf')
'%05f'%float('-inf')
'%d'%float('nan')
'%x'%1.5
'%u'%5
'%ld'%5
'%.3s'%'abcdef'
'%.0f'%0.5
'%.0f'%1.5
""",globals())
