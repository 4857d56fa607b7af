//! Type objects: name, bases, method resolution order, dictionary, version and native slots.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::dict::Dict;
use super::heap::{Kind, Payload, VTable};
use super::shape::Shape;
use super::str::Str;
use super::value::{Ref, Slot, Value};
use crate::native::{NativeDef, PyResult};
use crate::vm::Vm;

/// Operations of native types that are called without an argument vector. A class that overrides the corresponding
/// method gets `None` here and is called through its dictionary.
#[derive(Clone, Copy, Default)]
pub struct NativeSlots {
    /// `__next__`: the next item, `None` when exhausted.
    pub next: Option<fn(&Vm, &Value) -> PyResult<Option<Value>>>,
    /// `__iter__`.
    pub iter: Option<fn(&Vm, &Value) -> PyResult<Value>>,
    /// `__call__(self, *values, **keywords)`: the last `keyword_names.len()` values are the keyword arguments.
    pub call: Option<fn(&Vm, callable: &Value, values: &[Value], keyword_names: &[Value]) -> PyResult<Value>>,
    /// `__getattribute__`: `None` when there is no such attribute (then `__getattr__`, then AttributeError).
    pub get_attribute: Option<fn(&Vm, &Value, &Ref<Str>) -> PyResult<Option<Value>>>,
    /// `__setattr__`/`__delattr__` (value `None`).
    pub set_attribute: Option<fn(&Vm, &Value, &Ref<Str>, Slot) -> PyResult<()>>,
    /// `__get__(self, instance, owner)`; instance `None` when looked up on the class.
    pub descriptor_get:
        Option<fn(&Vm, descriptor: &Value, instance: Option<&Value>, owner: &Value) -> PyResult<Value>>,
    /// `__set__`/`__delete__` (value `None`): its presence makes a data descriptor.
    pub descriptor_set: Option<fn(&Vm, descriptor: &Value, instance: &Value, value: Slot) -> PyResult<()>>,
    /// `__hash__`.
    pub hash: Option<fn(&Vm, &Value) -> PyResult<i64>>,
    /// `__repr__`.
    pub repr: Option<fn(&Vm, &Value) -> PyResult<String>>,
    /// `__len__`.
    pub len: Option<fn(&Vm, &Value) -> PyResult<usize>>,
    /// `__await__`.
    pub awaitable: Option<fn(&Vm, &Value) -> PyResult<Value>>,
    /// One step of an iterator that is awaited: what it yields, or as `Err` what it returns.
    pub send: Option<fn(&Vm, &Value, sent: &Value) -> PyResult<Result<Value, Value>>>,
}

/// A read-only or settable attribute of a native type (`getset_descriptor`).
pub struct GetSetDef {
    /// Attribute name.
    pub name: &'static str,
    /// Docstring.
    pub doc: &'static str,
    /// Reads it.
    pub get: fn(&Vm, &Value) -> PyResult<Value>,
    /// Sets it, or deletes it (`None`); absent for read-only attributes.
    pub set: Option<fn(&Vm, &Value, Slot) -> PyResult<()>>,
}

/// The declaration of a native type, from which its type object is made.
pub struct TypeDef {
    /// Name, with the module in front for types outside `builtins`: `collections.deque`.
    pub name: &'static str,
    /// Docstring; a text signature line may stand in front as in CPython (`list(iterable=(), /)`).
    pub doc: &'static str,
    /// The payload of its instances.
    pub layout: &'static VTable,
    /// The base, `object` if `None`.
    pub base: Option<&'static TypeDef>,
    /// `__new__`: a signature beginning with `$type`. Types without it cannot be instantiated from Python.
    pub new: Option<NativeDef>,
    /// `__text_signature__` where it does not follow from `new`; the empty text is shown as None.
    pub text_signature: Option<&'static str>,
    /// Methods, class methods and static methods.
    pub methods: &'static [NativeDef],
    /// Attributes.
    pub getset: &'static [GetSetDef],
    /// Operations called directly.
    pub slots: NativeSlots,
    /// Bits of [`type_flag`].
    pub flags: u32,
}

