//! `hash()`: CPython's values for numbers and tuples, and SipHash-1-3 for text under the interpreter's seed.

use minipy_grammar::string::code_points;
use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;
use siphasher::sip::SipHasher13;
use std::hash::Hasher;

use super::bytes::Bytes;
use super::complex::Complex;
use super::heap::{self, Kind};
use super::int::IntRef;
use super::native_function::NativeFunction;
use super::number::{Number, number_of};
use super::str::Str;
use super::tuple::Tuple;
use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

/// The hash of a string, as CPython computes it over the string's memory (1, 2 or 4 bytes a character).
pub(crate) fn hash_text(text: &str) -> i64 {
    if text.is_ascii() {
        return hash_bytes(text.as_bytes());
    }
    let largest = code_points(text).max().unwrap_or(0);
    let bytes: Vec<u8> = if largest < 0x100 {
        code_points(text).map(|code| code as u8).collect()
    } else if largest < 0x1_0000 {
        code_points(text).flat_map(|code| (code as u16).to_le_bytes()).collect()
    } else {
        code_points(text).flat_map(u32::to_le_bytes).collect()
    };
    hash_bytes(&bytes)
}

/// The hash of bytes. Never -1.
pub(crate) fn hash_bytes(bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    let (k0, k1) = heap::hash_key();
    let mut hasher = SipHasher13::new_with_keys(k0, k1);
    hasher.write(bytes);
    not_minus_one(hasher.finish() as i64)
}

/// -1 is no hash: CPython's C functions return it for errors.
#[inline]
fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// Numbers are hashed modulo this prime, 2**61 - 1, so that equal numbers of different types agree.
const MODULUS: i64 = (1 << 61) - 1;
/// The number of bits of [`MODULUS`].
const MODULUS_BITS: i32 = 61;
const HASH_INFINITY: i64 = 314_159;
const HASH_IMAGINARY: i64 = 1_000_003;
/// CPython's fixed hash of `None`.
const HASH_NONE: i64 = 0xFCA8_6420;

/// The hash of an int.
pub(crate) fn hash_int(value: &IntRef<'_>) -> i64 {
    match value {
        IntRef::Small(small) => not_minus_one(small % MODULUS),
        IntRef::Wide(wide) => not_minus_one((wide % i128::from(MODULUS)) as i64),
        IntRef::Big(big) => hash_big(big),
    }
}

fn hash_big(big: &BigInt) -> i64 {
    let rest = (big.magnitude() % MODULUS as u64).to_i64().unwrap_or(0);
    not_minus_one(if big.sign() == Sign::Minus { -rest } else { rest })
}

/// The hash of a float that is not NaN.
pub(crate) fn hash_float(value: f64) -> i64 {
    if value.is_infinite() {
        return if value > 0.0 { HASH_INFINITY } else { -HASH_INFINITY };
    }
    // The fraction's bits are taken 28 at a time; multiplying by a power of two is a rotation modulo the prime.
    let (mut fraction, mut exponent) = libm::frexp(value.abs());
    let mut hash: u64 = 0;
    while fraction != 0.0 {
        hash = ((hash << 28) & MODULUS as u64) | hash >> (MODULUS_BITS - 28);
        fraction *= 268_435_456.0;
        exponent -= 28;
        let part = fraction as u64;
        fraction -= part as f64;
        hash += part;
        if hash >= MODULUS as u64 {
            hash -= MODULUS as u64;
        }
    }
    let rotation = exponent.rem_euclid(MODULUS_BITS);
    hash = ((hash << rotation) & MODULUS as u64) | hash >> (MODULUS_BITS - rotation);
    not_minus_one(if value < 0.0 { -(hash as i64) } else { hash as i64 })
}

/// Mixes the hashes of a sequence's items as CPython's tuples do (a reduced xxHash).
pub(crate) struct SequenceHash(u64);

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

impl SequenceHash {
    pub(crate) fn new() -> SequenceHash {
        SequenceHash(PRIME_5)
    }

