//! The interpreter: what belongs to one Python interpreter, and the one way up from objects to evaluation (`Vm::call`).

use minipy_grammar::string::spell;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;

use hashbrown::HashTable;

use crate::builtins::types::Types;
use crate::entropy::Entropy;
use crate::eval::attribute_cache::AttributeCache;
use crate::eval::boundary::BoundaryRecorder;
use crate::import::ModuleRegistry;
use crate::names::Names;
use crate::native::{Interrupt, PyResult, Raised};
use crate::object::attribute::MethodCache;
use crate::object::dict::Dict;
use crate::object::exception_types::ExceptionTypes;
use crate::object::heap::{Heap, Kind};
use crate::object::native_type::{NativeTypes, bootstrap};
use crate::object::repr::ReprStack;
use crate::object::shape::Shape;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::type_object::{TypeDef, TypeObject};
use crate::object::value::{Ref, Value};
use crate::options::Options;
use crate::output::Output;
use crate::sched::Scheduler;
use crate::signals::Signals;

/// One Python interpreter. It stays on the OS thread that made it.
pub struct Vm {
    /// The built-in types.
    pub types: Types,
    /// The built-in exception types.
    pub exceptions: ExceptionTypes,
    /// Interned names.
    pub names: Names,
    /// The namespace of `builtins`.
    pub builtins: Ref<Dict>,
    /// `sys.modules`.
    pub modules: Ref<Dict>,
    /// What the caller chose.
    pub options: Options,
    /// The Python threads and the GIL.
    pub sched: Scheduler,
    /// What is random in the run.
    pub entropy: Entropy,
    pub(crate) native_types: NativeTypes,
    /// The modules that come with the interpreter.
    pub registry: ModuleRegistry,
    pub(crate) empty_tuple: OnceCell<Ref<Tuple>>,
    pub(crate) method_cache: MethodCache,
    pub(crate) attribute_cache: AttributeCache,
    dictionary_shape: OnceCell<std::rc::Rc<Shape>>,
    /// The built-in `__import__`, which `import` does not need to call.
    pub(crate) builtin_import: OnceCell<Value>,
    pub(crate) repr_stack: ReprStack,
    characters: RefCell<Vec<Option<Ref<Str>>>>,
    interned: RefCell<HashTable<Ref<Str>>>,
    counters: Counters,
    /// Standard output and standard error.
    pub output: Output,
    /// Source texts that tracebacks show, by the name of the file.
    pub(crate) sources: RefCell<HashMap<String, std::rc::Rc<str>>>,
    /// Python objects that native modules keep between calls, by a name of theirs.
    pub state: RefCell<HashMap<&'static str, Value, hashbrown::DefaultHashBuilder>>,
    /// What the program does about signals.
    pub signals: Signals,
    /// What a module of the library has to add to the report of a deadlock.
    pub deadlock_note: Cell<Option<fn(&Vm) -> String>>,
    /// Boundaries between instructions, if they are wanted.
    pub boundaries: BoundaryRecorder,
    /// Whether the program has ended and its modules are being taken down.
    pub finalizing: Cell<bool>,
    /// Declared last: everything above refers to it.
    pub heap: HeapGuard,
}

/// The heap, made current for its OS thread until it is dropped.
pub struct HeapGuard(Box<Heap>);

impl std::ops::Deref for HeapGuard {
    type Target = Heap;
    #[inline(always)]
    fn deref(&self) -> &Heap {
        &self.0
    }
}

impl HeapGuard {
    pub(crate) fn new() -> HeapGuard {
        let heap = Box::new(Heap::new());
        heap.make_current();
        HeapGuard(heap)
    }
}

impl Drop for HeapGuard {
    fn drop(&mut self) {
        self.0.tear_down();
    }
}

#[derive(Default)]
struct Counters {
    type_version: Cell<u32>,
    shape: Cell<u32>,
    keys_version: Cell<u32>,
    code: Cell<u32>,
}

fn next(counter: &Cell<u32>) -> u32 {
    let value = counter.get().wrapping_add(1).max(1);
    counter.set(value);
    value
}

