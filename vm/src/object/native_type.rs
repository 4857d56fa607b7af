//! Making type objects from their declarations: the first ones at start-up, others on first use.

use std::cell::RefCell;
use std::collections::HashMap;

use super::descriptor::{ClassMethod, GetSet, Member, MemberPlace};
use super::dict::Dict;
use super::exception_types::ExceptionTypes;
use super::heap::Heap;
use super::instance::OBJECT;
use super::module::Module;
use super::native_function::NativeFunction;
use super::native_members::is_member;
use super::type_methods::TYPE;
use super::type_object::{TypeDef, TypeObject, type_flag};
use super::value::{Ref, Value};
use crate::builtins::types::Types;
use crate::native::{Binding, ModuleDef, NativeDef, PyResult};
use crate::vm::Vm;

/// The type objects made from declarations, by the address of the declaration.
#[derive(Default)]
pub(crate) struct NativeTypes {
    by_def: RefCell<HashMap<usize, Ref<TypeObject>, hashbrown::DefaultHashBuilder>>,
}

fn key(def: &'static TypeDef) -> usize {
    std::ptr::from_ref(def) as usize
}

impl NativeTypes {
    pub(crate) fn get(&self, vm: &Vm, def: &'static TypeDef) -> Ref<TypeObject> {
        if let Some(known) = self.by_def.borrow().get(&key(def)) {
            return known.clone();
        }
        let base = vm.native_type(def.base.unwrap_or(&OBJECT));
        let dict = vm.new_dict();
        let new = vm.heap.allocate(bare_type(def, dict), &vm.types.type_);
        link(&new, &base);
        self.by_def.borrow_mut().insert(key(def), new.clone());
        vm.populate_type(&new, def);
        new
    }
}

fn bare_type(def: &'static TypeDef, dict: Ref<Dict>) -> TypeObject {
    let name = def.name.rsplit('.').next().unwrap_or(def.name);
    let mut payload = TypeObject::new(name, Value::NONE, def.layout, dict, def.flags | type_flag::NATIVE);
    payload.def = Some(def);
    payload
}

/// Whether CPython makes a special method from a slot of the type (`wrapper_descriptor`) rather than from a method table.
pub(crate) fn is_slot_wrapper(name: &str) -> bool {
    name.starts_with("__")
        && name.ends_with("__")
        && !matches!(
            name,
            "__getitem__"
                | "__contains__"
                | "__reversed__"
                | "__reduce__"
                | "__reduce_ex__"
                | "__sizeof__"
                | "__format__"
                | "__dir__"
                | "__getnewargs__"
                | "__getstate__"
                | "__setstate__"
                | "__round__"
                | "__floor__"
                | "__ceil__"
                | "__trunc__"
                | "__complex__"
                | "__bytes__"
                | "__class_getitem__"
                | "__length_hint__"
                | "__enter__"
                | "__exit__"
                | "__copy__"
                | "__deepcopy__"
                | "__instancecheck__"
                | "__subclasscheck__"
                | "__subclasses__"
                | "__missing__"
        )
}

/// Sets bases, MRO and what is inherited.
fn link(new: &Ref<TypeObject>, base: &Ref<TypeObject>) {
    new.bases.borrow_mut().push(base.clone());
    let mut mro = vec![new.clone()];
    mro.extend(base.mro().iter().cloned());
    new.set_mro(mro);
    let inherited = base.flags()
        & (type_flag::SEQUENCE
            | type_flag::MAPPING
            | type_flag::MATCH_SELF
            | type_flag::HAS_DICT
            | type_flag::WEAK_REFERENCEABLE);
    for bit in 0..32 {
        if inherited & (1 << bit) != 0 {
            new.set_flag(1 << bit, true);
        }
    }
}

/// Makes the built-in types, still without methods.
pub(crate) fn bootstrap(heap: &Heap) -> (NativeTypes, Types, ExceptionTypes) {
    let type_dict = heap.allocate_untyped(Dict::default());
    let type_type = heap.allocate_root_type(bare_type(&TYPE, type_dict.clone()));
    let mut untyped = vec![type_dict];
    let known = NativeTypes::default();
    let mut make =
        |def: &'static TypeDef| -> Ref<TypeObject> { make_bare(heap, &known, &type_type, &mut untyped, def) };
    let types = Types::new(&mut make);
    let exceptions = ExceptionTypes::new(&mut make);
    link(&type_type, &types.object);
    for dict in &untyped {
        dict.header().set_initial_type(&types.dict);
    }
    heap.note_knot(&type_type, &types.dict);
    (known, types, exceptions)
}

