//! `_weakref`: references and proxies that keep nothing alive.

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::module::Module;
use minipy_vm::object::operator::operator_code;
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::{NativeSlots, TypeDef};
use minipy_vm::object::value::{Ref, Slot, Value};
use minipy_vm::object::weakref::WeakRef;
use minipy_vm::vm::Vm;

/// `weakref.ProxyType` and `weakref.CallableProxyType`: operations go to the referent.
struct Proxy {
    reference: Ref<WeakRef>,
}

impl Payload for Proxy {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.reference.value());
    }
}

fn referent(vm: &Vm, value: &Value) -> PyResult {
    match value.downcast_ref::<Proxy>() {
        Some(proxy) => proxy
            .reference
            .upgrade(vm)
            .ok_or_else(|| vm.reference_error("weakly-referenced object no longer exists")),
        None => Ok(value.clone()),
    }
}

fn proxy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let object = args.get(0);
    let def = if vm.is_callable(object) { &CALLABLE_PROXY } else { &PROXY };
    let callback = args.not_none(1).cloned();
    if callback.is_none()
        && let Some(shared) = vm.weakrefs_of(object).iter().find_map(|known| plain_proxy(vm, known))
    {
        return Ok(shared);
    }
    let reference = vm.new_weakref_of_proxy(object, callback)?;
    let proxy = vm.heap.allocate(Proxy { reference: reference.clone() }, &vm.native_type(def)).into_value();
    reference.set_proxy(vm, &proxy);
    Ok(proxy)
}

/// The proxy without a callback that a reference belongs to.
fn plain_proxy(vm: &Vm, reference: &Value) -> Option<Value> {
    let reference = reference.downcast_ref::<WeakRef>()?;
    if reference.callback.borrow().is_some() {
        return None;
    }
    reference.proxy(vm)
}

fn get_attribute(vm: &Vm, value: &Value, name: &Ref<Str>) -> PyResult<Option<Value>> {
    vm.find_attribute(&referent(vm, value)?, name).and_then(|found| match found {
        Some(found) => Ok(Some(found)),
        None => Err(vm.no_attribute(&referent(vm, value)?, name)),
    })
}

fn set_attribute(vm: &Vm, value: &Value, name: &Ref<Str>, new: Slot) -> PyResult<()> {
    vm.set_attribute(&referent(vm, value)?, name, new)
}

fn call(vm: &Vm, callable: &Value, values: &[Value], names: &[Value]) -> PyResult {
    vm.call_with_keywords(&referent(vm, callable)?, values, names)
}

macro_rules! binary_methods {
    ($($name:ident = $code:ident;)*) => {
        $(fn $name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
            vm.binary_operation(operator_code::$code, &referent(vm, args.get(0))?, &referent(vm, args.get(1))?)
        })*
    };
}
binary_methods! {
    add = ADD; sub = SUBTRACT; mul = MULTIPLY; truediv = TRUE_DIVIDE; floordiv = FLOOR_DIVIDE; modulo = REMAINDER;
    and = AND; or = OR; xor = XOR; lshift = LEFT_SHIFT; rshift = RIGHT_SHIFT; power = POWER; matmul = MATRIX_MULTIPLY;
}

macro_rules! reflected_methods {
    ($($name:ident = $plain:ident;)*) => {
        $(fn $name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
            $plain(vm, &Arguments::positional(&[Some(args.get(1).clone()), Some(args.get(0).clone())]))
        })*
    };
}
reflected_methods! {
    radd = add; rsub = sub; rmul = mul; rtruediv = truediv; rfloordiv = floordiv; rmod = modulo; rand = and;
    ror = or; rxor = xor; rlshift = lshift; rrshift = rshift; rmatmul = matmul; rpow = power; rdivmod = divmod;
}

