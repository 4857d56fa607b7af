//! Expressions and parameters, read from objects.

use minipy_grammar::ast::{
    Arg, Arguments, BoolOp, CmpOp, Comprehension, Expr, ExprContext, ExprKind, Keyword, Operator, UnaryOp,
};
use minipy_vm::native::PyResult;
use minipy_vm::object::value::Value;

use super::reader::{Node, Reader};

use ExprContext::{Del, Load, Store};

pub(super) const OPERATORS: &[(&str, Operator)] = &[
    ("Add", Operator::Add),
    ("Sub", Operator::Sub),
    ("Mult", Operator::Mult),
    ("MatMult", Operator::MatMult),
    ("Div", Operator::Div),
    ("Mod", Operator::Mod),
    ("Pow", Operator::Pow),
    ("LShift", Operator::LShift),
    ("RShift", Operator::RShift),
    ("BitOr", Operator::BitOr),
    ("BitXor", Operator::BitXor),
    ("BitAnd", Operator::BitAnd),
    ("FloorDiv", Operator::FloorDiv),
];

const COMPARISONS: &[(&str, CmpOp)] = &[
    ("Eq", CmpOp::Eq),
    ("NotEq", CmpOp::NotEq),
    ("Lt", CmpOp::Lt),
    ("LtE", CmpOp::LtE),
    ("Gt", CmpOp::Gt),
    ("GtE", CmpOp::GtE),
    ("Is", CmpOp::Is),
    ("IsNot", CmpOp::IsNot),
    ("In", CmpOp::In),
    ("NotIn", CmpOp::NotIn),
];

const UNARY: &[(&str, UnaryOp)] =
    &[("Invert", UnaryOp::Invert), ("Not", UnaryOp::Not), ("UAdd", UnaryOp::UAdd), ("USub", UnaryOp::USub)];

const CONTEXTS: &[(&str, ExprContext)] = &[("Load", Load), ("Store", Store), ("Del", Del)];

