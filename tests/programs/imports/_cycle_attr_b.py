import _cycle_attr_a
print(_cycle_attr_a.value)
