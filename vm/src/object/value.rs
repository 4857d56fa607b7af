//! `Value`: one Python reference in 8 bytes, either an immediate or a counted pointer; the only file that knows the bits.
#![expect(unsafe_code, reason = "the representation of values: tagging, counting and typed access live here")]

use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::num::NonZeroU64;
use std::ops::Deref;
use std::ptr::NonNull;

use super::heap::{self, Attributes, Header, Kind, Object, Payload};
use super::type_object::TypeObject;

// The low three bits:
//   000       pointer to an object header (8-aligned)
//   x01       62-bit integer in the upper bits
//   011, 100  float whose exponent is near that of 1.0 ("self-tagging": bits rotated left by four)
//   010       constants
const TAG_MASK: u64 = 0b111;
const TAG_POINTER: u64 = 0b000;
const TAG_CONSTANT: u64 = 0b010;
const INT_TAG: u64 = 0b01;
const INT_MASK: u64 = 0b11;

const fn constant(index: u64) -> NonZeroU64 {
    match NonZeroU64::new(index << 3 | TAG_CONSTANT) {
        Some(bits) => bits,
        None => unreachable!(),
    }
}
const NONE: NonZeroU64 = constant(0);
const FALSE: NonZeroU64 = constant(1);
const TRUE: NonZeroU64 = constant(2);
const ELLIPSIS: NonZeroU64 = constant(3);
const NOT_IMPLEMENTED: NonZeroU64 = constant(4);
const ZERO: NonZeroU64 = constant(5);
const NEGATIVE_ZERO: NonZeroU64 = constant(6);

/// The largest integer that needs no heap object: 2**61 - 1.
pub const SMALL_INT_MAX: i64 = (1 << 61) - 1;
/// The smallest integer that needs no heap object: -2**61.
pub const SMALL_INT_MIN: i64 = -(1 << 61);

/// A counted reference to a Python object, or an immediate int, float, bool, `None`, `Ellipsis` or `NotImplemented`.
#[repr(transparent)]
pub struct Value(NonZeroU64, PhantomData<*const Header>);

/// A local variable, cell content or stack slot: `None` stands for unbound (CPython's NULL).
pub type Slot = Option<Value>;

impl Value {
    /// Python's `None`.
    pub const NONE: Value = Value(NONE, PhantomData);
    /// Python's `True`.
    pub const TRUE: Value = Value(TRUE, PhantomData);
    /// Python's `False`.
    pub const FALSE: Value = Value(FALSE, PhantomData);
    /// Python's `...`.
    pub const ELLIPSIS: Value = Value(ELLIPSIS, PhantomData);
    /// Python's `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = Value(NOT_IMPLEMENTED, PhantomData);

    /// An int that is known to fit 62 bits (checked in debug builds); see [`crate::vm::Vm::int`] for any `i64`.
    #[inline(always)]
    pub fn small_int(value: i64) -> Value {
        debug_assert!((SMALL_INT_MIN..=SMALL_INT_MAX).contains(&value));
        // SAFETY: the tag bit makes it non-zero.
        Value(unsafe { NonZeroU64::new_unchecked((value as u64) << 2 | INT_TAG) }, PhantomData)
    }

    /// An int if it fits 62 bits.
    #[inline(always)]
    pub fn try_small_int(value: i64) -> Option<Value> {
        if (SMALL_INT_MIN..=SMALL_INT_MAX).contains(&value) { Some(Value::small_int(value)) } else { None }
    }

    /// A Python bool.
    #[inline(always)]
    pub fn bool(value: bool) -> Value {
        Value(if value { TRUE } else { FALSE }, PhantomData)
    }

    /// A float if its exponent allows the immediate form (also 0.0 and -0.0; never NaN).
    #[inline(always)]
    pub fn try_immediate_float(value: f64) -> Option<Value> {
        let bits = value.to_bits().rotate_left(4);
        if (bits.wrapping_sub(3) & TAG_MASK) < 2 {
            // SAFETY: the tag is 3 or 4, so the bits are not zero.
            return Some(Value(unsafe { NonZeroU64::new_unchecked(bits) }, PhantomData));
        }
        if value == 0.0 {
            Some(Value(if value.is_sign_negative() { NEGATIVE_ZERO } else { ZERO }, PhantomData))
        } else {
            None
        }
    }

