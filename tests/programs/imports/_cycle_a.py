name = "a"
import _cycle_b
def result(): return name, _cycle_b.name, _cycle_b.a_name
