//! Sources nested thousands deep, or thousands of terms long, parse or are refused; nothing overflows the stack.

use minipy_grammar::{ErrorKind, MAX_DEPTH, SourceText, SyntaxError, parse_module};

fn parse(text: &str) -> Result<(), Box<SyntaxError>> {
    parse_module(&SourceText::new(text)).map(drop)
}

fn chain(prefix: &str, unit: &str, count: usize, suffix: &str) -> String {
    format!("{prefix}{}{suffix}", unit.repeat(count))
}

#[test]
fn long_chains_of_what_cpython_compiles() {
    for text in [
        chain("a", "+a", 3000, ""),
        chain("a", ".b", 3000, ""),
        chain("a", "[0]", 3000, ""),
        chain("a", "()", 3000, ""),
        chain("", "not ", 3000, "a"),
        chain("", "-", 3000, "a"),
        chain("", "lambda:", 2900, "a"),
        chain("", "a if b else ", 3000, "c"),
        chain("", "a**", 2900, "a"),
        chain("if a:pass\n", "elif a:pass\n", 3000, ""),
        chain("a", " < a", 100_000, ""),
        chain("a", " and a", 100_000, ""),
        chain("", "a=", 100_000, "a"),
        chain("x = [", "1,", 100_000, "]"),
        chain("", "'a' ", 50_000, ""),
        "a\n".repeat(100_000),
    ] {
        assert_eq!(parse(&text), Ok(()), "{}…", &text[..20]);
    }
}

#[test]
fn deeper_trees_are_a_recursion_error() {
    for text in [
        chain("a", "+a", 100_000, ""),
        chain("a", ".b", 100_000, ""),
        chain("a", "[0]", 100_000, ""),
        chain("a", "()", 100_000, ""),
        chain("", "not ", 100_000, "a"),
        chain("", "- ", 100_000, "a"),
        chain("", "lambda:", 100_000, "a"),
        chain("", "a if b else ", 100_000, "c"),
        chain("", "a**", 100_000, "a"),
        chain("if a:pass\n", "elif a:pass\n", 100_000, ""),
    ] {
        let error = parse(&text).map_err(|error| (error.kind, error.message));
        let message = "maximum recursion depth exceeded during compilation".to_owned();
        assert_eq!(error, Err((ErrorKind::Recursion, message)), "{}…", &text[..20]);
    }
}

#[test]
fn the_limit_is_exact() {
    let depth = MAX_DEPTH as usize;
    // The statement is one level, and so is the last operand.
    assert_eq!(parse(&chain("", "-", depth - 2, "a")), Ok(()));
    assert!(parse(&chain("", "-", depth - 1, "a")).is_err());
}

#[test]
fn nesting_that_the_tokenizer_limits() {
    for (text, kind, message) in [
        (chain("", "(", 201, ""), ErrorKind::Syntax, "too many nested parentheses"),
        (chain("", "[", 5000, ""), ErrorKind::Syntax, "too many nested parentheses"),
        (chain("", "f'{", 200, ""), ErrorKind::Syntax, "too many nested f-strings"),
        (blocks(101), ErrorKind::Indentation, "too many levels of indentation"),
    ] {
        let error = parse(&text).map_err(|error| (error.kind, error.message));
        assert_eq!(error, Err((kind, message.to_owned())));
    }
    assert_eq!(parse(&format!("{}{}", "(".repeat(200), ")".repeat(200))), Ok(()));
    assert_eq!(parse(&format!("{}a{}", "[".repeat(200), "]".repeat(200))), Ok(()));
    assert_eq!(parse(&format!("{}a{}", "f'{".repeat(149), "}'".repeat(149))), Ok(()));
    assert_eq!(parse(&blocks(99)), Ok(()));
}

/// `if` statements within each other.
fn blocks(count: usize) -> String {
    let lines = (0..count).map(|level| format!("{}if a:\n", " ".repeat(level)));
    lines.collect::<String>() + &" ".repeat(count) + "b\n"
}

#[test]
fn deep_sources_with_a_mistake_are_explained() {
    for text in [
        chain("", "(", 200, "a b"),
        chain("", "(", 199, &format!("a b{}", ")".repeat(199))),
        chain("", "{", 199, &format!("a b{}", "}".repeat(199))),
        chain("", "[", 199, &format!("a = b{}", "]".repeat(199))),
        chain("", "f(", 199, &format!("a b{}", ")".repeat(199))),
        chain("", "f'{", 140, &format!("a b{}", "}'".repeat(140))),
        chain("", "not ", 3000, "a b"),
        chain("", "not ", 50_000, ""),
        chain("", "-", 50_000, ""),
        chain("", "lambda:", 20_000, "a b"),
        chain("a b", "+a", 50_000, ""),
        chain("", "a=", 20_000, "1 b"),
        chain("if a:pass\n", "elif a:pass\n", 50_000, "else a"),
        chain("", "a if b else ", 50_000, ""),
        blocks(90) + "a b\n",
    ] {
        assert!(parse(&text).is_err(), "{}…", &text[..20]);
    }
}
