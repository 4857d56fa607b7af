# A stack machine with functions; programs as lists of tuples.
import operator as op
class VMError(Exception): pass
class VM:
    OPS = {"add": op.add, "sub": op.sub, "mul": op.mul, "lt": op.lt, "eq": op.eq}
    def __init__(self, code): self.code, self.stack, self.frames, self.pc, self.vars = code, [], [], 0, {}
    def run(self, limit=10000):
        out = []
        for _ in range(limit):
            if self.pc >= len(self.code): return out
            name, *args = self.code[self.pc]; self.pc += 1
            match name, args:
                case "push", [v]: self.stack.append(v)
                case "load", [n]:
                    if n not in self.vars: raise VMError(f"no variable {n}")
                    self.stack.append(self.vars[n])
                case "store", [n]: self.vars[n] = self.stack.pop()
                case "jump", [t]: self.pc = t
                case "jz", [t]:
                    if not self.stack.pop(): self.pc = t
                case "call", [t]: self.frames.append((self.pc, self.vars)); self.vars = dict(self.vars); self.pc = t
                case "ret", []: self.pc, self.vars = self.frames.pop()
                case "print", []: out.append(self.stack.pop())
                case str(o), [] if o in self.OPS: b = self.stack.pop(); self.stack.append(self.OPS[o](self.stack.pop(), b))
                case other, rest: raise VMError(f"bad instruction {other} {rest}")
        raise VMError("too many steps")
loop = [("push", 0), ("store", "i"), ("load", "i"), ("push", 5), ("lt",), ("jz", 13), ("load", "i"), ("load", "i"), ("mul",), ("print",), ("load", "i"), ("push", 1), ("jump", 14), ("jump", 17), ("add",), ("store", "i"), ("jump", 2)]
print(VM(loop).run())
fact = [("push", 6), ("call", 4), ("print",), ("jump", 99), ("store", "n"), ("load", "n"), ("push", 2), ("lt",), ("jz", 11), ("push", 1), ("ret",), ("load", "n"), ("load", "n"), ("push", 1), ("sub",), ("call", 4), ("mul",), ("ret",)]
print(VM(fact).run())
for bad in ([("nope", 1)], [("load", "x")], [("jump", 0)], [("add",)], [("push", "a"), ("push", 1), ("add",)]):
    try: VM(bad).run()
    except (VMError, IndexError, TypeError) as e: print(type(e).__name__, e)
