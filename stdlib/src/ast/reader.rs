//! From objects to the tree that the compiler takes: fields, positions, lists, names and constants, with the checks that
//! `compile()` makes of trees.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use minipy_grammar::Span;
use minipy_grammar::ast::{Constant, Name};
use minipy_vm::native::{PyResult, Raised};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::complex::Complex;
use minipy_vm::object::dict::Dict;
use minipy_vm::object::kind::Kind;
use minipy_vm::object::list::List;
use minipy_vm::object::set::FrozenSet;
use minipy_vm::object::str::Str;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

/// Reads nodes. Offsets of spans are numbers of positions, in the order in which the nodes are met.
pub(super) struct Reader<'a> {
    pub(super) vm: &'a Vm,
    classes: &'a Ref<Dict>,
    positions: RefCell<Vec<(u32, u32)>>,
}

/// A node, and the name of the class as which it is read.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    pub(super) value: &'a Value,
    pub(super) class: &'static str,
}

impl<'a> Reader<'a> {
    pub(super) fn new(vm: &'a Vm, classes: &'a Ref<Dict>) -> Self {
        Self { vm, classes, positions: RefCell::default() }
    }

    /// The positions of all nodes, for the source of the tree.
    pub(super) fn into_positions(self) -> Vec<(u32, u32)> {
        self.positions.into_inner()
    }

    pub(super) fn refuse(&self, message: impl Into<String>) -> Raised {
        self.vm.value_error(message.into())
    }

    /// The first class of syntax trees in the order of the bases of a node's class.
    pub(super) fn kind(&self, value: &Value) -> Option<Rc<str>> {
        let mro = self.vm.type_of(value).mro();
        mro.iter().find_map(|class| {
            let name = class.name.borrow().clone();
            let known = self.classes.get_str(&self.vm.intern(&name))?;
            known.is(class.value()).then_some(name)
        })
    }

    /// TypeError for a node of none of the classes that may stand at its place.
    pub(super) fn unexpected(&self, base: &str, value: &Value) -> Raised {
        match self.vm.repr_text(value) {
            Ok(text) => self.vm.type_error(format!("expected some sort of {base}, but got {text}")),
            Err(raised) => raised,
        }
    }

    /// What a sum of constructors without fields means: operators and contexts.
    pub(super) fn choose<T: Copy>(&self, base: &str, value: &Value, choices: &[(&str, T)]) -> PyResult<T> {
        let kind = self.kind(value);
        choices
            .iter()
            .find(|(name, _)| kind.as_deref() == Some(name))
            .map(|&(_, choice)| choice)
            .ok_or_else(|| self.unexpected(base, value))
    }

    /// A field that must be there.
    pub(super) fn field(&self, node: Node<'_>, name: &str) -> PyResult {
        let found = self.vm.find_attribute(node.value, &self.vm.intern(name))?;
        found.ok_or_else(|| {
            self.vm.type_error(format!("required field \"{name}\" missing from {}", node.class))
        })
    }

    /// A field that may be missing or None.
    pub(super) fn optional_field(&self, node: Node<'_>, name: &str) -> PyResult<Option<Value>> {
        let found = self.vm.find_attribute(node.value, &self.vm.intern(name))?;
        Ok(found.filter(|value| !value.is_none()))
    }

    /// A field that must be there and not be None.
    pub(super) fn needed(&self, node: Node<'_>, name: &str) -> PyResult {
        let value = self.field(node, name)?;
        if value.is_none() {
            return Err(self.refuse(format!("field '{name}' is required for {}", node.class)));
        }
        Ok(value)
    }

    /// A field that is a list, each element of which is read.
    pub(super) fn list<T>(
        &self,
        node: Node<'_>,
        name: &str,
        read: impl Fn(&Value) -> PyResult<T>,
    ) -> PyResult<Vec<T>> {
        let Some(value) = self.vm.find_attribute(node.value, &self.vm.intern(name))? else {
            return Ok(Vec::new());
        };
        let Some(list) = value.downcast_ref::<List>() else {
            let found = self.vm.type_name(&value);
            let message = format!("{} field \"{name}\" must be a list, not a {found}", node.class);
            return Err(self.vm.type_error(message));
        };
        let length = list.len();
        let mut items = Vec::with_capacity(length);
        for index in 0..length {
            let Some(item) = list.get(index) else { break };
            items.push(read(&item)?);
            if list.len() != length {
                let message = format!("{} field \"{name}\" changed size during iteration", node.class);
                return Err(self.vm.runtime_error(message));
            }
        }
        Ok(items)
    }

    /// The same for a list that may not be empty.
    pub(super) fn filled<T>(
        &self,
        node: Node<'_>,
        name: &str,
        read: impl Fn(&Value) -> PyResult<T>,
    ) -> PyResult<Vec<T>> {
        let items = self.list(node, name, read)?;
        if items.is_empty() {
            return Err(self.refuse(format!("empty {name} on {}", node.class)));
        }
        Ok(items)
    }

