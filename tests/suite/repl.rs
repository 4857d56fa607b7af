//! Sessions at the prompt, with lines from a pipe: what CPython's basic prompt prints is in `tests/repl`, made with
//! `python3.13 -i -q < NAME.in`.

use std::fs;
use std::path::Path;

use crate::scratch::Scratch;

/// Runs the session of this name.
fn session(name: &str, status: i32) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/repl");
    let read = |ending: &str| fs::read_to_string(folder.join(format!("{name}.{ending}"))).expect("a session");
    Scratch::new(&format!("repl_{name}"))
        .run_with(&["-i", "-q"], &read("in"))
        .status(status)
        .out(&read("out"))
        .err(&read("err"));
}

#[test]
fn values_are_shown_and_kept() {
    session("values", 0);
}

#[test]
fn statements_can_have_several_lines() {
    session("blocks", 0);
}

#[test]
fn errors_do_not_end_the_session() {
    session("errors", 0);
}

#[test]
fn prompts_and_hooks_can_be_set() {
    session("prompts", 0);
}

#[test]
fn exit_ends_the_session() {
    session("exit", 3);
}

#[test]
fn the_prompt_follows_a_program() {
    let scratch = Scratch::new("repl_after");
    scratch.write("fails.py", "x = 5\n1/0\n").write("ends.py", "x = 6\nimport sys; sys.exit(3)\n");
    scratch.run_with(&["-i", "-c", "x = 4"], "x\n").status(0).out("4\n").err(">>> >>> \n");
    scratch
        .run_with(&["-i", "fails.py"], "x\n")
        .status(0)
        .out("5\n")
        .err_has("ZeroDivisionError")
        .err_ends(">>> >>> \n");
    scratch
        .run_with(&["-i", "ends.py"], "x\n")
        .status(0)
        .out("6\n")
        .err_has("SystemExit: 3")
        .err_ends(">>> >>> \n");
}

#[test]
fn input_takes_the_next_line() {
    Scratch::new("repl_input")
        .run_with(&["-i", "-q"], "name = input()\nAda\nname\n")
        .status(0)
        .out("'Ada'\n")
        .err(">>> >>> >>> \n");
}

#[test]
fn without_a_terminal_the_program_is_read() {
    Scratch::new("repl_stdin").run_with(&[], "1 + 1\nprint(2)\n").status(0).out("2\n").err("");
}
