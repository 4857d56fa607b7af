//! What Python sees of a code object: the `co_` attributes, positions, comparison, `replace`.

use std::sync::Arc;

use super::code::Code;
use super::code_parts;
use super::type_object::{GetSetDef, NativeSlots};
use super::value::{Slot, Value};
use crate::bytecode::code::{CodeTemplate, Constant, LocalVariable};
use crate::bytecode::layout::Layout;
use crate::bytecode::opcode::Opcode;
use crate::bytecode::{exception_table, line_table};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// The payload; an object of another type cannot get here.
fn payload<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Code> {
    value.downcast_ref::<Code>().ok_or_else(|| vm.system_error("code attribute of a foreign object"))
}

/// An attribute that reads a number of the template.
macro_rules! number {
    ($name:literal, $field:ident) => {
        GetSetDef {
            name: $name,
            doc: "",
            get: |vm, code| Ok(vm.int(i64::from(payload(vm, code)?.template.$field))),
            set: Some(read_only),
        }
    };
}

/// An attribute that is computed from the code. `member` ones refuse to be set with the words of a C member.
macro_rules! computed {
    ($name:literal, member, $get:expr) => {
        GetSetDef { set: Some(read_only), ..computed!($name, $get) }
    };
    ($name:literal, $get:expr) => {
        GetSetDef {
            name: $name,
            doc: "",
            get: |vm, code| {
                let get: fn(&Vm, &Code) -> PyResult = $get;
                get(vm, payload(vm, code)?)
            },
            set: None,
        }
    };
}

fn read_only(vm: &Vm, _: &Value, _: Slot) -> PyResult<()> {
    Err(vm.attribute_error("readonly attribute"))
}

/// The attributes of `code`.
pub(crate) static GETSET: &[GetSetDef] = &[
    number!("co_argcount", argcount),
    number!("co_posonlyargcount", posonlyargcount),
    number!("co_kwonlyargcount", kwonlyargcount),
    number!("co_stacksize", stacksize),
    number!("co_flags", flags),
    number!("co_firstlineno", firstlineno),
    computed!("co_nlocals", member, |vm, code| Ok(vm.int(code.template.local_count() as i64))),
    computed!("co_name", member, |_, code| Ok(code.name.value().clone())),
    computed!("co_qualname", member, |_, code| Ok(code.qualname.value().clone())),
    computed!("co_filename", member, |_, code| Ok(code.filename.value().clone())),
    computed!("co_consts", member, |vm, code| Ok(vm.tuple(code.consts.clone()))),
    computed!("co_names", member, |vm, code| {
        Ok(vm.tuple(code.names.iter().map(|name| name.value().clone()).collect::<Vec<_>>()))
    }),
    computed!("co_varnames", |vm, code| Ok(variables(vm, code, LocalVariable::is_local))),
    computed!("co_cellvars", |vm, code| Ok(variables(vm, code, LocalVariable::is_cell))),
    computed!("co_freevars", |vm, code| Ok(variables(vm, code, LocalVariable::is_free))),
    computed!("co_code", |vm, code| { Ok(vm.bytes(code.layout().encode(&code.template.instructions))) }),
    computed!("_co_code_adaptive", |vm, code| Ok(vm.bytes(adaptive_code(code)))),
    computed!("co_linetable", member, |vm, code| {
        let template = &code.template;
        Ok(vm.bytes(line_table::encode(&template.locations, &code.layout(), template.firstlineno)))
    }),
    computed!("co_lnotab", |vm, code| {
        let message = "co_lnotab is deprecated, use co_lines instead.";
        vm.warn(&vm.exceptions.deprecation_warning, message, 1)?;
        Ok(vm.bytes(line_numbers(code)))
    }),
    computed!("co_exceptiontable", member, |vm, code| {
        Ok(vm.bytes(exception_table::encode(&code.template.exception_table, &code.layout())))
    }),
];

