//! What a `memoryview` looks at: an object's bytes as items of a format, in one dimension or more.

use super::bytearray::ByteArray;
use super::bytes::Bytes;
use super::heap::Header;
use super::memory_format::Format;
use super::value::Value;

/// Items of an object's bytes.
pub(crate) struct Window {
    /// `bytes`, `bytearray`, or an object that exports a `bytearray`.
    pub(crate) object: Value,
    /// The byte at which the first item begins.
    pub(crate) start: i64,
    /// What the items are.
    pub(crate) format: Format,
    /// The number of items in each dimension.
    pub(crate) shape: Vec<usize>,
    /// The distance in bytes between items in each dimension.
    pub(crate) strides: Vec<i64>,
    /// Whether items cannot be set.
    pub(crate) read_only: bool,
}

impl Window {
    /// All bytes of an object.
    pub(crate) fn of_bytes(object: Value, length: usize) -> Window {
        let read_only = object.is_a::<Bytes>();
        Window::new(object, 0, Format::bytes(), vec![length], vec![1], read_only)
    }

    /// All items of an object that exports them.
    pub(crate) fn of_exported(object: Value, format: &'static str) -> Window {
        let format = Format::exported(format);
        let length = with_array(&object, |array| array.data.borrow().len()).unwrap_or(0) / format.size();
        let stride = format.size() as i64;
        Window::new(object, 0, format, vec![length], vec![stride], false)
    }

    /// A window; the object cannot be resized while there is one.
    pub(crate) fn new(
        object: Value,
        start: i64,
        format: Format,
        shape: Vec<usize>,
        strides: Vec<i64>,
        read_only: bool,
    ) -> Window {
        with_array(&object, |array| array.views.set(array.views.get() + 1));
        Window { object, start, format, shape, strides, read_only }
    }

    /// The same window again, perhaps for reading only.
    pub(crate) fn copy(&self, read_only: bool) -> Window {
        let (shape, strides) = (self.shape.clone(), self.strides.clone());
        Window::new(self.object.clone(), self.start, self.format.clone(), shape, strides, read_only)
    }

    /// The window on every `step`th of `length` items of the first dimension.
    pub(crate) fn slice(&self, start: i64, step: i64, length: usize) -> Window {
        let (mut shape, mut strides) = (self.shape.clone(), self.strides.clone());
        let stride = strides[0];
        (shape[0], strides[0]) = (length, stride.wrapping_mul(step));
        let first = self.start.wrapping_add(stride.wrapping_mul(start));
        Window::new(self.object.clone(), first, self.format.clone(), shape, strides, self.read_only)
    }

    /// The same bytes in another format and shape; for contiguous windows.
    pub(crate) fn cast(&self, format: Format, shape: Vec<usize>) -> Window {
        let strides = contiguous_strides(&shape, format.size());
        Window::new(self.object.clone(), self.start, format, shape, strides, self.read_only)
    }

    /// The number of items.
    pub(crate) fn count(&self) -> usize {
        self.shape.iter().product()
    }

    /// The number of bytes of all items.
    pub(crate) fn byte_count(&self) -> usize {
        self.count() * self.format.size()
    }

    /// Whether the items follow one another, the last dimension running fastest.
    pub(crate) fn is_c_contiguous(&self) -> bool {
        self.count() <= 1 || self.follows(&contiguous_strides(&self.shape, self.format.size()))
    }

    /// Whether the items follow one another, the first dimension running fastest.
    pub(crate) fn is_f_contiguous(&self) -> bool {
        let reversed: Vec<usize> = self.shape.iter().rev().copied().collect();
        let mut strides = contiguous_strides(&reversed, self.format.size());
        strides.reverse();
        self.count() <= 1 || self.follows(&strides)
    }

    /// Whether the strides are these; those of dimensions with one item do not count.
    fn follows(&self, strides: &[i64]) -> bool {
        self.shape
            .iter()
            .zip(&self.strides)
            .zip(strides)
            .all(|((&length, own), other)| length == 1 || own == other)
    }

