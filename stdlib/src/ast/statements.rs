//! Statements, patterns and type parameters as objects.

use minipy_grammar::Span;
use minipy_grammar::ast::{
    Alias, ClassDef, ExceptHandler, For, FunctionDef, MatchCase, Pattern, PatternKind, Stmt, StmtKind, Try,
    TypeParam, TypeParamKind, WithItem,
};
use minipy_vm::native::PyResult;
use minipy_vm::object::value::Value;

use super::Builder;

impl Builder<'_> {
    pub(super) fn body(&self, body: &[Stmt]) -> PyResult {
        self.each(body, |statement| self.statement(statement))
    }

    fn statement(&self, statement: &Stmt) -> PyResult {
        let at = Some(statement.span);
        match &statement.kind {
            StmtKind::FunctionDef(def) => self.function("FunctionDef", at, def),
            StmtKind::AsyncFunctionDef(def) => self.function("AsyncFunctionDef", at, def),
            StmtKind::ClassDef(def) => self.class_definition(at, def),
            StmtKind::Return { value } => {
                self.node("Return", at, [("value", self.optional(value.as_deref())?)])
            }
            StmtKind::Delete { targets } => {
                self.node("Delete", at, [("targets", self.expressions(targets)?)])
            }
            StmtKind::Assign { targets, value } => self.node(
                "Assign",
                at,
                [
                    ("targets", self.expressions(targets)?),
                    ("value", self.expression(value)?),
                    ("type_comment", Value::NONE),
                ],
            ),
            StmtKind::TypeAlias { name, type_params, value } => self.node(
                "TypeAlias",
                at,
                [
                    ("name", self.expression(name)?),
                    ("type_params", self.type_params(type_params)?),
                    ("value", self.expression(value)?),
                ],
            ),
            StmtKind::AugAssign { target, op, value } => self.node(
                "AugAssign",
                at,
                [
                    ("target", self.expression(target)?),
                    ("op", self.single(&format!("{op:?}"))?),
                    ("value", self.expression(value)?),
                ],
            ),
            StmtKind::AnnAssign { target, annotation, value, simple } => self.node(
                "AnnAssign",
                at,
                [
                    ("target", self.expression(target)?),
                    ("annotation", self.expression(annotation)?),
                    ("value", self.optional(value.as_deref())?),
                    ("simple", self.vm.int(i64::from(*simple))),
                ],
            ),
            StmtKind::For(parts) => self.for_loop("For", at, parts),
            StmtKind::AsyncFor(parts) => self.for_loop("AsyncFor", at, parts),
            StmtKind::While { test, body, orelse } => self.branch("While", at, test, body, orelse),
            StmtKind::If { test, body, orelse } => self.branch("If", at, test, body, orelse),
            StmtKind::With { items, body } => self.with("With", at, items, body),
            StmtKind::AsyncWith { items, body } => self.with("AsyncWith", at, items, body),
            StmtKind::Match { subject, cases } => {
                let cases = self.each(cases, |case| self.case(case))?;
                self.node("Match", at, [("subject", self.expression(subject)?), ("cases", cases)])
            }
            StmtKind::Raise { exc, cause } => {
                let fields =
                    [("exc", self.optional(exc.as_deref())?), ("cause", self.optional(cause.as_deref())?)];
                self.node("Raise", at, fields)
            }
            StmtKind::Try(parts) => self.try_statement("Try", at, parts),
            StmtKind::TryStar(parts) => self.try_statement("TryStar", at, parts),
            StmtKind::Assert { test, msg } => {
                let fields = [("test", self.expression(test)?), ("msg", self.optional(msg.as_deref())?)];
                self.node("Assert", at, fields)
            }
            StmtKind::Import { names } => self.node("Import", at, [("names", self.aliases(names)?)]),
            StmtKind::ImportFrom { module, names, level } => self.node(
                "ImportFrom",
                at,
                [
                    ("module", self.optional_name(module.as_deref())),
                    ("names", self.aliases(names)?),
                    ("level", self.vm.int(i64::from(*level))),
                ],
            ),
            StmtKind::Global { names } => self.node("Global", at, [("names", self.names(names))]),
            StmtKind::Nonlocal { names } => self.node("Nonlocal", at, [("names", self.names(names))]),
            StmtKind::Expr { value } => self.node("Expr", at, [("value", self.expression(value)?)]),
            StmtKind::Pass => self.node("Pass", at, []),
            StmtKind::Break => self.node("Break", at, []),
            StmtKind::Continue => self.node("Continue", at, []),
        }
    }

    fn function(&self, name: &str, at: Option<Span>, def: &FunctionDef) -> PyResult {
        self.node(
            name,
            at,
            [
                ("name", self.name(&def.name)),
                ("args", self.arguments(&def.args)?),
                ("body", self.body(&def.body)?),
                ("decorator_list", self.expressions(&def.decorator_list)?),
                ("returns", self.optional(def.returns.as_deref())?),
                ("type_comment", Value::NONE),
                ("type_params", self.type_params(&def.type_params)?),
            ],
        )
    }

    fn class_definition(&self, at: Option<Span>, def: &ClassDef) -> PyResult {
        self.node(
            "ClassDef",
            at,
            [
                ("name", self.name(&def.name)),
                ("bases", self.expressions(&def.bases)?),
                ("keywords", self.keywords(&def.keywords)?),
                ("body", self.body(&def.body)?),
                ("decorator_list", self.expressions(&def.decorator_list)?),
                ("type_params", self.type_params(&def.type_params)?),
            ],
        )
    }

    fn for_loop(&self, name: &str, at: Option<Span>, parts: &For) -> PyResult {
        self.node(
            name,
            at,
            [
                ("target", self.expression(&parts.target)?),
                ("iter", self.expression(&parts.iter)?),
                ("body", self.body(&parts.body)?),
                ("orelse", self.body(&parts.orelse)?),
                ("type_comment", Value::NONE),
            ],
        )
    }

    fn branch(
        &self,
        name: &str,
        at: Option<Span>,
        test: &minipy_grammar::ast::Expr,
        body: &[Stmt],
        orelse: &[Stmt],
    ) -> PyResult {
        let fields =
            [("test", self.expression(test)?), ("body", self.body(body)?), ("orelse", self.body(orelse)?)];
        self.node(name, at, fields)
    }

    fn with(&self, name: &str, at: Option<Span>, items: &[WithItem], body: &[Stmt]) -> PyResult {
        let items = self.each(items, |item| {
            let fields = [
                ("context_expr", self.expression(&item.context_expr)?),
                ("optional_vars", self.optional(item.optional_vars.as_deref())?),
            ];
            self.node("withitem", None, fields)
        })?;
        self.node(name, at, [("items", items), ("body", self.body(body)?), ("type_comment", Value::NONE)])
    }

    fn try_statement(&self, name: &str, at: Option<Span>, parts: &Try) -> PyResult {
        self.node(
            name,
            at,
            [
                ("body", self.body(&parts.body)?),
                ("handlers", self.each(&parts.handlers, |handler| self.handler(handler))?),
                ("orelse", self.body(&parts.orelse)?),
                ("finalbody", self.body(&parts.finalbody)?),
            ],
        )
    }

    fn handler(&self, handler: &ExceptHandler) -> PyResult {
        self.node(
            "ExceptHandler",
            Some(handler.span),
            [
                ("type", self.optional(handler.type_.as_deref())?),
                ("name", self.optional_name(handler.name.as_deref())),
                ("body", self.body(&handler.body)?),
            ],
        )
    }

    fn aliases(&self, names: &[Alias]) -> PyResult {
        self.each(names, |alias| {
            let fields =
                [("name", self.name(&alias.name)), ("asname", self.optional_name(alias.asname.as_deref()))];
            self.node("alias", Some(alias.span), fields)
        })
    }

    fn case(&self, case: &MatchCase) -> PyResult {
        self.node(
            "match_case",
            None,
            [
                ("pattern", self.pattern(&case.pattern)?),
                ("guard", self.optional(case.guard.as_deref())?),
                ("body", self.body(&case.body)?),
            ],
        )
    }

    fn patterns(&self, patterns: &[Pattern]) -> PyResult {
        self.each(patterns, |pattern| self.pattern(pattern))
    }

    fn pattern(&self, pattern: &Pattern) -> PyResult {
        let at = Some(pattern.span);
        match &pattern.kind {
            PatternKind::MatchValue { value } => {
                self.node("MatchValue", at, [("value", self.expression(value)?)])
            }
            PatternKind::MatchSingleton { value } => {
                self.node("MatchSingleton", at, [("value", self.constant(value))])
            }
            PatternKind::MatchSequence { patterns } => {
                self.node("MatchSequence", at, [("patterns", self.patterns(patterns)?)])
            }
            PatternKind::MatchMapping { keys, patterns, rest } => self.node(
                "MatchMapping",
                at,
                [
                    ("keys", self.expressions(keys)?),
                    ("patterns", self.patterns(patterns)?),
                    ("rest", self.optional_name(rest.as_deref())),
                ],
            ),
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => self.node(
                "MatchClass",
                at,
                [
                    ("cls", self.expression(cls)?),
                    ("patterns", self.patterns(patterns)?),
                    ("kwd_attrs", self.names(kwd_attrs)),
                    ("kwd_patterns", self.patterns(kwd_patterns)?),
                ],
            ),
            PatternKind::MatchStar { name } => {
                self.node("MatchStar", at, [("name", self.optional_name(name.as_deref()))])
            }
            PatternKind::MatchAs { pattern, name } => {
                let inner = pattern.as_deref().map_or(Ok(Value::NONE), |pattern| self.pattern(pattern))?;
                let fields = [("pattern", inner), ("name", self.optional_name(name.as_deref()))];
                self.node("MatchAs", at, fields)
            }
            PatternKind::MatchOr { patterns } => {
                self.node("MatchOr", at, [("patterns", self.patterns(patterns)?)])
            }
        }
    }

    fn type_params(&self, params: &[TypeParam]) -> PyResult {
        self.each(params, |param| {
            let at = Some(param.span);
            match &param.kind {
                TypeParamKind::TypeVar { name, bound, default_value } => self.node(
                    "TypeVar",
                    at,
                    [
                        ("name", self.name(name)),
                        ("bound", self.optional(bound.as_deref())?),
                        ("default_value", self.optional(default_value.as_deref())?),
                    ],
                ),
                TypeParamKind::ParamSpec { name, default_value } => {
                    let default = self.optional(default_value.as_deref())?;
                    self.node("ParamSpec", at, [("name", self.name(name)), ("default_value", default)])
                }
                TypeParamKind::TypeVarTuple { name, default_value } => {
                    let default = self.optional(default_value.as_deref())?;
                    self.node("TypeVarTuple", at, [("name", self.name(name)), ("default_value", default)])
                }
            }
        })
    }
}
