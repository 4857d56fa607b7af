# An interpreter for a tiny language, with a jump table.
def run(src, inp=""):
    jumps, stack = {}, []
    for i, c in enumerate(src):
        if c == "[": stack.append(i)
        elif c == "]":
            if not stack: raise SyntaxError(f"unmatched ] at {i}")
            j = stack.pop(); jumps[i], jumps[j] = j, i
    if stack: raise SyntaxError(f"unmatched [ at {stack[-1]}")
    tape, p, pc, out, inp, steps = [0] * 100, 0, 0, [], iter(inp), 0
    while pc < len(src):
        c = src[pc]; steps += 1
        if c == ">": p += 1
        elif c == "<": p -= 1
        elif c == "+": tape[p] = (tape[p] + 1) & 255
        elif c == "-": tape[p] = (tape[p] - 1) & 255
        elif c == ".": out.append(chr(tape[p]))
        elif c == ",": tape[p] = ord(next(inp, "\0"))
        elif c == "[" and not tape[p] or c == "]" and tape[p]: pc = jumps[pc]
        pc += 1
    return "".join(out), steps
print(run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."))
print(run(",[.,]", "echo"), run("+++[>+++<-]>[-<+>]<."))
for bad in ("[", "]", "[[]"):
    try: run(bad)
    except SyntaxError as e: print(e.msg)