    /// The bits, for identity, identity hashes and inline caches. Two values are the same object iff these are equal.
    #[inline(always)]
    pub fn bits(&self) -> u64 {
        self.0.get()
    }

    /// `a is b`.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        self.0 == other.0
    }

    /// Whether it is `None`.
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.0 == NONE
    }

    /// Whether it is `True` or `False`.
    #[inline(always)]
    pub fn is_bool(&self) -> bool {
        self.0 == TRUE || self.0 == FALSE
    }

    /// Whether it is `NotImplemented`.
    #[inline(always)]
    pub fn is_not_implemented(&self) -> bool {
        self.0 == NOT_IMPLEMENTED
    }

    /// The bool, if it is one.
    #[inline(always)]
    pub fn as_bool(&self) -> Option<bool> {
        match self.0 {
            TRUE => Some(true),
            FALSE => Some(false),
            _ => None,
        }
    }

    /// The immediate int, if it is one (neither bools nor heap ints).
    #[inline(always)]
    pub fn as_small_int(&self) -> Option<i64> {
        if self.bits() & INT_MASK == INT_TAG { Some(self.bits() as i64 >> 2) } else { None }
    }

    /// The immediate float, if it is one (not heap floats: see [`Value::as_float`]).
    #[inline(always)]
    pub fn as_immediate_float(&self) -> Option<f64> {
        let bits = self.bits();
        if (bits.wrapping_sub(3) & TAG_MASK) < 2 {
            return Some(f64::from_bits(bits.rotate_right(4)));
        }
        match self.0 {
            ZERO => Some(0.0),
            NEGATIVE_ZERO => Some(-0.0),
            _ => None,
        }
    }

    /// The float, immediate or boxed, of a `float` or an instance of a subclass.
    #[inline(always)]
    pub fn as_float(&self) -> Option<f64> {
        match self.as_immediate_float() {
            Some(value) => Some(value),
            None => self.downcast_ref::<super::float::Float>().map(|boxed| boxed.value),
        }
    }

    /// The float of an exact `float` (no subclass).
    #[inline(always)]
    pub fn as_exact_float(&self) -> Option<f64> {
        match self.as_immediate_float() {
            Some(value) => Some(value),
            None if self.is_exactly(Kind::FLOAT) => self.as_float(),
            None => None,
        }
    }

    /// Whether it is a counted pointer.
    #[inline(always)]
    pub fn is_object(&self) -> bool {
        self.bits() & TAG_MASK == TAG_POINTER
    }

    /// The header, if it is a heap object.
    #[inline(always)]
    pub fn header(&self) -> Option<&Header> {
        if self.is_object() {
            // SAFETY: an owned pointer value keeps its object alive while borrowed.
            Some(unsafe { &*(self.bits() as *const Header) })
        } else {
            None
        }
    }

    /// What it holds, immediate or not.
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        match self.header() {
            Some(header) => header.kind(),
            None => self.immediate_kind(),
        }
    }

    #[inline]
    fn immediate_kind(&self) -> Kind {
        if self.bits() & INT_MASK == INT_TAG {
            return Kind::INT;
        }
        match self.0 {
            NONE => Kind::NONE,
            TRUE | FALSE => Kind::BOOL,
            ELLIPSIS => Kind::ELLIPSIS,
            NOT_IMPLEMENTED => Kind::NOT_IMPLEMENTED,
            _ => Kind::FLOAT,
        }
    }

    /// Whether its type is exactly the built-in type of its kind, not a subclass.
    #[inline(always)]
    pub fn is_exact(&self) -> bool {
        self.header().is_none_or(|header| !header.is_subclass_instance())
    }

    /// Whether it is exactly of a kind: `kind() == kind && is_exact()`.
    #[inline(always)]
    pub fn is_exactly(&self, kind: Kind) -> bool {
        match self.header() {
            Some(header) => header.kind() == kind && !header.is_subclass_instance(),
            None => self.immediate_kind() == kind,
        }
    }

    /// The payload, if it holds a `T` (an exact instance or one of a subclass).
    #[inline(always)]
    pub fn downcast_ref<T: Payload>(&self) -> Option<&T> {
        let header = self.header()?;
        if header.holds::<T>() {
            // SAFETY: `holds` compared the payload type that the object was allocated with.
            Some(unsafe { &(*(self.bits() as *const Object<T>)).data })
        } else {
            None
        }
    }

    /// Whether it holds a `T`.
    #[inline(always)]
    pub fn is_a<T: Payload>(&self) -> bool {
        self.header().is_some_and(|header| header.holds::<T>())
    }

    /// The typed handle, or itself back.
    #[inline(always)]
    pub fn downcast<T: Payload>(self) -> Result<Ref<T>, Value> {
        if self.is_a::<T>() { Ok(Ref { value: self, payload: PhantomData }) } else { Err(self) }
    }

    /// A typed handle to the same object, if it holds a `T`.
    #[inline(always)]
    pub fn downcast_clone<T: Payload>(&self) -> Option<Ref<T>> {
        if self.is_a::<T>() { Some(Ref { value: self.clone(), payload: PhantomData }) } else { None }
    }

    /// A borrowed typed handle, if it holds a `T`.
    #[inline(always)]
    pub fn as_ref<T: Payload>(&self) -> Option<&Ref<T>> {
        if self.is_a::<T>() {
            // SAFETY: `Ref<T>` is a transparent wrapper of `Value`, and the payload type was checked.
            Some(unsafe { &*std::ptr::from_ref(self).cast::<Ref<T>>() })
        } else {
            None
        }
    }

    /// The instance attributes, if objects of its type have a place for them.
    #[inline(always)]
    pub fn attributes(&self) -> Option<&Attributes> {
        self.header().and_then(Header::attributes)
    }

    /// The type object of a heap object; `None` for immediates (see [`crate::vm::Vm::type_of`]).
    #[inline(always)]
    pub fn heap_type(&self) -> Option<&Ref<TypeObject>> {
        self.header().map(Header::type_ref)
    }

    /// The reference count of a heap object.
    pub fn reference_count(&self) -> Option<u32> {
        self.header().map(Header::count)
    }

    /// Takes over one count of a raw object pointer.
    ///
    /// # Safety
    /// `pointer` is a live object of which the caller gives up one counted reference.
    #[inline(always)]
    pub(crate) unsafe fn from_raw(pointer: NonNull<Header>) -> Value {
        // SAFETY: a pointer is not null, and object pointers are 8-aligned.
        Value(unsafe { NonZeroU64::new_unchecked(pointer.as_ptr() as u64) }, PhantomData)
    }

    /// Whether dropping it would free an object.
    #[inline(always)]
    pub(crate) fn is_last(&self) -> bool {
        self.header().is_some_and(|header| header.count() == 1)
    }

    /// Gives up the reference unless it is the last one: then it comes back.
    #[inline(always)]
    pub(crate) fn release_unless_last(self) -> Option<Value> {
        if let Some(header) = self.header() {
            if header.count() == 1 {
                return Some(self);
            }
            header.decrement();
        }
        std::mem::forget(self);
        None
    }

    /// The object pointer without giving up the count.
    #[inline(always)]
    pub(crate) fn as_raw(&self) -> Option<NonNull<Header>> {
        if self.is_object() { NonNull::new(self.bits() as *mut Header) } else { None }
    }

    /// Sum of two immediate ints if both are and the result fits.
    #[inline(always)]
    pub fn add_small(a: &Value, b: &Value) -> Option<Value> {
        if a.bits() & INT_MASK == INT_TAG && b.bits() & INT_MASK == INT_TAG {
            let sum = (a.bits() as i64 - INT_TAG as i64).checked_add(b.bits() as i64)?;
            // SAFETY: the tag bit of `b` is kept.
            return Some(Value(unsafe { NonZeroU64::new_unchecked(sum as u64) }, PhantomData));
        }
        None
    }

    /// Difference of two immediate ints if both are and the result fits.
    #[inline(always)]
    pub fn subtract_small(a: &Value, b: &Value) -> Option<Value> {
        if a.bits() & INT_MASK == INT_TAG && b.bits() & INT_MASK == INT_TAG {
            let difference = (a.bits() as i64).checked_sub(b.bits() as i64 - INT_TAG as i64)?;
            // SAFETY: the tag bit of `a` is kept.
            return Some(Value(unsafe { NonZeroU64::new_unchecked(difference as u64) }, PhantomData));
        }
        None
    }

    /// Product of two immediate ints if both are and the result fits.
    #[inline(always)]
    pub fn multiply_small(a: &Value, b: &Value) -> Option<Value> {
        let (x, y) = (a.as_small_int()?, b.as_small_int()?);
        Value::try_small_int(x.checked_mul(y)?)
    }

    /// Orders two immediate ints.
    #[inline(always)]
    pub fn compare_small(a: &Value, b: &Value) -> Option<std::cmp::Ordering> {
        if a.bits() & INT_MASK == INT_TAG && b.bits() & INT_MASK == INT_TAG {
            Some((a.bits() as i64).cmp(&(b.bits() as i64)))
        } else {
            None
        }
    }
}

