# Text over bytes: encodings, newlines, errors.
import io
raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding='utf-8', newline='\r\n')
t.write('é\nb\n')
t.flush()
print(raw.getvalue(), t.encoding, t.errors, t.buffer is raw)
r = io.TextIOWrapper(io.BytesIO('aé\r\nb\rc\n'.encode()), encoding='utf-8')
print(r.readline(), r.read().encode(), r.newlines)
print(io.TextIOWrapper(io.BytesIO(b'\xff\xe9a'), encoding='latin-1').read(), io.TextIOWrapper(io.BytesIO(b'\xffa'), encoding='utf-8', errors='replace').read())
for f in (lambda: io.TextIOWrapper(io.BytesIO(b'\xffa'), encoding='utf-8').read(), lambda: io.TextIOWrapper(io.BytesIO(), encoding='ascii').write('é'),
          lambda: io.TextIOWrapper(io.BytesIO(), encoding='nope'), lambda: io.TextIOWrapper(io.BytesIO(), newline='q')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
d = t.detach()
print(d is raw)
try:
    t.write('x')
except ValueError as e:
    print(e)
