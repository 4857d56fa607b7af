from _cycle_from_a import x
y = 1