fn make_bare(
    heap: &Heap,
    known: &NativeTypes,
    type_type: &Ref<TypeObject>,
    untyped: &mut Vec<Ref<Dict>>,
    def: &'static TypeDef,
) -> Ref<TypeObject> {
    if std::ptr::eq(def, &TYPE) {
        known.by_def.borrow_mut().insert(key(def), type_type.clone());
        return type_type.clone();
    }
    if let Some(found) = known.by_def.borrow().get(&key(def)) {
        return found.clone();
    }
    let base = if std::ptr::eq(def, &OBJECT) {
        None
    } else {
        Some(make_bare(heap, known, type_type, untyped, def.base.unwrap_or(&OBJECT)))
    };
    let dict = heap.allocate_untyped(Dict::default());
    untyped.push(dict.clone());
    let new = heap.allocate(bare_type(def, dict), type_type);
    match base {
        Some(base) => link(&new, &base),
        None => new.set_mro(vec![new.clone()]),
    }
    known.by_def.borrow_mut().insert(key(def), new.clone());
    new
}

impl Vm {
    /// Gives the types made at start-up their methods and attributes.
    pub(crate) fn populate_native_types(&self) {
        // Bases first, so that slots are inherited: a type's MRO is longer than those of its bases.
        let mut all: Vec<Ref<TypeObject>> = self.native_types.by_def.borrow().values().cloned().collect();
        all.sort_by_key(|class| (class.mro().len(), class.name()));
        for class in &all {
            if let Some(def) = class.def {
                self.populate_type(class, def);
            }
        }
    }

    /// Fills the namespace of a native type from its declaration.
    fn populate_type(&self, class: &Ref<TypeObject>, def: &'static TypeDef) {
        *class.qualname.borrow_mut() = self.intern(&class.name()).into_value();
        let set = |name: &str, value: Value| drop(class.dict.insert_str(&self.intern(name), value));
        if def.layout.kind == super::heap::Kind::EXCEPTION {
            let extras = super::exception_methods::extras_of(def.name);
            for method in extras.methods {
                set(method.name(), self.native_method(class, method));
            }
            for getset in extras.getset {
                let descriptor = GetSet { def: getset, owner: class.clone() };
                set(getset.name, self.heap.allocate(descriptor, &self.types.getset).into_value());
            }
            if super::exception_methods::has_own_new(def.name) {
                let new = &super::exception_methods::NEW_DEF;
                let function = NativeFunction::new(new, Some(class.value().clone()), None, Value::NONE);
                set("__new__", self.heap.allocate(function, &self.types.builtin_function).into_value());
            }
            self.populate_exception_type(class);
        }
        if let Some(new) = &def.new {
            let function = NativeFunction::new(new, Some(class.value().clone()), None, Value::NONE);
            set("__new__", self.heap.allocate(function, &self.types.builtin_function).into_value());
        }
        for method in def.methods {
            set(method.name(), self.native_method(class, method));
        }
        for slot_method in &super::slot_methods::SLOT_METHODS {
            let name = self.intern(slot_method.def.name());
            if (slot_method.belongs)(&def.slots) && class.dict.get_str(&name).is_none() {
                drop(class.dict.insert_str(&name, self.native_method(class, &slot_method.def)));
            }
        }
        if super::slot_methods::has_own_getattribute(def)
            && class.dict.get_str(&self.names.__getattribute__).is_none()
        {
            set("__getattribute__", self.native_method(class, &super::slot_methods::GETATTRIBUTE));
        }
        for getset in def.getset {
            let owner = class.clone();
            let descriptor = if is_member(def.name, getset.name) {
                let (name, place) = (self.intern(getset.name), MemberPlace::Native(getset));
                self.heap.allocate(Member { name, place, owner }, &self.types.member).into_value()
            } else {
                self.heap.allocate(GetSet { def: getset, owner }, &self.types.getset).into_value()
            };
            set(getset.name, descriptor);
        }
        if class.dict.get_str(&self.names.__doc__).is_none() {
            let doc = if def.doc.is_empty() { Value::NONE } else { self.text(def.doc) };
            set("__doc__", doc);
        }
        if let Some((module, _)) = def.name.rsplit_once('.') {
            set("__module__", self.text(module));
        }
        if class.has_flag(type_flag::REFINED) {
            class.slot_count.set(1);
        }
        if class.has_flag(type_flag::HAS_DICT | type_flag::REFINED) {
            class.enable_attributes(self);
        }
        if def.flags & type_flag::HAS_DICT != 0 && class.dict.get_str(&self.names.__dict__).is_none() {
            self.add_dict_descriptor(class, &class.dict);
        }
        self.hash_follows_eq(class);
        self.inherit_slots(class);
        if let Some(base) = class.base()
            && let Some(slot) = self.heap.new_weak(class.value(), None)
        {
            base.subclasses.borrow_mut().push(slot);
        }
        class.modified(self);
    }

