"""Bytecode: what the compiler makes of a function, and how the stack machine runs it.

Try `minipy dis samples/01_bytecode.py` for the listing of this whole file.
"""
import dis


def area(width, height=2):
    return width * height + 1


# The listing: source line, name of the instruction, its argument, and what the argument means.
dis.dis(area)

# A code object is a value like any other.
code = area.__code__
print(code.co_name, code.co_argcount, code.co_varnames, code.co_consts)
print([i.opname for i in dis.get_instructions(area)])


# The same arithmetic on a hand-made stack machine of five instructions.
def run(program, names):
    stack = []
    for operation, argument in program:
        match operation:
            case "LOAD":
                stack.append(names[argument])
            case "CONST":
                stack.append(argument)
            case "MUL":
                right, left = stack.pop(), stack.pop()
                stack.append(left * right)
            case "ADD":
                right, left = stack.pop(), stack.pop()
                stack.append(left + right)
            case "RETURN":
                return stack.pop()
        print(f"{operation:6} {argument!s:7} {stack}")


program = [("LOAD", "width"), ("LOAD", "height"), ("MUL", None), ("CONST", 1), ("ADD", None), ("RETURN", None)]
print(run(program, {"width": 3, "height": 2}), area(3))

# `n += 1` is four instructions: a thread switch may fall between any two of them.
print([i.opname for i in dis.get_instructions(compile("n += 1", "<sample>", "exec"))])
