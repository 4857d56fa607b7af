//! The module `_ast_tree`: syntax trees as objects. The classes of the nodes are in Python (`_ast`).

mod expressions;
mod read_expressions;
mod read_patterns;
mod read_statements;
mod reader;
mod statements;

use minipy_grammar::{SourceText, Span, ast};
use minipy_vm::builtins::execute::Mode;
use minipy_vm::compile::CompileOptions;
use minipy_vm::compile::Tree;
use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use reader::{Node, Reader};

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
        let node = vm.call(&vm.attribute(vm.types.object.value(), "__new__")?, &[class])?;
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
        self.class(&format!("{name}()"))
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

    fn names(&self, names: &[ast::Name]) -> Value {
        self.vm.list(names.iter().map(|name| self.name(name)).collect())
    }
}

fn text_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a str> {
    let text = value.downcast_ref::<Str>().map(Str::as_str);
    text.ok_or_else(|| vm.type_error("a string was expected"))
}

fn mode_of(vm: &Vm, value: &Value) -> PyResult<Mode> {
    Ok(match text_of(vm, value)? {
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => Mode::Exec,
    })
}

/// The classes of the nodes, as `_ast` has told.
fn classes(vm: &Vm) -> PyResult<Ref<Dict>> {
    let known = vm.state.borrow().get("tree classes").cloned();
    known
        .and_then(|classes| classes.downcast_clone::<Dict>())
        .ok_or_else(|| vm.system_error("_ast has not told its classes"))
}

/// `parse(source, filename, mode, flags, optimize)`: the root of a tree.
fn parse(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let source = SourceText::new(text_of(vm, args.get(0))?)
        .with_digit_limit(usize::try_from(vm.int_max_digits()).unwrap_or(0));
    let classes = classes(vm)?;
    let builder = Builder { vm, source: &source, classes: &classes };
    let tree = match vm.parse_tree(&source, text_of(vm, args.get(1))?, mode_of(vm, args.get(2))?)? {
        Tree::Expression(tree) => {
            builder.node("Expression", None, [("body", builder.expression(&tree.body)?)])?
        }
        Tree::Interactive(tree) => {
            builder.node("Interactive", None, [("body", builder.body(&tree.body)?)])?
        }
        Tree::Module(tree) => {
            let fields = [("body", builder.body(&tree.body)?), ("type_ignores", vm.list(Vec::new()))];
            builder.node("Module", None, fields)?
        }
    };
    if vm.int_argument(args.get(3))? & OPTIMIZE == 0 {
        return Ok(tree);
    }
    optimized(vm, &tree, args.get(4))
}

/// A tree with what can be computed at compile time, as `_ast_optimize` makes it of a tree that may change.
fn optimized(vm: &Vm, tree: &Value, level: &Value) -> PyResult {
    let optimizer = vm.import_module("_ast_optimize")?;
    let level = match vm.int_argument(level)? {
        -1 => vm.int(i64::from(vm.options.optimize)),
        _ => level.clone(),
    };
    vm.call(&vm.attribute(&optimizer, "optimize")?, &[tree.clone(), level])
}

/// `compile(tree, filename, mode, flags, optimize)`: the code of a tree.
fn compile(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (filename, mode) = (text_of(vm, args.get(1))?, mode_of(vm, args.get(2))?);
    let (flags, optimize) = (vm.int_argument(args.get(3))?, vm.int_argument(args.get(4))?);
    let classes = classes(vm)?;
    let reader = Reader::new(vm, &classes);
    let tree = read_root(&reader, args.get(0), mode)?;
    if flags & ONLY_AST != 0 {
        let copy = vm.attribute(&vm.import_module("copy")?, "deepcopy")?;
        return optimized(vm, &vm.call(&copy, &[args.get(0).clone()])?, args.get(4));
    }
    let source = SourceText::of_positions(reader.into_positions());
    let options = CompileOptions {
        optimize: u8::try_from(optimize).unwrap_or(vm.options.optimize),
        future_flags: (flags & FUTURE_FLAGS) as u32,
        top_level_await: flags & TOP_LEVEL_AWAIT != 0,
        ..CompileOptions::default()
    };
    Ok(vm.compile_tree(&tree, &source, filename, &options)?.into_value())
}

/// `CO_FUTURE_…`: the flags that `__future__` knows.
const FUTURE_FLAGS: i32 = 0x1fe_0000;
/// `PyCF_ONLY_AST`.
const ONLY_AST: i32 = 0x400;
/// The bit of `PyCF_OPTIMIZED_AST` that `PyCF_ONLY_AST` has not.
const OPTIMIZE: i32 = 0x8000;
/// `PyCF_ALLOW_TOP_LEVEL_AWAIT`.
const TOP_LEVEL_AWAIT: i32 = 0x2000;

fn read_root(reader: &Reader<'_>, value: &Value, mode: Mode) -> PyResult<Tree> {
    let class = match mode {
        Mode::Exec => "Module",
        Mode::Eval => "Expression",
        Mode::Single => "Interactive",
    };
    if reader.kind(value).as_deref() != Some(class) {
        let found = reader.vm.type_name(value);
        return Err(reader.vm.type_error(format!("expected {class} node, got {found}")));
    }
    let node = Node { value, class };
    Ok(match mode {
        Mode::Exec => {
            let body = reader.statements(node, "body")?;
            reader.list(node, "type_ignores", |_| Ok(()))?;
            Tree::Module(ast::Module { body })
        }
        Mode::Eval => Tree::Expression(ast::Expression { body: *reader.loaded(node, "body")? }),
        Mode::Single => Tree::Interactive(ast::Interactive { body: reader.statements(node, "body")? }),
    })
}

/// `set_hooks(class, classes, parse, compile)`: how `compile()` treats trees.
fn set_hooks(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut state = vm.state.borrow_mut();
    let names = ["tree class", "tree classes", "source to tree", "compile tree"];
    for (index, name) in names.into_iter().enumerate() {
        state.insert(name, args.get(index).clone());
    }
    Ok(Value::NONE)
}

/// `_ast_tree`.
pub(crate) static AST_TREE: ModuleDef = ModuleDef {
    name: "_ast_tree",
    doc: "Syntax trees as objects.",
    functions: &[
        NativeDef::new(
            "parse(source, filename, mode, flags, optimize, /)",
            "Return the root of a tree.",
            parse,
        ),
        NativeDef::new(
            "compile(tree, filename, mode, flags, optimize, /)",
            "Return the code of a tree.",
            compile,
        ),
        NativeDef::new(
            "set_hooks(tree_class, classes, to_tree, to_code, /)",
            "Tell compile() how to treat trees.",
            set_hooks,
        ),
    ],
    types: &[],
    setup: None,
};
