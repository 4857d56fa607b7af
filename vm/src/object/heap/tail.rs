//! Payloads of variable size: what a tuple holds and the text of a str stand in the object's own allocation, behind it.
#![expect(unsafe_code, reason = "elements that lie behind the object that owns them")]

use std::alloc::{handle_alloc_error, realloc};
use std::cell::Cell;
use std::ops::Deref;

use minipy_grammar::string::{self, code_points};

use super::{Header, Heap, Object, Payload, block_layout, flag};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::type_object::TypeObject;
use crate::object::value::{Ref, Value};

/// The items of a tuple. They lie behind this length.
#[repr(C)]
pub struct Items {
    length: usize,
}

impl Items {
    /// How many bytes of the allocation they take.
    pub(crate) fn size(&self) -> usize {
        self.length * size_of::<Value>()
    }

    fn first(&self) -> *mut Value {
        (std::ptr::from_ref(self) as usize + size_of::<Items>()) as *mut Value
    }
}

impl Deref for Items {
    type Target = [Value];
    #[inline(always)]
    fn deref(&self) -> &[Value] {
        // SAFETY: `Items` are only made by `allocate_tuple`, which puts so many values behind them, in an allocation whose
        // address is exposed.
        unsafe { std::slice::from_raw_parts(self.first(), self.length) }
    }
}

impl<'a> IntoIterator for &'a Items {
    type Item = &'a Value;
    type IntoIter = std::slice::Iter<'a, Value>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Drop for Items {
    /// From the end, as CPython's tuples let go of their items, which finalisers show.
    fn drop(&mut self) {
        for index in (0..self.length).rev() {
            // SAFETY: as in `deref`; each value is dropped once, when the tuple dies.
            unsafe { std::ptr::drop_in_place(self.first().add(index)) }
        }
    }
}

/// The text of a str, behind its length.
#[repr(C)]
pub struct Text {
    /// The number of bytes, and the flags.
    length: Cell<usize>,
}

/// Set if there is a character beyond ASCII. Then, behind the text, there are the number of characters and the offset
/// of every [`STRIDE`]th of them.
const WIDE: usize = 1 << 63;
/// Set for the one str with its text in the table of interned ones.
const INTERNED: usize = 1 << 62;
const LENGTH: usize = INTERNED - 1;

/// Characters per entry of the offset table of non-ASCII strings.
const STRIDE: usize = 64;

impl Text {
    #[inline(always)]
    fn byte_count(&self) -> usize {
        self.length.get() & LENGTH
    }

    #[inline(always)]
    fn first(&self) -> *const u8 {
        (std::ptr::from_ref(self) as usize + size_of::<Text>()) as *const u8
    }

    /// The text.
    #[inline(always)]
    pub(crate) fn as_str(&self) -> &str {
        // SAFETY: a `Text` is only made by `allocate_str`, which copies a `str` of that length behind it, into an
        // allocation whose address is exposed.
        unsafe { std::str::from_utf8_unchecked(std::slice::from_raw_parts(self.first(), self.byte_count())) }
    }

    /// Whether all characters are ASCII.
    #[inline(always)]
    pub(crate) fn is_ascii(&self) -> bool {
        self.length.get() & WIDE == 0
    }

    /// Whether it is marked as interned.
    #[inline(always)]
    pub(crate) fn is_interned(&self) -> bool {
        self.length.get() & INTERNED != 0
    }

    /// Notes that ASCII text was put behind it.
    pub(crate) fn grown(&self, length: usize) {
        self.length.set(self.length.get() & !LENGTH | length);
    }

    /// Sets the mark.
    pub(crate) fn set_interned(&self, interned: bool) {
        let length = self.length.get();
        self.length.set(if interned { length | INTERNED } else { length & !INTERNED });
    }

    /// The number of characters, and the table of offsets, of a text that is not ASCII.
    fn table(&self) -> (usize, &[usize]) {
        let start =
            (self.first() as usize + self.byte_count()).next_multiple_of(size_of::<usize>()) as *const usize;
        // SAFETY: `allocate_str` has put the number there, and so many offsets behind it, if the text is not ASCII.
        unsafe {
            let count = *start;
            (count, std::slice::from_raw_parts(start.add(1), count.div_ceil(STRIDE)))
        }
    }

