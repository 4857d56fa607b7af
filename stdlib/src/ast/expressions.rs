//! Expressions and parameters as objects.

use minipy_grammar::ast::{Arg, Arguments, Comprehension, Constant, Expr, ExprContext, ExprKind, Keyword};
use minipy_vm::native::PyResult;
use minipy_vm::object::value::Value;

use super::Builder;

impl Builder<'_> {
    pub(super) fn optional(&self, expression: Option<&Expr>) -> PyResult {
        expression.map_or(Ok(Value::NONE), |expression| self.expression(expression))
    }

    pub(super) fn expressions(&self, expressions: &[Expr]) -> PyResult {
        self.each(expressions, |expression| self.expression(expression))
    }

    fn optionals(&self, expressions: &[Option<Expr>]) -> PyResult {
        self.each(expressions, |expression| self.optional(expression.as_ref()))
    }

    fn context(&self, context: ExprContext) -> PyResult {
        self.single(&format!("{context:?}"))
    }

    pub(super) fn expression(&self, expression: &Expr) -> PyResult {
        let at = Some(expression.span);
        match &expression.kind {
            ExprKind::BoolOp { op, values } => {
                let fields =
                    [("op", self.single(&format!("{op:?}"))?), ("values", self.expressions(values)?)];
                self.node("BoolOp", at, fields)
            }
            ExprKind::NamedExpr { target, value } => {
                let fields = [("target", self.expression(target)?), ("value", self.expression(value)?)];
                self.node("NamedExpr", at, fields)
            }
            ExprKind::BinOp { left, op, right } => self.node(
                "BinOp",
                at,
                [
                    ("left", self.expression(left)?),
                    ("op", self.single(&format!("{op:?}"))?),
                    ("right", self.expression(right)?),
                ],
            ),
            ExprKind::UnaryOp { op, operand } => {
                let fields =
                    [("op", self.single(&format!("{op:?}"))?), ("operand", self.expression(operand)?)];
                self.node("UnaryOp", at, fields)
            }
            ExprKind::Lambda { args, body } => {
                self.node("Lambda", at, [("args", self.arguments(args)?), ("body", self.expression(body)?)])
            }
            ExprKind::IfExp { test, body, orelse } => self.node(
                "IfExp",
                at,
                [
                    ("test", self.expression(test)?),
                    ("body", self.expression(body)?),
                    ("orelse", self.expression(orelse)?),
                ],
            ),
            ExprKind::Dict { keys, values } => self.node(
                "Dict",
                at,
                [("keys", self.optionals(keys)?), ("values", self.expressions(values)?)],
            ),
            ExprKind::Set { elts } => self.node("Set", at, [("elts", self.expressions(elts)?)]),
            ExprKind::ListComp { elt, generators } => {
                let fields = [("elt", self.expression(elt)?), ("generators", self.generators(generators)?)];
                self.node("ListComp", at, fields)
            }
            ExprKind::SetComp { elt, generators } => {
                let fields = [("elt", self.expression(elt)?), ("generators", self.generators(generators)?)];
                self.node("SetComp", at, fields)
            }
            ExprKind::GeneratorExp { elt, generators } => {
                let fields = [("elt", self.expression(elt)?), ("generators", self.generators(generators)?)];
                self.node("GeneratorExp", at, fields)
            }
            ExprKind::DictComp { key, value, generators } => self.node(
                "DictComp",
                at,
                [
                    ("key", self.expression(key)?),
                    ("value", self.expression(value)?),
                    ("generators", self.generators(generators)?),
                ],
            ),
            ExprKind::Await { value } => self.node("Await", at, [("value", self.expression(value)?)]),
            ExprKind::Yield { value } => {
                self.node("Yield", at, [("value", self.optional(value.as_deref())?)])
            }
            ExprKind::YieldFrom { value } => self.node("YieldFrom", at, [("value", self.expression(value)?)]),
            ExprKind::Compare { left, ops, comparators } => self.node(
                "Compare",
                at,
                [
                    ("left", self.expression(left)?),
                    ("ops", self.each(ops, |op| self.single(&format!("{op:?}")))?),
                    ("comparators", self.expressions(comparators)?),
                ],
            ),
            ExprKind::Call { func, args, keywords } => self.node(
                "Call",
                at,
                [
                    ("func", self.expression(func)?),
                    ("args", self.expressions(args)?),
                    ("keywords", self.keywords(keywords)?),
                ],
            ),
            ExprKind::FormattedValue { value, conversion, format_spec } => self.node(
                "FormattedValue",
                at,
                [
                    ("value", self.expression(value)?),
                    ("conversion", self.vm.int(conversion.map_or(-1, |letter| i64::from(letter as u32)))),
                    ("format_spec", self.optional(format_spec.as_deref())?),
                ],
            ),
            ExprKind::JoinedStr { values } => {
                self.node("JoinedStr", at, [("values", self.expressions(values)?)])
            }
            ExprKind::Constant { value, kind } => {
                let kind = kind.map_or(Value::NONE, |letter| self.name(&letter.to_string()));
                self.node("Constant", at, [("value", self.constant(value)), ("kind", kind)])
            }
            ExprKind::Attribute { value, attr, ctx } => self.node(
                "Attribute",
                at,
                [("value", self.expression(value)?), ("attr", self.name(attr)), ("ctx", self.context(*ctx)?)],
            ),
            ExprKind::Subscript { value, slice, ctx } => self.node(
                "Subscript",
                at,
                [
                    ("value", self.expression(value)?),
                    ("slice", self.expression(slice)?),
                    ("ctx", self.context(*ctx)?),
                ],
            ),
            ExprKind::Starred { value, ctx } => {
                self.node("Starred", at, [("value", self.expression(value)?), ("ctx", self.context(*ctx)?)])
            }
            ExprKind::Name { id, ctx } => {
                self.node("Name", at, [("id", self.name(id)), ("ctx", self.context(*ctx)?)])
            }
            ExprKind::List { elts, ctx } => {
                self.node("List", at, [("elts", self.expressions(elts)?), ("ctx", self.context(*ctx)?)])
            }
            ExprKind::Tuple { elts, ctx } => {
                self.node("Tuple", at, [("elts", self.expressions(elts)?), ("ctx", self.context(*ctx)?)])
            }
            ExprKind::Slice { lower, upper, step } => self.node(
                "Slice",
                at,
                [
                    ("lower", self.optional(lower.as_deref())?),
                    ("upper", self.optional(upper.as_deref())?),
                    ("step", self.optional(step.as_deref())?),
                ],
            ),
        }
    }

    pub(super) fn constant(&self, constant: &Constant) -> Value {
        let vm = self.vm;
        match constant {
            Constant::None => Value::NONE,
            Constant::Bool(value) => Value::bool(*value),
            Constant::Ellipsis => Value::ELLIPSIS,
            Constant::Int(value) => vm.int(*value),
            Constant::BigInt(value) => vm.big_int(value.clone()),
            Constant::Float(value) => vm.float(*value),
            Constant::Complex(imaginary) => vm.complex(0.0, *imaginary),
            Constant::Str(text) => vm.text(text),
            Constant::Bytes(data) => vm.bytes(data.clone()),
            Constant::ComplexNumber(real, imaginary) => vm.complex(*real, *imaginary),
            Constant::Tuple(items) => {
                vm.tuple(items.iter().map(|item| self.constant(item)).collect::<Vec<_>>())
            }
            Constant::FrozenSet(items) => {
                let items = items.iter().map(|item| self.constant(item)).collect();
                vm.new_frozen_set(items).unwrap_or(Value::NONE)
            }
        }
    }

    pub(super) fn keywords(&self, keywords: &[Keyword]) -> PyResult {
        self.each(keywords, |keyword| {
            let fields = [
                ("arg", self.optional_name(keyword.arg.as_deref())),
                ("value", self.expression(&keyword.value)?),
            ];
            self.node("keyword", Some(keyword.span), fields)
        })
    }

    fn generators(&self, generators: &[Comprehension]) -> PyResult {
        self.each(generators, |part| {
            self.node(
                "comprehension",
                None,
                [
                    ("target", self.expression(&part.target)?),
                    ("iter", self.expression(&part.iter)?),
                    ("ifs", self.expressions(&part.ifs)?),
                    ("is_async", self.vm.int(i64::from(part.is_async))),
                ],
            )
        })
    }

    fn arg(&self, arg: &Arg) -> PyResult {
        self.node(
            "arg",
            Some(arg.span),
            [
                ("arg", self.name(&arg.arg)),
                ("annotation", self.optional(arg.annotation.as_deref())?),
                ("type_comment", Value::NONE),
            ],
        )
    }

    fn optional_arg(&self, arg: Option<&Arg>) -> PyResult {
        arg.map_or(Ok(Value::NONE), |arg| self.arg(arg))
    }

    pub(super) fn arguments(&self, arguments: &Arguments) -> PyResult {
        self.node(
            "arguments",
            None,
            [
                ("posonlyargs", self.each(&arguments.posonlyargs, |arg| self.arg(arg))?),
                ("args", self.each(&arguments.args, |arg| self.arg(arg))?),
                ("vararg", self.optional_arg(arguments.vararg.as_deref())?),
                ("kwonlyargs", self.each(&arguments.kwonlyargs, |arg| self.arg(arg))?),
                ("kw_defaults", self.optionals(&arguments.kw_defaults)?),
                ("kwarg", self.optional_arg(arguments.kwarg.as_deref())?),
                ("defaults", self.expressions(&arguments.defaults)?),
            ],
        )
    }
}
