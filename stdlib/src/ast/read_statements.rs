//! Statements and type parameters, read from objects.

use minipy_grammar::ast::{
    Alias, ClassDef, ExceptHandler, Expr, ExprContext, ExprKind, For, FunctionDef, MatchCase, Stmt, StmtKind,
    Try, TypeParam, TypeParamKind, WithItem,
};
use minipy_vm::native::PyResult;
use minipy_vm::object::value::Value;

use super::read_expressions::OPERATORS;
use super::reader::{Node, Reader};

use ExprContext::{Del, Load, Store};

impl Reader<'_> {
    fn statement_in_list(&self, value: &Value) -> PyResult<Stmt> {
        if value.is_none() {
            return Err(self.refuse("None disallowed in statement list"));
        }
        self.statement(value)
    }

    /// The statements of a block that may be empty.
    pub(super) fn statements(&self, node: Node<'_>, field: &str) -> PyResult<Vec<Stmt>> {
        self.list(node, field, |value| self.statement_in_list(value))
    }

    fn body(&self, node: Node<'_>) -> PyResult<Vec<Stmt>> {
        self.filled(node, "body", |value| self.statement_in_list(value))
    }

    fn statement(&self, value: &Value) -> PyResult<Stmt> {
        let _call = self.vm.enter_native(" while traversing 'stmt' node")?;
        let span = self.span(value, "stmt")?;
        let kind = self.kind(value).ok_or_else(|| self.unexpected("stmt", value))?;
        let node = |class| Node { value, class };
        let kind = match &*kind {
            "FunctionDef" => StmtKind::FunctionDef(Box::new(self.function(node("FunctionDef"))?)),
            "AsyncFunctionDef" => {
                StmtKind::AsyncFunctionDef(Box::new(self.function(node("AsyncFunctionDef"))?))
            }
            "ClassDef" => StmtKind::ClassDef(Box::new(self.class_definition(node("ClassDef"))?)),
            "For" => StmtKind::For(Box::new(self.for_loop(node("For"))?)),
            "AsyncFor" => StmtKind::AsyncFor(Box::new(self.for_loop(node("AsyncFor"))?)),
            "With" | "AsyncWith" | "Match" | "While" | "If" => self.block_statement(value, &kind)?,
            "Try" => StmtKind::Try(Box::new(self.try_statement(node("Try"))?)),
            "TryStar" => StmtKind::TryStar(Box::new(self.try_statement(node("TryStar"))?)),
            "Import" | "ImportFrom" | "Global" | "Nonlocal" => self.names_statement(value, &kind)?,
            "Delete" | "Assign" | "TypeAlias" | "AugAssign" | "AnnAssign" => self.assignment(value, &kind)?,
            "Pass" => StmtKind::Pass,
            "Break" => StmtKind::Break,
            "Continue" => StmtKind::Continue,
            _ => self.expression_statement(value, &kind)?,
        };
        let statement = Stmt::new(span, kind);
        if statement.depth() > minipy_grammar::MAX_DEPTH {
            return Err(self.vm.recursion_error("maximum recursion depth exceeded during compilation"));
        }
        Ok(statement)
    }

    fn expression_statement(&self, value: &Value, kind: &str) -> PyResult<StmtKind> {
        let node = |class| Node { value, class };
        Ok(match kind {
            "Return" => StmtKind::Return { value: self.optional(node("Return"), "value")? },
            "Raise" => {
                let node = node("Raise");
                let (exc, cause) = (self.optional(node, "exc")?, self.optional(node, "cause")?);
                if exc.is_none() && cause.is_some() {
                    return Err(self.refuse("Raise with cause but no exception"));
                }
                StmtKind::Raise { exc, cause }
            }
            "Assert" => {
                let node = node("Assert");
                StmtKind::Assert { test: self.loaded(node, "test")?, msg: self.optional(node, "msg")? }
            }
            "Expr" => StmtKind::Expr { value: self.loaded(node("Expr"), "value")? },
            _ => return Err(self.unexpected("stmt", value)),
        })
    }

    fn assignment(&self, value: &Value, kind: &str) -> PyResult<StmtKind> {
        let node = |class| Node { value, class };
        Ok(match kind {
            "Delete" => StmtKind::Delete {
                targets: self.filled(node("Delete"), "targets", |value| self.element(value, Del))?,
            },
            "Assign" => {
                let node = node("Assign");
                let targets = self.filled(node, "targets", |value| self.element(value, Store))?;
                self.check_text(node, "type_comment")?;
                StmtKind::Assign { targets, value: self.loaded(node, "value")? }
            }
            "TypeAlias" => {
                let node = node("TypeAlias");
                let name = self.inner(node, "name", Store)?;
                if !matches!(name.kind, ExprKind::Name { .. }) {
                    return Err(self.vm.type_error("TypeAlias with non-Name name"));
                }
                let type_params = self.type_params(node)?;
                StmtKind::TypeAlias { name, type_params, value: self.loaded(node, "value")? }
            }
            "AugAssign" => {
                let node = node("AugAssign");
                let target = self.inner(node, "target", Store)?;
                self.check_single(&target, "augmented")?;
                let op = self.choose("operator", &self.field(node, "op")?, OPERATORS)?;
                StmtKind::AugAssign { target, op, value: self.loaded(node, "value")? }
            }
            _ => {
                let node = node("AnnAssign");
                let target = self.inner(node, "target", Store)?;
                let simple = self.integer(&self.field(node, "simple")?)? != 0;
                if simple && !matches!(target.kind, ExprKind::Name { .. }) {
                    return Err(self.vm.type_error("AnnAssign with simple non-Name target"));
                }
                self.check_single(&target, "annotated")?;
                StmtKind::AnnAssign {
                    target,
                    annotation: self.loaded(node, "annotation")?,
                    value: self.optional(node, "value")?,
                    simple,
                }
            }
        })
    }

    /// SystemError, as in CPython, for a target that stands for several.
    fn check_single(&self, target: &Expr, assignment: &str) -> PyResult<()> {
        let number = match target.kind {
            ExprKind::Starred { .. } => 24,
            ExprKind::List { .. } => 25,
            ExprKind::Tuple { .. } => 26,
            _ => return Ok(()),
        };
        Err(self.vm.system_error(format!("invalid node type ({number}) for {assignment} assignment")))
    }

    fn names_statement(&self, value: &Value, kind: &str) -> PyResult<StmtKind> {
        let node = |class| Node { value, class };
        let names = |node| self.filled(node, "names", |value| self.identifier(value));
        Ok(match kind {
            "Import" => StmtKind::Import { names: self.aliases(node("Import"))? },
            "ImportFrom" => {
                let node = node("ImportFrom");
                let module = self.optional_name(node, "module")?;
                let level =
                    self.optional_field(node, "level")?.map_or(Ok(0), |value| self.integer(&value))?;
                let Ok(level) = u32::try_from(level) else {
                    return Err(self.refuse("Negative ImportFrom level"));
                };
                StmtKind::ImportFrom { module, names: self.aliases(node)?, level }
            }
            "Global" => StmtKind::Global { names: names(node("Global"))? },
            _ => StmtKind::Nonlocal { names: names(node("Nonlocal"))? },
        })
    }

    fn aliases(&self, node: Node<'_>) -> PyResult<Vec<Alias>> {
        self.filled(node, "names", |value| {
            let node = Node { value, class: "alias" };
            let name = self.name(node, "name")?;
            let asname = self.optional_name(node, "asname")?;
            Ok(Alias { span: self.span(value, "alias")?, name, asname })
        })
    }

    fn block_statement(&self, value: &Value, kind: &str) -> PyResult<StmtKind> {
        let node = |class| Node { value, class };
        Ok(match kind {
            "With" => {
                let (items, body) = self.with(node("With"))?;
                StmtKind::With { items, body }
            }
            "AsyncWith" => {
                let (items, body) = self.with(node("AsyncWith"))?;
                StmtKind::AsyncWith { items, body }
            }
            "Match" => {
                let node = node("Match");
                let subject = self.loaded(node, "subject")?;
                let cases = self.filled(node, "cases", |value| self.case(value))?;
                StmtKind::Match { subject, cases }
            }
            "While" => {
                let node = node("While");
                let (test, body) = (self.loaded(node, "test")?, self.body(node)?);
                StmtKind::While { test, body, orelse: self.statements(node, "orelse")? }
            }
            _ => {
                let node = node("If");
                let (test, body) = (self.loaded(node, "test")?, self.body(node)?);
                StmtKind::If { test, body, orelse: self.statements(node, "orelse")? }
            }
        })
    }

    fn with(&self, node: Node<'_>) -> PyResult<(Vec<WithItem>, Vec<Stmt>)> {
        let items = self.filled(node, "items", |value| {
            let node = Node { value, class: "withitem" };
            let context_expr = *self.loaded(node, "context_expr")?;
            let target = self.optional_field(node, "optional_vars")?;
            let optional_vars =
                target.map(|target| self.expression(&target, Store).map(Box::new)).transpose()?;
            Ok(WithItem { context_expr, optional_vars })
        })?;
        self.check_text(node, "type_comment")?;
        Ok((items, self.body(node)?))
    }

    fn case(&self, value: &Value) -> PyResult<MatchCase> {
        let node = Node { value, class: "match_case" };
        let pattern = self.pattern(&self.needed(node, "pattern")?, false)?;
        Ok(MatchCase { pattern, guard: self.optional(node, "guard")?, body: self.body(node)? })
    }

    fn function(&self, node: Node<'_>) -> PyResult<FunctionDef> {
        let name = self.name(node, "name")?;
        let args = self.arguments(&self.field(node, "args")?)?;
        let body = self.body(node)?;
        let decorator_list = self.expressions(node, "decorator_list", Load)?;
        let returns = self.optional(node, "returns")?;
        self.check_text(node, "type_comment")?;
        Ok(FunctionDef { name, args, body, decorator_list, returns, type_params: self.type_params(node)? })
    }

    fn class_definition(&self, node: Node<'_>) -> PyResult<ClassDef> {
        Ok(ClassDef {
            name: self.name(node, "name")?,
            bases: self.expressions(node, "bases", Load)?,
            keywords: self.keywords(node)?,
            body: self.body(node)?,
            decorator_list: self.expressions(node, "decorator_list", Load)?,
            type_params: self.type_params(node)?,
        })
    }

    fn for_loop(&self, node: Node<'_>) -> PyResult<For> {
        self.check_text(node, "type_comment")?;
        Ok(For {
            target: *self.inner(node, "target", Store)?,
            iter: *self.loaded(node, "iter")?,
            body: self.body(node)?,
            orelse: self.statements(node, "orelse")?,
        })
    }

    fn try_statement(&self, node: Node<'_>) -> PyResult<Try> {
        let parts = Try {
            body: self.body(node)?,
            handlers: self.list(node, "handlers", |value| self.handler(value))?,
            orelse: self.statements(node, "orelse")?,
            finalbody: self.statements(node, "finalbody")?,
        };
        if parts.handlers.is_empty() {
            if parts.finalbody.is_empty() {
                return Err(self.refuse(format!("{} has neither except handlers nor finalbody", node.class)));
            }
            if !parts.orelse.is_empty() {
                return Err(self.refuse(format!("{} has orelse but no except handlers", node.class)));
            }
        }
        Ok(parts)
    }

    fn handler(&self, value: &Value) -> PyResult<ExceptHandler> {
        let span = self.span(value, "excepthandler")?;
        if self.kind(value).as_deref() != Some("ExceptHandler") {
            return Err(self.unexpected("excepthandler", value));
        }
        let node = Node { value, class: "ExceptHandler" };
        let type_ = self.optional(node, "type")?;
        Ok(ExceptHandler { span, type_, name: self.optional_name(node, "name")?, body: self.body(node)? })
    }

    fn type_params(&self, node: Node<'_>) -> PyResult<Vec<TypeParam>> {
        self.list(node, "type_params", |value| {
            let span = self.span(value, "type_param")?;
            let kind = self.kind(value);
            let node = |class| Node { value, class };
            let kind = match kind.as_deref() {
                Some("TypeVar") => {
                    let node = node("TypeVar");
                    let (name, bound) = (self.name(node, "name")?, self.optional(node, "bound")?);
                    TypeParamKind::TypeVar {
                        name,
                        bound,
                        default_value: self.optional(node, "default_value")?,
                    }
                }
                Some("ParamSpec") => {
                    let node = node("ParamSpec");
                    let name = self.name(node, "name")?;
                    TypeParamKind::ParamSpec { name, default_value: self.optional(node, "default_value")? }
                }
                Some("TypeVarTuple") => {
                    let node = node("TypeVarTuple");
                    let name = self.name(node, "name")?;
                    TypeParamKind::TypeVarTuple { name, default_value: self.optional(node, "default_value")? }
                }
                _ => return Err(self.unexpected("type_param", value)),
            };
            Ok(TypeParam { span, kind })
        })
    }
}
