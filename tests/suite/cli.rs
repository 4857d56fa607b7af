//! The command line: what is run, how it ends, and what is said about what cannot be run.
//!
//! Expected texts are CPython 3.13's wherever it has one.

use std::process::Command;

use crate::scratch::Scratch;

const SHOW: &str = "import sys\nprint(__name__, sys.argv)\n";

#[test]
fn run_takes_a_file_and_its_arguments() {
    let scratch = Scratch::new("cli_run");
    scratch.write("show.py", SHOW);
    scratch
        .run(&["run", "show.py", "a", "--help", "-c"])
        .status(0)
        .err("")
        .out("__main__ ['show.py', 'a', '--help', '-c']\n");
}

#[test]
fn a_bare_file_is_run() {
    let scratch = Scratch::new("cli_bare");
    scratch.write("show.py", SHOW);
    scratch
        .run(&["show.py", "x y", "--version"])
        .status(0)
        .err("")
        .out("__main__ ['show.py', 'x y', '--version']\n");
}

#[test]
fn dash_c_runs_a_string() {
    let scratch = Scratch::new("cli_c");
    scratch
        .run(&["-c", "import sys; print(__name__, sys.argv, sys.path[0] == '')", "a", "-b"])
        .status(0)
        .err("")
        .out("__main__ ['-c', 'a', '-b'] True\n");
    scratch.run(&["run", "-c", "print(1+2)"]).status(0).err("").out("3\n");
}

#[test]
fn dash_c_shows_its_source_in_tracebacks() {
    Scratch::new("cli_c_traceback").run(&["-c", "print(1)\nprint(1/0)"]).status(1).out("1\n").err(
        "Traceback (most recent call last):
  File \"<string>\", line 2, in <module>
    print(1/0)
          ~^~
ZeroDivisionError: division by zero
",
    );
}

#[test]
fn dash_m_runs_modules_and_packages() {
    let scratch = Scratch::new("cli_m");
    scratch
        .write("top.py", SHOW)
        .write("pk/__init__.py", "print('init', __name__)\n")
        .write("pk/__main__.py", "import sys\nprint(__name__, __package__, sys.argv[1:])\n")
        .write("pk/part.py", "print(__name__, __package__, __spec__.name)\n");
    let argv0 = scratch.path("top.py");
    scratch.run(&["-m", "top", "1"]).status(0).err("").out(&format!("__main__ ['{argv0}', '1']\n"));
    scratch.run(&["run", "-m", "top"]).status(0).err("").out(&format!("__main__ ['{argv0}']\n"));
    scratch.run(&["-m", "pk", "q"]).status(0).err("").out("init pk\n__main__ pk ['q']\n");
    scratch.run(&["-m", "pk.part"]).status(0).err("").out("init pk\n__main__ pk pk.part\n");
}

#[test]
fn dash_m_says_what_it_cannot_find() {
    let scratch = Scratch::new("cli_m_missing");
    scratch.write("pk/__init__.py", "");
    scratch.run(&["-m", "nomod"]).status(1).out("").err_ends(": No module named nomod\n");
    scratch.run(&["-m", "nomod.x"]).status(1).out("").err_ends(
        ": Error while finding module specification for 'nomod.x' (ModuleNotFoundError: No module named 'nomod')\n",
    );
    scratch
        .run(&["-m", "pk"])
        .status(1)
        .out("")
        .err_ends(": No module named pk.__main__; 'pk' is a package and cannot be directly executed\n");
}

#[test]
fn a_folder_with_a_main_module_is_run() {
    let scratch = Scratch::new("cli_folder");
    scratch
        .write(
            "app/__main__.py",
            "import helper, sys\nprint(__name__, repr(__package__), sys.argv, helper.x)\n",
        )
        .write("app/helper.py", "x = 5\n");
    scratch.run(&["app", "a"]).status(0).err("").out("__main__ '' ['app', 'a'] 5\n");
}

