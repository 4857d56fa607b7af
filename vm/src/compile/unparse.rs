//! Expressions back to text: annotations that are not evaluated (PEP 563).

use minipy_grammar::ast::*;

use super::fold::literal;
use crate::bytecode::Constant as Value;
use crate::bytecode::dis::constant_repr;
use crate::bytecode::literal::str_repr;

/// How tightly an expression binds; one that binds less than its place asks for gets parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arithmetic,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    /// One step tighter.
    fn next(self) -> Self {
        const ORDER: [Level; 16] = [
            Level::Tuple,
            Level::Test,
            Level::Or,
            Level::And,
            Level::Not,
            Level::Comparison,
            Level::BitOr,
            Level::BitXor,
            Level::BitAnd,
            Level::Shift,
            Level::Arithmetic,
            Level::Term,
            Level::Factor,
            Level::Power,
            Level::Await,
            Level::Atom,
        ];
        ORDER.get(self as usize + 1).copied().unwrap_or(Level::Atom)
    }
}

/// The text of an expression as CPython writes it into `__annotations__`.
pub fn unparse(expr: &Expr) -> String {
    let mut writer = Writer { text: String::new() };
    writer.expr(expr, Level::Test);
    writer.text
}

struct Writer {
    text: String,
}

impl Writer {
    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Writes something in parentheses if the place wants tighter binding than it has.
    fn level(&mut self, place: Level, own: Level, write: impl FnOnce(&mut Self)) {
        let needed = place > own;
        if needed {
            self.put("(");
        }
        write(self);
        if needed {
            self.put(")");
        }
    }