/// A place for a value that may be empty, read and replaced without a borrow.
#[repr(transparent)]
#[derive(Default)]
pub struct SlotCell(UnsafeCell<Slot>);

impl SlotCell {
    /// With a value, or empty.
    #[inline(always)]
    pub fn new(value: Slot) -> SlotCell {
        SlotCell(UnsafeCell::new(value))
    }

    /// Whether there is a value.
    #[inline(always)]
    pub fn is_some(&self) -> bool {
        // SAFETY: values stay on one thread, and no reference into the cell is ever handed out but in `show`.
        unsafe { (*self.0.get()).is_some() }
    }

    /// The value.
    #[inline(always)]
    pub fn get(&self) -> Slot {
        // SAFETY: cloning a value counts and does nothing else that could reach this cell.
        unsafe { (*self.0.get()).clone() }
    }

    /// Puts a value in; returns the one that was there.
    #[inline(always)]
    pub fn replace(&self, value: Slot) -> Slot {
        // SAFETY: nothing else has access during the exchange, and nothing is dropped by it.
        unsafe { std::mem::replace(&mut *self.0.get(), value) }
    }

    /// Shows the value to the collector.
    #[inline(always)]
    pub fn show(&self, visit: &mut dyn FnMut(&Value)) {
        // SAFETY: the reference is to a copy of the pointer, which is not dropped; visitors neither free nor run Python.
        if let Some(value) = unsafe { std::mem::ManuallyDrop::new(std::ptr::read(self.0.get())) }.as_ref() {
            visit(value);
        }
    }
}