    /// The number of characters.
    #[inline(always)]
    pub(crate) fn char_count(&self) -> usize {
        if self.is_ascii() { self.byte_count() } else { self.table().0 }
    }

    /// The byte offset of a character.
    pub(crate) fn byte_offset(&self, index: usize) -> usize {
        if self.is_ascii() {
            return index;
        }
        let (count, offsets) = self.table();
        if index >= count {
            return self.byte_count();
        }
        let text = self.as_str();
        let mut rest = code_points(&text[offsets[index / STRIDE]..]);
        if let Some(before) = (index % STRIDE).checked_sub(1) {
            rest.nth(before);
        }
        text.len() - rest.as_str().len()
    }

    /// How many bytes of the allocation it takes.
    pub(crate) fn size(&self) -> usize {
        tail_size(self.byte_count(), if self.is_ascii() { None } else { Some(self.table().0) })
    }
}

/// The bytes behind a str's length, given the number of characters if the text is not ASCII. The offset table begins at
/// an aligned address, and so does the text.
fn tail_size(bytes: usize, characters: Option<usize>) -> usize {
    match characters {
        None => bytes,
        Some(count) => {
            bytes.next_multiple_of(size_of::<usize>()) + (1 + count.div_ceil(STRIDE)) * size_of::<usize>()
        }
    }
}

impl Heap {
    /// Allocates a tuple of a class with these items.
    #[inline]
    pub(crate) fn allocate_tuple(
        &self,
        items: impl IntoIterator<Item = Value, IntoIter: ExactSizeIterator>,
        class: &Ref<TypeObject>,
    ) -> Ref<Tuple> {
        let mut items = items.into_iter();
        let length = items.len();
        let fill = |tail: *mut usize| {
            let place = tail.cast::<Value>();
            let mut tracked = false;
            for index in 0..length {
                let item = items.next().unwrap_or(Value::NONE);
                // Without a container among its items, which never change, it can be no part of a cycle.
                tracked |= item.header().is_some_and(Header::is_container);
                // SAFETY: the tail has room for so many values and is aligned for them.
                unsafe { place.add(index).write(item) }
            }
            tracked
        };
        let payload = Tuple { items: Items { length } };
        // SAFETY: the tail has the size that `Items::size` tells, and is filled.
        unsafe { self.allocate_with_tail(payload, class, length * size_of::<Value>(), fill) }
    }

    /// Allocates a str of a class with this text.
    #[inline]
    pub(crate) fn allocate_str(&self, text: &str, class: &Ref<TypeObject>) -> Ref<Str> {
        if text.is_ascii() {
            return self.allocate_text(text, None, class);
        }
        self.allocate_text(text, Some(string::count(text)), class)
    }

    /// Allocates a str of a class with one text and another.
    pub(crate) fn allocate_sum(&self, first: &str, second: &str, class: &Ref<TypeObject>) -> Ref<Str> {
        if !(first.is_ascii() && second.is_ascii()) {
            return self.allocate_str(&[first, second].concat(), class);
        }
        let size = first.len() + second.len();
        let fill = |tail: *mut usize| {
            let place = tail.cast::<u8>();
            // SAFETY: the tail has room for both texts.
            unsafe {
                place.copy_from_nonoverlapping(first.as_ptr(), first.len());
                place.add(first.len()).copy_from_nonoverlapping(second.as_ptr(), second.len());
            }
            false
        };
        // SAFETY: the tail has the size that `Text::size` tells, and is filled with ASCII characters.
        unsafe { self.allocate_with_tail(Str::of(Text { length: Cell::new(size) }), class, size, fill) }
    }

