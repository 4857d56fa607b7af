//! The tree in the form of CPython 3.13's `ast.dump(tree, include_attributes=True)`.

use minipy_grammar::ast::*;
use minipy_grammar::string::surrogate;
use minipy_grammar::{SourceText, Span};

/// Dumps a module.
pub(crate) fn module(source: &SourceText, tree: &Module) -> String {
    let mut dump = Dump { source, out: String::new() };
    dump.node("Module", None, |fields| fields.list("body", &tree.body, Dump::stmt));
    dump.out
}

/// Dumps an expression root.
pub(crate) fn expression(source: &SourceText, tree: &Expression) -> String {
    let mut dump = Dump { source, out: String::new() };
    dump.node("Expression", None, |fields| fields.one("body", &tree.body, Dump::expr));
    dump.out
}

/// Dumps an interactive root.
pub(crate) fn interactive(source: &SourceText, tree: &Interactive) -> String {
    let mut dump = Dump { source, out: String::new() };
    dump.node("Interactive", None, |fields| fields.list("body", &tree.body, Dump::stmt));
    dump.out
}

struct Dump<'s> {
    source: &'s SourceText,
    out: String,
}

/// The fields of one node; separates them by commas.
struct Fields<'d, 's> {
    dump: &'d mut Dump<'s>,
    first: bool,
}

