//! Code objects from their parts: `replace` and the constructor. What does not verify is refused.

use std::sync::Arc;

use super::bytes::Bytes;
use super::code::Code;
use super::complex::Complex;
use super::set::FrozenSet;
use super::str::Str;
use super::tuple::Tuple;
use super::value::Value;
use crate::bytecode::code::{CO_VARARGS, CO_VARKEYWORDS, CodeTemplate, Constant, LocalVariable};
use crate::bytecode::{decode, exception_table, line_table, verify};
use crate::native::{Arguments, PyResult};
use crate::vm::Vm;

/// The parts of a code object as Python has them.
struct Parts {
    template: CodeTemplate,
    nlocals: i64,
    consts: Vec<Value>,
    varnames: Vec<Arc<str>>,
    cellvars: Vec<Arc<str>>,
    freevars: Vec<Arc<str>>,
    /// What is given as bytes, if it is: the rest is in the template.
    code: Option<Arc<[u8]>>,
    linetable: Option<Arc<[u8]>>,
    exceptiontable: Option<Arc<[u8]>>,
    firstlineno: i64,
}

impl Parts {
    fn of(code: &Code) -> Parts {
        let template = (*code.template).clone();
        let named = |wanted: fn(&LocalVariable) -> bool| {
            template.locals.iter().filter(|local| wanted(local)).map(|local| local.name.clone()).collect()
        };
        Parts {
            nlocals: template.local_count() as i64,
            consts: code.consts.to_vec(),
            varnames: named(LocalVariable::is_local),
            cellvars: named(LocalVariable::is_cell),
            freevars: named(LocalVariable::is_free),
            code: None,
            linetable: None,
            exceptiontable: None,
            firstlineno: i64::from(template.firstlineno),
            template,
        }
    }

    /// Decodes what was given as bytes; the tables refer to the code that they were given with.
    fn decode(&mut self, vm: &Vm, layout_of: Option<&Code>) -> PyResult<()> {
        let template = &mut self.template;
        let firstlineno = u32::try_from(self.firstlineno).unwrap_or(0);
        let shift = i64::from(firstlineno) - i64::from(template.firstlineno);
        template.firstlineno = firstlineno;
        let tables_change = self.linetable.is_some() || self.exceptiontable.is_some();
        if self.code.is_none() && !tables_change {
            for location in &mut template.locations {
                if location.line >= 0 {
                    let moved = |line: i32| (i64::from(line) + shift).clamp(0, i64::from(i32::MAX)) as i32;
                    (location.line, location.end_line) = (moved(location.line), moved(location.end_line));
                }
            }
            return Ok(());
        }
        let layout = layout_of.map(Code::layout);
        let malformed = |what: &str| vm.value_error(format!("code: {what} is malformed"));
        let bytes = match (&self.code, &layout) {
            (Some(bytes), _) => bytes.clone(),
            (None, Some(layout)) => layout.encode(&template.instructions).into(),
            (None, None) => return Err(malformed("co_code")),
        };
        let linetable = match (&self.linetable, &layout, layout_of) {
            (None, Some(layout), Some(code)) => {
                let first = code.template.firstlineno;
                line_table::encode(&template.locations, layout, first).into()
            }
            (given, ..) => given.clone().unwrap_or_default(),
        };
        let exceptions = match (&self.exceptiontable, &layout) {
            (None, Some(layout)) => exception_table::encode(&template.exception_table, layout).into(),
            (given, _) => given.clone().unwrap_or_default(),
        };
        let decoded = decode::decode(&bytes).ok_or_else(|| malformed("co_code"))?;
        template.locations = decoded.locations(&linetable, firstlineno);
        template.exception_table =
            decoded.exceptions(&exceptions).ok_or_else(|| malformed("co_exceptiontable"))?;
        template.instructions = decoded.instructions;
        Ok(())
    }