/// Views values as slots: natives receive arguments as `&[Slot]` whether or not defaults were left out.
#[inline(always)]
pub fn values_as_slots(values: &[Value]) -> &[Slot] {
    // SAFETY: `Option` of a transparent `NonZeroU64` wrapper has the same layout, every value being `Some`.
    unsafe { std::slice::from_raw_parts(values.as_ptr().cast::<Slot>(), values.len()) }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        if let Some(header) = self.header() {
            header.increment();
        }
        Value(self.0, PhantomData)
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        if let Some(pointer) = self.as_raw() {
            // SAFETY: this value owns one count, which it gives up here and never uses again.
            unsafe { heap::decrement(pointer) }
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(int) = self.as_small_int() {
            return write!(f, "{int}");
        }
        if let Some(float) = self.as_immediate_float() {
            return write!(f, "{float:?}");
        }
        write!(f, "<{:?}>", self.kind())
    }
}

/// A [`Value`] that is known to hold a `T`; dereferences to it.
#[repr(transparent)]
pub struct Ref<T: Payload> {
    value: Value,
    payload: PhantomData<*const T>,
}

impl<T: Payload> Ref<T> {
    /// The untyped value of the same object.
    #[inline(always)]
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// Gives up the type.
    #[inline(always)]
    pub fn into_value(self) -> Value {
        self.value
    }

    /// Same object?
    #[inline(always)]
    pub fn is(&self, other: &Ref<T>) -> bool {
        self.value.is(&other.value)
    }

    /// The object header.
    #[inline(always)]
    pub fn header(&self) -> &Header {
        // SAFETY: a `Ref` always is a live heap object.
        unsafe { &*(self.value.bits() as *const Header) }
    }

    /// Wraps a value that holds a `T`.
    ///
    /// # Safety
    /// The object was allocated with payload `T`.
    #[inline(always)]
    pub(crate) unsafe fn from_value_unchecked(value: Value) -> Ref<T> {
        Ref { value, payload: PhantomData }
    }
}

impl<T: Payload> Deref for Ref<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: the payload type was checked when the handle was made, and the object lives as long as the handle.
        unsafe { &(*(self.value.bits() as *const Object<T>)).data }
    }
}

impl<T: Payload> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        Ref { value: self.value.clone(), payload: PhantomData }
    }
}

impl<T: Payload> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: Payload> From<Ref<T>> for Value {
    #[inline(always)]
    fn from(reference: Ref<T>) -> Value {
        reference.value
    }
}
