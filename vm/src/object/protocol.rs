//! The protocols of objects: length, index, containment, formatting, and items.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::format_number;
use super::heap::Kind;
use super::list::List;
use super::slice::{Slice, UnpackedSlice};
use super::str::Str;
use super::str_search::find_text;
use super::tuple::Tuple;
use super::type_object::TypeObject;
use super::value::{Slot, Value};
use crate::native::{PyResult, Raised};
use crate::vm::Vm;

impl Vm {
    /// `len(value)`.
    pub fn len(&self, value: &Value) -> PyResult<usize> {
        match self.try_len(value)? {
            Some(length) => Ok(length),
            None => Err(self.type_error(format!("object of type '{}' has no len()", self.type_name(value)))),
        }
    }

    /// `len(value)`, `None` if its type has no length.
    pub(crate) fn try_len(&self, value: &Value) -> PyResult<Option<usize>> {
        if value.is_exact() {
            if let Some(list) = value.downcast_ref::<List>() {
                return Ok(Some(list.len()));
            }
            if let Some(tuple) = value.downcast_ref::<Tuple>() {
                return Ok(Some(tuple.items.len()));
            }
            if let Some(text) = value.downcast_ref::<Str>() {
                return Ok(Some(text.char_count()));
            }
        }
        let class = self.type_of(value);
        if let Some(native) = class.slots.get().len {
            return native(self, value).map(Some);
        }
        let Some(function) = self.lookup(class, &self.names.__len__) else { return Ok(None) };
        let result = self.call_with_none(&function, value)?;
        let length = self.index_value(&result)?;
        match length.as_int() {
            Some(int) if int.is_negative() => Err(self.value_error("__len__() should return >= 0")),
            Some(int) => match int.to_i64() {
                Some(length) => Ok(Some(length as usize)),
                None => Err(self.overflow_error("cannot fit 'int' into an index-sized integer")),
            },
            None => Ok(None),
        }
    }

    /// `value[key]`.
    pub fn get_item(&self, value: &Value, key: &Value) -> PyResult {
        if let Some(item) = self.get_item_fast(value, key)? {
            return Ok(item);
        }
        if let Some(function) = self.lookup_special(value, &self.names.__getitem__) {
            return self.call_with_one(&function, value, key);
        }
        if value.is(self.types.type_.value()) {
            return self.generic_alias(value, key);
        }
        if let Some(class) = value.downcast_ref::<TypeObject>() {
            if let Some(generic) = self.find_attribute(value, &self.names.__class_getitem__)? {
                return self.call(&generic, std::slice::from_ref(key));
            }
            return Err(self.type_error(format!("type '{}' is not subscriptable", class.full_name())));
        }
        Err(self.type_error(format!("'{}' object is not subscriptable", self.type_name(value))))
    }

    /// Items of exact built-in containers by small index or by key, where nothing can go wrong.
    #[inline]
    fn get_item_fast(&self, value: &Value, key: &Value) -> PyResult<Option<Value>> {
        if !value.is_exact() {
            return Ok(None);
        }
        if key.kind() == Kind::SLICE {
            return Ok(self.get_slice_fast(value, key));
        }
        let place = |length: usize| {
            let index = key.as_small_int()?;
            let index = if index < 0 { index + length as i64 } else { index };
            usize::try_from(index).ok()
        };
        Ok(match value.kind() {
            Kind::LIST => value.downcast_ref::<List>().and_then(|list| list.get(place(list.len())?)),
            Kind::TUPLE => value
                .downcast_ref::<Tuple>()
                .and_then(|tuple| tuple.items.get(place(tuple.items.len())?).cloned()),
            Kind::STR => value
                .downcast_ref::<Str>()
                .and_then(|text| text.code_at(place(text.char_count())?))
                .map(|code| self.character(code)),
            Kind::DICT => match value.downcast_ref::<super::dict::Dict>() {
                Some(dict) => match dict.get(self, key)? {
                    Some(found) => Some(found),
                    None => return Err(self.key_error_for(key)),
                },
                None => None,
            },
            _ => None,
        })
    }

