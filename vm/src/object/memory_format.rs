//! The formats of the items of a `memoryview`: native single characters, as in the module `struct`.

use std::rc::Rc;

use num_bigint::BigInt;

use super::bytes::Bytes;
use super::value::Value;
use crate::native::{PyResult, Raised};
use crate::vm::Vm;

/// A format: its text, in which `@` may stand in front of the character.
#[derive(Clone)]
pub(crate) struct Format {
    /// As the program gave it.
    pub(crate) text: Rc<str>,
    character: u8,
}

impl Format {
    /// `B`: the items of `bytes` and `bytearray`.
    pub(crate) fn bytes() -> Format {
        Format { text: "B".into(), character: b'B' }
    }

    /// The format of a text, if that is a native single character.
    pub(crate) fn parse(text: &str) -> Option<Format> {
        let [character] = *text.strip_prefix('@').unwrap_or(text).as_bytes() else { return None };
        b"cbB?hHiIlLqQnNfdPe".contains(&character).then(|| Format { text: text.into(), character })
    }

    /// The format of an object's items, which need not be one that can be read.
    pub(crate) fn exported(text: &'static str) -> Format {
        Format { text: text.into(), character: text.bytes().last().unwrap_or(b'B') }
    }

    /// NotImplementedError for the formats of which there are no items.
    pub(crate) fn check(&self, vm: &Vm) -> PyResult<()> {
        if self.character == b'w' {
            let message = format!("memoryview: format {} not supported", self.text);
            return Err(vm.new_exception(&vm.exceptions.not_implemented_error, &message));
        }
        Ok(())
    }

    /// The size of an item in bytes.
    pub(crate) fn size(&self) -> usize {
        match self.character {
            b'c' | b'b' | b'B' | b'?' => 1,
            b'h' | b'H' | b'e' => 2,
            b'i' | b'I' | b'f' | b'w' => 4,
            _ => 8,
        }
    }

    /// Whether items are single bytes, so that anything can be cast to it and from it.
    pub(crate) fn is_byte(&self) -> bool {
        matches!(self.character, b'c' | b'b' | b'B')
    }

    /// Whether items of two formats are the same if and only if their bytes are.
    pub(crate) fn compares_bytes(&self, other: &Format) -> bool {
        self.character == other.character && !matches!(self.character, b'e' | b'f' | b'd' | b'?')
    }

    /// Whether two formats say the same.
    pub(crate) fn is_same(&self, other: &Format) -> bool {
        self.character == other.character
    }

    /// The item that bytes stand for.
    pub(crate) fn unpack(&self, vm: &Vm, bytes: &[u8]) -> Value {
        let mut wide = [0; 8];
        let size = self.size().min(bytes.len());
        wide[..size].copy_from_slice(&bytes[..size]);
        let unsigned = u64::from_le_bytes(wide);
        let shift = 64 - 8 * self.size() as u32;
        match self.character {
            b'c' => vm.bytes(bytes.to_vec()),
            b'?' => Value::bool(unsigned != 0),
            b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => vm.int((unsigned << shift) as i64 >> shift),
            b'e' => vm.float(half::f16::from_bits(unsigned as u16).to_f64()),
            b'f' => vm.float(f64::from(f32::from_bits(unsigned as u32))),
            b'd' => vm.float(f64::from_bits(unsigned)),
            _ => vm.big_int(BigInt::from(unsigned)),
        }
    }

    /// The bytes that stand for an item.
    pub(crate) fn pack(&self, vm: &Vm, item: &Value) -> PyResult<Vec<u8>> {
        let bytes = match self.character {
            b'c' => match item.downcast_ref::<Bytes>() {
                Some(bytes) if bytes.data.len() == 1 => return Ok(bytes.data.to_vec()),
                Some(_) => return Err(self.invalid_value(vm)),
                None => return Err(self.invalid_type(vm)),
            },
            b'?' => u64::from(vm.is_true(item)?),
            b'e' | b'f' | b'd' => {
                let number = match vm.to_float(item) {
                    Err(raised) if vm.is_exception(&raised, &vm.exceptions.type_error) => {
                        return Err(self.invalid_type(vm));
                    }
                    number => number?,
                };
                match self.character {
                    b'd' => number.to_bits(),
                    b'e' => u64::from(half::f16::from_f64(number).to_bits()),
                    _ => u64::from((number as f32).to_bits()),
                }
            }
            _ => self.integer_bits(vm, item)?,
        };
        Ok(bytes.to_le_bytes()[..self.size()].to_vec())
    }

    fn integer_bits(&self, vm: &Vm, item: &Value) -> PyResult<u64> {
        if !vm.has_index(item) {
            return Err(self.invalid_type(vm));
        }
        let number = vm.index_big(item)?;
        let bits = 8 * self.size() as u32;
        let signed = matches!(self.character, b'b' | b'h' | b'i' | b'l' | b'q' | b'n');
        let fitting = if signed {
            i64::try_from(&number)
                .ok()
                .filter(|&n| n >> (bits - 1) == 0 || n >> (bits - 1) == -1)
                .map(|n| n as u64)
        } else {
            u64::try_from(&number).ok().filter(|&n| bits == 64 || n >> bits == 0)
        };
        fitting.ok_or_else(|| self.invalid_value(vm))
    }

    fn invalid_type(&self, vm: &Vm) -> Raised {
        vm.type_error(format!("memoryview: invalid type for format '{}'", self.text))
    }

    fn invalid_value(&self, vm: &Vm) -> Raised {
        vm.value_error(format!("memoryview: invalid value for format '{}'", self.text))
    }
}
