"""What a parser of HTML calls."""
from html.parser import HTMLParser


class Shown(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs, self.getpos(), repr(self.get_starttag_text()))

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", data)

    def handle_decl(self, decl):
        print("declaration", decl)

    def handle_pi(self, data):
        print("instruction", data)

    def handle_entityref(self, name):
        print("entity", name)

    def handle_charref(self, name):
        print("character", name)

    def unknown_decl(self, data):
        print("unknown", data)


SOURCE = """<!DOCTYPE html><html><!-- a
comment --><?php x ?><a href="x?a=1&amp;b" checked id=one class='two'>text &lt; more</a>
<br/><img src=a.png /><script>if (a < b && c) { "</p>" }</script>&copy;&#62;&#x3e; & done
<![CDATA[raw]]></unclosed extra><p<b>"""
for convert in (True, False):
    parser = Shown(convert_charrefs=convert)
    parser.feed(SOURCE)
    parser.close()
parser = Shown()
for piece in ("<di", "v cl", "ass='a", " b'>te", "xt</d", "iv>"):
    parser.feed(piece)
parser.close()