macro_rules! in_place_methods {
    ($($name:ident = $code:ident;)*) => {
        $(fn $name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
            let code = operator_code::$code + operator_code::IN_PLACE;
            vm.binary_operation(code, &referent(vm, args.get(0))?, &referent(vm, args.get(1))?)
        })*
    };
}
in_place_methods! {
    iadd = ADD; isub = SUBTRACT; imul = MULTIPLY; itruediv = TRUE_DIVIDE; ifloordiv = FLOOR_DIVIDE;
    imod = REMAINDER; iand = AND; ior = OR; ixor = XOR; ilshift = LEFT_SHIFT; irshift = RIGHT_SHIFT; ipow = POWER;
    imatmul = MATRIX_MULTIPLY;
}

fn divmod(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.divmod(&referent(vm, args.get(0))?, &referent(vm, args.get(1))?)
}

fn negative(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.negative(&referent(vm, args.get(0))?)
}

fn positive(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.positive(&referent(vm, args.get(0))?)
}

fn invert(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.invert(&referent(vm, args.get(0))?)
}

fn absolute(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.absolute(&referent(vm, args.get(0))?)
}

fn int(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.to_int(&referent(vm, args.get(0))?)
}

fn float(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.call(vm.types.float.value(), &[referent(vm, args.get(0))?])
}

fn index(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.index_value(&referent(vm, args.get(0))?)
}

fn bytes(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.call(vm.types.bytes.value(), &[referent(vm, args.get(0))?])
}

fn reversed(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let reversed = vm.builtins.get_str(&vm.intern("reversed")).unwrap_or(Value::NONE);
    vm.call(&reversed, &[referent(vm, args.get(0))?])
}

macro_rules! comparisons {
    ($($name:ident = $operator:ident;)*) => {
        $(fn $name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
            let operator = minipy_vm::object::compare::CompareOperator::$operator;
            vm.compare(&referent(vm, args.get(0))?, &referent(vm, args.get(1))?, operator)
        })*
    };
}
comparisons! { lt = Less; le = LessEqual; eq = Equal; ne = NotEqual; gt = Greater; ge = GreaterEqual; }

fn len(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.len(&referent(vm, args.get(0))?)? as i64))
}

fn truth(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(vm.is_true(&referent(vm, args.get(0))?)?))
}

fn iter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.iter(&referent(vm, args.get(0))?)
}

fn next(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let object = referent(vm, args.get(0))?;
    if !vm.is_iterator(&object) {
        return Err(vm.type_error(format!(
            "Weakref proxy referenced a non-iterator '{}' object",
            vm.type_name(&object)
        )));
    }
    vm.next(&object)?.ok_or_else(|| vm.stop_iteration(""))
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.get_item(&referent(vm, args.get(0))?, args.get(1))
}

fn set_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.set_item(&referent(vm, args.get(0))?, args.get(1), Some(args.get(2).clone()))?;
    Ok(Value::NONE)
}

fn delete_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.set_item(&referent(vm, args.get(0))?, args.get(1), None)?;
    Ok(Value::NONE)
}

fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(vm.contains(&referent(vm, args.get(0))?, args.get(1))?))
}

fn text(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.str_of(&referent(vm, args.get(0))?)?.into_value())
}

fn unhashable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Err(vm.type_error(format!("unhashable type: '{}'", vm.type_name(args.get(0)))))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(proxy) = value.downcast_ref::<Proxy>() else { return Ok(String::new()) };
    let id = vm.heap.id_of(value);
    Ok(match proxy.reference.upgrade(vm) {
        Some(object) => {
            format!("<weakproxy at {id:#x} to {} at {:#x}>", vm.type_name(&object), vm.heap.id_of(&object))
        }
        None => format!("<weakproxy at {id:#x} to NoneType at 0x0>"),
    })
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