    fn build(mut self, vm: &Vm, from: Option<&Code>) -> PyResult {
        self.decode(vm, from)?;
        let Parts { mut template, nlocals, consts, varnames, cellvars, freevars, .. } = self;
        let star = u32::from(template.flags & CO_VARARGS != 0);
        let stars = star + u32::from(template.flags & CO_VARKEYWORDS != 0);
        let parameters = template.argcount.saturating_add(template.kwonlyargcount).saturating_add(stars);
        if nlocals != varnames.len() as i64 {
            return Err(vm.value_error("code: co_nlocals != len(co_varnames)"));
        }
        if template.posonlyargcount > template.argcount {
            return Err(vm.system_error("bad argument to internal function"));
        }
        if parameters as usize > varnames.len() {
            return Err(vm.value_error("code: co_varnames is too small"));
        }
        let known = template.locals.clone();
        let variable = |name: &Arc<str>, kind: u8| {
            let hidden = known.iter().find(|local| local.name == *name).map_or(0, |local| local.kind);
            LocalVariable { name: name.clone(), kind: kind | hidden & LocalVariable::HIDDEN }
        };
        let celled = |name: &Arc<str>| if cellvars.contains(name) { LocalVariable::CELL } else { 0 };
        template.locals = varnames
            .iter()
            .map(|name| variable(name, LocalVariable::LOCAL | celled(name)))
            .chain(
                cellvars
                    .iter()
                    .filter(|name| !varnames.contains(name))
                    .map(|name| variable(name, LocalVariable::CELL)),
            )
            .chain(freevars.iter().map(|name| variable(name, LocalVariable::FREE)))
            .collect();
        template.consts = consts.iter().map(|value| described(value, MAX_NESTING)).collect();
        if let Err(error) = verify::verify(&template) {
            return Err(vm.value_error(format!("code: {}", error.problem)));
        }
        Ok(vm.new_code_with(&Arc::new(template), consts).into_value())
    }
}

/// How deep tuples of constants are looked into.
const MAX_NESTING: u32 = 100;

/// A constant as data, for comparisons; what is no constant of source counts as None.
fn described(value: &Value, depth: u32) -> Constant {
    if let Some(value) = value.as_bool() {
        return Constant::Bool(value);
    }
    if value.is(&Value::ELLIPSIS) {
        return Constant::Ellipsis;
    }
    if let Some(code) = value.downcast_ref::<Code>() {
        return Constant::Code(code.template.clone());
    }
    if !value.is_exact() || depth == 0 {
        return Constant::None;
    }
    if let Some(int) = value.as_int() {
        return int.to_i64().map_or_else(|| Constant::BigInt(Arc::new(int.to_bigint())), Constant::Int);
    }
    if let Some(float) = value.as_exact_float() {
        return Constant::Float(float);
    }
    if let Some(number) = value.downcast_ref::<Complex>() {
        return Constant::Complex(number.re, number.im);
    }
    if let Some(text) = value.downcast_ref::<Str>() {
        return Constant::Str(text.as_str().into());
    }
    if let Some(bytes) = value.downcast_ref::<Bytes>() {
        return Constant::Bytes(bytes.data.clone());
    }
    if let Some(set) = value.downcast_ref::<FrozenSet>() {
        let items = set.elements.to_vec();
        return Constant::FrozenSet(items.iter().map(|item| described(item, depth - 1)).collect());
    }
    match value.downcast_ref::<Tuple>() {
        Some(tuple) => Constant::Tuple(tuple.items.iter().map(|item| described(item, depth - 1)).collect()),
        None => Constant::None,
    }
}

fn count(vm: &Vm, value: &Value) -> PyResult<i64> {
    vm.int_argument(value).map(i64::from)
}

fn names(vm: &Vm, items: &[Value]) -> PyResult<Vec<Arc<str>>> {
    let name = |value: &Value| match value.downcast_ref::<Str>() {
        Some(text) => Ok(Arc::from(text.as_str())),
        None => Err(vm.system_error("non-string found in code slot")),
    };
    items.iter().map(name).collect()
}

/// A bad argument, as the function that has got it calls it.
struct Checker<'a> {
    vm: &'a Vm,
    argument: String,
}

impl Checker<'_> {
    fn wrong<T>(&self, expected: &str, value: &Value) -> PyResult<T> {
        let found = self.vm.type_name(value);
        Err(self.vm.type_error(format!("{} must be {expected}, not {found}", self.argument)))
    }

    fn text(&self, value: &Value) -> PyResult<Arc<str>> {
        match value.downcast_ref::<Str>() {
            Some(text) => Ok(text.as_str().into()),
            None => self.wrong("str", value),
        }
    }

    fn bytes(&self, value: &Value) -> PyResult<Arc<[u8]>> {
        match value.downcast_ref::<Bytes>() {
            Some(bytes) => Ok(bytes.data.clone()),
            None => self.wrong("bytes", value),
        }
    }

    fn tuple(&self, value: &Value) -> PyResult<Vec<Value>> {
        match value.downcast_ref::<Tuple>() {
            Some(tuple) => Ok(tuple.items.to_vec()),
            None => self.wrong("tuple", value),
        }
    }
}

