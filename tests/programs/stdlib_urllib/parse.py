"""URLs: parsing, joining, quoting."""

from urllib.parse import *

for url in ("http://user:pw@www.Example.com:8042/over/there;p=1?name=ferret#nose", "mailto:a@b.c", "//host/path", "/a/b?c", "file:///etc/x", "http://[::1]:80/x", "a:b:c",
            "HTTP://X", "tel:+1;x", "http://h/p;a/q;b", "x?y#z", "", "http:///p", "urn:isbn:1", " http://a\tb/ ", "http://a:bad/", "http://[bad", "http://h:99999/"):
    try:
        p = urlparse(url)
        print(p, urlsplit(url), p.geturl(), p.username, p.password, p.hostname)
        print(p.port)
    except ValueError as error:
        print(url, error)
base = "http://a/b/c/d;p?q"
for ref in ("g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g", "/./g", "/../g", "g.", "..g", "./../g", "g/../h", "http:g"):
    print(ref, urljoin(base, ref))
print(urldefrag("http://a/b#c"), urlunsplit(("http", "h", "p", "q", "f")), urlparse(b"http://a/b?c"), urlparse("http://h/x").encode())
print(quote("a b/ü~?&"), quote("a b/", safe=""), quote_plus("a b+c"), unquote("a%20b%C3%BC%zz"), unquote_plus("a+b"), unquote_to_bytes("a%ff"), quote(b"\xff"), unquote(b"%41"))
print(urlencode({"a": 1, "b": "x y", "c": b"\xff"}), urlencode([("a", [1, 2])], doseq=True), urlencode({"q": "ü"}, quote_via=quote))
print(parse_qs("a=1&a=2&b=&c=%20x"), parse_qsl("a=1&b=&c", keep_blank_values=True), parse_qs(b"a=%ff"), parse_qsl("a=1;b=2", separator=";"))
for bad in (lambda: parse_qsl("a", strict_parsing=True), lambda: parse_qs("a=1&b=2", max_num_fields=1), lambda: urljoin("a", b"b"), lambda: quote_from_bytes("x"), lambda: urlencode(3)):
    try:
        print(bad())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
