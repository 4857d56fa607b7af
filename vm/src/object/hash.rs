//! `hash()`: CPython's values for numbers, and SipHash-1-3 for text under the interpreter's seed.

use siphasher::sip::SipHasher13;
use std::hash::Hasher;

use super::heap;

/// The hash of a string, as CPython computes it over the string's memory (1, 2 or 4 bytes a character).
pub(crate) fn hash_text(text: &str) -> i64 {
    if text.is_ascii() {
        return hash_bytes(text.as_bytes());
    }
    let largest = text.chars().map(|c| u32::from(c)).max().unwrap_or(0);
    let bytes: Vec<u8> = if largest < 0x100 {
        text.chars().map(|c| c as u8).collect()
    } else if largest < 0x1_0000 {
        text.chars().flat_map(|c| (c as u16).to_le_bytes()).collect()
    } else {
        text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()
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
    match hasher.finish() as i64 {
        -1 => -2,
        hash => hash,
    }
}

impl crate::vm::Vm {
    /// `hash(value)`.
    pub fn hash(&self, _value: &super::value::Value) -> crate::native::PyResult<i64> {
        Err(self.not_implemented_error("hash"))
    }
}
