# Consoles whose lines come from the program; whether source is complete; completion of names.
import code, sys, codeop
c = code.InteractiveConsole({'a': 1})
for line in ['a', 'a +', 'if a:', '    print("yes")', '', 'def f():', '  return 1/0', '', 'f()', 'x = (', '1)', 'x', "'abc", 'import sys; sys.exit(2)']:
    try: print(repr(line), c.push(line))
    except SystemExit as e: print('exit', e)
sys.stderr = sys.stdout
lines = iter(['1+1', 'for i in range(2):', '  print(i)', '', '1/0', 'exit()'])
def read(p):
    print(p, end='')
    try: return next(lines)
    except StopIteration: raise EOFError
code.interact('hi', read, {}, 'bye', local_exit=True)
lines = iter(['y = 5', 'y'])
code.interact('', read, {})
for s in ['1', 'if 1:', 'a b', '# c', '', 'x = (', "'''a", '1 +', 'if 1: pass', 'if 1: pass\n', 'def f():\n  pass\n']:
    try: print(repr(s), codeop.compile_command(s) is not None)
    except SyntaxError as e: print(repr(s), e)
import rlcompleter
r = rlcompleter.Completer({'spam': 1, 'spec': print, 'o': 5})
for t in ['sp', 'o.bit', 'o.', 'impo', 'o.__c', 'xyz', 'tr']:
    print(t, [r.complete(t, i) for i in range(4)])
