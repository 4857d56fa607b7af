# A Lisp with closures, lambda, define and tail calls by loop.
import operator as o
def read(src):
    toks = src.replace("(", " ( ").replace(")", " ) ").split()
    def rd():
        t = toks.pop(0)
        if t == "(":
            l = []
            while toks[0] != ")": l.append(rd())
            toks.pop(0); return l
        if t == ")": raise SyntaxError("unexpected )")
        try: return int(t)
        except ValueError: return t
    out = []
    while toks: out.append(rd())
    return out
class Env(dict):
    def __init__(self, names=(), vals=(), outer=None): super().__init__(zip(names, vals)); self.outer = outer
    def find(self, n):
        e = self
        while e is not None:
            if n in e: return e
            e = e.outer
        raise NameError(f"unbound {n}")
class Lambda:
    def __init__(self, params, body, env): self.params, self.body, self.env = params, body, env
def ev(x, env):
    while True:
        if isinstance(x, str): return env.find(x)[x]
        if not isinstance(x, list): return x
        match x:
            case ["quote", v]: return v
            case ["if", c, t, *e]: x = t if ev(c, env) else (e[0] if e else None)
            case ["define", [n, *ps], body]: env[n] = Lambda(ps, body, env); return None
            case ["define", n, v]: env[n] = ev(v, env); return None
            case ["lambda", ps, body]: return Lambda(ps, body, env)
            case ["begin", *xs]:
                for y in xs[:-1]: ev(y, env)
                x = xs[-1]
            case [f, *args]:
                f = ev(f, env); vals = [ev(a, env) for a in args]
                if isinstance(f, Lambda): x, env = f.body, Env(f.params, vals, f.env)
                else: return f(*vals)
base = Env(("+", "-", "*", "<", "=", "list", "car", "cdr", "cons", "null?"), (o.add, o.sub, o.mul, o.lt, o.eq, lambda *a: list(a), lambda l: l[0], lambda l: l[1:], lambda a, l: [a] + l, lambda l: not l))
def run(src): return [r for x in read(src) if (r := ev(x, base)) is not None]
print(run("(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 10) (fact 20)"))
print(run("(define (loop i acc) (if (= i 0) acc (loop (- i 1) (+ acc i)))) (loop 3000 0)"))
print(run("(define (adder n) (lambda (x) (+ x n))) ((adder 5) 10) (define (map f l) (if (null? l) (quote ()) (cons (f (car l)) (map f (cdr l))))) (map (lambda (x) (* x x)) (list 1 2 3))"))
for bad in ("(foo)", ")", "(1 2)", "(car (quote ()))"):
    try: print(run(bad))
    except Exception as e: print(type(e).__name__, e)
