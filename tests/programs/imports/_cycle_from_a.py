from _cycle_from_b import y
x = 1
