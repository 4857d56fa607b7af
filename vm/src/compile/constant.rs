//! Constants as data: equality as a code object sees it, truth, and the table of one code object.

use std::collections::HashMap;
use std::sync::Arc;

use num_bigint::BigInt;

use crate::bytecode::{CodeTemplate, Constant};

/// What two constants must share to be one: type, value, sign of zero, and so on inside tuples.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum ConstantKey {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt(Arc<BigInt>),
    Float(u64),
    Complex(u64, u64),
    Str(Arc<str>),
    Bytes(Arc<[u8]>),
    Tuple(Vec<ConstantKey>),
    FrozenSet(Vec<ConstantKey>),
    /// Code objects are told apart by identity.
    Code(usize),
}

impl ConstantKey {
    pub(crate) fn of(constant: &Constant) -> Self {
        match constant {
            Constant::None => Self::None,
            Constant::Ellipsis => Self::Ellipsis,
            Constant::Bool(value) => Self::Bool(*value),
            Constant::Int(value) => Self::Int(*value),
            Constant::BigInt(value) => Self::BigInt(value.clone()),
            Constant::Float(value) => Self::Float(value.to_bits()),
            Constant::Complex(real, imaginary) => Self::Complex(real.to_bits(), imaginary.to_bits()),
            Constant::Str(value) => Self::Str(value.clone()),
            Constant::Bytes(value) => Self::Bytes(value.clone()),
            Constant::Tuple(items) => Self::Tuple(items.iter().map(Self::of).collect()),
            Constant::FrozenSet(items) => Self::FrozenSet(items.iter().map(Self::of).collect()),
            Constant::Code(code) => Self::Code(Arc::as_ptr(code) as usize),
        }
    }
}

/// The truth value.
pub(crate) fn truth(constant: &Constant) -> bool {
    match constant {
        Constant::None => false,
        Constant::Bool(value) => *value,
        Constant::Int(value) => *value != 0,
        Constant::Float(value) => *value != 0.0,
        Constant::Complex(real, imaginary) => *real != 0.0 || *imaginary != 0.0,
        Constant::Str(value) => !value.is_empty(),
        Constant::Bytes(value) => !value.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
        Constant::Ellipsis | Constant::BigInt(_) | Constant::Code(_) => true,
    }
}

/// The name of the type, as `type(x).__name__`.
pub(crate) fn type_name(constant: &Constant) -> &'static str {
    match constant {
        Constant::None => "NoneType",
        Constant::Ellipsis => "ellipsis",
        Constant::Bool(_) => "bool",
        Constant::Int(_) | Constant::BigInt(_) => "int",
        Constant::Float(_) => "float",
        Constant::Complex(..) => "complex",
        Constant::Str(_) => "str",
        Constant::Bytes(_) => "bytes",
        Constant::Tuple(_) => "tuple",
        Constant::FrozenSet(_) => "frozenset",
        Constant::Code(_) => "code",
    }
}

/// Are two constants equal as Python's `==` says (`1 == 1.0 == True`)? For keys of mapping patterns.
pub(crate) fn equal(left: &Constant, right: &Constant) -> bool {
    match (numeric(left), numeric(right)) {
        (Some(left), Some(right)) => left == right,
        (None, None) => ConstantKey::of(left) == ConstantKey::of(right),
        _ => false,
    }
}

/// A number as (integer, or real and imaginary part).
fn numeric(constant: &Constant) -> Option<(Option<BigInt>, u64, u64)> {
    let zero_free = |value: f64| if value == 0.0 { 0.0f64.to_bits() } else { value.to_bits() };
    let real = |value: f64| {
        let integer = if value.fract() == 0.0 { num_traits::FromPrimitive::from_f64(value) } else { None };
        let bits = if integer.is_some() { 0 } else { zero_free(value) };
        (integer, bits, 0)
    };
    match constant {
        Constant::Bool(value) => Some((Some(BigInt::from(u8::from(*value))), 0, 0)),
        Constant::Int(value) => Some((Some(BigInt::from(*value)), 0, 0)),
        Constant::BigInt(value) => Some((Some(BigInt::clone(value)), 0, 0)),
        Constant::Float(value) => Some(real(*value)),
        Constant::Complex(value, imaginary) => {
            let (integer, bits, _) = real(*value);
            Some((integer, bits, zero_free(*imaginary)))
        }
        _ => None,
    }
}

/// Are two code objects equal, position by position?
fn same_code(left: &CodeTemplate, right: &CodeTemplate) -> bool {
    let same = |(left, right): (&Constant, &Constant)| match (left, right) {
        (Constant::Code(left), Constant::Code(right)) => same_code(left, right),
        _ => ConstantKey::of(left) == ConstantKey::of(right),
    };
    left.firstlineno == right.firstlineno
        && left.name == right.name
        && left.instructions == right.instructions
        && left.locations == right.locations
        && left.locals == right.locals
        && left.names == right.names
        && left.exception_table == right.exception_table
        && left.flags == right.flags
        && (left.argcount, left.posonlyargcount, left.kwonlyargcount)
            == (right.argcount, right.posonlyargcount, right.kwonlyargcount)
        && left.consts.len() == right.consts.len()
        && left.consts.iter().zip(&right.consts).all(same)
}

/// The constants of one code object.
#[derive(Default, Debug)]
pub(crate) struct ConstantTable {
    items: Vec<Constant>,
    index: HashMap<ConstantKey, u32>,
}

impl ConstantTable {
    /// The index of a constant, which is added unless it is there.
    pub(crate) fn add(&mut self, constant: Constant) -> u32 {
        let next = self.items.len() as u32;
        if matches!(constant, Constant::Float(value) if value.is_nan()) {
            // Not equal to itself, so each one is a constant of its own.
            self.items.push(constant);
            return next;
        }
        if let Constant::Code(code) = &constant {
            // The same source compiled twice (a `finally` block) gives one constant.
            let same = |item: &Constant| matches!(item, Constant::Code(known) if same_code(known, code));
            if let Some(index) = self.items.iter().position(same) {
                return index as u32;
            }
        }
        let index = *self.index.entry(ConstantKey::of(&constant)).or_insert(next);
        if index == next {
            self.items.push(constant);
        }
        index
    }

    pub(crate) fn get(&self, index: u32) -> Option<&Constant> {
        self.items.get(index as usize)
    }

    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    /// Drops the constants that are not marked; returns the new index of each old one.
    pub(crate) fn keep(&mut self, marked: &[bool]) -> Vec<u32> {
        let mut kept = Vec::new();
        let mut new_index = Vec::with_capacity(self.items.len());
        for (item, marked) in self.items.drain(..).zip(marked) {
            new_index.push(kept.len() as u32);
            if *marked {
                kept.push(item);
            }
        }
        self.items = kept;
        self.index = self.items.iter().zip(0..).map(|(item, index)| (ConstantKey::of(item), index)).collect();
        new_index
    }

    pub(crate) fn into_items(self) -> Vec<Constant> {
        self.items
    }
}
