//! The compiler from outside: errors, warnings, and facts of code objects that listings do not show.

use minipy_grammar::{SourceText, parse_module};
use minipy_vm::bytecode::{CodeTemplate, Constant, Opcode, verify};
use minipy_vm::compile::{CompileError, CompileErrorKind, CompileOptions, Compiled, compile_module};

fn compile_with(text: &str, options: &CompileOptions) -> Result<Compiled, CompileError> {
    let source = SourceText::new(text);
    let parsed = parse_module(&source).unwrap_or_else(|error| panic!("{text}\n{error:?}"));
    let compiled = compile_module(&parsed.tree, &source, "test.py", options)?;
    verify_all(&compiled.code);
    Ok(compiled)
}

fn compile(text: &str) -> Result<Compiled, CompileError> {
    compile_with(text, &CompileOptions::default())
}

fn verify_all(code: &CodeTemplate) {
    if let Err(error) = verify::verify(code) {
        panic!("{}: {error:?}", code.qualname);
    }
    inner(code).for_each(verify_all);
}

fn inner(code: &CodeTemplate) -> impl Iterator<Item = &CodeTemplate> {
    code.consts.iter().filter_map(|constant| match constant {
        Constant::Code(code) => Some(&**code),
        _ => None,
    })
}

fn find<'c>(code: &'c CodeTemplate, qualname: &str) -> Option<&'c CodeTemplate> {
    if &*code.qualname == qualname { Some(code) } else { inner(code).find_map(|code| find(code, qualname)) }
}

/// Each text is refused with this message for this part of it.
#[track_caller]
fn refuses(cases: &[(&str, &str, &str)]) {
    for (text, part, message) in cases {
        match compile(text) {
            Ok(_) => panic!("compiles: {text}"),
            Err(error) => {
                assert_eq!((&text[error.span.range()], &*error.message), (*part, *message), "{text}");
            }
        }
    }
}

#[track_caller]
fn warns(cases: &[(&str, &[&str])]) {
    for (text, messages) in cases {
        match compile(text) {
            Ok(compiled) => {
                let found: Vec<&str> = compiled.warnings.iter().map(|warning| &*warning.message).collect();
                assert_eq!(&found, messages, "{text}");
            }
            Err(error) => panic!("{text}: {}", error.message),
        }
    }
}

#[test]
fn declarations_are_checked() {
    refuses(&[
        ("def f(x, x): pass", "x", "duplicate argument 'x' in function definition"),
        ("def f(x):\n global x", "global x", "name 'x' is parameter and global"),
        ("def f(x):\n nonlocal x", "nonlocal x", "name 'x' is parameter and nonlocal"),
        ("def f():\n x = 1\n global x", "global x", "name 'x' is assigned to before global declaration"),
        ("def f():\n x\n global x", "global x", "name 'x' is used prior to global declaration"),
        ("def f():\n x: int\n global x", "global x", "annotated name 'x' can't be global"),
        ("def f():\n global x\n x: int", "x: int", "annotated name 'x' can't be global"),
        ("def f():\n global x\n nonlocal x", "global x", "name 'x' is nonlocal and global"),
        ("def f():\n nonlocal x", "nonlocal x", "no binding for nonlocal 'x' found"),
        ("nonlocal x", "nonlocal x", "nonlocal declaration not allowed at module level"),
        ("def f():\n from a import *", "*", "import * only allowed at module level"),
        ("def f[T, T](): pass", "T", "duplicate type parameter 'T'"),
        ("def f[T]():\n nonlocal T", "nonlocal T", "nonlocal binding not allowed for type parameter 'T'"),
    ]);
}

#[test]
fn statements_are_refused_out_of_place() {
    refuses(&[
        ("return 1", "return 1", "'return' outside function"),
        ("class A:\n return", "return", "'return' outside function"),
        ("yield x", "yield x", "'yield' outside function"),
        ("await x", "await x", "'await' outside function"),
        ("def f(): await x", "await x", "'await' outside async function"),
        ("break", "break", "'break' outside loop"),
        ("continue", "continue", "'continue' not properly in loop"),
        ("def f():\n async with a: pass", "async with a: pass", "'async with' outside async function"),
        ("async def f(): yield from x", "yield from x", "'yield from' inside async function"),
        ("try: pass\nexcept: pass\nexcept A: pass", "except: pass", "default 'except:' must be last"),
        (
            "def f(): [x async for x in y]",
            "[x async for x in y]",
            "asynchronous comprehension outside of an asynchronous function",
        ),
        ("[(yield) for x in y]", "yield", "'yield' inside list comprehension"),
    ]);
}

