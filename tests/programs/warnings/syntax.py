"""SyntaxWarnings: shown with their line, ruled by filters, and as errors."""
import warnings

SOURCES = [
    "x is 1", "1.0 is not x", "x is ()", "x is None", "x is ...", "while 1 is 1: pass",
    "assert (1, 2)", "assert ()", "assert(x, 'message')",
    "1()", "None()", "[1] (2)", "f'' ()", "'a' 'b' ()", "lambda: 1()", "{1: 2} (3)",
    "(1)[2]", "{1}[1]", "...[1]", "[1]['a']", "'abc'[1, 2]", "(1, 2)[1.0]", "b''['']",
    r"'\d'", r"b'\q'", r"'\777'", r"b'\400'", r"f'a\d{1}'", r"r'\d'", r"f'{x}\w'", r"'''" + "\n" + r"\d'''",
    "x = 1if y else 2", "0xfor x", "1or 2", "1_0in y",
]
for source in SOURCES:
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        compile(source, "source.py", "exec")
    print(source, [(str(w.message), w.category.__name__, w.filename, w.lineno) for w in log])

warnings.simplefilter("error")
for source in SOURCES:
    try:
        compile(source, "source.py", "exec")
    except SyntaxError as error:
        details = error.args[1]
        print(source, error.msg, details[:3] + details[4:] if "literal" in error.msg else details[1:3] + details[4:])

with warnings.catch_warnings(record=True) as log:
    warnings.resetwarnings()
    eval("1 is 1\n")
    exec("def f():\n    'a\\z'\n    return 1 is 1")
    warnings.filterwarnings("ignore", category=SyntaxWarning)
    eval("1 is 1")
    print([(w.filename, w.lineno, str(w.message)) for w in log])
