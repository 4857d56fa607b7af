//! Code templates as bytes: in this form the modules of the library, compiled when the interpreter was, lie in the binary.

use std::collections::HashMap;
use std::sync::Arc;

use num_bigint::BigInt;

use super::code::{CodeTemplate, Constant, ExceptionTableEntry, Instruction, LocalVariable, Location};
use super::opcode::Opcode;

/// The bytes of a code template and all those in it.
pub fn pack(code: &CodeTemplate) -> Vec<u8> {
    let mut packer = Packer::default();
    packer.code(code);
    let mut packed = Packer::default();
    packed.count(packer.strings.len());
    for text in &packer.strings {
        packed.bytes(text.as_bytes());
    }
    packed.out.extend(packer.out);
    packed.out
}

/// The code template that was packed; `None` if the bytes are not what [`pack`] gives.
pub fn unpack(bytes: &[u8]) -> Option<CodeTemplate> {
    let mut unpacker = Unpacker { rest: bytes, strings: Vec::new() };
    let count = unpacker.count()?;
    for _ in 0..count {
        let text = std::str::from_utf8(unpacker.bytes()?).ok()?;
        unpacker.strings.push(text.into());
    }
    unpacker.code()
}

/// What comes before a constant.
mod tag {
    pub(super) const NONE: u8 = 0;
    pub(super) const ELLIPSIS: u8 = 1;
    pub(super) const FALSE: u8 = 2;
    pub(super) const TRUE: u8 = 3;
    pub(super) const INT: u8 = 4;
    pub(super) const BIG_INT: u8 = 5;
    pub(super) const FLOAT: u8 = 6;
    pub(super) const COMPLEX: u8 = 7;
    pub(super) const STR: u8 = 8;
    pub(super) const BYTES: u8 = 9;
    pub(super) const TUPLE: u8 = 10;
    pub(super) const FROZEN_SET: u8 = 11;
    pub(super) const CODE: u8 = 12;
}

/// Writes numbers in groups of seven bits, and each text once.
#[derive(Default)]
struct Packer<'a> {
    out: Vec<u8>,
    strings: Vec<&'a str>,
    places: HashMap<&'a str, usize>,
}

impl<'a> Packer<'a> {
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.out.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.out.push(number as u8);
    }

    fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    /// Small numbers of either sign become small ones without.
    fn signed(&mut self, number: i64) {
        self.number((number << 1 ^ number >> 63) as u64);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.out.extend_from_slice(bytes);
    }

    fn text(&mut self, text: &'a str) {
        let next = self.strings.len();
        let place = *self.places.entry(text).or_insert(next);
        if place == next {
            self.strings.push(text);
        }
        self.count(place);
    }

    fn code(&mut self, code: &'a CodeTemplate) {
        for text in [&code.name, &code.qualname, &code.filename] {
            self.text(text);
        }
        let numbers = [
            code.flags,
            code.argcount,
            code.posonlyargcount,
            code.kwonlyargcount,
            code.stacksize,
            code.firstlineno,
        ];
        numbers.into_iter().for_each(|number| self.number(number.into()));
        self.count(code.locals.len());
        for variable in &code.locals {
            self.text(&variable.name);
            self.out.push(variable.kind);
        }
        self.count(code.names.len());
        code.names.iter().for_each(|name| self.text(name));
        self.constants(&code.consts);
        self.count(code.instructions.len());
        for instruction in &code.instructions {
            self.out.push(instruction.opcode as u8);
            self.number(instruction.arg.into());
        }
        let mut before = Location { line: code.firstlineno as i32, ..Location::NONE };
        for location in &code.locations {
            self.location(*location, &mut before);
        }
        self.count(code.exception_table.len());
        for entry in &code.exception_table {
            for number in [entry.start, entry.end, entry.target, entry.depth, entry.lasti.into()] {
                self.number(number.into());
            }
        }
    }

    /// A location after another: 0 for the same one, else 1 more than the difference of the lines, and the rest.
    fn location(&mut self, location: Location, before: &mut Location) {
        if location == *before {
            self.out.push(0);
            return;
        }
        let lines = i64::from(location.line) - i64::from(before.line);
        self.number(((lines << 1 ^ lines >> 63) as u64) + 1);
        self.signed(i64::from(location.end_line) - i64::from(location.line));
        self.signed(location.column.into());
        self.signed(i64::from(location.end_column) - i64::from(location.column));
        *before = location;
    }

    fn constants(&mut self, constants: &'a [Constant]) {
        self.count(constants.len());
        constants.iter().for_each(|constant| self.constant(constant));
    }

    fn constant(&mut self, constant: &'a Constant) {
        match constant {
            Constant::None => self.out.push(tag::NONE),
            Constant::Ellipsis => self.out.push(tag::ELLIPSIS),
            Constant::Bool(false) => self.out.push(tag::FALSE),
            Constant::Bool(true) => self.out.push(tag::TRUE),
            Constant::Int(number) => {
                self.out.push(tag::INT);
                self.signed(*number);
            }
            Constant::BigInt(number) => {
                self.out.push(tag::BIG_INT);
                self.bytes(&number.to_signed_bytes_le());
            }
            Constant::Float(number) => {
                self.out.push(tag::FLOAT);
                self.float(*number);
            }
            Constant::Complex(real, imaginary) => {
                self.out.push(tag::COMPLEX);
                self.float(*real);
                self.float(*imaginary);
            }
            Constant::Str(text) => {
                self.out.push(tag::STR);
                self.text(text);
            }
            Constant::Bytes(bytes) => {
                self.out.push(tag::BYTES);
                self.bytes(bytes);
            }
            Constant::Tuple(items) => {
                self.out.push(tag::TUPLE);
                self.constants(items);
            }
            Constant::FrozenSet(items) => {
                self.out.push(tag::FROZEN_SET);
                self.constants(items);
            }
            Constant::Code(code) => {
                self.out.push(tag::CODE);
                self.code(code);
            }
        }
    }

    fn float(&mut self, number: f64) {
        self.out.extend_from_slice(&number.to_bits().to_le_bytes());
    }
}