    #[inline]
    fn allocate_text(&self, text: &str, characters: Option<usize>, class: &Ref<TypeObject>) -> Ref<Str> {
        let fill = |tail: *mut usize| {
            // SAFETY: the tail has room for the text, and for the table behind it if there are characters to count.
            unsafe {
                tail.cast::<u8>().copy_from_nonoverlapping(text.as_ptr(), text.len());
                let Some(count) = characters else { return false };
                let mut place = tail.add(text.len().div_ceil(size_of::<usize>()));
                place.write(count);
                let mut rest = code_points(text);
                for _ in 0..count.div_ceil(STRIDE) {
                    place = place.add(1);
                    place.write(text.len() - rest.as_str().len());
                    rest.nth(STRIDE - 1);
                }
            }
            false
        };
        let length = Cell::new(text.len() | if characters.is_some() { WIDE } else { 0 });
        // SAFETY: the tail has the size that `Text::size` tells, and is filled.
        unsafe {
            self.allocate_with_tail(Str::of(Text { length }), class, tail_size(text.len(), characters), fill)
        }
    }
}

/// The size of the tail of a payload, for its table, with the bytes behind a text that are not used yet.
pub(super) fn tail_size_of<T: Payload>(header: &Header) -> usize {
    let unused = if header.flags.get() & flag::ATTRIBUTES == 0 { header.capacity.get() as usize } else { 0 };
    super::payload_of::<T>(header).tail_size() + unused
}

/// Puts two other values into a pair that nobody else refers to, so that it serves again; else gives them back.
pub(crate) fn refill_pair(pair: &mut Ref<Tuple>, values: [Value; 2]) -> Result<(), [Value; 2]> {
    let header = pair.header();
    let holds_container = || values.iter().any(|value| value.header().is_some_and(Header::is_container));
    if header.count() != 1
        || header.flags.get() != 0
        || pair.items.length != 2
        || !header.is_container() && holds_container()
    {
        return Err(values);
    }
    // SAFETY: the only reference is borrowed exclusively, so that nobody looks at the items.
    let old = unsafe { std::mem::replace(&mut *pair.items.first().cast::<[Value; 2]>(), values) };
    drop(old);
    Ok(())
}

/// A text that grows has room for a quarter more than it needs, and at least for so many bytes.
const LEAST_ROOM: usize = 16;

/// Appends ASCII text to a str that nobody else refers to, where it lies or after moving it; its room grows with it, so
/// that a str can be built piece by piece. Gives the str back if it is not of that kind.
pub(crate) fn append_text(text: Ref<Str>, more: &str) -> Result<Ref<Str>, Ref<Str>> {
    let header = text.header();
    let plain = header.count() == 1 && header.flags.get() == 0 && text.is_ascii() && !text.is_interned();
    let length = text.as_str().len();
    let needed = length + more.len();
    if !plain || !more.is_ascii() || needed > u32::MAX as usize {
        return Err(text);
    }
    let value = std::mem::ManuallyDrop::new(text.into_value());
    let Some(mut pointer) = value.as_raw().map(std::ptr::NonNull::cast::<Object<Str>>) else {
        unreachable!()
    };
    // SAFETY: the only reference was given to this function, so the object may be moved and changed; its allocation has
    // the size that its header and payload tell, before and after; a new reference takes the place of the old one.
    unsafe {
        let room = pointer.as_ref().header.capacity.get() as usize;
        if room < more.len() {
            let wanted = needed + (needed / 4).max(LEAST_ROOM);
            let layout = block_layout(size_of::<Object<Str>>() + length + room);
            let size = size_of::<Object<Str>>() + wanted;
            let Some(moved) = std::ptr::NonNull::new(realloc(pointer.as_ptr().cast(), layout, size)) else {
                handle_alloc_error(block_layout(size))
            };
            pointer = moved.cast();
            pointer.as_ref().header.capacity.set((wanted - length) as u32);
        }
        let tail = pointer.as_ptr().add(1).cast::<u8>();
        tail.add(length).copy_from_nonoverlapping(more.as_ptr(), more.len());
        let object = pointer.as_ref();
        object.header.capacity.set(object.header.capacity.get() - more.len() as u32);
        object.data.grown(needed);
        Ok(Ref::from_value_unchecked(Value::from_raw(pointer.cast())))
    }
}
