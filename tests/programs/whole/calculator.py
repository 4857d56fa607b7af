# A recursive-descent calculator.
class Lexer:
    def __init__(self, text): self.text, self.pos = text, 0
    def __iter__(self): return self
    def __next__(self):
        while self.pos < len(self.text) and self.text[self.pos].isspace(): self.pos += 1
        if self.pos >= len(self.text): raise StopIteration
        c = self.text[self.pos]
        if c.isdigit() or c == ".":
            start = self.pos
            while self.pos < len(self.text) and (self.text[self.pos].isdigit() or self.text[self.pos] == "."): self.pos += 1
            t = self.text[start:self.pos]
            return ("num", float(t) if "." in t else int(t))
        self.pos += 1
        if c in "+-*/()^%": return ("op", c)
        if c.isalpha(): return ("name", c)
        raise SyntaxError(f"bad character {c!r} at {self.pos - 1}")
class Parser:
    def __init__(self, text, env): self.tokens, self.i, self.env = list(Lexer(text)) + [("end", None)], 0, env
    def peek(self): return self.tokens[self.i]
    def take(self): t = self.tokens[self.i]; self.i += 1; return t
    def expr(self, level=0):
        ops = [("+", "-"), ("*", "/", "%")]
        if level == 2: return self.unary()
        left = self.expr(level + 1)
        while self.peek()[0] == "op" and self.peek()[1] in ops[level]:
            op, right = self.take()[1], self.expr(level + 1)
            left = {"+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right, "/": lambda: left / right, "%": lambda: left % right}[op]()
        return left
    def unary(self):
        if self.peek() == ("op", "-"): self.take(); return -self.unary()
        base = self.atom()
        if self.peek() == ("op", "^"): self.take(); return base ** self.unary()
        return base
    def atom(self):
        match self.take():
            case ("num", n): return n
            case ("name", n): return self.env[n]
            case ("op", "("):
                v = self.expr()
                if self.take() != ("op", ")"): raise SyntaxError("expected )")
                return v
            case (kind, value): raise SyntaxError(f"unexpected {kind} {value!r}")
    def parse(self):
        v = self.expr()
        if self.peek()[0] != "end": raise SyntaxError(f"trailing {self.peek()[1]!r}")
        return v
for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "10 / 4", "7 % 4 + x", "1.5 * (y - 2)", "2 * (3", "1 +", "3 $ 4", "z", "1 / 0", "4 4", "((((1))))", "2 - 3 - 4"):
    try: print(text, "=", Parser(text, {"x": 10, "y": 4}).parse())
    except (SyntaxError, KeyError, ZeroDivisionError) as e: print(text, "->", type(e).__name__, e)
