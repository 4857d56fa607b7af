//! Ints as decimal text, with the limit on the number of digits (`sys.set_int_max_str_digits`).

use num_bigint::BigInt;

use super::int::IntRef;
use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

/// The limit unless the program sets another.
pub const DEFAULT_MAX_DIGITS: i64 = 4300;
/// Limits below this are refused, and shorter numbers are never checked.
pub const MIN_MAX_DIGITS: i64 = 640;

const STATE: &str = "sys.int_max_str_digits";

impl Vm {
    /// `sys.get_int_max_str_digits()`: 0 means no limit.
    pub fn int_max_digits(&self) -> i64 {
        self.state.borrow().get(STATE).and_then(Value::as_small_int).unwrap_or(DEFAULT_MAX_DIGITS)
    }

    /// `sys.set_int_max_str_digits(limit)`; the caller has checked it.
    pub fn set_int_max_digits(&self, limit: i64) {
        self.state.borrow_mut().insert(STATE, self.int(limit));
    }

    /// The decimal digits of an int; ValueError beyond the limit.
    pub fn int_to_text(&self, int: &IntRef<'_>) -> PyResult<String> {
        match int {
            IntRef::Small(small) => Ok(small.to_string()),
            IntRef::Wide(wide) => Ok(wide.to_string()),
            IntRef::Big(big) => self.big_to_text(big),
        }
    }

    fn big_to_text(&self, big: &BigInt) -> PyResult<String> {
        let limit = self.int_max_digits();
        let too_long = || {
            self.value_error(format!(
                "Exceeds the limit ({limit} digits) for integer string conversion; \
                 use sys.set_int_max_str_digits() to increase the limit"
            ))
        };
        // 3.32 bits make a digit: what is certainly too long is not converted first.
        let limited = limit > 0 && big.bits() > (MIN_MAX_DIGITS * 3) as u64;
        if limited && big.bits() as f64 / 3.33 > limit as f64 + 1.0 {
            return Err(too_long());
        }
        self.work((big.bits() / 64) as usize)?;
        let text = big.to_string();
        let digits = text.len() - usize::from(text.starts_with('-'));
        if limited && digits as i64 > limit { Err(too_long()) } else { Ok(text) }
    }
}