const METHODS: &[NativeDef] = &[
    NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
    NativeDef::new("__str__($self, /)", "Return str(self).", text),
    NativeDef::new("__hash__($self, /)", "Return hash(self).", unhashable),
    NativeDef::new("__len__($self, /)", "Return len(self).", len),
    NativeDef::new("__bool__($self, /)", "True if self else False", truth),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", iter),
    NativeDef::new("__next__($self, /)", "Implement next(self).", next),
    NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
    NativeDef::new("__setitem__($self, key, value, /)", "Set self[key] to value.", set_item),
    NativeDef::new("__delitem__($self, key, /)", "Delete self[key].", delete_item),
    NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", contains),
    NativeDef::new("__add__($self, value, /)", "Return self+value.", add),
    NativeDef::new("__radd__($self, value, /)", "Return value+self.", radd),
    NativeDef::new("__sub__($self, value, /)", "Return self-value.", sub),
    NativeDef::new("__rsub__($self, value, /)", "Return value-self.", rsub),
    NativeDef::new("__mul__($self, value, /)", "Return self*value.", mul),
    NativeDef::new("__rmul__($self, value, /)", "Return value*self.", rmul),
    NativeDef::new("__truediv__($self, value, /)", "Return self/value.", truediv),
    NativeDef::new("__rtruediv__($self, value, /)", "Return value/self.", rtruediv),
    NativeDef::new("__floordiv__($self, value, /)", "Return self//value.", floordiv),
    NativeDef::new("__rfloordiv__($self, value, /)", "Return value//self.", rfloordiv),
    NativeDef::new("__mod__($self, value, /)", "Return self%value.", modulo),
    NativeDef::new("__rmod__($self, value, /)", "Return value%self.", rmod),
    NativeDef::new("__pow__($self, value, mod=None, /)", "Return pow(self, value, mod).", power),
    NativeDef::new("__matmul__($self, value, /)", "Return self@value.", matmul),
    NativeDef::new("__and__($self, value, /)", "Return self&value.", and),
    NativeDef::new("__rand__($self, value, /)", "Return value&self.", rand),
    NativeDef::new("__or__($self, value, /)", "Return self|value.", or),
    NativeDef::new("__ror__($self, value, /)", "Return value|self.", ror),
    NativeDef::new("__xor__($self, value, /)", "Return self^value.", xor),
    NativeDef::new("__rxor__($self, value, /)", "Return value^self.", rxor),
    NativeDef::new("__lshift__($self, value, /)", "Return self<<value.", lshift),
    NativeDef::new("__rshift__($self, value, /)", "Return self>>value.", rshift),
    NativeDef::new("__rlshift__($self, value, /)", "Return value<<self.", rlshift),
    NativeDef::new("__rrshift__($self, value, /)", "Return value>>self.", rrshift),
    NativeDef::new("__rmatmul__($self, value, /)", "Return value@self.", rmatmul),
    NativeDef::new("__rpow__($self, value, mod=None, /)", "Return pow(value, self, mod).", rpow),
    NativeDef::new("__divmod__($self, value, /)", "Return divmod(self, value).", divmod),
    NativeDef::new("__rdivmod__($self, value, /)", "Return divmod(value, self).", rdivmod),
    NativeDef::new("__iadd__($self, value, /)", "Return self+=value.", iadd),
    NativeDef::new("__isub__($self, value, /)", "Return self-=value.", isub),
    NativeDef::new("__imul__($self, value, /)", "Return self*=value.", imul),
    NativeDef::new("__itruediv__($self, value, /)", "Return self/=value.", itruediv),
    NativeDef::new("__ifloordiv__($self, value, /)", "Return self//=value.", ifloordiv),
    NativeDef::new("__imod__($self, value, /)", "Return self%=value.", imod),
    NativeDef::new("__ipow__($self, value, /)", "Return self**=value.", ipow),
    NativeDef::new("__imatmul__($self, value, /)", "Return self@=value.", imatmul),
    NativeDef::new("__iand__($self, value, /)", "Return self&=value.", iand),
    NativeDef::new("__ior__($self, value, /)", "Return self|=value.", ior),
    NativeDef::new("__ixor__($self, value, /)", "Return self^=value.", ixor),
    NativeDef::new("__ilshift__($self, value, /)", "Return self<<=value.", ilshift),
    NativeDef::new("__irshift__($self, value, /)", "Return self>>=value.", irshift),
    NativeDef::new("__neg__($self, /)", "-self", negative),
    NativeDef::new("__pos__($self, /)", "+self", positive),
    NativeDef::new("__invert__($self, /)", "~self", invert),
    NativeDef::new("__abs__($self, /)", "abs(self)", absolute),
    NativeDef::new("__int__($self, /)", "int(self)", int),
    NativeDef::new("__float__($self, /)", "float(self)", float),
    NativeDef::new("__index__($self, /)", "Return self converted to an integer.", index),
    NativeDef::new("__bytes__($self, /)", "Return the referent as bytes.", bytes),
    NativeDef::new("__reversed__($self, /)", "Return a reverse iterator over the referent.", reversed),
    NativeDef::new("__lt__($self, value, /)", "Return self<value.", lt),
    NativeDef::new("__le__($self, value, /)", "Return self<=value.", le),
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
    NativeDef::new("__ne__($self, value, /)", "Return self!=value.", ne),
    NativeDef::new("__gt__($self, value, /)", "Return self>value.", gt),
    NativeDef::new("__ge__($self, value, /)", "Return self>=value.", ge),
];

