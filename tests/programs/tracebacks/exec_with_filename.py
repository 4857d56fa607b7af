# compile with a file name of one's own.
code = compile('def g():\n    return 1 / 0\n', '<generated>', 'exec')
ns = {}
exec(code, ns)
ns['g']()