impl Vm {
    /// Makes an interpreter: types, `builtins`, `sys`; no program runs yet.
    pub fn new(options: Options) -> Box<Vm> {
        let heap = HeapGuard::new();
        heap.set_hash_seed(options.hash_seed);
        let (native_types, types, exceptions) = bootstrap(&heap);
        let interned = RefCell::new(HashTable::new());
        let names = Names::new(|text| intern_in(&heap, &types.str, &interned, text));
        let builtins = heap.allocate(Dict::default(), &types.dict);
        let modules = heap.allocate(Dict::default(), &types.dict);
        let vm = Box::new(Vm {
            sched: Scheduler::new(&options),
            entropy: Entropy::new(&options),
            output: Output::new(options.capture_output),
            types,
            exceptions,
            names,
            builtins,
            modules,
            options,
            native_types,
            registry: ModuleRegistry::default(),
            empty_tuple: OnceCell::new(),
            method_cache: MethodCache::default(),
            attribute_cache: AttributeCache::default(),
            dictionary_shape: OnceCell::new(),
            builtin_import: OnceCell::new(),
            repr_stack: ReprStack::default(),
            characters: RefCell::new(Vec::new()),
            interned,
            counters: Counters::default(),
            sources: RefCell::default(),
            state: RefCell::default(),
            signals: Signals::default(),
            deadlock_note: Cell::new(None),
            boundaries: BoundaryRecorder::default(),
            finalizing: Cell::new(false),
            heap,
        });
        let empty = vm.heap.allocate_tuple([], &vm.types.tuple);
        let _ = vm.empty_tuple.set(empty);
        vm.populate_native_types();
        vm.install_builtins();
        let group = vm.make_exception_group_type();
        debug_assert!(group.is_ok(), "ExceptionGroup can be made");
        vm
    }

    /// The type of a value.
    #[inline(always)]
    pub fn type_of<'a>(&'a self, value: &'a Value) -> &'a Ref<TypeObject> {
        match value.heap_type() {
            Some(type_object) => type_object,
            None => self.immediate_type(value),
        }
    }

    #[inline]
    fn immediate_type(&self, value: &Value) -> &Ref<TypeObject> {
        match value.kind() {
            Kind::INT => &self.types.int,
            Kind::BOOL => &self.types.bool,
            Kind::FLOAT => &self.types.float,
            Kind::ELLIPSIS => &self.types.ellipsis,
            Kind::NOT_IMPLEMENTED => &self.types.not_implemented,
            _ => &self.types.none,
        }
    }

    /// The name of a value's type, for messages: with its module for native types outside `builtins`.
    pub fn type_name(&self, value: &Value) -> std::rc::Rc<str> {
        self.type_of(value).full_name()
    }

    /// What an argument is, in messages about arguments of the wrong type: its type, or None.
    pub fn argument_type(&self, value: &Value) -> std::rc::Rc<str> {
        if value.is_none() { "None".into() } else { self.type_name(value) }
    }

    /// `type(value).__name__`, for representations.
    pub fn class_name(&self, value: &Value) -> std::rc::Rc<str> {
        self.type_of(value).name()
    }

    /// Whether a value is an instance of a type or a subtype (no `__instancecheck__`).
    #[inline]
    pub fn is_instance(&self, value: &Value, type_object: &Ref<TypeObject>) -> bool {
        let own = self.type_of(value);
        own.is(type_object) || own.is_subtype(type_object)
    }

    /// A native type outside the core, made on first use.
    pub fn native_type(&self, def: &'static TypeDef) -> Ref<TypeObject> {
        self.native_types.get(self, def)
    }

    /// A Python str.
    #[inline]
    pub fn new_str(&self, text: impl AsRef<str>) -> Ref<Str> {
        self.heap.allocate_str(text.as_ref(), &self.types.str)
    }

