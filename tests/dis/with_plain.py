with a:
    b()
with open(x) as f:
    f.read()
