//! `minipy check`: all errors of all files, and warnings.

use crate::scratch::Scratch;

#[test]
fn correct_programs_are_passed_over_in_silence() {
    let scratch = Scratch::new("check_good");
    scratch
        .write("good.py", "x = 1\n")
        .write("inner/also.py", "print(x)\n")
        .write("inner/notes.txt", "no program");
    scratch.run(&["check", "good.py", "inner"]).status(0).out("").err("");
}

#[test]
fn the_errors_of_all_files_are_told() {
    let scratch = Scratch::new("check_bad");
    scratch
        .write("bad/a.py", "x = (1,\n")
        .write("bad/b.py", "return 1\n")
        .write("bad/deeper/c.py", "if x:\npass\n")
        .write("bad/.hidden/d.py", "x =\n")
        .write("bad/e.py", "ok = 1\n")
        .write("bad/f.py", b"x = '\xff'\n");
    scratch.run(&["check", "bad"]).status(1).out("").err(
        "  File \"bad/a.py\", line 1
    x = (1,
        ^
SyntaxError: '(' was never closed
  File \"bad/b.py\", line 1
    return 1
    ^^^^^^^^
SyntaxError: 'return' outside function
  File \"bad/deeper/c.py\", line 2
    pass
    ^^^^
IndentationError: expected an indented block after 'if' statement on line 1
SyntaxError: Non-UTF-8 code starting with '\\xff' in file bad/f.py on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details
",
    );
}

#[test]
fn warnings_are_told_and_are_no_errors() {
    let scratch = Scratch::new("check_warnings");
    scratch.write("odd.py", "x = '\\d'\nif x is 5: pass\n");
    scratch.run(&["check", "odd.py"]).status(0).out("").err(
        "odd.py:1: SyntaxWarning: invalid escape sequence '\\d'
  x = '\\d'
odd.py:2: SyntaxWarning: \"is\" with 'int' literal. Did you mean \"==\"?
  if x is 5: pass
",
    );
}

#[test]
fn a_missing_file_is_a_usage_error() {
    Scratch::new("check_missing").run(&["check", "none.py"]).status(2).err_has("none.py");
}

#[test]
fn links_to_folders_lead_round_in_no_circle() {
    let scratch = Scratch::new("check_link");
    scratch.write("tree/a.py", "x = (\n");
    std::os::unix::fs::symlink(scratch.path("tree"), scratch.path("tree/again")).expect("a link");
    let error = "  File \"tree/a.py\", line 1\n    x = (\n        ^\nSyntaxError: '(' was never closed\n";
    scratch.run(&["check", "tree"]).status(1).out("").err(error);
}