#[test]
fn dash_and_nothing_read_standard_input() {
    let scratch = Scratch::new("cli_stdin");
    scratch.run_with(&["-"], SHOW).status(0).err("").out("__main__ ['-']\n");
    scratch.run_with(&["-", "a", "-x"], SHOW).status(0).err("").out("__main__ ['-', 'a', '-x']\n");
    scratch.run_with(&["run", "-"], "print(1+2)\n").status(0).err("").out("3\n");
    scratch.run_with(&[], "import sys\nprint(sys.argv)\n").status(0).err("").out("['']\n");
}

#[test]
fn standard_input_has_no_source_in_tracebacks() {
    let scratch = Scratch::new("cli_stdin_traceback");
    scratch.run_with(&["-"], "print(1)\nprint(1/0)\n").status(1).out("1\n").err(
        "Traceback (most recent call last):
  File \"<stdin>\", line 2, in <module>
ZeroDivisionError: division by zero
",
    );
    scratch.run_with(&["-"], "x = 1 +\n").status(1).out("").err(
        "  File \"<stdin>\", line 1
    x = 1 +
           ^
SyntaxError: invalid syntax
",
    );
}

#[test]
fn version_and_help() {
    let scratch = Scratch::new("cli_version");
    scratch
        .run(&["--version"])
        .status(0)
        .err("")
        .out_has("minipy")
        .out_has("3.13")
        .out_has(env!("CARGO_PKG_VERSION"));
    let help = scratch.run(&["--help"]).status(0).err("");
    for part in
        ["run", "dis", "-c", "-m", "--version", "xamples", "--max-memory", "--max-instructions", "--timeout"]
    {
        assert!(help.stdout().contains(part), "--help does not mention {part}");
    }
    for status in ["122", "123", "124"] {
        assert!(help.stdout().contains(status), "--help does not mention exit status {status}");
    }
}

#[test]
fn bad_options_have_status_2() {
    let scratch = Scratch::new("cli_bad_options");
    scratch.run(&["--bogus"]).status(2).out("").err_has("--bogus");
    scratch.run(&["-c"]).status(2).out("").err_has("-c");
    scratch.run(&["-m"]).status(2).out("").err_has("-m");
    scratch.run(&["run", "--max-memory", "much", "x.py"]).status(2).out("").err_has("--max-memory");
}

#[test]
fn a_missing_file() {
    let scratch = Scratch::new("cli_missing");
    let expected =
        format!(": can't open file '{}': [Errno 2] No such file or directory\n", scratch.path("no.py"));
    scratch.run(&["run", "no.py"]).status(2).out("").err_ends(&expected);
    scratch.run(&["no.py"]).status(2).out("").err_ends(&expected);
}

#[test]
fn a_folder_without_a_main_module() {
    let scratch = Scratch::new("cli_no_main");
    scratch.write("empty/readme.txt", "");
    let expected = format!(": can't find '__main__' module in '{}'\n", scratch.path("empty"));
    scratch.run(&["run", "empty"]).status(1).out("").err_ends(&expected);
}

#[test]
fn an_unreadable_file() {
    let scratch = Scratch::new("cli_unreadable");
    scratch.write("secret.py", "print(1)\n");
    let path = scratch.path("secret.py");
    let mode =
        |mode: &str| assert!(Command::new("chmod").args([mode, &path]).status().is_ok_and(|s| s.success()));
    mode("000");
    if std::fs::read(&path).is_ok() {
        return; // The superuser may read everything.
    }
    let expected = format!(": can't open file '{path}': [Errno 13] Permission denied\n");
    scratch.run(&["secret.py"]).status(2).out("").err_ends(&expected);
}

#[test]
fn source_that_is_not_utf8() {
    let scratch = Scratch::new("cli_not_utf8");
    scratch.write("bad.py", b"x = 1\ny = \"\xff\"\n");
    scratch.run(&["bad.py"]).status(1).out("").err(&format!(
        "SyntaxError: Non-UTF-8 code starting with '\\xff' in file {} on line 2, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details\n",
        scratch.path("bad.py"),
    ));
}

#[test]
fn source_with_nul_bytes() {
    let scratch = Scratch::new("cli_nul");
    scratch.write("nul.py", b"x=1\0\n");
    scratch.run(&["nul.py"]).status(1).out("").err(&format!(
        "  File \"{}\", line 1\n    x=1\nSyntaxError: source code cannot contain null bytes\n",
        scratch.path("nul.py"),
    ));
}