impl TypeDef {
    /// Defaults for `..TypeDef::EMPTY`; `name` and `layout` must be given.
    pub const EMPTY: TypeDef = TypeDef {
        name: "",
        doc: "",
        layout: VTable::of::<super::instance::Instance>(),
        base: None,
        new: None,
        text_signature: None,
        methods: &[],
        getset: &[],
        slots: NativeSlots {
            next: None,
            iter: None,
            call: None,
            get_attribute: None,
            set_attribute: None,
            descriptor_get: None,
            descriptor_set: None,
            hash: None,
            repr: None,
            len: None,
            awaitable: None,
            send: None,
        },
        flags: 0,
    };
}

/// Flags of type objects.
pub mod type_flag {
    /// May be subclassed.
    pub const BASE_TYPE: u32 = 1;
    /// Made by the interpreter: immutable, instances are not marked as subclass instances.
    pub const NATIVE: u32 = 2;
    /// Instances have a `__dict__`.
    pub const HAS_DICT: u32 = 4;
    /// Some class in the MRO defines `__del__`.
    pub const HAS_FINALIZER: u32 = 8;
    /// Has abstract methods (`__abstractmethods__` is not empty).
    pub const ABSTRACT: u32 = 16;
    /// `match` treats instances as sequences.
    pub const SEQUENCE: u32 = 32;
    /// `match` treats instances as mappings.
    pub const MAPPING: u32 = 64;
    /// Instances can be weakly referenced (`__weakref__`).
    pub const WEAK_REFERENCEABLE: u32 = 128;
    /// Its metaclass or itself overrides `__getattribute__`/`__getattr__` in Python.
    pub const CUSTOM_GET_ATTRIBUTE: u32 = 256;
    /// Overrides `__setattr__` or `__delattr__` in Python.
    pub const CUSTOM_SET_ATTRIBUTE: u32 = 512;
    /// A single positional sub-pattern of a class pattern matches the subject itself (`int(x)`, `str(x)`, …).
    pub const MATCH_SELF: u32 = 1024;
    /// Instances have a place for attributes (`__dict__` or `__slots__`).
    pub const HAS_ATTRIBUTES: u32 = 4096;
    /// A native type that refines a built-in one with the same payload (`defaultdict`): its instances count as
    /// subclass instances and have one slot for a value that the payload has no place for.
    pub const REFINED: u32 = 2048;
}

/// Room for no more attributes than this is made beforehand.
const MOST_EXPECTED: u32 = 30;
/// The first instance of a class has room for so many more attributes, the second for one less, and so on.
const MOST_RESERVED: u32 = 8;

/// The payload of a type object.
pub struct TypeObject {
    /// How instances are laid out.
    pub layout: &'static VTable,
    /// `__name__`.
    pub name: RefCell<Rc<str>>,
    /// `__qualname__`.
    pub qualname: RefCell<Value>,
    /// `__bases__`.
    pub bases: RefCell<Vec<Ref<TypeObject>>>,
    /// `__mro__`, the type itself first.
    mro: RefCell<Rc<[Ref<TypeObject>]>>,
    /// The namespace. Change it through `Vm::set_type_attribute` only, which invalidates caches.
    pub dict: Ref<Dict>,
    /// Changes whenever the type or one of its bases changes; 0 = not assigned.
    version: Cell<u32>,
    flags: Cell<u32>,
    /// The number of `__slots__` members of instances, inherited ones included.
    pub slot_count: Cell<u32>,
    root_shape: RefCell<Option<Rc<Shape>>>,
    /// The number of attributes that instances are known to have.
    pub(crate) attribute_hint: Cell<u32>,
    /// More attributes that the next instance gets room for, until the first ones have shown how many there are.
    attribute_reserve: Cell<u32>,
    /// Weak slots of the direct subclasses.
    pub(crate) subclasses: RefCell<Vec<u32>>,
    /// Operations called directly.
    pub slots: Cell<NativeSlots>,
    /// The declaration, for native types.
    pub def: Option<&'static TypeDef>,
}