impl<'s> Fields<'_, 's> {
    fn name(&mut self, name: &str) {
        if !std::mem::take(&mut self.first) {
            self.dump.out.push_str(", ");
        }
        self.dump.out.push_str(name);
        self.dump.out.push('=');
    }

    fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        self.dump.out.push_str(text);
    }

    fn id(&mut self, name: &str, id: &str) {
        self.text(name, &repr_str(id));
    }

    fn optional_id(&mut self, name: &str, id: Option<&Name>) {
        if let Some(id) = id {
            self.id(name, id);
        }
    }

    fn one<T>(&mut self, name: &str, node: &T, write: impl Fn(&mut Dump<'s>, &T)) {
        self.name(name);
        write(self.dump, node);
    }

    fn expr(&mut self, name: &str, node: &Expr) {
        self.one(name, node, Dump::expr);
    }

    fn optional(&mut self, name: &str, node: Option<&Expr>) {
        if let Some(node) = node {
            self.expr(name, node);
        }
    }

    fn list<T>(&mut self, name: &str, nodes: &[T], write: impl Fn(&mut Dump<'s>, &T)) {
        if nodes.is_empty() {
            return;
        }
        self.name(name);
        self.dump.out.push('[');
        for (index, node) in nodes.iter().enumerate() {
            if index > 0 {
                self.dump.out.push_str(", ");
            }
            write(self.dump, node);
        }
        self.dump.out.push(']');
    }

    fn exprs(&mut self, name: &str, nodes: &[Expr]) {
        self.list(name, nodes, Dump::expr);
    }

    fn stmts(&mut self, name: &str, nodes: &[Stmt]) {
        self.list(name, nodes, Dump::stmt);
    }

    fn optional_exprs(&mut self, name: &str, nodes: &[Option<Expr>]) {
        self.list(name, nodes, |dump, node| match node {
            Some(node) => dump.expr(node),
            None => dump.out.push_str("None"),
        });
    }

    fn ctx(&mut self, ctx: ExprContext) {
        self.text("ctx", &format!("{ctx:?}()"));
    }

    fn function(&mut self, node: &FunctionDef) {
        self.id("name", &node.name);
        self.one("args", &node.args, Dump::arguments);
        self.stmts("body", &node.body);
        self.exprs("decorator_list", &node.decorator_list);
        self.optional("returns", node.returns.as_deref());
        self.list("type_params", &node.type_params, Dump::type_param);
    }

    fn for_loop(&mut self, node: &For) {
        self.expr("target", &node.target);
        self.expr("iter", &node.iter);
        self.stmts("body", &node.body);
        self.stmts("orelse", &node.orelse);
    }

    fn try_block(&mut self, node: &Try) {
        self.stmts("body", &node.body);
        self.list("handlers", &node.handlers, Dump::handler);
        self.stmts("orelse", &node.orelse);
        self.stmts("finalbody", &node.finalbody);
    }
}

impl<'s> Dump<'s> {
    fn node(&mut self, name: &str, span: Option<Span>, write: impl FnOnce(&mut Fields<'_, 's>)) {
        self.out.push_str(name);
        self.out.push('(');
        let source = self.source;
        let mut fields = Fields { dump: self, first: true };
        write(&mut fields);
        if let Some(span) = span {
            let (line, column) = source.line_column(span.start);
            let (end_line, end_column) = source.line_column(span.end);
            fields.text("lineno", &line.to_string());
            fields.text("col_offset", &column.to_string());
            fields.text("end_lineno", &end_line.to_string());
            fields.text("end_col_offset", &end_column.to_string());
        }
        self.out.push(')');
    }

    fn stmt(&mut self, stmt: &Stmt) {
        use StmtKind as S;
        let name = variant_name(&stmt.kind);
        self.node(&name, Some(stmt.span), |f| match &stmt.kind {
            S::FunctionDef(node) | S::AsyncFunctionDef(node) => f.function(node),
            S::ClassDef(node) => {
                f.id("name", &node.name);
                f.exprs("bases", &node.bases);
                f.list("keywords", &node.keywords, Dump::keyword);
                f.stmts("body", &node.body);
                f.exprs("decorator_list", &node.decorator_list);
                f.list("type_params", &node.type_params, Dump::type_param);
            }
            S::Return { value } => f.optional("value", value.as_deref()),
            S::Delete { targets } => f.exprs("targets", targets),
            S::Assign { targets, value } => {
                f.exprs("targets", targets);
                f.expr("value", value);
            }
            S::TypeAlias { name, type_params, value } => {
                f.expr("name", name);
                f.list("type_params", type_params, Dump::type_param);
                f.expr("value", value);
            }
            S::AugAssign { target, op, value } => {
                f.expr("target", target);
                f.text("op", &format!("{op:?}()"));
                f.expr("value", value);
            }
            S::AnnAssign { target, annotation, value, simple } => {
                f.expr("target", target);
                f.expr("annotation", annotation);
                f.optional("value", value.as_deref());
                f.text("simple", if *simple { "1" } else { "0" });
            }
            S::For(node) | S::AsyncFor(node) => f.for_loop(node),
            S::While { test, body, orelse } | S::If { test, body, orelse } => {
                f.expr("test", test);
                f.stmts("body", body);
                f.stmts("orelse", orelse);
            }
            S::With { items, body } | S::AsyncWith { items, body } => {
                f.list("items", items, Dump::with_item);
                f.stmts("body", body);
            }
            S::Match { subject, cases } => {
                f.expr("subject", subject);
                f.list("cases", cases, Dump::match_case);
            }
            S::Raise { exc, cause } => {
                f.optional("exc", exc.as_deref());
                f.optional("cause", cause.as_deref());
            }
            S::Try(node) | S::TryStar(node) => f.try_block(node),
            S::Assert { test, msg } => {
                f.expr("test", test);
                f.optional("msg", msg.as_deref());
            }
            S::Import { names } => f.list("names", names, Dump::alias),
            S::ImportFrom { module, names, level } => {
                f.optional_id("module", module.as_ref());
                f.list("names", names, Dump::alias);
                f.text("level", &level.to_string());
            }
            S::Global { names } | S::Nonlocal { names } => {
                f.list("names", names, |dump, name| dump.out.push_str(&repr_str(name)));
            }
            S::Expr { value } => f.expr("value", value),
            S::Pass | S::Break | S::Continue => {}
        });
    }

    fn expr(&mut self, expr: &Expr) {
        use ExprKind as E;
        let name = variant_name(&expr.kind);
        self.node(&name, Some(expr.span), |f| match &expr.kind {
            E::BoolOp { op, values } => {
                f.text("op", &format!("{op:?}()"));
                f.exprs("values", values);
            }
            E::NamedExpr { target, value } => {
                f.expr("target", target);
                f.expr("value", value);
            }
            E::BinOp { left, op, right } => {
                f.expr("left", left);
                f.text("op", &format!("{op:?}()"));
                f.expr("right", right);
            }
            E::UnaryOp { op, operand } => {
                f.text("op", &format!("{op:?}()"));
                f.expr("operand", operand);
            }
            E::Lambda { args, body } => {
                f.one("args", &**args, Dump::arguments);
                f.expr("body", body);
            }
            E::IfExp { test, body, orelse } => {
                f.expr("test", test);
                f.expr("body", body);
                f.expr("orelse", orelse);
            }
            E::Dict { keys, values } => {
                f.optional_exprs("keys", keys);
                f.exprs("values", values);
            }
            E::Set { elts } => f.exprs("elts", elts),
            E::ListComp { elt, generators }
            | E::SetComp { elt, generators }
            | E::GeneratorExp { elt, generators } => {
                f.expr("elt", elt);
                f.list("generators", generators, Dump::comprehension);
            }
            E::DictComp { key, value, generators } => {
                f.expr("key", key);
                f.expr("value", value);
                f.list("generators", generators, Dump::comprehension);
            }
            E::Await { value } | E::YieldFrom { value } => f.expr("value", value),
            E::Yield { value } => f.optional("value", value.as_deref()),
            E::Compare { left, ops, comparators } => {
                f.expr("left", left);
                f.list("ops", ops, |dump, op| dump.out.push_str(&format!("{op:?}()")));
                f.exprs("comparators", comparators);
            }
            E::Call { func, args, keywords } => {
                f.expr("func", func);
                f.exprs("args", args);
                f.list("keywords", keywords, Dump::keyword);
            }
            E::FormattedValue { value, conversion, format_spec } => {
                f.expr("value", value);
                f.text("conversion", &conversion.map_or(-1, |c| c as i32).to_string());
                f.optional("format_spec", format_spec.as_deref());
            }
            E::JoinedStr { values } => f.exprs("values", values),
            E::Constant { value, kind } => {
                f.text("value", &repr_constant(value));
                if let Some(kind) = kind {
                    f.id("kind", &kind.to_string());
                }
            }
            E::Attribute { value, attr, ctx } => {
                f.expr("value", value);
                f.id("attr", attr);
                f.ctx(*ctx);
            }
            E::Subscript { value, slice, ctx } => {
                f.expr("value", value);
                f.expr("slice", slice);
                f.ctx(*ctx);
            }
            E::Starred { value, ctx } => {
                f.expr("value", value);
                f.ctx(*ctx);
            }
            E::Name { id, ctx } => {
                f.id("id", id);
                f.ctx(*ctx);
            }
            E::List { elts, ctx } | E::Tuple { elts, ctx } => {
                f.exprs("elts", elts);
                f.ctx(*ctx);
            }
            E::Slice { lower, upper, step } => {
                f.optional("lower", lower.as_deref());
                f.optional("upper", upper.as_deref());
                f.optional("step", step.as_deref());
            }
        });
    }

    fn comprehension(&mut self, node: &Comprehension) {
        self.node("comprehension", None, |f| {
            f.expr("target", &node.target);
            f.expr("iter", &node.iter);
            f.exprs("ifs", &node.ifs);
            f.text("is_async", if node.is_async { "1" } else { "0" });
        });
    }

    fn handler(&mut self, node: &ExceptHandler) {
        self.node("ExceptHandler", Some(node.span), |f| {
            f.optional("type", node.type_.as_deref());
            f.optional_id("name", node.name.as_ref());
            f.stmts("body", &node.body);
        });
    }

    fn arguments(&mut self, node: &Arguments) {
        self.node("arguments", None, |f| {
            f.list("posonlyargs", &node.posonlyargs, Dump::arg);
            f.list("args", &node.args, Dump::arg);
            if let Some(arg) = &node.vararg {
                f.one("vararg", &**arg, Dump::arg);
            }
            f.list("kwonlyargs", &node.kwonlyargs, Dump::arg);
            f.optional_exprs("kw_defaults", &node.kw_defaults);
            if let Some(arg) = &node.kwarg {
                f.one("kwarg", &**arg, Dump::arg);
            }
            f.exprs("defaults", &node.defaults);
        });
    }

    fn arg(&mut self, node: &Arg) {
        self.node("arg", Some(node.span), |f| {
            f.id("arg", &node.arg);
            f.optional("annotation", node.annotation.as_deref());
        });
    }

    fn keyword(&mut self, node: &Keyword) {
        self.node("keyword", Some(node.span), |f| {
            f.optional_id("arg", node.arg.as_ref());
            f.expr("value", &node.value);
        });
    }

    fn alias(&mut self, node: &Alias) {
        self.node("alias", Some(node.span), |f| {
            f.id("name", &node.name);
            f.optional_id("asname", node.asname.as_ref());
        });
    }

    fn with_item(&mut self, node: &WithItem) {
        self.node("withitem", None, |f| {
            f.expr("context_expr", &node.context_expr);
            f.optional("optional_vars", node.optional_vars.as_deref());
        });
    }

    fn match_case(&mut self, node: &MatchCase) {
        self.node("match_case", None, |f| {
            f.one("pattern", &node.pattern, Dump::pattern);
            f.optional("guard", node.guard.as_deref());
            f.stmts("body", &node.body);
        });
    }

    fn pattern(&mut self, node: &Pattern) {
        use PatternKind as P;
        let name = variant_name(&node.kind);
        self.node(&name, Some(node.span), |f| match &node.kind {
            P::MatchValue { value } => f.expr("value", value),
            P::MatchSingleton { value } => f.text("value", &repr_constant(value)),
            P::MatchSequence { patterns } | P::MatchOr { patterns } => {
                f.list("patterns", patterns, Dump::pattern);
            }
            P::MatchMapping { keys, patterns, rest } => {
                f.exprs("keys", keys);
                f.list("patterns", patterns, Dump::pattern);
                f.optional_id("rest", rest.as_ref());
            }
            P::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                f.expr("cls", cls);
                f.list("patterns", patterns, Dump::pattern);
                f.list("kwd_attrs", kwd_attrs, |dump, name| dump.out.push_str(&repr_str(name)));
                f.list("kwd_patterns", kwd_patterns, Dump::pattern);
            }
            P::MatchStar { name } => f.optional_id("name", name.as_ref()),
            P::MatchAs { pattern, name } => {
                if let Some(pattern) = pattern {
                    f.one("pattern", &**pattern, Dump::pattern);
                }
                f.optional_id("name", name.as_ref());
            }
        });
    }

    fn type_param(&mut self, node: &TypeParam) {
        use TypeParamKind as T;
        let variant = variant_name(&node.kind);
        self.node(&variant, Some(node.span), |f| match &node.kind {
            T::TypeVar { name, bound, default_value } => {
                f.id("name", name);
                f.optional("bound", bound.as_deref());
                f.optional("default_value", default_value.as_deref());
            }
            T::ParamSpec { name, default_value } | T::TypeVarTuple { name, default_value } => {
                f.id("name", name);
                f.optional("default_value", default_value.as_deref());
            }
        });
    }
}