#[test]
fn patterns_are_checked() {
    refuses(&[
        ("match x:\n case _: 1\n case 1: 2", "_", "wildcard makes remaining patterns unreachable"),
        ("match x:\n case a: 1\n case 1: 2", "a", "name capture 'a' makes remaining patterns unreachable"),
        ("match x:\n case [a, a]: 1", "a", "multiple assignments to name 'a' in pattern"),
        ("match x:\n case [a] | [b]: 1", "[a] | [b]", "alternative patterns bind different names"),
        ("match x:\n case {1: a, 1: b}: 1", "{1: a, 1: b}", "mapping pattern checks duplicate key (1)"),
        ("match x:\n case A(b=1, b=2): 1", "2", "attribute name repeated in class pattern: b"),
        ("match x:\n case [*a, *b]: 1", "[*a, *b]", "multiple starred names in sequence pattern"),
    ]);
}

#[test]
fn assignment_expressions_in_comprehensions_are_checked() {
    refuses(&[
        (
            "[x := 1 for x in y]",
            "x",
            "assignment expression cannot rebind comprehension iteration variable 'x'",
        ),
        (
            "[x for x in (y := z)]",
            "y := z",
            "assignment expression cannot be used in a comprehension iterable expression",
        ),
        (
            "class A:\n [x := 1 for y in z]",
            "x",
            "assignment expression within a comprehension cannot be used in a class body",
        ),
    ]);
}

#[test]
fn future_imports_are_checked() {
    refuses(&[
        ("from __future__ import braces", "", "not a chance"),
        ("from __future__ import foo", "", "future feature foo is not defined"),
        (
            "x = 1\nfrom __future__ import annotations",
            "from __future__ import annotations",
            "from __future__ imports must occur at the beginning of the file",
        ),
    ]);
}

#[test]
fn doubtful_code_is_warned_of() {
    warns(&[
        ("x is 1", &["\"is\" with 'int' literal. Did you mean \"==\"?"]),
        ("x is not ()", &["\"is not\" with 'tuple' literal. Did you mean \"!=\"?"]),
        ("x is None", &[]),
        ("assert (1, 'a')", &["assertion is always true, perhaps remove parentheses?"]),
        ("'a'()", &["'str' object is not callable; perhaps you missed a comma?"]),
        ("None[1]", &["'NoneType' object is not subscriptable; perhaps you missed a comma?"]),
        ("[1]['a']", &["list indices must be integers or slices, not str; perhaps you missed a comma?"]),
    ]);
}

#[test]
fn optimization_levels_drop_asserts_and_docstrings() -> Result<(), CompileError> {
    let text = "def f():\n 'doc'\n assert x\n return __debug__";
    for (optimize, has_doc, has_assert) in [(0, true, true), (1, true, false), (2, false, false)] {
        let compiled = compile_with(text, &CompileOptions { optimize, ..CompileOptions::default() })?;
        let code = find(&compiled.code, "f").unwrap_or(&compiled.code);
        let asserts = code.instructions.iter().any(|step| step.opcode == Opcode::LoadAssertionError);
        let documented = matches!(code.consts.first(), Some(Constant::Str(text)) if &**text == "doc");
        assert_eq!((documented, asserts), (has_doc, has_assert), "-O level {optimize}");
    }
    Ok(())
}

#[test]
fn qualified_names_tell_the_way() -> Result<(), CompileError> {
    let text = "class A:\n def f(self):\n  def g(): return lambda: 0\n  class B[T]:\n   def h(self): pass\n";
    let compiled = compile(text)?;
    for name in ["A.f.<locals>.g.<locals>.<lambda>", "A.f.<locals>.B.h"] {
        assert!(find(&compiled.code, name).is_some(), "{name}");
    }
    Ok(())
}

#[test]
fn future_annotations_become_text() -> Result<(), CompileError> {
    let compiled = compile("from __future__ import annotations\nx: (a)[b:c, -1] | None\n")?;
    let text =
        |constant: &Constant| matches!(constant, Constant::Str(text) if &**text == "a[b:c, -1] | None");
    assert!(compiled.code.consts.iter().any(text), "{:?}", compiled.code.consts);
    Ok(())
}

#[test]
fn deep_nesting_is_compiled_or_refused() {
    for (text, fits) in [
        (vec!["a"; 3000].join("+"), true),
        (format!("{}a", "not ".repeat(3000)), true),
        (format!("if a: pass\n{}", "elif a: pass\n".repeat(3000)), true),
        (format!("{}a", "lambda: ".repeat(2000)), false),
    ] {
        let kind = compile(&text).err().map(|error| error.kind);
        assert_eq!(kind, (!fits).then_some(CompileErrorKind::Recursion), "{}", &text[..20]);
    }
}
