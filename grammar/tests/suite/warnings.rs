//! Warnings about escapes and numbers.

use minipy_grammar::{SourceText, parse_module};

fn warnings(text: &str) -> Vec<(String, u32)> {
    let source = SourceText::new(text);
    let parsed = parse_module(&source).expect("valid source");
    let warnings = parsed.warnings.into_iter();
    warnings.map(|warning| (warning.message, source.line_column(warning.span.start).0)).collect()
}

#[test]
fn invalid_escapes() {
    assert_eq!(warnings(r"'\d'"), [(r"invalid escape sequence '\d'".to_owned(), 1)]);
    assert_eq!(warnings("x\ny = b'\\q'"), [(r"invalid escape sequence '\q'".to_owned(), 2)]);
    assert_eq!(warnings(r"'\d\e' '\f'"), [(r"invalid escape sequence '\d'".to_owned(), 1)]);
    assert_eq!(warnings(r"f'\d{a}\{b}'").len(), 2);
    assert_eq!(warnings("x = \'\'\'\n\\d\'\'\'"), [(r"invalid escape sequence '\d'".to_owned(), 1)]);
    assert_eq!(warnings(r"'\400'"), [(r"invalid octal escape sequence '\400'".to_owned(), 1)]);
    assert_eq!(warnings(r"r'\d', rb'\d', rf'\d{a}', '\\d\n\x41\'\a'"), []);
}

#[test]
fn numbers_that_touch_keywords() {
    assert_eq!(
        warnings("1if 0b1else 2"),
        [("invalid decimal literal".to_owned(), 1), ("invalid binary literal".to_owned(), 1)]
    );
}