static PROXY: TypeDef = TypeDef {
    name: "weakref.ProxyType",
    layout: VTable::of::<Proxy>(),
    methods: METHODS,
    slots: NativeSlots {
        get_attribute: Some(get_attribute),
        set_attribute: Some(set_attribute),
        repr: Some(repr),
        ..TypeDef::EMPTY.slots
    },
    ..TypeDef::EMPTY
};

static CALLABLE_PROXY: TypeDef = TypeDef {
    name: "weakref.CallableProxyType",
    layout: VTable::of::<Proxy>(),
    methods: METHODS,
    slots: NativeSlots {
        get_attribute: Some(get_attribute),
        set_attribute: Some(set_attribute),
        call: Some(call),
        repr: Some(repr),
        ..TypeDef::EMPTY.slots
    },
    ..TypeDef::EMPTY
};

fn getweakrefcount(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.weakrefs_of(args.get(0)).len() as i64))
}

fn getweakrefs(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut found: Vec<(u8, Value)> = Vec::new();
    for value in vm.weakrefs_of(args.get(0)) {
        let Some(reference) = value.downcast_ref::<WeakRef>() else { continue };
        let plain = reference.callback.borrow().is_none();
        found.push(match reference.proxy(vm) {
            Some(proxy) => (if plain { 1 } else { 2 }, proxy),
            None if plain && value.is_exact() => (0, value),
            None => (2, value),
        });
    }
    found.sort_by_key(|(rank, _)| *rank);
    Ok(vm.list(found.into_iter().map(|(_, value)| value).collect()))
}

fn remove_dead_weakref(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if let Some(dict) = args.get(0).downcast_ref::<Dict>()
        && let Some(found) = dict.get(vm, args.get(1))?
        && found.downcast_ref::<WeakRef>().is_some_and(|reference| reference.upgrade(vm).is_none())
    {
        drop(dict.remove(vm, args.get(1))?);
    }
    Ok(Value::NONE)
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    let set = |name: &str, value: Value| drop(module.dict.insert_str(&vm.intern(name), value));
    set("ref", vm.types.weakref.value().clone());
    set("ReferenceType", vm.types.weakref.value().clone());
    set("ProxyType", vm.native_type(&PROXY).into_value());
    set("CallableProxyType", vm.native_type(&CALLABLE_PROXY).into_value());
    Ok(())
}

/// `_weakref`.
pub(crate) static WEAKREF: ModuleDef = ModuleDef {
    name: "_weakref",
    doc: "Weak-reference support module.",
    functions: &[
        NativeDef::new(
            "proxy(object, callback=None, /)",
            "Create a proxy object that weakly references 'object'.",
            proxy,
        ),
        NativeDef::new(
            "getweakrefcount(object, /)",
            "Return the number of weak references to 'object'.",
            getweakrefcount,
        ),
        NativeDef::new(
            "getweakrefs(object, /)",
            "Return a list of all weak reference objects pointing to 'object'.",
            getweakrefs,
        ),
        NativeDef::new(
            "_remove_dead_weakref(dct, key, /)",
            "Atomically remove key from dict if it points to a dead weakref.",
            remove_dead_weakref,
        ),
    ],
    types: &[],
    setup: Some(setup),
};
