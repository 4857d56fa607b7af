//! Limits that the user sets, and limits that no program may break through: each ends in a clear error, never a crash.

use crate::scratch::Scratch;

/// The exit status of a run that was ended by `--max-instructions`.
const INSTRUCTIONS: i32 = 122;
/// The exit status of a run that was ended by `--max-memory`.
const MEMORY: i32 = 123;
/// The exit status of a run that was ended by `--timeout`.
const TIMEOUT: i32 = 124;

/// Nothing of the program may stop a limit, and what was printed is flushed.
const STUBBORN: &str = "
import sys
print('begun')
class Stubborn:
    def __enter__(self): return self
    def __exit__(self, *info): print('exit'); return True
def spin():
    while True:
        try:
            with Stubborn():
                while True:
                    pass
        except BaseException:
            print('caught')
        finally:
            print('finally')
spin()
";

#[test]
fn max_instructions_ends_a_run() {
    let scratch = Scratch::new("limits_instructions");
    scratch.write("spin.py", STUBBORN);
    scratch
        .run(&["run", "--max-instructions", "100000", "spin.py"])
        .status(INSTRUCTIONS)
        .out("begun\n")
        .err_has("instruction");
    scratch
        .run(&["run", "--max-instructions", "1000000", "-c", "print(sum(range(10)))"])
        .status(0)
        .out("45\n")
        .err("");
}

#[test]
fn limits_end_threads_that_always_wait_for_each_other() {
    let scratch = Scratch::new("limits_threads");
    let code = "
import threading, queue
a, b = queue.SimpleQueue(), queue.SimpleQueue()
def pass_on(x, y):
    while True: y.put(x.get())
threads = [threading.Thread(target=pass_on, args=pair) for pair in ((a, b), (b, a))]
for thread in threads: thread.start()
a.put(1)
for thread in threads: thread.join()
";
    scratch.run(&["run", "--max-instructions", "100000", "-c", code]).status(INSTRUCTIONS);
    scratch.run(&["run", "--timeout", "0.5", "-c", code]).status(TIMEOUT);
}

#[test]
fn max_instructions_counts_natives() {
    let scratch = Scratch::new("limits_natives");
    for code in ["sum(range(10**12))", "list(zip(iter(int, 1)))", "max(iter(int, 1))", "'a' in iter(int, 1)"]
    {
        scratch.run(&["run", "--max-instructions", "1000000", "-c", code]).status(INSTRUCTIONS).out("");
    }
}

#[test]
fn max_memory_ends_a_run() {
    let scratch = Scratch::new("limits_memory");
    for grow in [
        "a = []\nwhile True: a.append(' ' * 1000 + str(len(a)))",
        "a = {}\nwhile True: a[len(a)] = None",
        "a = 'x'\nwhile True: a += a",
        "a = 3\nwhile True: a *= a",
        "class C: pass\na = None\nwhile True:\n b = C(); b.a = a; a = b",
    ] {
        let code = format!("print('begun')\n{grow}");
        let outcome =
            scratch.run(&["run", "--max-memory", "64M", "--timeout", "30", "-c", &code]).out("begun\n");
        outcome.status(MEMORY).err_has("memory");
    }
    scratch
        .run(&["run", "--max-memory", "64M", "-c", "print(len([0] * 1000000))"])
        .status(0)
        .out("1000000\n")
        .err("");
}

#[test]
fn timeout_ends_a_run() {
    let scratch = Scratch::new("limits_timeout");
    scratch.write("spin.py", STUBBORN);
    scratch.run(&["run", "--timeout", "0.3", "spin.py"]).status(TIMEOUT).out("begun\n").err_has("time");
    scratch
        .run(&["run", "--timeout", "0.3", "-c", "import time; time.sleep(100)"])
        .status(TIMEOUT)
        .err_has("time");
    scratch.run(&["run", "--timeout", "0.3", "-c", "sum(range(10**15))"]).status(TIMEOUT).err_has("time");
    let code = "import re; re.match('(a|a)*b', 'a' * 100)";
    scratch.run(&["run", "--timeout", "0.3", "-c", code]).status(TIMEOUT).err_has("time");
    scratch.run(&["run", "--timeout", "30", "-c", "print(1)"]).status(0).out("1\n").err("");
}

