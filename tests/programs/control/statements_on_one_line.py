# Semicolons, pass, ellipsis, expression statements, line joining.
a = 1; b = 2; print(a, b);
pass; pass
...
"a string statement"
1 + 1
for i in 1, 2: print(i, end=" "); print("x")
while a: a -= 1; print("w")
if b: pass; print("after pass")
class C: x = 1; y = 2
def f(): x = 1; return x + 1
print(f(), C.x, C.y)
total = 1 + \
    2 + \
    3
print(total, [
    1,
    # comment inside
    2,

    3,
], (
    "joined "
    "string"
), {
    "k":
    "v"
})
x = (  # comment
    5
)   # trailing
if True:

    # comment with odd indentation
  # less
    print(x)

    print("blank lines")
def g(
    a,
    b=2,  # default
    *,
    c
): return a, b, c
print(g(1, c=3))
if 1:
	print("tab indented")
if 1:
  if 2:
        print("uneven but consistent")
  print("back")
lambda: 0
try: pass
except: pass
else: print("e")
finally: print("f")
with open("/dev/null") as fh, fh: pass
print(fh.closed)