#[test]
fn source_encodings_and_line_ends() {
    let scratch = Scratch::new("cli_encodings");
    scratch
        .write("bom.py", b"\xef\xbb\xbfprint(1)\r\nprint('''a\r\nb''' == 'a\\nb')\r\n")
        .write("latin.py", b"# -*- coding: latin-1 -*-\nprint(ascii(\"\xe9\"))\n")
        .write("unknown.py", "# -*- coding: nope -*-\nprint(1)\n");
    scratch.run(&["bom.py"]).status(0).err("").out("1\nTrue\n");
    scratch.run(&["latin.py"]).status(0).err("").out("'\\xe9'\n");
    scratch.run(&["unknown.py"]).status(1).out("").err("SyntaxError: encoding problem: nope\n");
}

#[test]
fn exit_statuses() {
    let scratch = Scratch::new("cli_status");
    let exit = |code: &str| scratch.run(&["-c", &format!("import sys; sys.exit({code})")]).out("");
    exit("").status(0).err("");
    exit("None").status(0).err("");
    exit("3").status(3).err("");
    exit("True").status(1).err("");
    exit("300").status(44).err("");
    exit("-1").status(255).err("");
    exit("'bye'").status(1).err("bye\n");
    exit("[1, 2]").status(1).err("[1, 2]\n");
    exit("1.5").status(1).err("1.5\n");
    scratch.run(&["-c", "import os; os._exit(7)"]).status(7).out("").err("");
    scratch.run(&["-c", "raise SystemExit(4)"]).status(4).out("").err("");
    scratch.run(&["-c", "print('a', end=''); 1/0"]).status(1).out("a");
    scratch
        .run(&["-c", "x = ("])
        .status(1)
        .out("")
        .err("  File \"<string>\", line 1\n    x = (\n        ^\nSyntaxError: '(' was never closed\n");
}

#[test]
fn functions_registered_for_the_exit_run_after_the_traceback() {
    Scratch::new("cli_atexit")
        .run(&[
            "-c",
            "import atexit, sys\natexit.register(print, 'bye', file=sys.stderr)\nraise ValueError(1)",
        ])
        .status(1)
        .out("")
        .err_ends("ValueError: 1\nbye\n");
}

/// Runs minipy below a shell that does something to its standard streams.
fn below_shell(test: &str, script: &str) -> (String, String, Option<i32>) {
    let scratch = Scratch::new(test);
    let script = script.replace("MINIPY", &format!("'{}'", env!("CARGO_BIN_EXE_minipy")));
    let mut command = Command::new("bash");
    command.args(["-c", &script]).current_dir(scratch.path(""));
    let output = command.env_remove("PYTHONUNBUFFERED").output().expect("bash");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr), output.status.code())
}

#[test]
fn closed_standard_output() {
    let (out, err, status) =
        below_shell("cli_closed", "MINIPY -c 'import sys; print(1); sys.exit(sys.stdout is None)' >&-");
    assert_eq!((out.as_str(), err.as_str(), status), ("", "", Some(1)));
}

#[test]
fn standard_input_of_nothing_is_no_closed_one() {
    // As `subprocess.DEVNULL` is opened.
    let script = "MINIPY -c 'import sys; print(sys.stdin.read() == \"\")' 0<>/dev/null; \
                  MINIPY -c 'import sys; print(sys.stdin)' <&-";
    let (out, err, _) = below_shell("cli_null", script);
    assert_eq!((out.as_str(), err.as_str()), ("True\nNone\n", ""));
}

#[test]
fn full_standard_output() {
    let (_, err, status) = below_shell("cli_full", "MINIPY -c 'print(1)' >/dev/full");
    let expected = "Exception ignored on flushing sys.stdout:\nOSError: [Errno 28] No space left on device\n";
    assert_eq!((err.as_str(), status), (expected, Some(120)));
}

#[test]
fn a_reader_that_leaves() {
    let script = "MINIPY -c 'for i in range(100000): print(i)' | head -1; echo ${PIPESTATUS[0]}";
    let (out, err, _) = below_shell("cli_pipe", script);
    // 120, also in CPython, if the reader leaves in the middle of a write and something is left in the buffer.
    assert!(out == "0\n1\n" || out == "0\n120\n", "{out}");
    assert!(err.ends_with("BrokenPipeError: [Errno 32] Broken pipe\n"), "{err}");
}

