# Soft keywords, errors of patterns, names bound by failed cases.
match = 5; case = 6; type = 7; _ = 8
print(match, case, type, _, match * case, [match][0], (match), -match, match if case else type)
match, case = case, match
print(match, case)
def f(match, case=1): return match + case
print(f(match=1), f(1, case=2), (lambda match: match)(3))
class match2: match = 1
print(match2.match)
match (case):
    case 5: print("five")
    case _: print("wild")
print(_)
match [1, 2]:
    case [a, b] if False: pass
    case _: print(a, b)
match -1:
    case -1: print("neg")
match -case, *[1]:
    case x, y: print(x, y)
match {"a": 1}["a"]:
    case 1: print("subscript subject")
match not True:
    case False: print("not subject")
match lambda: 1:
    case f2: print(f2())
for src in ("case x: pass\n case y: pass", "case _: pass\n case 1: pass", "case x | y: pass", "case [x, x]: pass", "case x | 1: pass", "case [*a, *b]: pass", "case 1 + 2: pass", "case f(): pass" if 0 else "case f'x': pass", "case a.b: pass" if 0 else "case (x as y.z): pass", "case 1 as _: pass", "case x as x: pass", "case P(x, x): pass", "case P(a=1, a=2): pass", "case P(a=1, 2): pass", "case [a] | [b]: pass", "case -x: pass", "case 1j + 1: pass", "case 1 + 2j - 3: pass", "case {}: pass", "case *a: pass", "case {1 + 1: 2}: pass", "case not 1: pass", "case x.y as z: pass", "case (): pass", "case (x): pass\n case 2: pass", "case (x,): pass", "case -'a': pass", "case +1: pass", "case 1 if: pass", "case ...: pass", "case 'a' | f: pass", "case P(x=_, y=[*_]): pass", "case 1:", "case 1: pass\n x = 1"):
    try: compile(f"match v:\n {src}", "t", "exec"); print(src, "ok")
    except SyntaxError as e: print(src, "->", e.msg)
