//! The type codes of `array`, and the conversions between items and their bytes.

use minipy_vm::native::{PyResult, Raised};
use minipy_vm::object::str::Str;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use num_bigint::BigInt;
use num_traits::Signed;

/// What items of a type code are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Signed,
    Unsigned,
    Float,
    Text,
}

/// A type code.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct TypeCode {
    /// The character.
    pub(super) letter: char,
    /// The format of its items in memory views.
    pub(super) format: &'static str,
    /// Bytes of an item.
    pub(super) size: usize,
    pub(super) kind: Kind,
    /// The number of its form in pickles; that of the opposite byte order is one more.
    pub(super) machine_format: usize,
}

/// All type codes, in CPython's order.
pub(super) static TYPE_CODES: [TypeCode; 14] = [
    code('b', "b", 1, Kind::Signed, 1),
    code('B', "B", 1, Kind::Unsigned, 0),
    code('u', "w", 4, Kind::Text, 20),
    code('w', "w", 4, Kind::Text, 20),
    code('h', "h", 2, Kind::Signed, 4),
    code('H', "H", 2, Kind::Unsigned, 2),
    code('i', "i", 4, Kind::Signed, 8),
    code('I', "I", 4, Kind::Unsigned, 6),
    code('l', "l", 8, Kind::Signed, 12),
    code('L', "L", 8, Kind::Unsigned, 10),
    code('q', "q", 8, Kind::Signed, 12),
    code('Q', "Q", 8, Kind::Unsigned, 10),
    code('f', "f", 4, Kind::Float, 14),
    code('d', "d", 8, Kind::Float, 16),
];

const fn code(
    letter: char,
    format: &'static str,
    size: usize,
    kind: Kind,
    machine_format: usize,
) -> TypeCode {
    TypeCode { letter, format, size, kind, machine_format }
}

/// The type code of a letter.
pub(super) fn find(letter: char) -> Option<&'static TypeCode> {
    TYPE_CODES.iter().find(|code| code.letter == letter)
}

impl TypeCode {
    pub(super) fn is_text(&self) -> bool {
        self.kind == Kind::Text
    }

    /// The item that bytes stand for.
    pub(super) fn unpack(&self, vm: &Vm, bytes: &[u8]) -> PyResult {
        let mut wide = [0; 8];
        let size = self.size.min(bytes.len());
        wide[..size].copy_from_slice(&bytes[..size]);
        let bits = u64::from_le_bytes(wide);
        let shift = 64 - 8 * self.size as u32;
        Ok(match self.kind {
            Kind::Signed => vm.int((bits << shift) as i64 >> shift),
            Kind::Unsigned => match i64::try_from(bits) {
                Ok(small) => vm.int(small),
                Err(_) => vm.big_int(BigInt::from(bits)),
            },
            Kind::Float if self.size == 4 => vm.float(f64::from(f32::from_bits(bits as u32))),
            Kind::Float => vm.float(f64::from_bits(bits)),
            Kind::Text if bits <= 0x10_FFFF => vm.character(bits as u32),
            Kind::Text if self.letter == 'u' => {
                let message = format!("character U+{bits:x} is not in range [U+0000; U+10ffff]");
                return Err(vm.value_error(message));
            }
            Kind::Text => return Err(vm.value_error("chr() arg not in range(0x110000)")),
        })
    }

    /// The bytes of an item, of which the first `size` count.
    pub(super) fn pack(&self, vm: &Vm, item: &Value) -> PyResult<[u8; 8]> {
        let bits = match self.kind {
            Kind::Text => match item.downcast_ref::<Str>().and_then(Str::only_code) {
                Some(code) => u64::from(code),
                None => return Err(vm.type_error("array item must be unicode character")),
            },
            Kind::Float if self.size == 4 => u64::from((vm.to_float(item)? as f32).to_bits()),
            Kind::Float => vm.to_float(item)?.to_bits(),
            Kind::Signed | Kind::Unsigned => self.integer_bits(vm, item)?,
        };
        Ok(bits.to_le_bytes())
    }

    fn integer_bits(&self, vm: &Vm, item: &Value) -> PyResult<u64> {
        if let Some(small) = item.as_small_int() {
            return self.small_bits(vm, small);
        }
        let number = vm.index_big(item)?;
        match i64::try_from(&number) {
            Ok(small) => self.small_bits(vm, small),
            Err(_) => self.large_bits(vm, &number),
        }
    }

    /// An integer that C takes as `long`.
    fn small_bits(&self, vm: &Vm, number: i64) -> PyResult<u64> {
        let within = |name: &str, low: i64, high: i64| match number {
            _ if number < low => Err(overflow(vm, &format!("{name} is less than minimum"))),
            _ if number > high => Err(overflow(vm, &format!("{name} is greater than maximum"))),
            _ => Ok(number as u64),
        };
        match self.letter {
            // CPython converts to the next larger C type first.
            'b' => {
                within("signed short integer", -0x8000, 0x7FFF)?;
                within("signed char", -0x80, 0x7F)
            }
            'B' => within("unsigned byte integer", 0, 0xFF),
            'h' => within("signed short integer", -0x8000, 0x7FFF),
            'H' => {
                within("signed integer", i64::from(i32::MIN), i64::from(i32::MAX))?;
                within("unsigned short", 0, 0xFFFF)
            }
            'i' => within("signed integer", i64::from(i32::MIN), i64::from(i32::MAX)),
            'I' | 'L' if number < 0 => Err(overflow(vm, "can't convert negative value to unsigned int")),
            'I' => within("unsigned int", 0, i64::from(u32::MAX)),
            'Q' if number < 0 => Err(overflow(vm, "can't convert negative int to unsigned")),
            _ => Ok(number as u64),
        }
    }

    /// An integer outside C's `long`.
    fn large_bits(&self, vm: &Vm, number: &BigInt) -> PyResult<u64> {
        let unsigned = u64::try_from(number).ok();
        Err(overflow(
            vm,
            match (self.letter, unsigned) {
                ('I' | 'L', _) if number.is_negative() => "can't convert negative value to unsigned int",
                ('I', Some(_)) => "unsigned int is greater than maximum",
                ('L' | 'Q', Some(bits)) => return Ok(bits),
                ('I' | 'L', None) => "Python int too large to convert to C unsigned long",
                ('Q', None) if number.is_negative() => "can't convert negative int to unsigned",
                ('q' | 'Q', _) => "int too big to convert",
                _ => "Python int too large to convert to C long",
            },
        ))
    }
}

#[cold]
fn overflow(vm: &Vm, message: &str) -> Raised {
    vm.overflow_error(message)
}
