if a:
    b

x = """a
b"""
y = \
 1
def f():
    pass