    fn list<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) {
        for (index, expr) in exprs.into_iter().enumerate() {
            if index > 0 {
                self.put(", ");
            }
            self.expr(expr, Level::Test);
        }
    }

    fn expr(&mut self, expr: &Expr, place: Level) {
        match &expr.kind {
            ExprKind::BoolOp { op, values } => {
                let (word, own) =
                    if *op == BoolOp::And { (" and ", Level::And) } else { (" or ", Level::Or) };
                self.level(place, own, |writer| {
                    for (index, value) in values.iter().enumerate() {
                        if index > 0 {
                            writer.put(word);
                        }
                        writer.expr(value, own.next());
                    }
                });
            }
            ExprKind::NamedExpr { target, value } => self.level(place, Level::Tuple, |writer| {
                writer.expr(target, Level::Atom);
                writer.put(" := ");
                writer.expr(value, Level::Atom);
            }),
            ExprKind::BinOp { left, op, right } => self.binary(left, *op, right, place),
            ExprKind::UnaryOp { op, operand } => {
                let (word, own) = match op {
                    UnaryOp::Invert => ("~", Level::Factor),
                    UnaryOp::Not => ("not ", Level::Not),
                    UnaryOp::UAdd => ("+", Level::Factor),
                    UnaryOp::USub => ("-", Level::Factor),
                };
                self.level(place, own, |writer| {
                    writer.put(word);
                    writer.expr(operand, own);
                });
            }
            ExprKind::Lambda { args, body } => self.level(place, Level::Test, |writer| {
                writer.put("lambda");
                // CPython leaves out the space before `*`.
                if !args.posonlyargs.is_empty() || !args.args.is_empty() {
                    writer.put(" ");
                }
                writer.parameters(args);
                writer.put(": ");
                writer.expr(body, Level::Test);
            }),
            ExprKind::IfExp { test, body, orelse } => self.level(place, Level::Test, |writer| {
                writer.expr(body, Level::Test.next());
                writer.put(" if ");
                writer.expr(test, Level::Test.next());
                writer.put(" else ");
                writer.expr(orelse, Level::Test);
            }),
            ExprKind::Dict { keys, values } => self.dict(keys, values),
            ExprKind::Set { elts } => {
                self.put("{");
                self.list(elts);
                self.put("}");
            }
            ExprKind::List { elts, .. } => {
                self.put("[");
                self.list(elts);
                self.put("]");
            }
            ExprKind::Tuple { elts, .. } if elts.is_empty() => self.put("()"),
            ExprKind::Tuple { elts, .. } => self.level(place, Level::Tuple, |writer| {
                writer.list(elts);
                if elts.len() == 1 {
                    writer.put(",");
                }
            }),
            ExprKind::ListComp { elt, generators } => self.comprehension("[", elt, None, generators, "]"),
            ExprKind::SetComp { elt, generators } => self.comprehension("{", elt, None, generators, "}"),
            ExprKind::GeneratorExp { elt, generators } => self.comprehension("(", elt, None, generators, ")"),
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension("{", key, Some(value), generators, "}");
            }
            ExprKind::Await { value } => self.level(place, Level::Await, |writer| {
                writer.put("await ");
                writer.expr(value, Level::Atom);
            }),
            ExprKind::Yield { value: None } => self.put("(yield)"),
            ExprKind::Yield { value: Some(value) } => {
                self.put("(yield ");
                self.expr(value, Level::Test);
                self.put(")");
            }
            ExprKind::YieldFrom { value } => {
                self.put("(yield from ");
                self.expr(value, Level::Test);
                self.put(")");
            }
            ExprKind::Compare { left, ops, comparators } => self.level(place, Level::Comparison, |writer| {
                writer.expr(left, Level::Comparison.next());
                for (op, comparator) in ops.iter().zip(comparators) {
                    writer.put(comparison(*op));
                    writer.expr(comparator, Level::Comparison.next());
                }
            }),
            ExprKind::Call { func, args, keywords } => self.call(func, args, keywords),
            ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => {
                let mut text = String::new();
                format_string(expr, &mut text);
                self.put("f");
                self.put(&str_repr(&text));
            }
            ExprKind::Constant { value, kind } => {
                if *kind == Some('u') {
                    self.put("u");
                }
                self.put(&constant_text(value));
            }
            ExprKind::Attribute { value, attr, .. } => {
                self.expr(value, Level::Atom);
                // Otherwise the dot would be read as part of the number.
                let is_int = matches!(
                    value.kind,
                    ExprKind::Constant { value: Constant::Int(_) | Constant::BigInt(_), .. }
                );
                self.put(if is_int { " ." } else { "." });
                self.put(attr);
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value, Level::Atom);
                self.put("[");
                self.expr(slice, Level::Tuple);
                self.put("]");
            }
            ExprKind::Starred { value, .. } => {
                self.put("*");
                self.expr(value, Level::BitOr);
            }
            ExprKind::Name { id, .. } => self.put(id),
            ExprKind::Slice { lower, upper, step } => {
                for (index, bound) in [lower, upper, step].into_iter().enumerate() {
                    if index == 1 || (index == 2 && bound.is_some()) {
                        self.put(":");
                    }
                    if let Some(bound) = bound {
                        self.expr(bound, Level::Test);
                    }
                }
            }
        }
    }

    fn binary(&mut self, left: &Expr, op: Operator, right: &Expr, place: Level) {
        let (word, own) = match op {
            Operator::Add => (" + ", Level::Arithmetic),
            Operator::Sub => (" - ", Level::Arithmetic),
            Operator::Mult => (" * ", Level::Term),
            Operator::MatMult => (" @ ", Level::Term),
            Operator::Div => (" / ", Level::Term),
            Operator::Mod => (" % ", Level::Term),
            Operator::FloorDiv => (" // ", Level::Term),
            Operator::LShift => (" << ", Level::Shift),
            Operator::RShift => (" >> ", Level::Shift),
            Operator::BitOr => (" | ", Level::BitOr),
            Operator::BitXor => (" ^ ", Level::BitXor),
            Operator::BitAnd => (" & ", Level::BitAnd),
            Operator::Pow => (" ** ", Level::Power),
        };
        let is_power = op == Operator::Pow;
        self.level(place, own, |writer| {
            writer.expr(left, if is_power { own.next() } else { own });
            writer.put(word);
            writer.expr(right, if is_power { own } else { own.next() });
        });
    }

    fn dict(&mut self, keys: &[Option<Expr>], values: &[Expr]) {
        self.put("{");
        for (index, (key, value)) in keys.iter().zip(values).enumerate() {
            if index > 0 {
                self.put(", ");
            }
            if let Some(key) = key {
                self.expr(key, Level::Test);
                self.put(": ");
                self.expr(value, Level::Test);
            } else {
                self.put("**");
                self.expr(value, Level::BitOr);
            }
        }
        self.put("}");
    }

    fn comprehension(
        &mut self,
        open: &str,
        elt: &Expr,
        value: Option<&Expr>,
        generators: &[Comprehension],
        close: &str,
    ) {
        self.put(open);
        self.expr(elt, Level::Test);
        if let Some(value) = value {
            self.put(": ");
            self.expr(value, Level::Test);
        }
        for part in generators {
            self.put(if part.is_async { " async for " } else { " for " });
            self.expr(&part.target, Level::Tuple);
            self.put(" in ");
            self.expr(&part.iter, Level::Test.next());
            for test in &part.ifs {
                self.put(" if ");
                self.expr(test, Level::Test.next());
            }
        }
        self.put(close);
    }

    fn call(&mut self, func: &Expr, args: &[Expr], keywords: &[Keyword]) {
        self.expr(func, Level::Atom);
        if let ([only @ Expr { kind: ExprKind::GeneratorExp { .. }, .. }], []) = (args, keywords) {
            // A lone generator expression brings its own parentheses.
            self.expr(only, Level::Test);
            return;
        }
        self.put("(");
        self.list(args);
        for (index, keyword) in keywords.iter().enumerate() {
            if index > 0 || !args.is_empty() {
                self.put(", ");
            }
            match &keyword.arg {
                Some(name) => {
                    self.put(name);
                    self.put("=");
                }
                None => self.put("**"),
            }
            self.expr(&keyword.value, Level::Test);
        }
        self.put(")");
    }

    fn parameters(&mut self, args: &Arguments) {
        let mut is_first = true;
        let mut separate = |writer: &mut Self| {
            if !is_first {
                writer.put(", ");
            }
            is_first = false;
        };
        let positional = args.posonlyargs.len() + args.args.len();
        for (index, arg) in args.posonlyargs.iter().chain(&args.args).enumerate() {
            separate(self);
            self.parameter(arg);
            let from_end = positional - index;
            if let Some(default) =
                args.defaults.len().checked_sub(from_end).map(|index| &args.defaults[index])
            {
                self.put("=");
                self.expr(default, Level::Test);
            }
            if index + 1 == args.posonlyargs.len() {
                self.put(", /");
            }
        }
        if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
            separate(self);
            self.put("*");
            if let Some(arg) = &args.vararg {
                self.parameter(arg);
            }
        }
        for (arg, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            separate(self);
            self.parameter(arg);
            if let Some(default) = default {
                self.put("=");
                self.expr(default, Level::Test);
            }
        }
        if let Some(arg) = &args.kwarg {
            separate(self);
            self.put("**");
            self.parameter(arg);
        }
    }

    fn parameter(&mut self, arg: &Arg) {
        self.put(&arg.arg);
        if let Some(annotation) = &arg.annotation {
            self.put(": ");
            self.expr(annotation, Level::Test);
        }
    }
}

