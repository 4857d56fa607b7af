//! The instructions of a code template as records: what `dis.get_instructions` yields and listings print.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::code::{CodeTemplate, Constant, Instruction, Location};
use super::layout::{EXTENDED_ARG, Layout, prefix_count};
use super::line_table::line_ranges;
use super::metadata::{
    BINARY_OPERATORS, COMPARE_OPERATORS, COMPARE_TO_BOOL, CONVERSIONS, FUNCTION_ATTRIBUTES, INTRINSICS_1,
    INTRINSICS_2, Operand,
};
use super::opcode::Opcode;
use super::set_order::iteration_order;
use super::{float_text, literal};

/// One line of a listing: an instruction or an `EXTENDED_ARG` before it. Offsets are in bytes, as CPython's.
#[derive(Clone, Debug)]
pub struct Record {
    /// The name shown.
    pub opname: &'static str,
    /// CPython's number; none for fused forms.
    pub opcode: Option<u8>,
    /// The instruction; a prefix has none.
    pub instruction: Option<Instruction>,
    /// The argument as encoded, if it has one.
    pub arg: Option<u32>,
    /// What the argument stands for.
    pub argval: ArgValue,
    /// The same as text, empty if there is no more to say than the number.
    pub argrepr: String,
    /// Where the opcode is.
    pub offset: u32,
    /// Where its prefixes begin.
    pub start_offset: u32,
    /// Does a source line start here?
    pub starts_line: bool,
    /// The source line.
    pub line: Option<u32>,
    /// Number of the label, if something refers to this place.
    pub label: Option<u32>,
    /// Where it jumps to.
    pub jump_target: Option<u32>,
    /// The source range.
    pub location: Location,
    /// The inline caches behind it.
    pub caches: &'static [(&'static str, u8)],
}

/// What an argument stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ArgValue {
    /// There is no argument.
    None,
    /// Just the number.
    Number(u32),
    /// The constant with this index.
    Constant(u32),
    /// A name or an operator.
    Text(Arc<str>),
    /// Two names.
    Pair(Arc<str>, Arc<str>),
    /// The function `str`, `repr` or `ascii`.
    Conversion(u32),
    /// An offset in the code, in bytes.
    Offset(u32),
}

/// One line of the exception table, by labels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HandlerRecord {
    /// Label of the first instruction.
    pub start: u32,
    /// Label after the last instruction.
    pub end: u32,
    /// Label of the handler.
    pub target: u32,
    /// The stack is cut to this depth.
    pub depth: u32,
    /// Is the raising instruction's offset pushed?
    pub lasti: bool,
}

/// A code object taken apart.
#[derive(Clone, Debug)]
pub struct Disassembly {
    /// The instructions and prefixes in order.
    pub records: Vec<Record>,
    /// The exception table.
    pub handlers: Vec<HandlerRecord>,
    /// How many labels there are.
    pub label_count: usize,
    /// Length of `co_code` in bytes.
    pub len: u32,
}

