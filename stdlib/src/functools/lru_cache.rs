//! `functools._lru_cache_wrapper`: calls whose results are kept.

use std::cell::Cell;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::heap::{Kind, Payload, VTable};
use minipy_vm::object::type_object::{NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use crate::common::{class_of, itself};

struct LruCache {
    function: Value,
    /// How many results are kept; `None` = all.
    limit: Option<usize>,
    typed: bool,
    info_type: Value,
    /// The results; the least recently used first, if there is a limit.
    results: Ref<Dict>,
    /// Stands between positional and keyword arguments in keys.
    mark: Value,
    hits: Cell<i64>,
    misses: Cell<i64>,
}

impl Payload for LruCache {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.info_type);
        visit(self.results.value());
        visit(&self.mark);
    }

    fn clear(&self) {
        self.results.clear();
    }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    if !vm.is_callable(args.get(1)) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let limit = if args.get(2).is_none() {
        None
    } else if vm.has_index(args.get(2)) {
        Some(vm.size_argument(args.get(2))?.max(0) as usize)
    } else {
        return Err(vm.type_error("maxsize should be integer or None"));
    };
    let cache = LruCache {
        function: args.get(1).clone(),
        limit,
        typed: vm.is_true(args.get(3))?,
        info_type: args.get(4).clone(),
        results: vm.new_dict(),
        mark: vm.new_instance(&vm.types.object)?,
        hits: Cell::new(0),
        misses: Cell::new(0),
    };
    Ok(vm.heap.allocate(cache, class).into_value())
}

fn cache_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a LruCache> {
    value.downcast_ref::<LruCache>().ok_or_else(|| vm.system_error("an lru_cache wrapper was expected"))
}

/// What distinguishes calls: the only argument itself if it is an int or str, otherwise a tuple.
fn key_of(vm: &Vm, cache: &LruCache, values: &[Value], names: &[Value]) -> Value {
    if let [value] = values
        && names.is_empty()
        && !cache.typed
        && (value.is_exactly(Kind::INT) || value.is_exactly(Kind::STR))
    {
        return value.clone();
    }
    let positional = values.len() - names.len();
    let mut parts = values[..positional].to_vec();
    if !names.is_empty() {
        parts.push(cache.mark.clone());
        for (name, value) in names.iter().zip(&values[positional..]) {
            parts.push(name.clone());
            parts.push(value.clone());
        }
    }
    if cache.typed {
        parts.extend(values.iter().map(|value| vm.type_of(value).value().clone()));
    }
    vm.tuple(parts)
}

fn count(counter: &Cell<i64>) {
    counter.set(counter.get() + 1);
}

fn call(vm: &Vm, value: &Value, values: &[Value], names: &[Value]) -> PyResult {
    let cache = cache_of(vm, value)?;
    if cache.limit == Some(0) {
        count(&cache.misses);
        return vm.call_with_keywords(&cache.function, values, names);
    }
    let key = key_of(vm, cache, values, names);
    let hash = vm.hash(&key)?;
    let results = cache.results.clone();
    if let Some(position) = results.position_with_hash(vm, &key, hash)?
        && let Some(result) = results.value_at(position)
    {
        if cache.limit.is_some() {
            results.move_to_end(position);
        }
        count(&cache.hits);
        return Ok(result);
    }
    count(&cache.misses);
    let result = vm.call_with_keywords(&cache.function, values, names)?;
    let Some(limit) = cache.limit else {
        drop(results.insert_with_hash(vm, key, result.clone(), hash)?);
        return Ok(result);
    };
    // The call may have stored the same key meanwhile.
    if results.get_with_hash(vm, &key, hash)?.is_some() {
        return Ok(result);
    }
    if results.len() >= limit
        && let Some((oldest, ..)) = results.next_item(0)
    {
        let removed = results.remove_at(oldest);
        drop(removed);
    }
    drop(results.insert_with_hash(vm, key, result.clone(), hash)?);
    Ok(result)
}

fn call_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut values = args.extra().to_vec();
    let mut names = Vec::new();
    for (name, value) in args.keywords() {
        names.push(name.clone());
        values.push(value.clone());
    }
    call(vm, args.get(0), &values, &names)
}

fn descriptor_get(vm: &Vm, descriptor: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
    Ok(match instance {
        Some(instance) if !instance.is_none() => vm.method(descriptor.clone(), instance.clone()),
        _ => descriptor.clone(),
    })
}

fn get_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    descriptor_get(vm, args.get(0), args.optional(1), &Value::NONE)
}

fn cache_info(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let cache = args.this::<LruCache>(vm)?;
    let limit = cache.limit.map_or(Value::NONE, |limit| vm.int(limit as i64));
    let size = vm.int(cache.results.len() as i64);
    vm.call(&cache.info_type, &[vm.int(cache.hits.get()), vm.int(cache.misses.get()), limit, size])
}

fn cache_clear(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let cache = args.this::<LruCache>(vm)?;
    cache.hits.set(0);
    cache.misses.set(0);
    cache.results.clear();
    Ok(Value::NONE)
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.get_attribute(args.get(0), &vm.names.__qualname__)
}

/// `functools._lru_cache_wrapper`.
pub(crate) static LRU_CACHE: TypeDef = TypeDef {
    name: "functools._lru_cache_wrapper",
    text_signature: Some(""),
    doc: "Create a cached callable that wraps another function.",
    layout: VTable::of::<LruCache>(),
    new: Some(NativeDef::new(
        "__new__($type, user_function, maxsize, typed, cache_info_type)",
        "Create and return a new object.",
        new,
    )),
    methods: &[
        NativeDef::new("__call__($self, /, *args, **kwargs)", "Call self as a function.", call_method),
        NativeDef::new(
            "__get__($self, instance, owner=None, /)",
            "Return an attribute of instance, which is of type owner.",
            get_method,
        ),
        NativeDef::new("cache_info($self, /)", "Report cache statistics", cache_info),
        NativeDef::new("cache_clear($self, /)", "Clear the cache and cache statistics", cache_clear),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", reduce)
            .without_signature(),
        NativeDef::new("__copy__($self, /)", "Return the cache itself.", itself).without_signature(),
        NativeDef::new("__deepcopy__($self, memo, /)", "Return the cache itself.", itself)
            .without_signature(),
    ],
    slots: NativeSlots { call: Some(call), descriptor_get: Some(descriptor_get), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE | type_flag::HAS_DICT | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
