import shlex

for s in ['a b "c d" e','a\\ b','"a\\"b" \'c\\d\'','x=1;y=2','# c\na','a # b','','"unclosed','\\',"''",'a""b','é ü','a&&b|c>d']:
    for f in (lambda: shlex.split(s), lambda: shlex.split(s,comments=True), lambda: shlex.split(s,posix=False), lambda:list(shlex.shlex(s)), lambda:list(shlex.shlex(s,posix=True,punctuation_chars=True)), lambda:list(shlex.shlex(s,punctuation_chars='&|'))):
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
print(shlex.quote('a b'), shlex.quote("it's"), shlex.quote(''), shlex.join(['a','b c']), shlex.quote('é'))