/// The name of an enum's variant, from its `Debug` form (written no further than the name).
fn variant_name(value: &impl std::fmt::Debug) -> String {
    struct UpToName(String);
    impl std::fmt::Write for UpToName {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            let length = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
            self.0.push_str(&text[..length]);
            if length < text.len() { Err(std::fmt::Error) } else { Ok(()) }
        }
    }
    let mut name = UpToName(String::new());
    let _ = std::fmt::write(&mut name, format_args!("{value:?}"));
    name.0
}

fn repr_constant(value: &Constant) -> String {
    match value {
        Constant::None => "None".to_owned(),
        Constant::Bool(true) => "True".to_owned(),
        Constant::Bool(false) => "False".to_owned(),
        Constant::Ellipsis => "Ellipsis".to_owned(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(value) => value.to_string(),
        Constant::Float(value) => repr_float(*value),
        Constant::Complex(value) => format!("{}j", repr_float(*value).trim_end_matches(".0")),
        Constant::Str(value) => repr_str(value),
        Constant::Bytes(value) => repr_bytes(value),
        // No source has such constants.
        Constant::ComplexNumber(..) | Constant::Tuple(_) | Constant::FrozenSet(_) => format!("{value:?}"),
    }
}

fn repr_float(value: f64) -> String {
    if value.is_infinite() {
        return "inf".to_owned();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{value}");
        return if plain.contains('.') { plain } else { format!("{plain}.0") };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

fn repr_str(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for character in text.chars() {
        if let Some(surrogate) = surrogate(character) {
            out.push_str(&format!("\\u{surrogate:04x}"));
            continue;
        }
        let code = character as u32;
        match character {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            _ if character == quote => {
                out.push('\\');
                out.push(character);
            }
            ' '..='~' => out.push(character),
            _ if format!("a{character}").escape_debug().nth(1) == Some(character) => out.push(character),
            _ if code < 0x100 => out.push_str(&format!("\\x{code:02x}")),
            _ if code < 0x10000 => out.push_str(&format!("\\u{code:04x}")),
            _ => out.push_str(&format!("\\U{code:08x}")),
        }
    }
    out.push(quote);
    out
}

fn repr_bytes(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    let mut out = format!("b{}", quote as char);
    for &byte in bytes {
        match byte {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\\' => out.push_str("\\\\"),
            _ if byte == quote => out.push_str(&format!("\\{}", byte as char)),
            b' '..=b'~' => out.push(byte as char),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote as char);
    out
}
