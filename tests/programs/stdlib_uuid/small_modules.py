"""HTML, colours, graphs, identifiers, secrets."""

import colorsys
import graphlib
import html
import html.entities
import secrets
import uuid

print(html.escape("<a href='x'>\"&\"</a>"), html.escape("'\"", quote=False))
print(html.unescape("&lt;&amp;&#65;&#x41;&eacute;&notit;&unknown;&copy &#128; &#0; &#xD800; &NotEqualTilde; &amp"), len(html.entities.html5))
print(sorted(html.entities.html5.items())[:3], html.entities.name2codepoint["lang"], html.entities.codepoint2name[233], len(html.entities.entitydefs))
for c in ((0.2, 0.4, 0.4), (1, 0, 0), (0.5, 0.5, 0.5)):
    for name in ("yiq", "hls", "hsv"):
        there = getattr(colorsys, "rgb_to_" + name)(*c)
        print(name, there, getattr(colorsys, name + "_to_rgb")(*there))
t = graphlib.TopologicalSorter({"D": {"B", "C"}, "C": {"A"}, "B": {"A"}})
print(list(t.static_order())[0])
t = graphlib.TopologicalSorter()
t.add(1, 2, 3)
t.add(2, 3)
t.prepare()
while t:
    nodes = t.get_ready()
    print(nodes)
    t.done(*nodes)
for bad in (lambda: t.prepare(), lambda: t.done(9), lambda: t.add(1), lambda: list(graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order())):
    try:
        bad()
    except ValueError as error:
        print(type(error).__name__, error.args)
u = uuid.UUID("{12345678-1234-5678-1234-567812345678}")
print(u, repr(u), u.hex, u.int, u.bytes, u.bytes_le, u.fields, u.version, u.variant, u.urn, u.time, u.node, u.clock_seq)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid4().version, uuid.uuid1().version, uuid.UUID(int=5) < u, hash(u) == hash(u.int), u.is_safe)
for bad in (lambda: uuid.UUID("x"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b""), lambda: uuid.UUID(fields=(1, 2)), lambda: uuid.UUID(int=1, version=9)):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(len(secrets.token_bytes()), len(secrets.token_hex(4)), len(secrets.token_urlsafe(16)), 0 <= secrets.randbelow(10) < 10, secrets.choice("a"), secrets.compare_digest("a", "a"))