#[test]
fn impossible_sizes_are_memory_errors() {
    let code = "
for text in ['[0] * 10**12', '(0,) * 10**14', '\"ab\" * 10**14', 'b\"ab\" * 10**14', 'bytes(10**15)', 'bytearray(10**15)',
             '\"%*d\" % (10**12, 1)', '\"{:1000000000000}\".format(1)', '\"x\".ljust(10**14)', '\"x\".zfill(10**14)',
             '1 << 10**12', 'list(range(10**14))', '[0] * 10**30', '\"a\" * 10**30', '1 << 10**30', 'range(10**30)[::1].__len__()']:
    try:
        eval(text)
    except (MemoryError, OverflowError, ValueError) as e:
        print(type(e).__name__ if isinstance(e, MemoryError) else 'Other')
    else:
        print('no error', text)
";
    let outcome = Scratch::new("limits_sizes").run(&["-c", code]).status(0).err("");
    let count = outcome.stdout().lines().filter(|line| *line == "MemoryError").count();
    assert!(count >= 8, "{}", outcome.stdout());
    assert!(!outcome.stdout().contains("no error"), "{}", outcome.stdout());
}

#[test]
fn an_uncaught_memory_error() {
    Scratch::new("limits_memory_error").run(&["-c", "x = [0]*10**12"]).status(1).out("").err(
        "Traceback (most recent call last):
  File \"<string>\", line 1, in <module>
    x = [0]*10**12
        ~~~^~~~~~~
MemoryError
",
    );
}

#[test]
fn deep_recursion_is_an_error() {
    let scratch = Scratch::new("limits_recursion");
    scratch.run(&["-c", "def f(): f()\nf()"]).status(1).out("").err(
        "Traceback (most recent call last):
  File \"<string>\", line 2, in <module>
    f()
    ~^^
  File \"<string>\", line 1, in f
    def f(): f()
             ~^^
  File \"<string>\", line 1, in f
    def f(): f()
             ~^^
  File \"<string>\", line 1, in f
    def f(): f()
             ~^^
  [Previous line repeated 996 more times]
RecursionError: maximum recursion depth exceeded
",
    );
}

#[test]
fn the_recursion_limit_can_be_a_million() {
    let code = "
import sys
sys.setrecursionlimit(10**6)
def f(n): return 0 if n == 0 else 1 + f(n - 1)
print(f(900_000))
def g(): return g()
try: g()
except RecursionError as e: print(e)
";
    Scratch::new("limits_million")
        .run(&["-c", code])
        .status(0)
        .err("")
        .out("900000\nmaximum recursion depth exceeded\n");
}

#[test]
fn recursion_through_natives_is_an_error() {
    let scratch = Scratch::new("limits_native_recursion");
    for body in [
        "class A:\n def __repr__(self): return repr(self)\nf = lambda: repr(A())",
        "f = lambda: sorted([1, 2], key=lambda x: f())",
        "f = lambda: list(map(lambda x: f(), [1]))",
        "class A:\n def __eq__(self, other): return self == other\nf = lambda: A() == A()",
        "class A:\n def __getattr__(self, name): return getattr(self, name + 'x')\nf = lambda: A().x",
        "class A:\n def __hash__(self): return hash(self)\nf = lambda: {A(): 1}",
        "class A:\n def __call__(self): return self()\nf = A()",
        "class A:\n def __iter__(self): return iter(self)\nf = lambda: list(A())",
        "class A:\n def __len__(self): return len(self)\nf = lambda: len(A())",
        "class A:\n def __add__(self, o): return self + o\nf = lambda: A() + 1",
        "def f(): return eval('f()')",
        "def f(): exec('f()')",
        "class A:\n def __str__(self): return f'{self}'\nf = lambda: str(A())",
        "def g(): yield from g()\nf = lambda: list(g())",
        "class A:\n pass\nA.__call__ = A()\nf = A()",
        "import functools\nf = functools.reduce\nf = lambda: functools.reduce(lambda a, b: f(), [1, 2])",
    ] {
        for limit in ["1000", "100000"] {
            let code = format!(
                "import sys\nsys.setrecursionlimit({limit})\n{body}\ntry: f()\nexcept RecursionError as e: print('RecursionError')\n"
            );
            scratch.run(&["-c", &code]).status(0).err("").out("RecursionError\n");
        }
    }
}

#[test]
fn deep_data_is_dropped_without_recursion() {
    let code = "
a = []
for i in range(1_000_000): a = [a]
del a
t = ()
for i in range(1_000_000): t = (t,)
del t
d = {}
for i in range(200_000): d = {1: d}
del d
class Node:
    def __init__(self, next): self.next = next
n = None
for i in range(1_000_000): n = Node(n)
del n
f = None
for i in range(200_000): f = (lambda f: lambda: f)(f)
del f
g = None
def gen(x): yield x
for i in range(200_000):
    g = gen(g); next(g)
del g
print('done')
";
    Scratch::new("limits_drop").run(&["-c", code]).status(0).err("").out("done\n");
}