    /// A stretch of an exact built-in sequence, if the slice has plain bounds and no step.
    fn get_slice_fast(&self, value: &Value, key: &Value) -> Option<Value> {
        let slice = key.downcast_ref::<Slice>()?;
        let bound = |bound: &Value, default: usize, length: usize| {
            if bound.is_none() {
                return Some(default);
            }
            let index = bound.as_small_int()?;
            let index = if index < 0 { index + length as i64 } else { index };
            Some(index.clamp(0, length as i64) as usize)
        };
        let bounds = |length: usize| {
            let (start, stop) = (bound(&slice.start, 0, length)?, bound(&slice.stop, length, length)?);
            Some((start, stop.max(start)))
        };
        if !slice.step.is_none() {
            return self.get_steps_fast(value, slice);
        }
        match value.kind() {
            Kind::LIST => {
                let part = value.downcast_ref::<List>()?.with(|items| {
                    let (start, stop) = bounds(items.len())?;
                    Some(items[start..stop].to_vec())
                });
                part.map(|part| self.list(part))
            }
            Kind::TUPLE => {
                let items = &value.downcast_ref::<Tuple>()?.items;
                let (start, stop) = bounds(items.len())?;
                if stop - start == items.len() {
                    return Some(value.clone());
                }
                Some(self.tuple(items[start..stop].iter().cloned()))
            }
            Kind::STR => {
                let text = value.downcast_ref::<Str>()?;
                let (start, stop) = bounds(text.char_count())?;
                if stop - start == text.char_count() {
                    return Some(value.clone());
                }
                Some(self.text(text.slice(start, stop)))
            }
            _ => None,
        }
    }

    /// Items of an exact list in steps, if the bounds are small ints or missing.
    fn get_steps_fast(&self, value: &Value, slice: &Slice) -> Option<Value> {
        let list = value.downcast_ref::<List>()?;
        let bound = |bound: &Value| {
            let small = bound.as_small_int();
            if small.is_some() || bound.is_none() { Some(small) } else { None }
        };
        let step = slice.step.as_small_int().filter(|&step| step != 0)?;
        let bounds = UnpackedSlice { start: bound(&slice.start)?, stop: bound(&slice.stop)?, step };
        let items = list.with(|items| {
            let range = bounds.apply(items.len());
            if step == -1
                && let Some(stretch) =
                    items.get((range.stop + 1).max(0) as usize..(range.start + 1).max(0) as usize)
            {
                return stretch.iter().rev().cloned().collect();
            }
            range.indexes().filter_map(|index| items.get(index).cloned()).collect::<Vec<_>>()
        });
        Some(self.list(items))
    }

    /// `value[key] = new`, or `del value[key]` for `None`.
    pub fn set_item(&self, value: &Value, key: &Value, new: Slot) -> PyResult<()> {
        let Some(new) = new else { return self.delete_item(value, key) };
        if value.is_exact() {
            if let Some(list) = value.downcast_ref::<List>()
                && let Some(index) = key.as_small_int()
            {
                let length = list.len();
                let index = if index < 0 { index + length as i64 } else { index };
                if let Ok(index) = usize::try_from(index)
                    && index < length
                {
                    let old = list.with_mut(|items| std::mem::replace(&mut items[index], new));
                    drop(old);
                    return Ok(());
                }
                return Err(self.index_error("list assignment index out of range"));
            }
            if let Some(dict) = value.downcast_ref::<super::dict::Dict>() {
                drop(dict.insert(self, key.clone(), new)?);
                return Ok(());
            }
        }
        match self.lookup_special(value, &self.names.__setitem__) {
            Some(function) => {
                self.call_special_function(&function, value, &[key.clone(), new])?;
                Ok(())
            }
            None => Err(self
                .type_error(format!("'{}' object does not support item assignment", self.type_name(value)))),
        }
    }

    fn delete_item(&self, value: &Value, key: &Value) -> PyResult<()> {
        if value.is_exact()
            && let Some(dict) = value.downcast_ref::<super::dict::Dict>()
        {
            return match dict.remove(self, key)? {
                Some(removed) => {
                    drop(removed);
                    Ok(())
                }
                None => Err(self.key_error_for(key)),
            };
        }
        if let Some(function) = self.lookup_special(value, &self.names.__delitem__) {
            self.call_with_one(&function, value, key)?;
            return Ok(());
        }
        // CPython words it by where the type would have its slot: sequences asked by index say "doesn't".
        let class = self.type_of(value);
        let sequence = !class.is_native()
            || matches!(
                value.kind(),
                Kind::TUPLE | Kind::STR | Kind::BYTES | Kind::RANGE | Kind::SET | Kind::FROZENSET
            );
        let sequence = sequence && self.has_index(key);
        let verb = if sequence && self.has_index(key) { "doesn't" } else { "does not" };
        Err(self.type_error(format!("'{}' object {verb} support item deletion", self.type_name(value))))
    }