/// The fields in the order of the constructor's arguments.
const FIELDS: [&str; 18] = [
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_filename",
    "co_name",
    "co_qualname",
    "co_firstlineno",
    "co_linetable",
    "co_exceptiontable",
    "co_freevars",
    "co_cellvars",
];

fn set(vm: &Vm, parts: &mut Parts, field: &str, value: &Value, check: &Checker<'_>) -> PyResult<()> {
    let negative = || vm.value_error(format!("{field} must be a positive integer"));
    let number = || u32::try_from(count(vm, value)?).map_err(|_| negative());
    let template = &mut parts.template;
    match field {
        "co_argcount" => template.argcount = number()?,
        "co_posonlyargcount" => template.posonlyargcount = number()?,
        "co_kwonlyargcount" => template.kwonlyargcount = number()?,
        "co_nlocals" => parts.nlocals = i64::from(number()?),
        "co_stacksize" => template.stacksize = number()?,
        "co_flags" => template.flags = number()?,
        "co_code" => {
            let bytes = check.bytes(value)?;
            if bytes.len() % 2 != 0 {
                return Err(vm.value_error("code: co_code is malformed"));
            }
            parts.code = Some(bytes);
        }
        "co_consts" => parts.consts = check.tuple(value)?,
        "co_names" => template.names = names(vm, &check.tuple(value)?)?,
        "co_varnames" => {
            parts.varnames = names(vm, &check.tuple(value)?)?;
        }
        "co_filename" => template.filename = check.text(value)?,
        "co_name" => template.name = check.text(value)?,
        "co_qualname" => template.qualname = check.text(value)?,
        "co_firstlineno" => parts.firstlineno = count(vm, value)?,
        "co_linetable" => parts.linetable = Some(check.bytes(value)?),
        "co_exceptiontable" => parts.exceptiontable = Some(check.bytes(value)?),
        "co_freevars" => parts.freevars = names(vm, &check.tuple(value)?)?,
        _ => parts.cellvars = names(vm, &check.tuple(value)?)?,
    }
    Ok(())
}

/// `code.replace(**changes)`.
pub(super) fn replace(vm: &Vm, arguments: &Arguments<'_>) -> PyResult {
    let code = arguments.this::<Code>(vm)?;
    let mut parts = Parts::of(code);
    let mut counted = false;
    for (name, value) in arguments.keywords() {
        let Some(field) = name.downcast_ref::<Str>() else { continue };
        let field = field.as_str();
        if !FIELDS.contains(&field) {
            return Err(vm.type_error(format!("replace() got an unexpected keyword argument '{field}'")));
        }
        let check = Checker { vm, argument: format!("replace() argument '{field}'") };
        set(vm, &mut parts, field, value, &check)?;
        counted = counted || field == "co_nlocals";
    }
    if !counted {
        parts.nlocals = parts.varnames.len() as i64;
    }
    parts.build(vm, Some(code))
}

/// `types.CodeType(...)`.
pub(super) fn new(vm: &Vm, arguments: &Arguments<'_>) -> PyResult {
    let given = arguments.extra();
    if given.len() < 16 || given.len() > 18 {
        let (bound, limit) = if given.len() < 16 { ("least", 16) } else { ("most", 18) };
        let count = given.len();
        return Err(vm.type_error(format!("code expected at {bound} {limit} arguments, got {count}")));
    }
    let mut parts = Parts {
        template: CodeTemplate {
            name: "".into(),
            qualname: "".into(),
            filename: "".into(),
            flags: 0,
            argcount: 0,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            stacksize: 0,
            firstlineno: 0,
            locals: Vec::new(),
            names: Vec::new(),
            consts: Vec::new(),
            instructions: Vec::new(),
            locations: Vec::new(),
            exception_table: Vec::new(),
        },
        nlocals: 0,
        consts: Vec::new(),
        varnames: Vec::new(),
        cellvars: Vec::new(),
        freevars: Vec::new(),
        code: None,
        linetable: None,
        exceptiontable: None,
        firstlineno: 0,
    };
    for (index, (field, value)) in FIELDS.iter().zip(given).enumerate() {
        if index < 6 && count(vm, value)? < 0 {
            return Err(match field.strip_prefix("co_") {
                Some("stacksize" | "flags") | None => vm.system_error("bad argument to internal function"),
                Some(name) => vm.value_error(format!("code: {name} must not be negative")),
            });
        }
        let check = Checker { vm, argument: format!("code() argument {}", index + 1) };
        set(vm, &mut parts, field, value, &check)?;
    }
    parts.build(vm, None)
}
