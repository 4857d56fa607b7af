# raise with class, instance, from, bare; wrong things.
class E(Exception):
    def __init__(self, a, b=2): super().__init__(a); self.b = b
for code in ("raise ValueError", "raise ValueError()", "raise ValueError(1, 2)", "raise E(5)", "raise E", "raise 5", "raise 'text'", "raise None", "raise", "raise int", "raise ValueError from 5", "raise ValueError from None", "raise ValueError from KeyError", "raise ValueError from KeyError('k')", "raise object()", "raise (ValueError, KeyError)", "raise Exception, 5", "raise ValueError('x').with_traceback(None)", "raise ValueError().with_traceback(5)", "raise [].append"):
    try:
        exec(code)
    except BaseException as e:
        print(code, "->", type(e).__name__, e, e.args, repr(e.__cause__), e.__suppress_context__)
class NewReturns(Exception):
    def __new__(cls): return 5
try:
    raise NewReturns
except TypeError as e:
    print(e)
def reraise():
    try:
        raise ValueError("a")
    except ValueError:
        try:
            raise KeyError("b")
        except KeyError:
            pass
        raise
try:
    reraise()
except ValueError as e:
    print(repr(e), e.__context__)