impl Reader<'_> {
    /// An element of a list of expressions.
    pub(super) fn element(&self, value: &Value, context: ExprContext) -> PyResult<Expr> {
        if value.is_none() {
            return Err(self.refuse("None disallowed in expression list"));
        }
        self.expression(value, context)
    }

    pub(super) fn expressions(
        &self,
        node: Node<'_>,
        field: &str,
        context: ExprContext,
    ) -> PyResult<Vec<Expr>> {
        self.list(node, field, |value| self.element(value, context))
    }

    pub(super) fn inner(&self, node: Node<'_>, field: &str, context: ExprContext) -> PyResult<Box<Expr>> {
        self.expression(&self.needed(node, field)?, context).map(Box::new)
    }

    pub(super) fn loaded(&self, node: Node<'_>, field: &str) -> PyResult<Box<Expr>> {
        self.inner(node, field, Load)
    }

    pub(super) fn optional(&self, node: Node<'_>, field: &str) -> PyResult<Option<Box<Expr>>> {
        let value = self.optional_field(node, field)?;
        value.map(|value| self.expression(&value, Load).map(Box::new)).transpose()
    }

    /// An expression that stands where it is loaded, stored or deleted.
    pub(super) fn expression(&self, value: &Value, context: ExprContext) -> PyResult<Expr> {
        let _call = self.vm.enter_native(" while traversing 'expr' node")?;
        let span = self.span(value, "expr")?;
        let kind = self.kind(value).ok_or_else(|| self.unexpected("expr", value))?;
        let kind = match &*kind {
            "Attribute" | "Subscript" | "Starred" | "Name" | "List" | "Tuple" => {
                self.target(value, &kind, context)?
            }
            "ListComp" | "SetComp" | "DictComp" | "GeneratorExp" => self.comprehension(value, &kind)?,
            "BoolOp" | "BinOp" | "UnaryOp" | "Compare" => self.operation(value, &kind)?,
            "FormattedValue" | "JoinedStr" | "Constant" => self.literal(value, &kind)?,
            "Dict" | "Set" | "Call" | "Slice" => self.several(value, &kind)?,
            _ => self.simple(value, &kind)?,
        };
        let is_target = matches!(
            kind,
            ExprKind::Attribute { .. }
                | ExprKind::Subscript { .. }
                | ExprKind::Starred { .. }
                | ExprKind::Name { .. }
                | ExprKind::List { .. }
                | ExprKind::Tuple { .. }
        );
        if !is_target && context != Load {
            let message = format!("expression which can't be assigned to in {context:?} context");
            return Err(self.refuse(message));
        }
        let expression = Expr::new(span, kind);
        if expression.depth() > minipy_grammar::MAX_DEPTH {
            return Err(self.vm.recursion_error("maximum recursion depth exceeded during compilation"));
        }
        Ok(expression)
    }

    fn context(&self, node: Node<'_>, wanted: ExprContext) -> PyResult<ExprContext> {
        let found = self.choose("expr_context", &self.field(node, "ctx")?, CONTEXTS)?;
        if found != wanted {
            let message = format!("expression must have {wanted:?} context but has {found:?} instead");
            return Err(self.refuse(message));
        }
        Ok(found)
    }

    fn target(&self, value: &Value, kind: &str, context: ExprContext) -> PyResult<ExprKind> {
        let node = |class| Node { value, class };
        Ok(match kind {
            "Attribute" => {
                let node = node("Attribute");
                let value = self.loaded(node, "value")?;
                ExprKind::Attribute {
                    value,
                    attr: self.name(node, "attr")?,
                    ctx: self.context(node, context)?,
                }
            }
            "Subscript" => {
                let node = node("Subscript");
                let (value, slice) = (self.loaded(node, "value")?, self.loaded(node, "slice")?);
                ExprKind::Subscript { value, slice, ctx: self.context(node, context)? }
            }
            "Starred" => {
                let node = node("Starred");
                ExprKind::Starred {
                    value: self.inner(node, "value", context)?,
                    ctx: self.context(node, context)?,
                }
            }
            "Name" => {
                let node = node("Name");
                let id = self.name(node, "id")?;
                let ctx = self.context(node, context)?;
                self.check_name(&id)?;
                ExprKind::Name { id, ctx }
            }
            "List" => {
                let node = node("List");
                ExprKind::List {
                    elts: self.expressions(node, "elts", context)?,
                    ctx: self.context(node, context)?,
                }
            }
            _ => {
                let node = node("Tuple");
                ExprKind::Tuple {
                    elts: self.expressions(node, "elts", context)?,
                    ctx: self.context(node, context)?,
                }
            }
        })
    }

    fn operation(&self, value: &Value, kind: &str) -> PyResult<ExprKind> {
        let node = |class| Node { value, class };
        Ok(match kind {
            "BoolOp" => {
                let node = node("BoolOp");
                let choices = &[("And", BoolOp::And), ("Or", BoolOp::Or)];
                let op = self.choose("boolop", &self.field(node, "op")?, choices)?;
                let values = self.expressions(node, "values", Load)?;
                if values.len() < 2 {
                    return Err(self.refuse("BoolOp with less than 2 values"));
                }
                ExprKind::BoolOp { op, values }
            }
            "BinOp" => {
                let node = node("BinOp");
                ExprKind::BinOp {
                    left: self.loaded(node, "left")?,
                    op: self.choose("operator", &self.field(node, "op")?, OPERATORS)?,
                    right: self.loaded(node, "right")?,
                }
            }
            "UnaryOp" => {
                let node = node("UnaryOp");
                let op = self.choose("unaryop", &self.field(node, "op")?, UNARY)?;
                ExprKind::UnaryOp { op, operand: self.loaded(node, "operand")? }
            }
            _ => {
                let node = node("Compare");
                let left = self.loaded(node, "left")?;
                let ops = self.list(node, "ops", |value| self.choose("cmpop", value, COMPARISONS))?;
                let comparators = self.expressions(node, "comparators", Load)?;
                if comparators.is_empty() {
                    return Err(self.refuse("Compare with no comparators"));
                }
                if comparators.len() != ops.len() {
                    let message = "Compare has a different number of comparators and operands";
                    return Err(self.refuse(message));
                }
                ExprKind::Compare { left, ops, comparators }
            }
        })
    }

    fn literal(&self, value: &Value, kind: &str) -> PyResult<ExprKind> {
        let node = |class| Node { value, class };
        Ok(match kind {
            "FormattedValue" => {
                let node = node("FormattedValue");
                let value = self.loaded(node, "value")?;
                let conversion = match self.integer(&self.field(node, "conversion")?)? {
                    -1 => None,
                    115 => Some('s'),
                    114 => Some('r'),
                    97 => Some('a'),
                    other => {
                        let message = format!("Unrecognized conversion character {other}");
                        return Err(self.vm.system_error(message));
                    }
                };
                ExprKind::FormattedValue {
                    value,
                    conversion,
                    format_spec: self.optional(node, "format_spec")?,
                }
            }
            "JoinedStr" => {
                ExprKind::JoinedStr { values: self.expressions(node("JoinedStr"), "values", Load)? }
            }
            _ => {
                let node = node("Constant");
                let value = self.constant(&self.field(node, "value")?)?;
                let is_u = self.check_text(node, "kind")?.is_some();
                ExprKind::Constant { value, kind: is_u.then_some('u') }
            }
        })
    }

    fn several(&self, value: &Value, kind: &str) -> PyResult<ExprKind> {
        let node = |class| Node { value, class };
        Ok(match kind {
            "Dict" => {
                let node = node("Dict");
                let keys = self.list(node, "keys", |value| {
                    if value.is_none() { Ok(None) } else { self.expression(value, Load).map(Some) }
                })?;
                let values = self.expressions(node, "values", Load)?;
                if keys.len() != values.len() {
                    return Err(self.refuse("Dict doesn't have the same number of keys as values"));
                }
                ExprKind::Dict { keys, values }
            }
            "Set" => ExprKind::Set { elts: self.expressions(node("Set"), "elts", Load)? },
            "Call" => {
                let node = node("Call");
                ExprKind::Call {
                    func: self.loaded(node, "func")?,
                    args: self.expressions(node, "args", Load)?,
                    keywords: self.keywords(node)?,
                }
            }
            _ => {
                let node = node("Slice");
                ExprKind::Slice {
                    lower: self.optional(node, "lower")?,
                    upper: self.optional(node, "upper")?,
                    step: self.optional(node, "step")?,
                }
            }
        })
    }

    fn simple(&self, value: &Value, kind: &str) -> PyResult<ExprKind> {
        let node = |class| Node { value, class };
        Ok(match kind {
            "NamedExpr" => {
                let node = node("NamedExpr");
                let target = self.needed(node, "target")?;
                let is_name = self.kind(&target).as_deref() == Some("Name");
                if !is_name {
                    return Err(self.vm.type_error("NamedExpr target must be a Name"));
                }
                let span = self.span(&target, "expr")?;
                let id = self.name(Node { value: &target, class: "Name" }, "id")?;
                let target = Box::new(Expr::new(span, ExprKind::Name { id, ctx: Store }));
                ExprKind::NamedExpr { target, value: self.loaded(node, "value")? }
            }
            "Lambda" => {
                let node = node("Lambda");
                let args = Box::new(self.arguments(&self.field(node, "args")?)?);
                ExprKind::Lambda { args, body: self.loaded(node, "body")? }
            }
            "IfExp" => {
                let node = node("IfExp");
                ExprKind::IfExp {
                    test: self.loaded(node, "test")?,
                    body: self.loaded(node, "body")?,
                    orelse: self.loaded(node, "orelse")?,
                }
            }
            "Await" => ExprKind::Await { value: self.loaded(node("Await"), "value")? },
            "Yield" => ExprKind::Yield { value: self.optional(node("Yield"), "value")? },
            "YieldFrom" => ExprKind::YieldFrom { value: self.loaded(node("YieldFrom"), "value")? },
            _ => return Err(self.unexpected("expr", value)),
        })
    }

    fn comprehension(&self, value: &Value, kind: &str) -> PyResult<ExprKind> {
        let node = |class| Node { value, class };
        let generators = |node| {
            let generators = self.list(node, "generators", |value| self.generator(value))?;
            if generators.is_empty() {
                return Err(self.refuse("comprehension with no generators"));
            }
            Ok(generators)
        };
        Ok(match kind {
            "ListComp" => {
                let node = node("ListComp");
                let generators = generators(node)?;
                ExprKind::ListComp { elt: self.loaded(node, "elt")?, generators }
            }
            "SetComp" => {
                let node = node("SetComp");
                let generators = generators(node)?;
                ExprKind::SetComp { elt: self.loaded(node, "elt")?, generators }
            }
            "GeneratorExp" => {
                let node = node("GeneratorExp");
                let generators = generators(node)?;
                ExprKind::GeneratorExp { elt: self.loaded(node, "elt")?, generators }
            }
            _ => {
                let node = node("DictComp");
                let generators = generators(node)?;
                let (key, value) = (self.loaded(node, "key")?, self.loaded(node, "value")?);
                ExprKind::DictComp { key, value, generators }
            }
        })
    }

    fn generator(&self, value: &Value) -> PyResult<Comprehension> {
        let node = Node { value, class: "comprehension" };
        Ok(Comprehension {
            target: *self.inner(node, "target", Store)?,
            iter: *self.loaded(node, "iter")?,
            ifs: self.expressions(node, "ifs", Load)?,
            is_async: self.integer(&self.field(node, "is_async")?)? != 0,
        })
    }

    pub(super) fn keywords(&self, node: Node<'_>) -> PyResult<Vec<Keyword>> {
        self.list(node, "keywords", |value| {
            let node = Node { value, class: "keyword" };
            let arg = self.optional_name(node, "arg")?;
            let inner = self.loaded(node, "value")?;
            Ok(Keyword { span: self.span(value, "keyword")?, arg, value: *inner })
        })
    }

    fn arg(&self, value: &Value) -> PyResult<Arg> {
        let node = Node { value, class: "arg" };
        let arg = self.name(node, "arg")?;
        let annotation = self.optional(node, "annotation")?;
        self.check_text(node, "type_comment")?;
        Ok(Arg { span: self.span(value, "arg")?, arg, annotation })
    }

    /// The parameters of a function.
    pub(super) fn arguments(&self, value: &Value) -> PyResult<Arguments> {
        let node = Node { value, class: "arguments" };
        let args = |field| self.list(node, field, |value| self.arg(value));
        let optional_arg = |field| -> PyResult<Option<Box<Arg>>> {
            self.optional_field(node, field)?.map(|value| self.arg(&value).map(Box::new)).transpose()
        };
        let arguments = Arguments {
            posonlyargs: args("posonlyargs")?,
            args: args("args")?,
            vararg: optional_arg("vararg")?,
            kwonlyargs: args("kwonlyargs")?,
            kw_defaults: self.list(node, "kw_defaults", |value| {
                if value.is_none() { Ok(None) } else { self.expression(value, Load).map(Some) }
            })?,
            kwarg: optional_arg("kwarg")?,
            defaults: self.expressions(node, "defaults", Load)?,
        };
        if arguments.defaults.len() > arguments.posonlyargs.len() + arguments.args.len() {
            return Err(self.refuse("more positional defaults than args on arguments"));
        }
        if arguments.kw_defaults.len() != arguments.kwonlyargs.len() {
            return Err(self.refuse("length of kwonlyargs is not the same as kw_defaults on arguments"));
        }
        Ok(arguments)
    }
}
