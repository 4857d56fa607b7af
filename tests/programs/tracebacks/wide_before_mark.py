# Wide characters before a mark.
d = {'ключ': 1}
x = d['ключ'] + d['日本語'] + 1
