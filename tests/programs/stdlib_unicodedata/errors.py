# Errors.
import unicodedata as u

for text in """u.name('ab')
u.name(5)
u.name()
u.name('a', 'b', 'c')
u.category('')
u.category(5)
u.category()
u.bidirectional('ab')
u.digit('a')
u.decimal('\\u00b2')
u.numeric('a')
u.numeric('ab')
u.lookup(5)
u.lookup(b'DIGIT ONE')
u.normalize('NFX', 'a')
u.normalize('NFC', 5)
u.normalize(5, 'a')
u.normalize('NFC')
u.is_normalized('NFX', 'a')""".splitlines():
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)