    /// A class that defines `__eq__` without `__hash__` is unhashable.
    fn hash_follows_eq(&self, class: &Ref<TypeObject>) {
        if class.dict.get_str(&self.names.__eq__).is_some()
            && class.dict.get_str(&self.names.__hash__).is_none()
        {
            drop(class.dict.insert_str(&self.names.__hash__, Value::NONE));
        }
    }

    fn native_method(&self, class: &Ref<TypeObject>, def: &'static NativeDef) -> Value {
        let owner = Some(class.clone());
        match def.binding {
            Binding::Instance => {
                let class = if is_slot_wrapper(def.name()) {
                    &self.types.wrapper_descriptor
                } else {
                    &self.types.method_descriptor
                };
                self.heap.allocate(NativeFunction::new(def, None, owner, Value::NONE), class).into_value()
            }
            Binding::Class => self
                .heap
                .allocate(
                    NativeFunction::new(def, None, owner, Value::NONE),
                    &self.types.class_method_descriptor,
                )
                .into_value(),
            Binding::Static => {
                let function = NativeFunction::new(def, None, owner, Value::NONE);
                let callable = self.heap.allocate(function, &self.types.builtin_function).into_value();
                let _ = ClassMethod { callable: RefCell::new(Value::NONE) };
                self.heap
                    .allocate(
                        super::descriptor::StaticMethod { callable: RefCell::new(callable) },
                        &self.types.static_method,
                    )
                    .into_value()
            }
        }
    }

    /// The name of a native function in messages: `list.append` for methods, `len` for functions.
    pub(crate) fn native_display_name(&self, def: &NativeDef, values: &[Value]) -> String {
        let declared_by = |class: &Ref<TypeObject>| {
            let Some(declaration) = class.def else { return false };
            let extras = match declaration.layout.kind {
                super::heap::Kind::EXCEPTION => super::exception_methods::extras_of(declaration.name).methods,
                _ => &[],
            };
            let mut methods = declaration.methods.iter().chain(extras);
            methods.any(|method| std::ptr::eq(method.signature, def.signature))
        };
        let receiver = values.first().filter(|_| def.signature.contains("($"));
        let owner = receiver.and_then(|receiver| {
            let class = match receiver.downcast_clone::<TypeObject>() {
                Some(class) if def.binding == Binding::Class => class,
                _ => self.type_of(receiver).clone(),
            };
            class.mro().iter().find(|class| declared_by(class)).map(|class| class.name())
        });
        match owner {
            Some(owner) => format!("{owner}.{}", def.name()),
            None => def.name().to_owned(),
        }
    }

    /// A function of a native module.
    pub fn native_function(&self, def: &'static NativeDef, module: Value) -> Value {
        self.heap
            .allocate(NativeFunction::new(def, None, None, module), &self.types.builtin_function)
            .into_value()
    }

    /// Makes a native module from its declaration.
    pub fn new_native_module(&self, def: &'static ModuleDef) -> PyResult<Ref<Module>> {
        let module = self.new_module(def.name, def.doc);
        let name = self.text(def.name);
        for function in def.functions {
            drop(
                module
                    .dict
                    .insert_str(&self.intern(function.name()), self.native_function(function, name.clone())),
            );
        }
        for class in def.types {
            let class = self.native_type(class);
            drop(module.dict.insert_str(&self.intern(&class.name()), class.value().clone()));
        }
        if let Some(setup) = def.setup {
            setup(self, &module)?;
        }
        Ok(module)
    }

    /// An empty module with `__name__` and `__doc__`.
    pub fn new_module(&self, name: &str, doc: &str) -> Ref<Module> {
        let dict = self.new_dict();
        drop(dict.insert_str(&self.names.__name__, self.text(name)));
        drop(dict.insert_str(&self.names.__doc__, if doc.is_empty() { Value::NONE } else { self.text(doc) }));
        for name in [&self.names.__package__, &self.names.__loader__, &self.names.__spec__] {
            drop(dict.insert_str(name, Value::NONE));
        }
        self.heap.allocate(Module { dict }, &self.types.module)
    }
}