#[test]
fn keyboard_interrupt_ends_by_signal() {
    let (out, err, _) = below_shell("cli_interrupt", "MINIPY -c 'raise KeyboardInterrupt'; echo $?");
    assert_eq!(out, "130\n");
    assert!(err.ends_with("\nKeyboardInterrupt\n"), "{err}");
}

#[test]
fn pythonpath_is_searched() {
    let scratch = Scratch::new("cli_pythonpath");
    scratch.write("lib/away.py", "x = 'found'\n").write("main.py", "import away\nprint(away.x)\n");
    let script = format!("cd '{}' && PYTHONPATH=lib MINIPY main.py", scratch.path(""));
    let (out, err, status) = below_shell("cli_pythonpath_shell", &script);
    assert_eq!((out.as_str(), err.as_str(), status), ("found\n", "", Some(0)));
}

#[test]
fn tracebacks_have_no_colour_when_not_on_a_terminal() {
    let (_, err, _) = below_shell("cli_colour", "unset NO_COLOR; MINIPY -c '1/0'");
    assert!(!err.contains('\x1b'), "{err:?}");
}

#[test]
fn tracebacks_have_colours_where_they_are_wanted() {
    let coloured = |environment: &str| {
        let script = format!("unset NO_COLOR; {environment} MINIPY -c '1/0'");
        below_shell("cli_wanted_colour", &script).1
    };
    let expected = "Traceback (most recent call last):\n  File \x1b[35m\"<string>\"\x1b[0m, line \x1b[35m1\x1b[0m, in \
                    \x1b[35m<module>\x1b[0m\n    \x1b[31m1\x1b[0m\x1b[1;31m/\x1b[0m\x1b[31m0\x1b[0m\n    \
                    \x1b[31m~\x1b[0m\x1b[1;31m^\x1b[0m\x1b[31m~\x1b[0m\n\x1b[1;35mZeroDivisionError\x1b[0m: \
                    \x1b[35mdivision by zero\x1b[0m\n";
    for environment in
        ["PYTHON_COLORS=1", "FORCE_COLOR=1", "PYTHON_COLORS=1 NO_COLOR=1", "FORCE_COLOR=1 TERM=dumb"]
    {
        assert_eq!(coloured(environment), expected, "{environment}");
    }
    for environment in ["PYTHON_COLORS=0 FORCE_COLOR=1", "NO_COLOR=1 FORCE_COLOR=1", "TERM=dumb"] {
        assert!(!coloured(environment).contains('\x1b'), "{environment}");
    }
    let (_, error, _) = below_shell("cli_colour_syntax", "PYTHON_COLORS=1 MINIPY -c 'x = = 1'");
    assert!(error.contains("    x = \x1b[1;31m=\x1b[0m 1\n        \x1b[1;31m^\x1b[0m\n"), "{error:?}");
}

#[test]
fn dis_prints_listings() {
    let scratch = Scratch::new("cli_dis");
    scratch.write("add.py", "def f(a):\n    return a + 1\n");
    scratch
        .run(&["dis", "add.py"])
        .status(0)
        .err("")
        .out_has("RESUME")
        .out_has("BINARY_OP")
        .out_has("Disassembly of");
    scratch.run(&["dis", "-c", "x = 1"]).status(0).err("").out_has("STORE_NAME");
    scratch.run_with(&["dis", "-"], "y = 2\n").status(0).err("").out_has("STORE_NAME");
    scratch.run(&["dis", "-C", "-O", "add.py"]).status(0).err("").out_has("CACHE");
    let json = scratch.run(&["dis", "--format", "json", "add.py"]).status(0).err("");
    assert!(json.stdout().trim_start().starts_with(['{', '[']), "{}", json.stdout());
    scratch.run(&["dis", "-c", "x = ("]).status(1).out("").err_has("SyntaxError: '(' was never closed");
    scratch.run(&["dis", "no.py"]).out("").err_has("No such file or directory");
}