    /// `item in value`.
    pub fn contains(&self, value: &Value, item: &Value) -> PyResult<bool> {
        if value.is_exact() {
            match value.kind() {
                Kind::LIST | Kind::TUPLE => return self.sequence_contains(value, item),
                Kind::DICT => {
                    if let Some(dict) = value.downcast_ref::<super::dict::Dict>() {
                        return dict.contains(self, item);
                    }
                }
                Kind::STR if item.kind() == Kind::STR => {
                    if let (Some(text), Some(part)) =
                        (value.downcast_ref::<Str>(), item.downcast_ref::<Str>())
                    {
                        return Ok(find_text(text.as_str(), part.as_str()).is_some());
                    }
                }
                Kind::SET | Kind::FROZENSET if item.kind() != Kind::SET => {
                    if let Some(elements) = value.set_elements() {
                        return elements.contains(self, item);
                    }
                }
                _ => {}
            }
        }
        match self.lookup_special(value, &self.names.__contains__) {
            Some(function) if function.is_none() => {
                Err(self.type_error(format!("'{}' object is not a container", self.type_name(value))))
            }
            Some(function) => {
                let result = self.call_with_one(&function, value, item)?;
                self.is_true(&result)
            }
            None => self.contains_by_iteration(value, item),
        }
    }

    /// Looks for an item in a list or tuple that may change meanwhile.
    pub(crate) fn sequence_contains(&self, value: &Value, item: &Value) -> PyResult<bool> {
        let mut index = 0;
        while let Some(candidate) = sequence_item(value, index) {
            if self.values_equal(&candidate, item)? {
                return Ok(true);
            }
            index += 1;
        }
        Ok(false)
    }

