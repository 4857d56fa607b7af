import _cycle_a
name = "b"
a_name = _cycle_a.name
