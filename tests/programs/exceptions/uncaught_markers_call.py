# Markers of a call among others.
def good(): return 1
def bad(*args): raise RuntimeError("bad")
x = good() + good() * bad(good(), 1) + good()
