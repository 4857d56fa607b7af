import textwrap

T="The quick-brown fox -- jumped over the lazy dog's back!  It was e.g. a very-long-hyphenated-word, really.\tTab and\nnewline. Supercalifragilisticexpialidocious? 'Yes.' -no --flag a-b a--b 1-2 x-ray"
for w in (10,20,40,70):
    for kw in ({},{'break_long_words':False},{'break_on_hyphens':False},{'fix_sentence_endings':True},{'drop_whitespace':False},{'initial_indent':'* ','subsequent_indent':'  '},{'max_lines':2},{'expand_tabs':False,'replace_whitespace':False}):
        try: print(textwrap.wrap(T,w,**kw))
        except Exception as e: print(e)
print(textwrap.shorten(T,30), textwrap.shorten('Hello  world!',12), textwrap.shorten('Hello world',10,placeholder='...'), repr(textwrap.fill('',10)))
print(repr(textwrap.dedent('  a\n    b\n\n   c\n \t\n')), repr(textwrap.dedent('\ta\n  b')), repr(textwrap.indent('a\n\n b\n','> ')), repr(textwrap.indent('a\n\n','+',lambda l:True)))
