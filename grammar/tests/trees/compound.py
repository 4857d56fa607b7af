if a: b
if a:
    b
else:
    c
if a:
    b
elif c:
    d
elif e:
    f
else:
    g; h;
if (a := b): pass
while a:
    b
else: c
for a in b: c
for a, b in c, d:
    pass
else:
    e
for a, in *b, c: pass
for (a, b), *c in d: pass
for a.b in c: pass
for a[0] in c: pass
with a: b
with a as b: c
with a, b as c, d: e
with (a): b
with (a, b): c
with (a, b,): c
with (a as b): c
with (a as b, c as d,): e
with (a, b) as c: d
with (a), (b): c
with (a).b as c: d
with (a, b), c: d
with (yield): d
with (a := b): d
with (x for x in y): d
with (*a, b): d
with (): d
with a as (b, c), d as [e, f], g as h.i: j
with (open(
    a) as b, c): d
with (a if b else c) as d: e
with (lambda: a): b
try:
    a
except:
    b
try:
    a
except A:
    b
except (A, B) as c:
    d
except C: e
else:
    f
finally:
    g
try: a
finally: b
try: a
except* A: b
except* (B, C) as d: e
async def f():
    async with a as b, c: d
    async with (a as b, c): d
    async for a in b: c
    else: d
    await a
    await a.b(c) ** d
    -await a
    return [await a async for a in b if await c]