impl Payload for TypeObject {
    const KIND: Kind = Kind::TYPE;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.dict.value());
        visit(&self.qualname.borrow());
        for base in self.bases.borrow().iter() {
            visit(base.value());
        }
        for class in self.mro.borrow().iter() {
            visit(class.value());
        }
    }

    fn clear(&self) {
        let bases = self.bases.take();
        let mro = self.mro.replace(Rc::new([]));
        let qualname = self.qualname.replace(Value::NONE);
        self.dict.clear();
        drop((bases, mro, qualname));
    }
}

impl TypeObject {
    /// A type without bases, MRO or attributes yet.
    pub(crate) fn new(
        name: &str,
        qualname: Value,
        layout: &'static VTable,
        dict: Ref<Dict>,
        flags: u32,
    ) -> TypeObject {
        TypeObject {
            layout,
            name: RefCell::new(name.into()),
            qualname: RefCell::new(qualname),
            bases: RefCell::default(),
            mro: RefCell::new(Rc::new([])),
            dict,
            version: Cell::new(0),
            flags: Cell::new(flags),
            slot_count: Cell::new(0),
            root_shape: RefCell::new(None),
            attribute_hint: Cell::new(0),
            attribute_reserve: Cell::new(0),
            subclasses: RefCell::default(),
            slots: Cell::new(NativeSlots::default()),
            def: None,
        }
    }

    /// `__name__`.
    pub fn name(&self) -> Rc<str> {
        self.name.borrow().clone()
    }

    /// The name for messages: with its module for native types outside `builtins`, as CPython's `tp_name`.
    pub fn full_name(&self) -> Rc<str> {
        match self.def {
            Some(def) => def.name.into(),
            None => self.name(),
        }
    }

    /// `__mro__`.
    pub fn mro(&self) -> Rc<[Ref<TypeObject>]> {
        self.mro.borrow().clone()
    }

    /// Sets the MRO (the caller invalidates versions).
    pub(crate) fn set_mro(&self, mro: Vec<Ref<TypeObject>>) {
        let old = self.mro.replace(mro.into());
        drop(old);
    }

    /// The base from which the layout comes (`__base__`): the first of those whose layout extends those of the others.
    pub fn base(&self) -> Option<Ref<TypeObject>> {
        let bases = self.bases.borrow();
        let (first, others) = bases.split_first()?;
        let mut best = first.clone();
        for base in others {
            let (best_solid, solid) = (best.solid_base(), base.solid_base());
            if !best_solid.is_subtype(&solid) && solid.is_subtype(&best_solid) {
                best = base.clone();
            }
        }
        Some(best)
    }

    /// Module and qualified name, without the module for built-in types and those of the program itself.
    pub(crate) fn qualified_name(&self, vm: &Vm) -> String {
        let qualname = self.qualname.borrow().clone();
        let qualname = qualname
            .downcast_ref::<Str>()
            .map_or_else(|| self.name().to_string(), |name| name.as_str().to_owned());
        let module = self.dict.get_str(&vm.names.__module__);
        match module.as_ref().and_then(|module| module.downcast_ref::<Str>()).map(Str::as_str) {
            Some(module) if !matches!(module, "builtins" | "__main__") => format!("{module}.{qualname}"),
            _ => qualname,
        }
    }

    /// Whether a flag of [`type_flag`] is set.
    #[inline(always)]
    pub fn has_flag(&self, flag: u32) -> bool {
        self.flags.get() & flag != 0
    }

    /// Sets or clears a flag.
    pub fn set_flag(&self, flag: u32, on: bool) {
        self.flags.set(if on { self.flags.get() | flag } else { self.flags.get() & !flag });
    }

    /// All flags.
    pub fn flags(&self) -> u32 {
        self.flags.get()
    }

    /// Made by the interpreter, not by a `class` statement.
    #[inline(always)]
    pub fn is_native(&self) -> bool {
        self.has_flag(type_flag::NATIVE)
    }

    #[inline(always)]
    pub(super) fn has_finalizer(&self) -> bool {
        self.has_flag(type_flag::HAS_FINALIZER)
    }

