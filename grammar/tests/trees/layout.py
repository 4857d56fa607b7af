#!/usr/bin/env python

# comment
if a:
	b
	if c:
	    d
        # less indented comment
	e

x = [  # comment
  1,
      2,

  # comment
3]; y = 2
z = a + \
    b \
    + c
if a \
   and b:
    c
if True:
    x

    y
# comment at the end of a block

    z
def f(): return (
1
)
class A:
  def f(self):
    pass

  def g(self): pass
a = 1;
s = '''
  if not a:
'''
f(
)[
0
]