struct Unpacker<'a> {
    rest: &'a [u8],
    strings: Vec<Arc<str>>,
}

impl<'a> Unpacker<'a> {
    #[inline]
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    #[inline]
    fn number(&mut self) -> Option<u64> {
        let first = self.byte()?;
        if first < 0x80 {
            return Some(first.into());
        }
        let mut number = u64::from(first & 0x7f);
        for shift in (7..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    #[inline]
    fn small(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    /// A number of things that follow, each of which takes a byte at least.
    fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(self.number()?).ok()?;
        (count <= self.rest.len()).then_some(count)
    }

    fn signed(&mut self) -> Option<i64> {
        self.number().map(signed_of)
    }

    fn small_signed(&mut self) -> Option<i32> {
        i32::try_from(self.signed()?).ok()
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let count = self.count()?;
        let (bytes, rest) = self.rest.split_at(count);
        self.rest = rest;
        Some(bytes)
    }

    fn text(&mut self) -> Option<Arc<str>> {
        let place = usize::try_from(self.number()?).ok()?;
        self.strings.get(place).cloned()
    }

    /// A count, and so many things.
    fn all<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.count()?;
        let mut all = Vec::with_capacity(count);
        for _ in 0..count {
            all.push(one(self)?);
        }
        Some(all)
    }

    fn code(&mut self) -> Option<CodeTemplate> {
        let (name, qualname, filename) = (self.text()?, self.text()?, self.text()?);
        let (flags, argcount, posonlyargcount) = (self.small()?, self.small()?, self.small()?);
        let (kwonlyargcount, stacksize, firstlineno) = (self.small()?, self.small()?, self.small()?);
        let locals = self.all(|this| Some(LocalVariable { name: this.text()?, kind: this.byte()? }))?;
        let names = self.all(Self::text)?;
        let consts = self.all(Self::constant)?;
        let instructions = self.all(|this| {
            let opcode = *Opcode::ALL.get(usize::from(this.byte()?))?;
            Some(Instruction { opcode, arg: this.small()? })
        })?;
        let mut before = Location { line: firstlineno as i32, ..Location::NONE };
        let mut locations = Vec::with_capacity(instructions.len());
        for _ in 0..instructions.len() {
            self.location(&mut before)?;
            locations.push(before);
        }
        let exception_table = self.all(|this| {
            Some(ExceptionTableEntry {
                start: this.small()?,
                end: this.small()?,
                target: this.small()?,
                depth: this.small()?,
                lasti: this.byte()? != 0,
            })
        })?;
        Some(CodeTemplate {
            name,
            qualname,
            filename,
            flags,
            argcount,
            posonlyargcount,
            kwonlyargcount,
            stacksize,
            firstlineno,
            locals,
            names,
            consts,
            instructions,
            locations,
            exception_table,
        })
    }

    #[inline]
    fn location(&mut self, before: &mut Location) -> Option<()> {
        let Some(lines) = self.number()?.checked_sub(1) else { return Some(()) };
        let line = i32::try_from(i64::from(before.line).checked_add(signed_of(lines))?).ok()?;
        let end_line = line.checked_add(self.small_signed()?)?;
        let column = self.small_signed()?;
        let end_column = column.checked_add(self.small_signed()?)?;
        *before = Location { line, end_line, column, end_column };
        Some(())
    }

    fn constant(&mut self) -> Option<Constant> {
        Some(match self.byte()? {
            tag::NONE => Constant::None,
            tag::ELLIPSIS => Constant::Ellipsis,
            tag::FALSE => Constant::Bool(false),
            tag::TRUE => Constant::Bool(true),
            tag::INT => Constant::Int(self.signed()?),
            tag::BIG_INT => Constant::BigInt(Arc::new(BigInt::from_signed_bytes_le(self.bytes()?))),
            tag::FLOAT => Constant::Float(self.float()?),
            tag::COMPLEX => Constant::Complex(self.float()?, self.float()?),
            tag::STR => Constant::Str(self.text()?),
            tag::BYTES => Constant::Bytes(self.bytes()?.into()),
            tag::TUPLE => Constant::Tuple(self.all(Self::constant)?.into()),
            tag::FROZEN_SET => Constant::FrozenSet(self.all(Self::constant)?.into()),
            tag::CODE => Constant::Code(Arc::new(self.code()?)),
            _ => return None,
        })
    }

    fn float(&mut self) -> Option<f64> {
        let (bytes, rest) = self.rest.split_first_chunk::<8>()?;
        self.rest = rest;
        Some(f64::from_bits(u64::from_le_bytes(*bytes)))
    }
}

fn signed_of(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}
