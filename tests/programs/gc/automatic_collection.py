# Cycles are collected without being asked, as allocation goes on.
import weakref
class C: pass
dead = 0
def on_death(r):
    global dead
    dead += 1
refs = []
for i in range(30000):
    c = C(); c.me = c
    if i % 100 == 0: refs.append(weakref.ref(c, on_death))
print(dead > 100, len(refs))
x = []
for i in range(1000):
    x = [x, x] if i % 50 == 0 else [x]
print(type(x))
