# Mapping patterns.
def f(x):
    match x:
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": "rect", "w": w, "h": h, **rest}: return f"rect {w} {h} {rest}"
        case {1: one, -2: two, None: n, "t": t}: return (one, two, n, t)
        case {"nested": {"a": [x, *_]}}: return f"nested {x}"
        case {"opt": (int() | str()) as o}: return f"opt {o}"
        case {}: return f"any dict {len(x)}"
        case _: return "none"
for x in ({"type": "circle", "r": 5, "extra": 1}, {"type": "rect", "w": 1, "h": 2}, {"type": "rect", "w": 1, "h": 2, "c": 3}, {1: "a", -2: "b", None: "c", "t": "d"}, {"nested": {"a": [1, 2]}}, {"opt": 5}, {"opt": 1.5}, {}, {"z": 1}, [], "type"): print(f(x))
class D(dict):
    def __missing__(self, k): print("missing called"); return 5
    def get(self, k, d=None): print("get", k); return super().get(k, d)
match D(a=1):
    case {"b": b}: print("b", b)
    case {"a": a}: print("a", a)
class K: KEY = "key"
match {"key": 1, "x": 2}:
    case {K.KEY: v, **rest}: print(v, rest)
for src in ("case {'a': 1, 'a': 2}: pass", "case {**rest, 'a': 1}: pass", "case {a: 1}: pass", "case {**_}: pass", "case {'a': x, 'b': x}: pass", "case {'a': 1, **x, **y}: pass", "case {f'x': 1}: pass", "case {1: _, 1.0: _}: pass", "case {K.A: 1, K.A: 2}: pass"):
    try: exec(f"match {{1: 1}}:\n {src}", {"K": type("K", (), {"A": 1})}); print(src, "ok")
    except (SyntaxError, ValueError) as e: print(src, "->", type(e).__name__, e.args[0])
