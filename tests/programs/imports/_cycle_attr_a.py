import _cycle_attr_b
value = 1
