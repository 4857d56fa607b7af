# The printed form of exception groups.
def fail(n):
    raise ValueError(f"bad {n}")
errors = []
for i in range(2):
    try:
        fail(i)
    except ValueError as e:
        errors.append(e)
inner = ExceptionGroup("inner", [TypeError("t"), OSError(2, "No such file")])
inner.add_note("a note on inner")
raise ExceptionGroup("outer", errors + [inner, KeyError("k")])