fn comparison(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}

/// The inside of an f-string, before it is quoted.
fn format_string(expr: &Expr, text: &mut String) {
    match &expr.kind {
        ExprKind::JoinedStr { values } => values.iter().for_each(|value| format_string(value, text)),
        ExprKind::Constant { value: Constant::Str(literal), .. } => {
            text.push_str(&literal.replace('{', "{{").replace('}', "}}"));
        }
        ExprKind::FormattedValue { value, conversion, format_spec } => {
            let mut writer = Writer { text: String::new() };
            writer.expr(value, Level::Test.next());
            let inner = writer.text;
            text.push('{');
            if inner.starts_with('{') {
                text.push(' ');
            }
            text.push_str(&inner);
            if let Some(conversion) = conversion {
                text.push('!');
                text.push(*conversion);
            }
            if let Some(spec) = format_spec {
                text.push(':');
                format_string(spec, text);
            }
            text.push('}');
        }
        _ => {}
    }
}

/// A literal, with infinity written as a number that overflows.
fn constant_text(value: &Constant) -> String {
    match literal(value) {
        Value::Ellipsis => "...".to_owned(),
        value @ (Value::Float(_) | Value::Complex(..)) => constant_repr(&value).replace("inf", "1e309"),
        value => constant_repr(&value),
    }
}
