"""Instructions as objects."""
import dis


def f(a, b):
    return a.x < b[0] if a else None


for instruction in dis.get_instructions(f, first_line=10):
    print(instruction.offset, instruction.opname, instruction.arg, repr(instruction.argval), instruction.argrepr,
          instruction.starts_line, instruction.line_number, instruction.label, instruction.jump_target)
print(next(dis.get_instructions(f)).positions._fields)