/// The methods of `code`.
pub(crate) static METHODS: &[NativeDef] = &[
    NativeDef::new("co_lines($self, /)", "", co_lines).without_signature(),
    NativeDef::new("co_positions($self, /)", "", co_positions).without_signature(),
    NativeDef::new(
        "_varname_from_oparg($self, /, oparg)",
        "(internal-only) Return the local variable name for the given oparg.\n\nWARNING: this method is for internal use only and may change or go away.",
        varname_from_oparg,
    ),
    NativeDef::new(
        "replace($self, /, **changes)",
        "Return a copy of the code object with new values for the specified fields.",
        code_parts::replace,
    ),
    NativeDef::new("__replace__($self, /, **changes)", "The same as replace().", code_parts::replace),
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", equal),
];

/// The operations of `code` that are called directly.
pub(crate) const SLOTS: NativeSlots = NativeSlots {
    hash: Some(|vm, code| Ok(hash(payload(vm, code)?))),
    repr: Some(|vm, value| {
        let code = payload(vm, value)?;
        let address = vm.heap.id_of(value);
        Ok(format!(
            "<code object {} at {address:#x}, file \"{}\", line {}>",
            code.name.as_str(),
            code.filename.as_str(),
            code.template.firstlineno
        ))
    }),
    next: None,
    iter: None,
    call: None,
    get_attribute: None,
    set_attribute: None,
    descriptor_get: None,
    descriptor_set: None,
    len: None,
    awaitable: None,
    send: None,
};

impl Code {
    /// Where the instructions are in CPython's encoding, by which `f_lasti` and the like count.
    pub(crate) fn layout(&self) -> Layout {
        Layout::new(&self.template.instructions)
    }

    /// The opcodes as they are executed now: specialised and fused forms where there are any.
    pub fn running_opcodes(&self) -> Vec<Opcode> {
        self.instructions.iter().map(|instruction| instruction.opcode.get()).collect()
    }
}

fn variables(vm: &Vm, code: &Code, wanted: fn(&LocalVariable) -> bool) -> Value {
    let named = code.template.locals.iter().zip(&code.local_names);
    vm.tuple(
        named.filter(|(local, _)| wanted(local)).map(|(_, name)| name.value().clone()).collect::<Vec<_>>(),
    )
}

/// `co_code` with specialised opcodes. Fused forms have no number in CPython and show as their first instruction.
fn adaptive_code(code: &Code) -> Vec<u8> {
    let layout = code.layout();
    let mut bytes = layout.encode(&code.template.instructions);
    for (instruction, place) in code.instructions.iter().zip(&layout.places) {
        if let (Some(number), Some(byte)) = (
            instruction.opcode.get().first_component().metadata().number,
            bytes.get_mut(2 * place.offset as usize),
        ) {
            *byte = number;
        }
    }
    bytes
}

/// `co_lnotab`: pairs of differences, of places and of lines, as they were before 3.10.
fn line_numbers(code: &Code) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut place, mut line) = (0, i64::from(code.template.firstlineno));
    for range in line_table::line_ranges(&code.template.locations, &code.layout()) {
        let Some(new) = range.line.map(i64::from).filter(|&new| new != line) else { continue };
        let mut units = 2 * (range.start - place);
        let mut lines = new - line;
        while units > 255 {
            bytes.extend([255, 0]);
            units -= 255;
        }
        while !(-128..=127).contains(&lines) {
            let step = lines.clamp(-128, 127);
            bytes.extend([units as u8, step as i8 as u8]);
            (units, lines) = (0, lines - step);
        }
        bytes.extend([units as u8, lines as i8 as u8]);
        (place, line) = (range.start, new);
    }
    bytes
}

fn co_lines(vm: &Vm, arguments: &Arguments<'_>) -> PyResult {
    let code = arguments.this::<Code>(vm)?;
    let ranges = line_table::line_ranges(&code.template.locations, &code.layout());
    let items = ranges.iter().map(|range| {
        let line = range.line.map_or(Value::NONE, |line| vm.int(i64::from(line)));
        vm.tuple([vm.int(2 * i64::from(range.start)), vm.int(2 * i64::from(range.end)), line])
    });
    vm.iter(&vm.list(items.collect()))
}

