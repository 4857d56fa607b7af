# A small language: tokens, a Pratt parser, closures, an evaluator with scopes.
class LangError(Exception): pass
def tokens(src):
    pos = 0
    def run_of(test):
        nonlocal pos
        start = pos
        while pos < len(src) and test(src[pos]): pos += 1
        return src[start:pos]
    while True:
        run_of(str.isspace)
        if pos >= len(src): break
        if src[pos].isdigit(): yield "num", int(run_of(str.isdigit))
        elif src[pos].isalpha() or src[pos] == "_": yield "name", run_of(lambda c: c.isalnum() or c == "_")
        elif src[pos] == '"':
            pos += 1; yield "str", run_of(lambda c: c != '"'); pos += 1
        elif src[pos:pos + 2] in ("==", "!=", "<=", ">="): pos += 2; yield "sym", src[pos - 2:pos]
        elif src[pos] in "-+*/%<>=(){};,": pos += 1; yield "sym", src[pos - 1]
        else: raise LangError(f"bad character {src[pos]!r} at {pos}")
    yield ("end", "")
class Parser:
    POWER = {"==": 1, "!=": 1, "<": 2, ">": 2, "<=": 2, ">=": 2, "+": 3, "-": 3, "*": 4, "/": 4, "%": 4}
    def __init__(self, src): self.t, self.i = list(tokens(src)), 0
    def next(self): self.i += 1; return self.t[self.i - 1]
    def at(self, v): return self.t[self.i][1] == v and self.t[self.i][0] in ("sym", "name")
    def want(self, v):
        if not self.at(v): raise LangError(f"expected {v!r}, found {self.t[self.i][1]!r}")
        self.i += 1
    def block(self):
        self.want("{"); body = []
        while not self.at("}"): body.append(self.stmt())
        self.want("}"); return body
    def stmt(self):
        if self.at("let"): self.i += 1; n = self.next()[1]; self.want("="); e = self.expr(); self.want(";"); return ("let", n, e)
        if self.at("while"): self.i += 1; c = self.expr(); return ("while", c, self.block())
        if self.at("if"):
            self.i += 1; c = self.expr(); a = self.block()
            return ("if", c, a, self.block() if self.at("else") and not self.want("else") else [])
        if self.at("return"): self.i += 1; e = self.expr(); self.want(";"); return ("return", e)
        e = self.expr()
        if self.at("="): self.i += 1; v = self.expr(); self.want(";"); return ("set", e[1], v)
        self.want(";"); return ("expr", e)
    def expr(self, min_power=0):
        left = self.atom()
        while (op := self.t[self.i])[0] == "sym" and self.POWER.get(op[1], -1) > min_power - (min_power == 0):
            self.i += 1; left = ("bin", op[1], left, self.expr(self.POWER[op[1]] + 0))
        return left
    def atom(self):
        kind, v = self.next()
        if kind in ("num", "str"): e = ("const", v)
        elif v == "fn":
            self.want("("); ps = []
            while not self.at(")"):
                ps.append(self.next()[1])
                if not self.at(")"): self.want(",")
            self.want(")"); e = ("fn", ps, self.block())
        elif kind == "name": e = ("var", v)
        elif v == "(": e = self.expr(); self.want(")")
        elif v == "-": e = ("bin", "-", ("const", 0), self.atom())
        else: raise LangError(f"unexpected {v or 'end'!r}")
        while self.at("("):
            self.i += 1; args = []
            while not self.at(")"):
                args.append(self.expr())
                if not self.at(")"): self.want(",")
            self.want(")"); e = ("call", e, args)
        return e
    def program(self):
        out = []
        while self.t[self.i][0] != "end": out.append(self.stmt())
        return out
class Scope:
    def __init__(self, up=None): self.vars, self.up = {}, up
    def find(self, n):
        s = self
        while s and n not in s.vars: s = s.up
        if not s: raise LangError(f"unknown name {n}")
        return s
class Return(Exception):
    def __init__(self, v): self.v = v
import operator as o
OPS = {"+": o.add, "-": o.sub, "*": o.mul, "/": o.floordiv, "%": o.mod, "<": o.lt, ">": o.gt, "<=": o.le, ">=": o.ge, "==": o.eq, "!=": o.ne}
def ev(e, s):
    match e:
        case ("const", v): return v
        case ("var", n): return s.find(n).vars[n]
        case ("bin", op, a, b):
            try: return OPS[op](ev(a, s), ev(b, s))
            except (TypeError, ZeroDivisionError) as x: raise LangError(str(x)) from None
        case ("fn", ps, body):
            def call(*args):
                if len(args) != len(ps): raise LangError(f"takes {len(ps)} arguments, got {len(args)}")
                inner = Scope(s); inner.vars.update(zip(ps, args))
                try: run(body, inner)
                except Return as r: return r.v
            return call
        case ("call", f, args): return ev(f, s)(*[ev(a, s) for a in args])
def run(body, s):
    for st in body:
        match st:
            case ("let", n, e): s.vars[n] = ev(e, s)
            case ("set", n, e): s.find(n).vars[n] = ev(e, s)
            case ("expr", e): ev(e, s)
            case ("return", e): raise Return(ev(e, s))
            case ("if", c, a, b): run(a if ev(c, s) else b, Scope(s))
            case ("while", c, b):
                while ev(c, s): run(b, Scope(s))
def main(src):
    top = Scope(); top.vars["print"] = print; top.vars["str"] = str
    try: run(Parser(src).program(), top)
    except LangError as e: print("error:", e)
main('let fib = fn(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }; print(fib(15));')
main('let make = fn() { let n = 0; return fn() { n = n + 1; return n; }; }; let c = make(); c(); c(); print(c(), make()());')
main('let i = 0; let s = ""; while i < 5 { if i % 2 == 0 { s = s + str(i); } else { s = s + "-"; } i = i + 1; } print(s, 2 + 3 * 4, (2 + 3) * 4, 10 - 2 - 3, -5 + 1);')
for bad in ('print(x);', 'let = 5;', 'print(1', '1 + "a";', '5 / 0;', 'let f = fn(a) { return a; }; f();', 'let @ = 1;'): main(bad)
