//! What the streams in memory share: the position, being closed, and the methods that need no more.

use std::cell::Cell;
use std::ops::Range;

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::heap::Payload;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

/// Where a stream in memory stands.
#[derive(Default)]
pub(crate) struct Cursor {
    pub(crate) position: Cell<usize>,
    pub(crate) closed: Cell<bool>,
}

impl Cursor {
    /// The next `size` of `length` items (all that are left if `None`), which are passed.
    pub(crate) fn advance(&self, length: usize, size: Option<usize>) -> Range<usize> {
        let start = self.position.get().min(length);
        let end = size.map_or(length, |size| start.saturating_add(size).min(length));
        if end > start {
            self.position.set(end);
        }
        start..end
    }
}

/// A stream in memory.
pub(crate) trait InMemory: Payload {
    /// What is said when it is used after it was closed.
    const CLOSED: &'static str;

    fn cursor(&self) -> &Cursor;
}

/// The payload of the receiver, which must be open.
pub(crate) fn open<'a, T: InMemory>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a T> {
    let stream = args.this::<T>(vm)?;
    check_open(vm, stream)?;
    Ok(stream)
}

/// ValueError for a closed stream.
pub(crate) fn check_open<T: InMemory>(vm: &Vm, stream: &T) -> PyResult<()> {
    if stream.cursor().closed.get() { Err(vm.value_error(T::CLOSED)) } else { Ok(()) }
}

/// `tell`
pub(crate) fn tell<T: InMemory>(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(open::<T>(vm, args)?.cursor().position.get() as i64))
}

/// `close`
pub(crate) fn close<T: InMemory>(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<T>(vm)?.cursor().closed.set(true);
    Ok(Value::NONE)
}

/// `readable`, `writable`, `seekable`
pub(crate) fn yes<T: InMemory>(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    open::<T>(vm, args)?;
    Ok(Value::TRUE)
}

/// The attribute `closed`.
pub(crate) fn get_closed<T: InMemory>(_vm: &Vm, value: &Value) -> PyResult {
    Ok(Value::bool(value.downcast_ref::<T>().is_some_and(|stream| stream.cursor().closed.get())))
}

/// The size that `truncate` is asked for, or the position.
pub(crate) fn new_size(vm: &Vm, args: &Arguments<'_>, cursor: &Cursor, words: &str) -> PyResult<usize> {
    let size = match args.not_none(1) {
        Some(size) => vm.index(size)?,
        None => return Ok(cursor.position.get()),
    };
    usize::try_from(size).map_err(|_| vm.value_error(format!("{words} {size}")))
}
