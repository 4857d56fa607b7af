//! The module `_ast_tree`: syntax trees as objects. The classes of the nodes are in Python (`_ast`).

mod expressions;
mod statements;

use minipy_grammar::{SourceText, Span, parse_expression, parse_interactive, parse_module};
use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

/// Makes nodes: objects of the classes that `_ast` has, with their fields and positions.
struct Builder<'a> {
    vm: &'a Vm,
    source: &'a SourceText,
    classes: &'a Ref<Dict>,
}

impl Builder<'_> {
    fn class(&self, name: &str) -> PyResult {
        self.classes
            .get_str(&self.vm.intern(name))
            .ok_or_else(|| self.vm.system_error(format!("no class for the node {name}")))
    }

    /// A node with its fields, and with a position if it has one.
    fn node<const N: usize>(&self, name: &str, span: Option<Span>, fields: [(&str, Value); N]) -> PyResult {
        let vm = self.vm;
        let class = self.class(name)?;
        let node = vm.call(&vm.attribute(&class, "_empty")?, &[])?;
        for (field, value) in fields {
            vm.set_attribute(&node, &vm.intern(field), Some(value))?;
        }
        if let Some(span) = span {
            let (line, column) = self.source.line_column(span.start);
            let (end_line, end_column) = self.end(span);
            for (attribute, number) in [
                ("lineno", line),
                ("col_offset", column),
                ("end_lineno", end_line),
                ("end_col_offset", end_column),
            ] {
                vm.set_attribute(&node, &vm.intern(attribute), Some(vm.int(i64::from(number))))?;
            }
        }
        Ok(node)
    }

    /// Line and column behind a span; behind a line end still belongs to the line.
    fn end(&self, span: Span) -> (u32, u32) {
        if span.end > span.start && self.source.text().as_bytes().get(span.end as usize - 1) == Some(&b'\n') {
            let (line, column) = self.source.line_column(span.end - 1);
            return (line, column + 1);
        }
        self.source.line_column(span.end)
    }

    /// The one node that stands for an operator or context.
    fn single(&self, name: &str) -> PyResult {
        let class = self.class(name)?;
        self.vm.attribute(&class, "_single")
    }

    fn each<T>(&self, items: &[T], make: impl Fn(&T) -> PyResult) -> PyResult {
        let items = items.iter().map(make).collect::<PyResult<Vec<_>>>()?;
        Ok(self.vm.list(items))
    }

    fn name(&self, name: &str) -> Value {
        self.vm.intern(name).into_value()
    }

    fn optional_name(&self, name: Option<&str>) -> Value {
        name.map_or(Value::NONE, |name| self.name(name))
    }

    fn names(&self, names: &[minipy_grammar::ast::Name]) -> Value {
        self.vm.list(names.iter().map(|name| self.name(name)).collect())
    }
}

fn text_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a str> {
    let text = value.downcast_ref::<Str>().map(Str::as_str);
    text.ok_or_else(|| vm.type_error("a string was expected"))
}

/// `parse(source, filename, mode, classes)`: the root of a tree.
fn parse(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let source = SourceText::new(text_of(vm, args.get(0))?);
    let (filename, mode) = (text_of(vm, args.get(1))?, text_of(vm, args.get(2))?);
    let Some(classes) = args.get(3).downcast_clone::<Dict>() else {
        return Err(vm.type_error("the classes must be a dict"));
    };
    let builder = Builder { vm, source: &source, classes: &classes };
    let fail = |error: Box<minipy_grammar::SyntaxError>| vm.syntax_error_from(&error, filename);
    match mode {
        "eval" => {
            let parsed = parse_expression(&source).map_err(fail)?;
            builder.node("Expression", None, [("body", builder.expression(&parsed.tree.body)?)])
        }
        "single" => {
            let parsed = parse_interactive(&source).map_err(fail)?;
            builder.node("Interactive", None, [("body", builder.body(&parsed.tree.body)?)])
        }
        _ => {
            let parsed = parse_module(&source).map_err(fail)?;
            let fields = [("body", builder.body(&parsed.tree.body)?), ("type_ignores", vm.list(Vec::new()))];
            builder.node("Module", None, fields)
        }
    }
}

/// `set_hooks(class, to_source, parse)`: how `compile()` treats trees.
fn set_hooks(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut state = vm.state.borrow_mut();
    for (index, name) in ["tree class", "tree to source", "source to tree"].into_iter().enumerate() {
        state.insert(name, args.get(index).clone());
    }
    Ok(Value::NONE)
}

/// `_ast_tree`.
pub(crate) static AST_TREE: ModuleDef = ModuleDef {
    name: "_ast_tree",
    doc: "Syntax trees as objects.",
    functions: &[
        NativeDef::new("parse(source, filename, mode, classes, /)", "Return the root of a tree.", parse),
        NativeDef::new(
            "set_hooks(tree_class, to_source, to_tree, /)",
            "Tell compile() how to treat trees.",
            set_hooks,
        ),
    ],
    types: &[],
    setup: None,
};
