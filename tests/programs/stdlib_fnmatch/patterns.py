import fnmatch
for p in ['*','*.py','a*b*c','a*b*','?x[a-c]*','[!ab]','[]]','[]','[!]','[z-a]','[a-]','[--0]','[!z-a]','a[','[a&&b]','**','a**b','*a*','[^x]','[[x]','x\\*','[a-c-e]','[!-a]','']:
    print(repr(p), fnmatch.translate(p))
print(fnmatch.filter(['a.py','b.txt','c.py'],'*.py'), fnmatch.fnmatch('foo.txt','*.TXT'), fnmatch.fnmatchcase(b'abc',b'a*'))