    /// A Python str, as a value. One-character ASCII strings and the empty string are shared.
    pub fn text(&self, text: impl AsRef<str>) -> Value {
        let text = text.as_ref();
        match text.len() {
            0 => self.names.empty.value().clone(),
            1 => self.character(u32::from(text.as_bytes()[0])),
            _ => self.new_str(text).into_value(),
        }
    }

    /// A Python str made of one code point.
    #[inline]
    pub fn character(&self, code: u32) -> Value {
        if let Some(Some(shared)) = self.characters.borrow().get(code as usize) {
            return shared.value().clone();
        }
        self.new_character(code)
    }

    #[cold]
    #[inline(never)]
    fn new_character(&self, code: u32) -> Value {
        if code >= 256 {
            return self.new_str(spell(code)).into_value();
        }
        let shared = self.intern(&spell(code));
        let mut characters = self.characters.borrow_mut();
        if characters.is_empty() {
            characters.resize_with(256, || None);
        }
        characters[code as usize] = Some(shared.clone());
        shared.into_value()
    }

    /// The one str with this text that all names share.
    pub fn intern(&self, text: &str) -> Ref<Str> {
        intern_in(&self.heap, &self.types.str, &self.interned, text)
    }

    /// The interned str equal to this one.
    #[inline]
    pub fn intern_str(&self, text: &Ref<Str>) -> Ref<Str> {
        if text.is_interned() {
            return text.clone();
        }
        self.intern(text.as_str())
    }

    /// An empty dict.
    #[inline]
    pub fn new_dict(&self) -> Ref<Dict> {
        self.heap.allocate(Dict::default(), &self.types.dict)
    }

    pub(crate) fn next_type_version(&self) -> u32 {
        next(&self.counters.type_version)
    }

    pub(crate) fn next_shape_id(&self) -> u32 {
        next(&self.counters.shape)
    }

    /// The shape of all instances whose attributes are in a dictionary.
    pub(crate) fn dictionary_shape(&self) -> std::rc::Rc<Shape> {
        self.dictionary_shape.get_or_init(|| Shape::dictionary(self)).clone()
    }

    pub(crate) fn next_keys_version(&self) -> u32 {
        next(&self.counters.keys_version)
    }

    pub(crate) fn next_code_id(&self) -> u32 {
        next(&self.counters.code)
    }

    /// Counts `amount` steps of native work in proportion to input towards limits; polls time and memory.
    #[inline]
    pub fn work(&self, amount: usize) -> PyResult<()> {
        self.sched.work(self, amount)
    }

    /// Checks memory and time against their limits now; for native code that waits.
    pub fn poll_limits(&self) -> PyResult<()> {
        self.sched.limits.poll()
    }

    /// Checks that `count` items of `size` bytes may be allocated: MemoryError beyond the limit or the address space.
    #[inline]
    pub fn reserve(&self, count: usize, size: usize) -> PyResult<()> {
        match count.checked_mul(size) {
            Some(bytes) if bytes <= self.options.largest_allocation() => Ok(()),
            _ if self.options.max_memory.is_some() => Err(Raised::Interrupt(Interrupt::MemoryLimit)),
            _ => Err(self.memory_error("")),
        }
    }

    /// A new exception of a type with one message argument (none if empty), ready to be returned as `Err`.
    #[cold]
    pub fn new_exception(&self, type_object: &Ref<TypeObject>, message: &str) -> Raised {
        let args = if message.is_empty() { vec![] } else { vec![self.text(message)] };
        self.new_exception_with(type_object, args)
    }
}

fn intern_in(
    heap: &Heap,
    str_type: &Ref<TypeObject>,
    table: &RefCell<HashTable<Ref<Str>>>,
    text: &str,
) -> Ref<Str> {
    let hash = crate::object::hash::hash_text(text) as u64;
    if let Some(known) = table.borrow().find(hash, |known| known.as_str() == text) {
        return known.clone();
    }
    let new = heap.allocate_str(text, str_type);
    new.set_interned(true);
    let _ = new.hash();
    table.borrow_mut().insert_unique(hash, new.clone(), |known| known.hash() as u64);
    new
}
