# assert with and without message.
for code in ("assert True", "assert 0", "assert 1 == 2, 'message'", "assert [], [1, 2]", "assert False, None", "assert (1, 2), 'tuple'" if 0 else "assert '', ''", "assert None, ValueError('v')", "assert not 1 < 2 < 3, f'{1 + 1}'"):
    try:
        exec(code)
        print(code, "ok")
    except AssertionError as e:
        print(code, "->", repr(e), str(e))
def message():
    print("message evaluated")
    return "m"
assert 1, message()
try:
    assert 0, message()
except AssertionError as e:
    print(e)
AssertionError_ = AssertionError
AssertionError = ValueError
try:
    assert 0
except AssertionError_ as e:
    print("still", type(e).__name__)
print(__debug__)
