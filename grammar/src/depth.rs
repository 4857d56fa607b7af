//! Height of the tree, kept as nodes are built, so that no visitor can overflow the stack.

use crate::ast::*;

/// The greatest height of a tree that the parser returns. CPython limits the recursion of its compiler likewise.
pub const MAX_DEPTH: u32 = 4000;

/// The greatest height among the children of an expression.
pub(crate) fn of_expr(kind: &ExprKind) -> u32 {
    use ExprKind as E;
    match kind {
        E::Constant { .. } | E::Name { .. } => 0,
        E::BoolOp { values, .. }
        | E::Set { elts: values }
        | E::List { elts: values, .. }
        | E::Tuple { elts: values, .. }
        | E::JoinedStr { values } => list(values),
        E::NamedExpr { target: left, value: right } | E::BinOp { left, right, .. } => {
            left.depth().max(right.depth())
        }
        E::UnaryOp { operand: value, .. }
        | E::Await { value }
        | E::YieldFrom { value }
        | E::Attribute { value, .. }
        | E::Starred { value, .. } => value.depth(),
        E::Lambda { args, body } => arguments(args).max(body.depth()),
        E::IfExp { test, body, orelse } => test.depth().max(body.depth()).max(orelse.depth()),
        E::Dict { keys, values } => optional_list(keys).max(list(values)),
        E::ListComp { elt, generators }
        | E::SetComp { elt, generators }
        | E::GeneratorExp { elt, generators } => elt.depth().max(comprehensions(generators)),
        E::DictComp { key, value, generators } => {
            key.depth().max(value.depth()).max(comprehensions(generators))
        }
        E::Yield { value } => optional(value.as_deref()),
        E::Compare { left, comparators, .. } => left.depth().max(list(comparators)),
        E::Call { func, args, keywords: words } => func.depth().max(list(args)).max(keywords(words)),
        E::FormattedValue { value, format_spec, .. } => value.depth().max(optional(format_spec.as_deref())),
        E::Subscript { value, slice, .. } => value.depth().max(slice.depth()),
        E::Slice { lower, upper, step } => {
            optional(lower.as_deref()).max(optional(upper.as_deref())).max(optional(step.as_deref()))
        }
    }
}

/// The greatest height among the children of a statement.
pub(crate) fn of_stmt(kind: &StmtKind) -> u32 {
    use StmtKind as S;
    match kind {
        S::FunctionDef(def) | S::AsyncFunctionDef(def) => block(&def.body)
            .max(arguments(&def.args))
            .max(list(&def.decorator_list))
            .max(optional(def.returns.as_deref()))
            .max(type_params(&def.type_params)),
        S::ClassDef(def) => block(&def.body)
            .max(list(&def.bases))
            .max(keywords(&def.keywords))
            .max(list(&def.decorator_list))
            .max(type_params(&def.type_params)),
        S::Return { value } => optional(value.as_deref()),
        S::Delete { targets } => list(targets),
        S::Assign { targets, value } => list(targets).max(value.depth()),
        S::TypeAlias { name, type_params: params, value } => {
            name.depth().max(type_params(params)).max(value.depth())
        }
        S::AugAssign { target, value, .. } => target.depth().max(value.depth()),
        S::AnnAssign { target, annotation, value, .. } => {
            target.depth().max(annotation.depth()).max(optional(value.as_deref()))
        }
        S::For(node) | S::AsyncFor(node) => {
            node.target.depth().max(node.iter.depth()).max(block(&node.body)).max(block(&node.orelse))
        }
        S::While { test, body, orelse } | S::If { test, body, orelse } => {
            test.depth().max(block(body)).max(block(orelse))
        }
        S::With { items, body } | S::AsyncWith { items, body } => items
            .iter()
            .map(|item| item.context_expr.depth().max(optional(item.optional_vars.as_deref())))
            .fold(block(body), u32::max),
        S::Match { subject, cases } => cases
            .iter()
            .map(|case| pattern(&case.pattern).max(optional(case.guard.as_deref())).max(block(&case.body)))
            .fold(subject.depth(), u32::max),
        S::Raise { exc, cause } => optional(exc.as_deref()).max(optional(cause.as_deref())),
        S::Try(node) | S::TryStar(node) => node
            .handlers
            .iter()
            .map(|handler| optional(handler.type_.as_deref()).max(block(&handler.body)))
            .fold(block(&node.body).max(block(&node.orelse)).max(block(&node.finalbody)), u32::max),
        S::Assert { test, msg } => test.depth().max(optional(msg.as_deref())),
        S::Expr { value } => value.depth(),
        S::Import { .. }
        | S::ImportFrom { .. }
        | S::Global { .. }
        | S::Nonlocal { .. }
        | S::Pass
        | S::Break
        | S::Continue => 0,
    }
}

fn list(items: &[Expr]) -> u32 {
    items.iter().map(Expr::depth).max().unwrap_or(0)
}

fn optional(item: Option<&Expr>) -> u32 {
    item.map_or(0, Expr::depth)
}

fn optional_list(items: &[Option<Expr>]) -> u32 {
    items.iter().map(|item| optional(item.as_ref())).max().unwrap_or(0)
}

fn block(body: &[Stmt]) -> u32 {
    body.iter().map(Stmt::depth).max().unwrap_or(0)
}

fn keywords(words: &[Keyword]) -> u32 {
    words.iter().map(|word| word.value.depth()).max().unwrap_or(0)
}

fn comprehensions(generators: &[Comprehension]) -> u32 {
    generators
        .iter()
        .map(|part| part.target.depth().max(part.iter.depth()).max(list(&part.ifs)))
        .max()
        .unwrap_or(0)
}

fn arguments(args: &Arguments) -> u32 {
    let annotations = args
        .posonlyargs
        .iter()
        .chain(&args.args)
        .chain(args.vararg.as_deref())
        .chain(&args.kwonlyargs)
        .chain(args.kwarg.as_deref())
        .map(|arg| optional(arg.annotation.as_deref()))
        .max()
        .unwrap_or(0);
    annotations.max(list(&args.defaults)).max(optional_list(&args.kw_defaults))
}

fn type_params(params: &[TypeParam]) -> u32 {
    params
        .iter()
        .map(|param| match &param.kind {
            TypeParamKind::TypeVar { bound, default_value, .. } => {
                optional(bound.as_deref()).max(optional(default_value.as_deref()))
            }
            TypeParamKind::ParamSpec { default_value, .. }
            | TypeParamKind::TypeVarTuple { default_value, .. } => optional(default_value.as_deref()),
        })
        .max()
        .unwrap_or(0)
}

/// Patterns keep no height of their own (brackets bound their nesting), so only the expressions in them count here.
fn pattern(node: &Pattern) -> u32 {
    let inner = |patterns: &[Pattern]| patterns.iter().map(pattern).max().unwrap_or(0);
    1 + match &node.kind {
        PatternKind::MatchValue { value } => value.depth(),
        PatternKind::MatchSingleton { .. } | PatternKind::MatchStar { .. } => 0,
        PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => inner(patterns),
        PatternKind::MatchMapping { keys, patterns, .. } => list(keys).max(inner(patterns)),
        PatternKind::MatchClass { cls, patterns, kwd_patterns, .. } => {
            cls.depth().max(inner(patterns)).max(inner(kwd_patterns))
        }
        PatternKind::MatchAs { pattern: inner, .. } => inner.as_deref().map_or(0, pattern),
    }
}