fn co_positions(vm: &Vm, arguments: &Arguments<'_>) -> PyResult {
    let code = arguments.this::<Code>(vm)?;
    let number = |number: i32| if number < 0 { Value::NONE } else { vm.int(i64::from(number)) };
    let layout = code.layout();
    let mut items = Vec::with_capacity(layout.len as usize);
    for (index, location) in code.template.locations.iter().enumerate() {
        let position = vm.tuple([
            number(location.line),
            number(if location.end_line < 0 { location.line } else { location.end_line }),
            number(location.column),
            number(location.end_column),
        ]);
        for _ in layout.start(index as u32)..layout.start(index as u32 + 1) {
            items.push(position.clone());
        }
    }
    vm.iter(&vm.list(items))
}

fn varname_from_oparg(vm: &Vm, arguments: &Arguments<'_>) -> PyResult {
    let code = arguments.this::<Code>(vm)?;
    let index = vm.index(arguments.get(1))?;
    match usize::try_from(index).ok().and_then(|index| code.local_names.get(index)) {
        Some(name) => Ok(name.value().clone()),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

fn equal(vm: &Vm, arguments: &Arguments<'_>) -> PyResult {
    let code = arguments.this::<Code>(vm)?;
    Ok(match arguments.get(1).downcast_ref::<Code>() {
        Some(other) => {
            let same = Arc::ptr_eq(&code.template, &other.template);
            Value::bool(same || same_code(&code.template, &other.template))
        }
        None => Value::NOT_IMPLEMENTED,
    })
}

/// Equality as CPython's: everything but the file name and the qualified name.
fn same_code(a: &CodeTemplate, b: &CodeTemplate) -> bool {
    a.name == b.name
        && a.flags == b.flags
        && (a.argcount, a.posonlyargcount, a.kwonlyargcount)
            == (b.argcount, b.posonlyargcount, b.kwonlyargcount)
        && a.firstlineno == b.firstlineno
        && a.instructions == b.instructions
        && same_variables(&a.locals, &b.locals)
        && a.names == b.names
        && a.locations == b.locations
        && a.exception_table == b.exception_table
        && same_constants(&a.consts, &b.consts)
}

/// Whether variables are hidden, only the compiler knows.
fn same_variables(a: &[LocalVariable], b: &[LocalVariable]) -> bool {
    let seen = |variable: &LocalVariable| variable.kind & !LocalVariable::HIDDEN;
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.name == b.name && seen(a) == seen(b))
}

fn same_constants(a: &[Constant], b: &[Constant]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_constant(a, b))
}

/// Equality of constants that tells types and the signs of zeros apart.
fn same_constant(a: &Constant, b: &Constant) -> bool {
    match (a, b) {
        (Constant::None, Constant::None) | (Constant::Ellipsis, Constant::Ellipsis) => true,
        (Constant::Bool(a), Constant::Bool(b)) => a == b,
        (Constant::Int(a), Constant::Int(b)) => a == b,
        (Constant::BigInt(a), Constant::BigInt(b)) => a == b,
        (Constant::Float(a), Constant::Float(b)) => a.to_bits() == b.to_bits(),
        (Constant::Complex(a, b), Constant::Complex(c, d)) => {
            (a.to_bits(), b.to_bits()) == (c.to_bits(), d.to_bits())
        }
        (Constant::Str(a), Constant::Str(b)) => a == b,
        (Constant::Bytes(a), Constant::Bytes(b)) => a == b,
        (Constant::Tuple(a), Constant::Tuple(b)) | (Constant::FrozenSet(a), Constant::FrozenSet(b)) => {
            same_constants(a, b)
        }
        (Constant::Code(a), Constant::Code(b)) => same_code(a, b),
        _ => false,
    }
}

/// FNV-1a over what is cheap and tells most codes apart.
fn hash(code: &Code) -> i64 {
    let template = &code.template;
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    let mut mix = |number: u64| state = (state ^ number).wrapping_mul(0x100_0000_01b3);
    template.name.bytes().for_each(|byte| mix(u64::from(byte)));
    for number in [template.argcount, template.kwonlyargcount, template.flags, template.firstlineno] {
        mix(u64::from(number));
    }
    for instruction in &template.instructions {
        mix(instruction.opcode as u64 | u64::from(instruction.arg) << 8);
    }
    match state as i64 {
        -1 => -2,
        hash => hash,
    }
}