impl Disassembly {
    /// Takes a template apart. `running` are the opcodes as specialised by a run, if those are to be shown.
    pub fn new(code: &CodeTemplate, running: Option<&[Opcode]>) -> Disassembly {
        let layout = Layout::new(&code.instructions);
        let labels = Labels::new(code, &layout);
        let resolver = Resolver { code, layout: &layout, labels: &labels };
        let lines = line_ranges(&code.locations, &layout);
        let starts_line = |unit: u32| lines.binary_search_by_key(&unit, |range| range.start).is_ok();
        let mut records = Vec::with_capacity(code.instructions.len());
        for (index, (&instruction, place)) in code.instructions.iter().zip(&layout.places).enumerate() {
            let location = code.locations.get(index).copied().unwrap_or(Location::NONE);
            let prefixes = prefix_count(place.arg);
            for prefix in 0..prefixes {
                let unit = place.start + prefix;
                let arg = place.arg >> (8 * (prefixes - prefix));
                records.push(Record {
                    opname: "EXTENDED_ARG",
                    opcode: Some(EXTENDED_ARG),
                    instruction: None,
                    arg: Some(arg),
                    argval: ArgValue::Number(arg),
                    argrepr: String::new(),
                    offset: 2 * unit,
                    start_offset: 2 * unit,
                    starts_line: starts_line(unit),
                    line: location.line(),
                    label: labels.at(unit),
                    jump_target: None,
                    location,
                    caches: &[],
                });
            }
            let opcode =
                running.and_then(|running| running.get(index)).copied().unwrap_or(instruction.opcode);
            let metadata = opcode.metadata();
            let (argval, argrepr) = resolver.resolve(instruction, place.arg);
            let jump_target = match argval {
                ArgValue::Offset(offset) => Some(offset),
                _ => None,
            };
            records.push(Record {
                opname: metadata.name,
                opcode: metadata.number,
                instruction: Some(Instruction { opcode, arg: instruction.arg }),
                arg: (metadata.operand != Operand::None).then_some(place.arg),
                argval,
                argrepr,
                offset: 2 * place.offset,
                start_offset: 2 * place.start,
                starts_line: starts_line(place.offset),
                line: location.line(),
                label: labels.at(place.offset),
                jump_target,
                location,
                caches: metadata.caches,
            });
        }
        let label = |index: u32| labels.at(layout.start(index)).unwrap_or(0);
        let handlers = code
            .exception_table
            .iter()
            .map(|entry| HandlerRecord {
                start: label(entry.start),
                end: label(entry.end),
                target: label(entry.target),
                depth: entry.depth,
                lasti: entry.lasti,
            })
            .collect();
        Disassembly { records, handlers, label_count: labels.units.len(), len: 2 * layout.len }
    }
}

/// The places that something refers to, numbered from 1 in their order.
struct Labels {
    units: Vec<u32>,
}

impl Labels {
    fn new(code: &CodeTemplate, layout: &Layout) -> Labels {
        let mut indexes = BTreeSet::new();
        for instruction in &code.instructions {
            if instruction.opcode.has_jump() {
                indexes.insert(layout.start(instruction.arg));
            }
        }
        for entry in &code.exception_table {
            indexes.extend([entry.start, entry.end, entry.target].map(|index| layout.start(index)));
        }
        Labels { units: indexes.into_iter().collect() }
    }

    fn at(&self, unit: u32) -> Option<u32> {
        self.units.binary_search(&unit).ok().map(|index| index as u32 + 1)
    }
}

/// Finds out what arguments stand for.
struct Resolver<'code> {
    code: &'code CodeTemplate,
    layout: &'code Layout,
    labels: &'code Labels,
}