    pub(crate) fn add(&mut self, hash: i64) {
        self.0 =
            self.0.wrapping_add((hash as u64).wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
    }

    /// The hash, the length mixed in if there is one.
    pub(crate) fn finish(self, length: Option<usize>) -> i64 {
        let length = length.map_or(0, |length| length as u64 ^ (PRIME_5 ^ 0x0035_D373));
        match self.0.wrapping_add(length) {
            u64::MAX => 1_546_275_796,
            hash => hash as i64,
        }
    }
}

/// The hash of an int that is an immediate.
#[inline]
pub(crate) fn hash_small_int(value: i64) -> i64 {
    // A division costs more than all the rest.
    not_minus_one(if value.abs() < MODULUS { value } else { value % MODULUS })
}

/// The hash of a value whose type computes it without Python, and at once: a small int or a plain string.
#[inline(always)]
pub(crate) fn hash_at_hand(value: &Value) -> Option<i64> {
    if let Some(small) = value.as_small_int() {
        return Some(hash_small_int(small));
    }
    if value.is_exactly(Kind::STR) { value.downcast_ref::<Str>().map(Str::hash) } else { None }
}

impl Vm {
    /// `hash(value)`.
    #[inline]
    pub fn hash(&self, value: &Value) -> PyResult<i64> {
        match hash_at_hand(value) {
            Some(hash) => Ok(hash),
            None => self.hash_slow(value),
        }
    }

    fn hash_slow(&self, value: &Value) -> PyResult<i64> {
        if value.is_exact() {
            match value.kind() {
                Kind::NONE => return Ok(HASH_NONE),
                Kind::INT | Kind::BOOL | Kind::FLOAT | Kind::COMPLEX => {
                    if let Some(number) = number_of(value) {
                        return Ok(self.hash_number(&number, value));
                    }
                }
                Kind::BYTES => {
                    if let Some(bytes) = value.downcast_ref::<Bytes>() {
                        return Ok(bytes.cached_hash());
                    }
                }
                Kind::TUPLE => {
                    if let Some(tuple) = value.downcast_ref::<Tuple>() {
                        return self.hash_items(&tuple.items);
                    }
                }
                _ => {}
            }
        }
        let class = self.type_of(value);
        if let Some(native) = class.slots.get().hash {
            return native(self, value);
        }
        let Some(function) = self.lookup(class, &self.names.__hash__) else {
            return Ok(self.identity_hash(value));
        };
        if let Some(native) = function.downcast_ref::<NativeFunction>()
            && native.owner.as_ref().is_some_and(|owner| owner.is(&self.types.object))
        {
            return Ok(self.identity_hash(value));
        }
        if function.is_none() {
            return Err(self.type_error(format!("unhashable type: '{}'", class.full_name())));
        }
        let result = self.call_with_none(&function, value)?;
        match result.as_int() {
            // A method may return any int; those that do not fit a machine word are hashed again.
            Some(int) => Ok(int.to_i64().map_or_else(|| hash_int(&int), not_minus_one)),
            None => Err(self.type_error("__hash__ method should return an integer")),
        }
    }

    /// The hash of a number; that of a NaN is its identity.
    pub(crate) fn hash_number(&self, number: &Number<'_>, value: &Value) -> i64 {
        match number {
            Number::Int(int) => hash_int(int),
            Number::Float(float) => self.hash_float_part(*float, value),
            Number::Complex(Complex { re, im }) => {
                let imaginary = self.hash_float_part(*im, value).wrapping_mul(HASH_IMAGINARY);
                not_minus_one(self.hash_float_part(*re, value).wrapping_add(imaginary))
            }
        }
    }

    fn hash_float_part(&self, float: f64, value: &Value) -> i64 {
        if float.is_nan() { self.identity_hash(value) } else { hash_float(float) }
    }

    /// The hash of a tuple with these items.
    pub fn hash_items(&self, items: &[Value]) -> PyResult<i64> {
        let _depth = self.enter_native("")?;
        let mut hash = SequenceHash::new();
        for item in items {
            hash.add(self.hash(item)?);
        }
        Ok(hash.finish(Some(items.len())))
    }

    /// `object.__hash__`: from the object's serial number.
    pub fn identity_hash(&self, value: &Value) -> i64 {
        not_minus_one(self.heap.id_of(value).rotate_right(4) as i64)
    }
}

impl Bytes {
    /// `hash()`, computed once.
    pub(crate) fn cached_hash(&self) -> i64 {
        if self.hash.get() == -1 {
            self.hash.set(hash_bytes(&self.data));
        }
        self.hash.get()
    }
}
