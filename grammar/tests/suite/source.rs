//! Line ends, positions, the other modes.

use minipy_grammar::{SourceText, parse_expression, parse_interactive, parse_module};

use crate::dump;

#[test]
fn nul_bytes() {
    let error = parse_module(&SourceText::new("a\0b")).map(|_| ()).map_err(|error| error.message);
    assert_eq!(error, Err("source code string cannot contain null bytes".to_owned()));
}

#[test]
fn line_ends_are_made_one() {
    let source = SourceText::new("a\r\nb\rc");
    assert_eq!(source.text(), "a\nb\nc\n");
    assert_eq!(source.line_column(4), (3, 0));
    assert_eq!(source.line(2), "b\n");
    assert_eq!(source.line(9), "");
}

#[test]
fn columns_are_bytes() {
    let source = SourceText::new("é = ü\n");
    assert_eq!(source.line_column(5), (1, 5));
}

#[test]
fn the_other_modes() {
    let source = SourceText::new("a, 1");
    let tree = parse_expression(&source).expect("valid").tree;
    assert_eq!(
        dump::expression(&source, &tree),
        "Expression(body=Tuple(elts=[Name(id='a', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, \
         end_col_offset=1), Constant(value=1, lineno=1, col_offset=3, end_lineno=1, end_col_offset=4)], ctx=Load(), \
         lineno=1, col_offset=0, end_lineno=1, end_col_offset=4))"
    );
    let source = SourceText::new("if a:\n  pass\nelse: pass\n");
    let tree = parse_interactive(&source).expect("valid").tree;
    assert!(dump::interactive(&source, &tree).starts_with("Interactive(body=[If("));
    let error = parse_interactive(&SourceText::new("a\nb\n")).map(|_| ()).map_err(|error| error.message);
    assert_eq!(error, Err("multiple statements found while compiling a single statement".to_owned()));
    assert!(parse_interactive(&SourceText::new("@d\ndef f(): pass\n")).is_ok());
}

#[test]
fn unfinished_input_is_marked() {
    for text in ["if a:\n", "(1,\n", "x = '''a\n", "def f():\n  if a:\n", "@d\n", "f'''{a}\n"] {
        let error = parse_module(&SourceText::new(text)).map(|_| ()).map_err(|error| error.incomplete);
        assert_eq!(error, Err(true), "{text:?}");
    }
    for text in ["a b\n", "x = 'a\n", ")\n", "if a b:\n"] {
        let error = parse_module(&SourceText::new(text)).map(|_| ()).map_err(|error| error.incomplete);
        assert_eq!(error, Err(false), "{text:?}");
    }
}