#[test]
fn a_chain_of_ten_million_nodes_is_dropped() {
    let code = "
n = None
for i in range(10_000_000): n = (n, i)
n = None
print('done')
";
    Scratch::new("limits_chain").run(&["-c", code]).status(0).err("").out("done\n");
}

#[test]
fn deep_data_is_compared_and_shown_without_crashing() {
    let code = "
a = []
b = []
for i in range(100_000): a, b = [a], [b]
for f in (lambda: repr(a), lambda: a == b, lambda: a < b, lambda: hash(tuple([t])), lambda: str(a)):
    t = ()
    for i in range(100_000): t = (t,)
    try: print(type(f()))
    except RecursionError as e: print(e)
";
    Scratch::new("limits_deep_data").run(&["-c", code]).status(0).err("").out_has(
        "maximum recursion depth exceeded while getting the repr of an object\n\
         maximum recursion depth exceeded in comparison\n\
         maximum recursion depth exceeded in comparison\n",
    );
}

/// A source nested in some way, `depth` times.
fn nested(open: &str, middle: &str, close: &str, depth: usize) -> String {
    format!("{}{middle}{}\nprint('ran')\n", open.repeat(depth), close.repeat(depth))
}

#[test]
fn source_nested_too_deep_is_an_error() {
    let scratch = Scratch::new("limits_source");
    let shapes: &[(&str, &str, &str)] = &[
        ("(", "1", ")"),
        ("[", "1", "]"),
        ("{1:", "1", "}"),
        ("f(", "1", ")"),
        ("a[", "1", "]"),
        ("-", "1", ""),
        ("not ", "1", ""),
        ("lambda: ", "1", ""),
        ("1 if 1 else ", "1", ""),
        ("1+", "1", ""),
        ("2**", "1", ""),
        ("a", "", ".b"),
        ("a", "", "()"),
        ("1 < ", "1", ""),
        ("(yield ", "1", ")"),
        ("f'{", "1", "}'"),
        ("[x for x in ", "[]", "]"),
        ("x = ", "1", ""),
    ];
    for (open, middle, close) in shapes {
        let file = scratch.write("deep.py", nested(open, middle, close, 30_000));
        // An error or, where CPython has a limit that we need not have, a run: never a crash.
        let outcome = file.run(&["deep.py"]);
        let text = outcome.stdout().to_owned();
        if text != "ran\n" {
            outcome.status(1).err_has("Error");
        }
    }
}

#[test]
fn statements_nested_too_deep_are_errors() {
    let scratch = Scratch::new("limits_blocks");
    let blocks = |head: &str, depth: usize| {
        let mut text = String::new();
        for level in 0..depth {
            text += &format!("{}{head}\n", " ".repeat(level));
        }
        text + &format!("{}print('ran')\n", " ".repeat(depth))
    };
    scratch.write("ok.py", blocks("if 1:", 90)).run(&["ok.py"]).status(0).err("").out("ran\n");
    let path = scratch.path("deep.py");
    scratch
        .write("deep.py", blocks("if 1:", 200))
        .run(&["deep.py"])
        .status(1)
        .out("")
        .err_has(&format!("  File \"{path}\", line 101\n"))
        .err_ends("IndentationError: too many levels of indentation\n");
    scratch.write("deep.py", blocks("for i in [1]:", 30)).run(&["deep.py"]).status(1).out("").err(&format!(
        "  File \"{path}\", line 22\n    for i in [1]:\n    ^^^^^^^^^^^^^\nSyntaxError: too many statically nested blocks\n"
    ));
}

#[test]
fn too_many_parentheses_is_cpythons_error() {
    let scratch = Scratch::new("limits_parentheses");
    scratch.write("fine.py", nested("(", "1", ")", 150)).run(&["fine.py"]).status(0).err("").out("ran\n");
    scratch
        .write("deep.py", nested("(", "1", ")", 300))
        .run(&["deep.py"])
        .status(1)
        .out("")
        .err_ends("^\nSyntaxError: too many nested parentheses\n");
}

#[test]
fn integer_text_has_a_limit() {
    let code = "
for f in (lambda: str(10**5000), lambda: int('1' * 5000)):
    try: f()
    except ValueError as e: print(e)
";
    Scratch::new("limits_digits").run(&["-c", code]).status(0).err("").out(
        "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit\n\
         Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit\n",
    );
}
