"""Encodings of one byte for each character, by table."""
import codecs
for n in 'cp1251 cp437 cp850 latin9 iso8859-2 iso-8859-5 koi8-r koi8_u mac-roman cp037 cp500 cp1140 windows-1250 cp1252 latin2 cyrillic greek hebrew tis-620 cp866 ptcp154 kz1048 hp-roman8 mac_latin2 iso8859_15 1252'.split():
    try:
        c=codecs.lookup(n); d=bytes(range(256)).decode(n,'replace'); e=d.encode(n,'replace')
        print(n,c.name,hash(d)!=0 and sum(map(ord,d)), sum(e))
    except Exception as x: print(n,type(x).__name__,x)
for f in (lambda: 'Ж'.encode('cp1252'), lambda: b'\x81'.decode('cp1252'), lambda: '日'.encode('cp437'), lambda:'Привет'.encode('koi8-r').decode('cp1251'), lambda: open('/dev/null','w',encoding='cp1251').encoding, lambda: 'x'.encode('nope'), lambda: '日é'.encode('cp437','xmlcharrefreplace'), lambda:'é日'.encode('cp437','backslashreplace'), lambda: eval(b'# coding: cp1251\n"\xcf\xf0"'), lambda: eval(b'# -*- coding: iso8859-15 -*-\n"\xa4"')):
    try: print(ascii(f()))
    except Exception as x: print(type(x).__name__,x)