    /// The first shape of a new instance, if it can have a `__dict__`, and for how many values it needs room.
    #[inline]
    pub(super) fn room_for_attributes(&self) -> (Option<Rc<Shape>>, u32) {
        let slot_count = self.slot_count.get();
        if !self.has_flag(type_flag::HAS_DICT) {
            return (None, slot_count);
        }
        let reserve = self.attribute_reserve.get();
        if reserve != 0 {
            self.attribute_reserve.set(reserve - 1);
        }
        (self.root_shape.borrow().clone(), slot_count + self.attribute_hint.get() + reserve)
    }

    /// Makes room in instances for so many attributes, more for the first instances.
    pub(crate) fn expect_attributes(&self, count: u32) {
        self.attribute_hint.set(count.min(MOST_EXPECTED));
        self.attribute_reserve.set(MOST_RESERVED);
    }

    /// Makes room in later instances for as many attributes as one was seen to have.
    pub(crate) fn learn_attributes(&self, count: u32) {
        self.attribute_hint.set(self.attribute_hint.get().max(count.min(MOST_EXPECTED)));
    }

    /// Gives instances a place for attributes (`__dict__` or `__slots__`).
    pub(crate) fn enable_attributes(&self, vm: &Vm) {
        let mut shape = self.root_shape.borrow_mut();
        if shape.is_none() {
            *shape = Some(Shape::root(vm));
            self.set_flag(type_flag::HAS_ATTRIBUTES, true);
        }
    }

    /// Invalidates inline caches of instance attributes (a data descriptor appeared, or attribute access was overridden).
    pub(crate) fn renumber_shapes(&self, vm: &Vm) {
        if let Some(shape) = self.root_shape.borrow().as_ref() {
            shape.renumber(vm);
        }
    }

    /// The version that caches compare; assigned on demand. Never zero.
    #[inline(always)]
    pub fn version(&self, vm: &Vm) -> u32 {
        let version = self.version.get();
        if version != 0 { version } else { self.assign_version(vm) }
    }

    #[cold]
    fn assign_version(&self, vm: &Vm) -> u32 {
        // A version stands for the whole MRO: bases must be valid first, so that `modified` reaches this type.
        let version = vm.next_type_version();
        self.version.set(version);
        version
    }

    /// The current version without assigning one.
    #[inline(always)]
    pub(crate) fn current_version(&self) -> u32 {
        self.version.get()
    }

    /// Invalidates this type and all its subclasses; call it after any change of the namespace, bases or flags.
    pub(crate) fn modified(&self, vm: &Vm) {
        self.version.set(0);
        for subclass in self.live_subclasses(vm) {
            subclass.modified(vm);
        }
    }

    /// The direct subclasses that are alive, in order of creation.
    pub fn live_subclasses(&self, vm: &Vm) -> Vec<Ref<TypeObject>> {
        let slots = self.subclasses.borrow().clone();
        slots.into_iter().filter_map(|slot| vm.heap.upgrade(slot)?.downcast::<TypeObject>().ok()).collect()
    }

    /// Looks an interned name up in the namespaces along the MRO, without descriptors or caching.
    pub fn lookup_uncached(&self, name: &Ref<Str>) -> Option<Value> {
        let mro = self.mro.borrow().clone();
        mro.iter().find_map(|class| class.dict.get_str(name))
    }

    /// Whether `other` is in the MRO (no `__subclasscheck__`).
    #[inline]
    pub fn is_subtype(&self, other: &Ref<TypeObject>) -> bool {
        let mro = self.mro.borrow();
        mro.iter().any(|class| class.is(other))
    }
}

impl Ref<TypeObject> {
    /// The class that fixed the layout: the nearest with a layout of its own or with `__slots__` members.
    pub(crate) fn solid_base(&self) -> Ref<TypeObject> {
        let mut class = self.clone();
        while let Some(base) = class.base() {
            if !base.layout.same_layout(class.layout) || base.slot_count.get() != class.slot_count.get() {
                break;
            }
            class = base;
        }
        class
    }
}

impl Drop for TypeObject {
    fn drop(&mut self) {
        // The weak slots of subclasses belong to this type.
        for slot in self.subclasses.take() {
            super::heap::free_weak_slot(slot);
        }
    }
}