impl Resolver<'_> {
    /// The meaning of an instruction's argument, `encoded` as in the listing. Of garbage: the number.
    fn resolve(&self, instruction: Instruction, encoded: u32) -> (ArgValue, String) {
        let arg = instruction.arg;
        let operand = instruction.opcode.metadata().operand;
        let number = (ArgValue::Number(encoded), String::new());
        let place = arg as usize;
        match operand {
            Operand::None => (ArgValue::None, String::new()),
            Operand::Constant => match self.code.consts.get(place) {
                Some(constant) => (ArgValue::Constant(arg), constant_repr(constant)),
                None => number,
            },
            Operand::Name => self.name(place, "").unwrap_or(number),
            Operand::GlobalName => {
                self.name(place >> 1, if arg & 1 != 0 { " + NULL" } else { "" }).unwrap_or(number)
            }
            Operand::AttributeName => {
                self.name(place >> 1, if arg & 1 != 0 { " + NULL|self" } else { "" }).unwrap_or(number)
            }
            Operand::SuperName => {
                self.name(place >> 2, if arg & 1 != 0 { " + NULL|self" } else { "" }).unwrap_or(number)
            }
            Operand::Local | Operand::Cell => match self.code.locals.get(place) {
                Some(variable) => (ArgValue::Text(variable.name.clone()), variable.name.to_string()),
                None => number,
            },
            Operand::LocalPair => {
                match (self.code.locals.get(place >> 4), self.code.locals.get(place & 15)) {
                    (Some(first), Some(second)) => (
                        ArgValue::Pair(first.name.clone(), second.name.clone()),
                        format!("{}, {}", first.name, second.name),
                    ),
                    _ => number,
                }
            }
            Operand::JumpForward | Operand::JumpBackward => {
                let unit = self.layout.start(arg);
                let label = self.labels.at(unit).unwrap_or(0);
                (ArgValue::Offset(2 * unit), format!("to L{label}"))
            }
            Operand::CompareOperator => match COMPARE_OPERATORS.get(place >> 5) {
                Some(&operator) if arg & COMPARE_TO_BOOL != 0 => {
                    (ArgValue::Text(operator.into()), format!("bool({operator})"))
                }
                Some(&operator) => (ArgValue::Text(operator.into()), operator.to_owned()),
                None => number,
            },
            Operand::Conversion => {
                (ArgValue::Conversion(arg), CONVERSIONS.get(place).copied().unwrap_or_default().to_owned())
            }
            Operand::FunctionAttribute => {
                let names = FUNCTION_ATTRIBUTES.iter().enumerate();
                let set: Vec<&str> =
                    names.filter(|(bit, _)| arg >> bit & 1 != 0).map(|(_, name)| *name).collect();
                (number.0, set.join(", "))
            }
            Operand::BinaryOperator => {
                (number.0, BINARY_OPERATORS.get(place).map_or("", |(_, sign)| sign).to_owned())
            }
            Operand::Intrinsic1 => {
                (number.0, INTRINSICS_1.get(place).copied().unwrap_or_default().to_owned())
            }
            Operand::Intrinsic2 => {
                (number.0, INTRINSICS_2.get(place).copied().unwrap_or_default().to_owned())
            }
            Operand::Invert
            | Operand::Count
            | Operand::UnpackCounts
            | Operand::Depth
            | Operand::Flags
            | Operand::ResumeKind
            | Operand::Raw => number,
        }
    }

    fn name(&self, index: usize, suffix: &str) -> Option<(ArgValue, String)> {
        let name = self.code.names.get(index)?;
        Some((ArgValue::Text(name.clone()), format!("{name}{suffix}")))
    }
}

/// `repr` of a constant. A code object is shown without its address, so that listings can be compared.
pub fn constant_repr(constant: &Constant) -> String {
    let join = |items: &[Constant]| items.iter().map(constant_repr).collect::<Vec<_>>().join(", ");
    match constant {
        Constant::None => "None".to_owned(),
        Constant::Ellipsis => "Ellipsis".to_owned(),
        Constant::Bool(true) => "True".to_owned(),
        Constant::Bool(false) => "False".to_owned(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(value) => value.to_string(),
        Constant::Float(value) => float_text::repr(*value),
        Constant::Complex(real, imaginary) => float_text::complex_repr(*real, *imaginary),
        Constant::Str(text) => literal::str_repr(text),
        Constant::Bytes(bytes) => literal::bytes_repr(bytes),
        Constant::Tuple(items) if items.len() == 1 => format!("({},)", join(items)),
        Constant::Tuple(items) => format!("({})", join(items)),
        Constant::FrozenSet(items) if items.is_empty() => "frozenset()".to_owned(),
        Constant::FrozenSet(items) => {
            let items: Vec<String> = iteration_order(items).into_iter().map(constant_repr).collect();
            format!("frozenset({{{}}})", items.join(", "))
        }
        Constant::Code(code) => code_repr(code),
    }
}

/// `repr` of a code object without its address.
pub fn code_repr(code: &CodeTemplate) -> String {
    format!("<code object {}, file \"{}\", line {}>", code.name, code.filename, code.firstlineno)
}