    /// The byte at which an item begins.
    pub(crate) fn offset(&self, indexes: &[usize]) -> usize {
        let distance: i64 =
            indexes.iter().zip(&self.strides).map(|(&index, stride)| index as i64 * stride).sum();
        (self.start + distance) as usize
    }

    /// Where all items begin. `last_fastest`: the order of C, else that of Fortran.
    pub(crate) fn offsets(&self, last_fastest: bool) -> Vec<usize> {
        let mut offsets = vec![self.start];
        let dimensions: Vec<(usize, i64)> =
            self.shape.iter().copied().zip(self.strides.iter().copied()).collect();
        let mut add = |(length, stride): (usize, i64)| {
            offsets = if last_fastest {
                offsets.iter().flat_map(|&at| (0..length as i64).map(move |i| at + i * stride)).collect()
            } else {
                (0..length as i64).flat_map(|i| offsets.iter().map(move |&at| at + i * stride)).collect()
            };
        };
        dimensions.into_iter().for_each(&mut add);
        offsets.into_iter().map(|offset| offset as usize).collect()
    }

    /// Reads the object's bytes.
    pub(crate) fn read<R>(&self, look: impl FnOnce(&[u8]) -> R) -> R {
        if let Some(bytes) = self.object.downcast_ref::<Bytes>() {
            return look(&bytes.data);
        }
        let (mut array, exported) = (self.object.downcast_ref::<ByteArray>(), self.object.header());
        let exported = if array.is_none() { exported.and_then(Header::exported) } else { None };
        if let Some((storage, _)) = &exported {
            array = storage.downcast_ref::<ByteArray>();
        }
        match array {
            Some(array) => look(&array.data.borrow()),
            None => look(&[]),
        }
    }

    /// The bytes of one item.
    pub(crate) fn item(&self, offset: usize) -> Vec<u8> {
        self.read(|data| data.get(offset..offset + self.format.size()).unwrap_or_default().to_vec())
    }

    /// The bytes of all items, one after the other.
    pub(crate) fn contents(&self, last_fastest: bool) -> Vec<u8> {
        if self.is_c_contiguous() && (last_fastest || self.shape.len() < 2) {
            let start = self.start as usize;
            return self.read(|data| data.get(start..start + self.byte_count()).unwrap_or_default().to_vec());
        }
        let (offsets, size) = (self.offsets(last_fastest), self.format.size());
        self.read(|data| {
            offsets
                .iter()
                .flat_map(|&at| data.get(at..at + size).unwrap_or_default().iter().copied())
                .collect()
        })
    }

    /// Sets the bytes of items.
    pub(crate) fn write(&self, items: impl Iterator<Item = (usize, Vec<u8>)>) {
        with_array(&self.object, |array| {
            let mut data = array.data.borrow_mut();
            for (offset, bytes) in items {
                if let Some(place) = data.get_mut(offset..offset + bytes.len()) {
                    place.copy_from_slice(&bytes);
                }
            }
        });
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        with_array(&self.object, |array| array.views.set(array.views.get().saturating_sub(1)));
    }
}

/// Shows the bytes that can be changed: an object's own, or what it exports.
fn with_array<R>(object: &Value, action: impl FnOnce(&ByteArray) -> R) -> Option<R> {
    if let Some(array) = object.downcast_ref::<ByteArray>() {
        return Some(action(array));
    }
    let (storage, _) = object.header()?.exported()?;
    storage.downcast_ref::<ByteArray>().map(action)
}

fn contiguous_strides(shape: &[usize], item_size: usize) -> Vec<i64> {
    let mut strides = vec![0; shape.len()];
    let mut stride = item_size as i64;
    for (place, &length) in strides.iter_mut().zip(shape).rev() {
        *place = stride;
        stride *= length as i64;
    }
    strides
}