    fn contains_by_iteration(&self, value: &Value, item: &Value) -> PyResult<bool> {
        let Some(iterator) = self.try_iter(value)? else {
            return Err(
                self.type_error(format!("argument of type '{}' is not iterable", self.type_name(value)))
            );
        };
        while let Some(candidate) = self.next(&iterator)? {
            self.work(1)?;
            if self.values_equal(&candidate, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `operator.index(value)` as an exact int.
    pub fn index_value(&self, value: &Value) -> PyResult {
        if value.as_small_int().is_some() || value.is_exactly(Kind::INT) {
            return Ok(value.clone());
        }
        if let Some(int) = value.as_int() {
            return Ok(self.exact_int(&int));
        }
        let Some(function) = self.lookup_special(value, &self.names.__index__) else {
            let name = self.type_name(value);
            return Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")));
        };
        let result = self.call_with_none(&function, value)?;
        if result.as_int().is_some() && !result.is_exactly(Kind::INT) {
            self.warn_subclass("__index__", &result, "int")?;
        }
        match result.as_int() {
            Some(int) if !result.is_exactly(Kind::INT) => Ok(self.exact_int(&int)),
            Some(_) => Ok(result),
            None => {
                let name = self.type_name(&result);
                Err(self.type_error(format!("__index__ returned non-int (type {name})")))
            }
        }
    }

    /// Conversion methods should return exact instances: warns about a subclass, as CPython does.
    pub(crate) fn warn_subclass(&self, method: &str, result: &Value, base: &str) -> PyResult<()> {
        let found = self.type_name(result);
        let message = format!(
            "{method} returned non-{base} (type {found}).  The ability to return an instance of a strict subclass of \
             {base} is deprecated, and may be removed in a future version of Python."
        );
        self.warn(&self.exceptions.deprecation_warning, &message, 1)
    }

    fn index_or(&self, value: &Value, error: impl FnOnce() -> Raised) -> PyResult<i64> {
        if let Some(small) = value.as_small_int() {
            return Ok(small);
        }
        let int = self.index_value(value)?;
        int.as_int().and_then(|int| int.to_i64()).ok_or_else(error)
    }

    /// `operator.index(value)` as a machine integer; IndexError if it does not fit (for subscripts).
    pub fn index(&self, value: &Value) -> PyResult<i64> {
        self.index_or(value, || {
            self.index_error(format!("cannot fit '{}' into an index-sized integer", self.type_name(value)))
        })
    }

    /// `operator.index(value)` as a count; OverflowError if it does not fit (for repetition and lengths).
    pub fn index_count(&self, value: &Value) -> PyResult<i64> {
        self.index_or(value, || {
            self.overflow_error(format!("cannot fit '{}' into an index-sized integer", self.type_name(value)))
        })
    }

    /// An argument that C takes as `Py_ssize_t`.
    pub fn size_argument(&self, value: &Value) -> PyResult<i64> {
        self.index_or(value, || self.overflow_error("Python int too large to convert to C ssize_t"))
    }

    /// An argument that C takes as `int`.
    pub fn int_argument(&self, value: &Value) -> PyResult<i32> {
        let error = || self.overflow_error("Python int too large to convert to C int");
        i32::try_from(self.index_or(value, error)?).map_err(|_| error())
    }

    /// `operator.index(value)`, cut off at the ends of the machine range (for slice bounds).
    pub fn index_clamped(&self, value: &Value) -> PyResult<i64> {
        if let Some(small) = value.as_small_int() {
            return Ok(small);
        }
        let int = self.index_value(value)?;
        Ok(int
            .as_int()
            .map_or(0, |int| int.to_i64().unwrap_or(if int.is_negative() { i64::MIN } else { i64::MAX })))
    }

    /// `operator.index(value)` of any size.
    pub fn index_big(&self, value: &Value) -> PyResult<BigInt> {
        let int = self.index_value(value)?;
        Ok(int.as_int().map(|int| int.to_bigint()).unwrap_or_default())
    }

    /// A number as C's `double`: floats, ints, `__float__`, `__index__`.
    pub fn to_float(&self, value: &Value) -> PyResult<f64> {
        if let Some(float) = value.as_float() {
            return Ok(float);
        }
        if value.is_exact()
            && let Some(int) = value.as_int()
        {
            return super::number::int_to_float(self, &int);
        }
        if let Some(function) = self.lookup_special(value, &self.names.__float__) {
            let result = self.call_with_none(&function, value)?;
            if result.as_float().is_some() && !result.is_exact() {
                self.warn_subclass(&format!("{}.__float__", self.type_name(value)), &result, "float")?;
            }
            return match result.as_float() {
                Some(float) => Ok(float),
                None => {
                    let (class, found) = (self.type_name(value), self.type_name(&result));
                    Err(self.type_error(format!("{class}.__float__ returned non-float (type {found})")))
                }
            };
        }
        if self.lookup_special(value, &self.names.__index__).is_some() {
            let int = self.index_value(value)?;
            return match int.as_int() {
                Some(int) => super::number::int_to_float(self, &int),
                None => Ok(f64::NAN),
            };
        }
        Err(self.type_error(format!("must be real number, not {}", self.type_name(value))))
    }

    /// `format(value, spec)`.
    pub fn format(&self, value: &Value, spec: &str) -> PyResult<String> {
        if spec.is_empty() && value.is_exact() && matches!(value.kind(), Kind::STR | Kind::INT) {
            return Ok(self.str_of(value)?.as_str().to_owned());
        }
        if value.is_exact() {
            match value.kind() {
                Kind::INT => return format_number::format_int(self, value, spec),
                Kind::FLOAT => return format_number::format_float(self, value, spec),
                _ => {}
            }
        }
        let Some(function) = self.lookup_special(value, &self.names.__format__) else {
            return Ok(self.str_of(value)?.as_str().to_owned());
        };
        let result = self.call_with_one(&function, value, &self.text(spec))?;
        match result.downcast_ref::<Str>() {
            Some(text) => Ok(text.as_str().to_owned()),
            None => {
                Err(self.type_error(format!("__format__ must return a str, not {}", self.type_name(&result))))
            }
        }
    }

    /// `operator.length_hint(value, default)`.
    pub fn length_hint(&self, value: &Value, default: usize) -> PyResult<usize> {
        match self.try_len(value) {
            Ok(Some(length)) => return Ok(length),
            Ok(None) => {}
            Err(raised) if self.is_exception(&raised, &self.exceptions.type_error) => {}
            Err(raised) => return Err(raised),
        }
        let Some(function) = self.lookup_special(value, &self.names.__length_hint__) else {
            return Ok(default);
        };
        let result = match self.call_with_none(&function, value) {
            Err(raised) if self.is_exception(&raised, &self.exceptions.type_error) => return Ok(default),
            other => other?,
        };
        if result.is_not_implemented() {
            return Ok(default);
        }
        match result.as_int() {
            Some(int) if int.is_negative() => Err(self.value_error("__length_hint__() should return >= 0")),
            Some(int) => match int.to_bigint().to_i64() {
                Some(length) => Ok(length as usize),
                None => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
            },
            None => Err(self
                .type_error(format!("__length_hint__ must be an integer, not {}", self.type_name(&result)))),
        }
    }
}

/// An item of a list or tuple by index, if there is one now.
#[inline]
pub(crate) fn sequence_item(value: &Value, index: usize) -> Option<Value> {
    match value.downcast_ref::<List>() {
        Some(list) => list.get(index),
        None => value.downcast_ref::<Tuple>()?.items.get(index).cloned(),
    }
}
