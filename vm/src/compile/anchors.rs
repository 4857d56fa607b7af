//! Which part of a failing expression a traceback points out: the operator, the brackets or the parentheses of the
//! outermost operation.

use std::ops::Range;

use minipy_grammar::ast::{Expr, ExprKind, StmtKind};
use minipy_grammar::{SourceText, parse_expression, parse_module};

/// The part of an expression's text to mark with `^`, in bytes, if its outermost operation is one that is marked.
pub fn anchors(segment: &str) -> Option<Range<usize>> {
    // In parentheses, lines may end anywhere.
    let source = SourceText::new(format!("(\n{segment}\n)"));
    let shift = 2;
    let tree = parse_expression(&source).ok()?.tree;
    let text = source.text();
    let range = match &tree.body.kind {
        ExprKind::BinOp { left, right, .. } => {
            operator(text, left.span.end as usize, right.span.start as usize)?
        }
        ExprKind::Subscript { value, .. } => behind(text, value, b'[')?..tree.body.span.end as usize,
        ExprKind::Call { func, .. } => behind(text, func, b'(')?..tree.body.span.end as usize,
        _ => return None,
    };
    (range.start >= shift && range.end <= shift + segment.len())
        .then(|| range.start - shift..range.end - shift)
}

/// Skips white space, comments and continued lines from `at` to the first character that is wanted.
fn skip_to(text: &str, mut at: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        match *bytes.get(at)? {
            b'#' => at += text[at..].find('\n')?,
            byte if wanted(byte) => return Some(at),
            _ => at += 1,
        }
    }
}

/// A binary operator between its operands. What touches its first character is marked too: the second one, or a
/// parenthesis around the right operand.
fn operator(text: &str, left_end: usize, right_start: usize) -> Option<Range<usize>> {
    let start = skip_to(text, left_end, |byte| !byte.is_ascii_whitespace() && byte != b')' && byte != b'\\')?;
    let next = text.get(start + 1..right_start).and_then(|rest| rest.chars().next());
    let touches = next.is_some_and(|c| !c.is_whitespace() && !matches!(c, '\\' | '#'));
    Some(start..start + 1 + usize::from(touches))
}

fn behind(text: &str, operand: &Expr, bracket: u8) -> Option<usize> {
    skip_to(text, operand.span.end as usize, |byte| byte == bracket)
}

/// Whether the lines are only `return f(...)` or `name = f(...)` and the call is what failed, from `start` on the first
/// line to `end` on the last, in bytes: marks would point out nothing.
pub fn is_only_a_call(lines: &[&str], start: usize, end: usize) -> bool {
    let text = lines.join("\n");
    let last_start = text.len() - lines.last().map_or(0, |line| line.len());
    let source = SourceText::new(text);
    let Ok(parsed) = parse_module(&source) else { return false };
    let call = match parsed.tree.body.first().map(|statement| &statement.kind) {
        Some(StmtKind::Return { value: Some(value) }) => match &value.kind {
            ExprKind::Call { func, .. } if matches!(func.kind, ExprKind::Name { .. }) => value,
            _ => return false,
        },
        Some(StmtKind::Assign { value, .. }) if matches!(value.kind, ExprKind::Call { .. }) => value,
        _ => return false,
    };
    call.span.start as usize == start && call.span.end as usize == last_start + end
}