    pub(super) fn integer(&self, value: &Value) -> PyResult<i32> {
        if value.as_int().is_none() {
            return Err(self.refuse(format!("invalid integer value: {}", self.vm.repr_text(value)?)));
        }
        self.vm.int_argument(value)
    }

    /// The position of a node; `base` is the class that has it as attributes.
    pub(super) fn span(&self, value: &Value, base: &'static str) -> PyResult<Span> {
        let node = Node { value, class: base };
        let line = self.integer(&self.field(node, "lineno")?)?;
        let column = self.integer(&self.field(node, "col_offset")?)?;
        let end = |name, start| match self.optional_field(node, name)? {
            Some(value) => self.integer(&value),
            None => Ok(start),
        };
        let (end_line, end_column) = (end("end_lineno", line)?, end("end_col_offset", column)?);
        if line > end_line {
            return Err(self.refuse(format!("AST node line range ({line}, {end_line}) is not valid")));
        }
        if (line < 0 && end_line != line) || (column < 0 && end_column != column) {
            return Err(self.refuse(format!(
                "AST node column range ({column}, {end_column}) for line range ({line}, {end_line}) is not valid"
            )));
        }
        if line == end_line && column > end_column {
            return Err(
                self.refuse(format!("line {line}, column {column}-{end_column} is not a valid range"))
            );
        }
        let positive = |number: i32| u32::try_from(number).unwrap_or(0);
        let mut positions = self.positions.borrow_mut();
        let start = u32::try_from(positions.len()).unwrap_or(u32::MAX - 1);
        positions.push((positive(line), positive(column)));
        positions.push((positive(end_line), positive(end_column)));
        Ok(Span::new(start, start + 1))
    }

    /// An identifier.
    pub(super) fn identifier(&self, value: &Value) -> PyResult<Name> {
        match value.downcast_ref::<Str>() {
            Some(text) if value.is_exact() => Ok(Name::from(text.as_str())),
            _ => Err(self.vm.type_error("AST identifier must be of type str")),
        }
    }

    pub(super) fn name(&self, node: Node<'_>, field: &str) -> PyResult<Name> {
        self.identifier(&self.needed(node, field)?)
    }

    pub(super) fn optional_name(&self, node: Node<'_>, field: &str) -> PyResult<Option<Name>> {
        self.optional_field(node, field)?.map(|value| self.identifier(&value)).transpose()
    }

    /// Checks a text that compiling does not need (comments about types, kinds of strings).
    pub(super) fn check_text(&self, node: Node<'_>, field: &str) -> PyResult<Option<Value>> {
        let value = self.optional_field(node, field)?;
        let is_text = |value: &Value| value.is_exactly(Kind::STR) || value.is_exactly(Kind::BYTES);
        if value.as_ref().is_some_and(|value| !is_text(value)) {
            return Err(self.vm.type_error("AST string must be of type str"));
        }
        Ok(value)
    }

    /// ValueError for names that are constants.
    pub(super) fn check_name(&self, name: &str) -> PyResult<()> {
        if matches!(name, "None" | "True" | "False") {
            return Err(self.refuse(format!("identifier field can't represent '{name}' constant")));
        }
        Ok(())
    }

    /// A constant's value.
    pub(super) fn constant(&self, value: &Value) -> PyResult<Constant> {
        if value.is_none() {
            return Ok(Constant::None);
        }
        if let Some(value) = value.as_bool() {
            return Ok(Constant::Bool(value));
        }
        if value.is(&Value::ELLIPSIS) {
            return Ok(Constant::Ellipsis);
        }
        if value.is_exact() {
            if let Some(int) = value.as_int() {
                return Ok(int.to_i64().map_or_else(|| Constant::BigInt(int.to_bigint()), Constant::Int));
            }
            if let Some(float) = value.as_exact_float() {
                return Ok(Constant::Float(float));
            }
            if let Some(text) = value.downcast_ref::<Str>() {
                return Ok(Constant::Str(Arc::from(text.as_str())));
            }
            if let Some(bytes) = value.downcast_ref::<Bytes>() {
                return Ok(Constant::Bytes(bytes.data.clone()));
            }
            if let Some(number) = value.downcast_ref::<Complex>() {
                return Ok(Constant::ComplexNumber(number.re, number.im));
            }
            let all = |items: Vec<Value>| {
                let _call = self.vm.enter_native(" during compilation")?;
                items.iter().map(|item| self.constant(item)).collect::<PyResult<Vec<_>>>()
            };
            if let Some(tuple) = value.downcast_ref::<Tuple>() {
                return Ok(Constant::Tuple(all(tuple.items.to_vec())?));
            }
            if let Some(set) = value.downcast_ref::<FrozenSet>() {
                return Ok(Constant::FrozenSet(all(set.elements.to_vec())?));
            }
        }
        let found = self.vm.type_name(value);
        Err(self.vm.type_error(format!("got an invalid type in Constant: {found}")))
    }
}
