//! The heap: object headers, allocation, counting down and freeing, weak references, and the list of collectable objects.
#![expect(unsafe_code, reason = "object layout, allocation and reclamation")]

mod accounting;
#[cfg(debug_assertions)]
mod census;
mod containers;
mod due;
mod knot;
mod tail;
mod weak;

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::any::TypeId;
use std::cell::{Cell, RefCell, UnsafeCell};
use std::collections::HashMap;
use std::ptr::NonNull;
use std::rc::Rc;

pub use accounting::{AccountingAllocator, allocated_bytes};
#[cfg(debug_assertions)]
use census::Census;
use containers::{Containers, UNTRACKED};
pub(crate) use due::Due;
pub use due::Pending;
pub use tail::{Items, Text};
pub(crate) use tail::{append_text, refill_pair};
use weak::WeakTable;
pub(crate) use weak::free_weak_slot;

pub use super::cycle_collector::CollectorSettings;
pub use super::kind::Kind;
pub use super::shape::Attributes;
use super::shape::Shape;
use super::type_object::{TypeObject, type_flag};
use super::value::{Ref, SlotCell, Value};

/// What an object holds behind its header. Contents that change are in `Cell`/`RefCell`; no borrow may live across a
/// call that can run Python.
pub trait Payload: Sized + 'static {
    /// The kind; one payload type per kind. Payloads outside this crate leave it `FOREIGN`.
    const KIND: Kind = Kind::FOREIGN;
    /// Whether objects can be part of reference cycles, so that the cycle collector has to know them.
    const TRACKED: bool = true;
    /// Shows each directly held value once (also those reachable through typed handles).
    fn traverse(&self, _visit: &mut dyn FnMut(&Value)) {}
    /// Gives up the held values, to break a cycle. Needed only for payloads that can change.
    fn clear(&self) {}
    /// Whether something variable lies behind the payload.
    const TAILED: bool = false;
    /// The number of bytes behind the payload.
    fn tail_size(&self) -> usize {
        0
    }
    /// Whether `needs_finalizer` is ever true.
    const FINALIZED: bool = false;
    /// Whether Python code has to run before the object may be freed (a suspended generator inside `try`/`with`).
    fn needs_finalizer(&self) -> bool {
        false
    }
    /// The `bytearray` in which the object keeps what memory views may look at, and the format of its items.
    fn exported(&self) -> Option<(Value, &'static str)> {
        None
    }
}

/// How objects of one payload type are freed and traversed; one static table per payload type.
pub struct VTable {
    /// The kind of the payload.
    pub kind: Kind,
    /// The payload's Rust type.
    pub type_id: TypeId,
    size: usize,
    tail_size: Option<fn(&Header) -> usize>,
    drop_payload: unsafe fn(NonNull<Header>),
    traverse: fn(&Header, &mut dyn FnMut(&Value)),
    clear: fn(&Header),
    needs_finalizer: Option<fn(&Header) -> bool>,
    exported: fn(&Header) -> Option<(Value, &'static str)>,
}

impl VTable {
    /// The table of a payload type.
    pub const fn of<T: Payload>() -> &'static VTable {
        &const {
            VTable {
                kind: T::KIND,
                type_id: TypeId::of::<T>(),
                size: {
                    assert!(align_of::<Object<T>>() == ALIGNMENT);
                    size_of::<Object<T>>()
                },
                tail_size: if T::TAILED { Some(tail::tail_size_of::<T>) } else { None },
                drop_payload: drop_payload::<T>,
                traverse: traverse_payload::<T>,
                clear: clear_payload::<T>,
                needs_finalizer: if T::FINALIZED { Some(payload_needs_finalizer::<T>) } else { None },
                exported: |header| payload_of::<T>(header).exported(),
            }
        }
    }

    /// Whether objects of the payload type can be subclass instances with the same layout as `other`.
    pub fn same_layout(&self, other: &VTable) -> bool {
        self.type_id == other.type_id
    }
}

unsafe fn drop_payload<T: Payload>(pointer: NonNull<Header>) {
    // SAFETY: the vtable belongs to the payload type the object was allocated with; called once, when the count is zero.
    unsafe { std::ptr::drop_in_place(&raw mut (*pointer.as_ptr().cast::<Object<T>>()).data) }
}

fn payload_of<T: Payload>(header: &Header) -> &T {
    // SAFETY: only called through the vtable of the payload type the object was allocated with.
    unsafe { &(*std::ptr::from_ref(header).cast::<Object<T>>()).data }
}

fn traverse_payload<T: Payload>(header: &Header, visit: &mut dyn FnMut(&Value)) {
    payload_of::<T>(header).traverse(visit);
}

fn clear_payload<T: Payload>(header: &Header) {
    payload_of::<T>(header).clear();
}

fn payload_needs_finalizer<T: Payload>(header: &Header) -> bool {
    payload_of::<T>(header).needs_finalizer()
}

/// The alignment of all objects.
const ALIGNMENT: usize = 8;

/// Header flags.
mod flag {
    /// It has a place for attributes in front: values of `__slots__` members, and named ones if `NAMED` is set.
    pub(super) const ATTRIBUTES: u8 = 1;
    pub(super) const SUBCLASS: u8 = 2;
    pub(super) const WEAKLY_REFERENCED: u8 = 4;
    pub(super) const FINALIZED: u8 = 8;
    /// There is a `NamedAttributes` in front, whose size is the number of this flag.
    pub(super) const NAMED: u8 = 16;
    /// The serial number for `id()` is in the heap's map.
    pub(super) const HAS_ID: u8 = 32;
}

/// What every heap object begins with: count, place in the collector's list, type, kind and flags (24 bytes). In front of
/// it stand the attributes of those objects that have any.
#[repr(C)]
pub struct Header {
    count: Cell<u32>,
    tracked_index: Cell<u32>,
    type_object: Cell<NonNull<Header>>,
    kind: Kind,
    flags: Cell<u8>,
    /// The number of places for values of attributes; in an object without such places, the unused bytes behind a str, and
    /// the serial number for `id()` of one without a tail.
    capacity: Cell<u32>,
}

/// A header followed by its payload.
#[repr(C)]
pub(crate) struct Object<T> {
    header: Header,
    pub(super) data: T,
}

/// The shape of an instance, whose number is read without counting it.
pub(super) struct ShapeCell(UnsafeCell<Rc<Shape>>);

impl ShapeCell {
    pub(super) fn new(shape: Rc<Shape>) -> ShapeCell {
        ShapeCell(UnsafeCell::new(shape))
    }

    /// The number of the shape.
    #[inline(always)]
    pub(super) fn id(&self) -> u32 {
        // SAFETY: reading a number reaches no other cell, so that nothing is exchanged meanwhile.
        unsafe { (*self.0.get()).id() }
    }

    /// The shape.
    #[inline]
    pub(super) fn get(&self) -> Rc<Shape> {
        // SAFETY: cloning only counts.
        unsafe { (*self.0.get()).clone() }
    }

    /// Shows the shape.
    #[inline]
    pub(super) fn with<R>(&self, action: impl FnOnce(&Shape) -> R) -> R {
        action(&self.get())
    }

    pub(super) fn set(&self, shape: Rc<Shape>) {
        // SAFETY: nothing else has access during the exchange; the old shape is dropped after it.
        let old = unsafe { std::mem::replace(&mut *self.0.get(), shape) };
        drop(old);
    }
}

/// What instances with a `__dict__` have right in front of their header.
#[repr(C)]
pub(super) struct NamedAttributes {
    /// Once made, holds the attributes instead of the values.
    pub(super) dict: SlotCell,
    pub(super) shape: ShapeCell,
}

const _: () = assert!(size_of::<NamedAttributes>() == flag::NAMED as usize);

impl Header {
    /// The payload kind.
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The number of counted references.
    #[inline(always)]
    pub fn count(&self) -> u32 {
        self.count.get()
    }

    #[inline(always)]
    pub(super) fn increment(&self) {
        self.count.set(self.count.get() + 1);
    }

    /// Takes one reference off that is not the last.
    #[inline(always)]
    pub(super) fn decrement(&self) {
        debug_assert!(self.count.get() > 1);
        self.count.set(self.count.get() - 1);
    }

    /// The object's type.
    #[inline(always)]
    pub fn type_ref(&self) -> &Ref<TypeObject> {
        // SAFETY: the cell holds a counted pointer to an object with payload `TypeObject`; replaced types stay alive
        // (see `set_type`), so the reference cannot dangle.
        unsafe { &*self.type_object.as_ptr().cast::<Ref<TypeObject>>() }
    }

    /// Gives an object made by `Heap::allocate_untyped` its type.
    pub(super) fn set_initial_type(&self, type_object: &Ref<TypeObject>) {
        if let Some(raw) = type_object.value().as_raw() {
            std::mem::forget(type_object.clone());
            self.type_object.set(raw);
        }
    }

    /// Assigns `__class__`. The caller has checked that the layouts agree.
    pub fn set_type(&self, new_type: &Ref<TypeObject>) {
        let Some(raw) = new_type.value().as_raw() else { return };
        assert!(new_type.layout.same_layout(self.type_ref().layout), "layouts differ");
        std::mem::forget(new_type.clone());
        let plain = new_type.flags() & (type_flag::NATIVE | type_flag::REFINED) == type_flag::NATIVE;
        self.flags.set(self.flags.get() & !flag::SUBCLASS | if plain { 0 } else { flag::SUBCLASS });
        let old = self.type_object.replace(raw);
        // SAFETY: the replaced pointer's count is taken over; it is kept until the interpreter ends.
        let old = unsafe { Value::from_raw(old) };
        Heap::with_current(|heap| heap.retired.borrow_mut().push(old));
    }

    #[inline(always)]
    pub(super) fn holds<T: Payload>(&self) -> bool {
        self.kind == T::KIND
            && (T::KIND != Kind::FOREIGN || self.type_ref().layout.type_id == TypeId::of::<T>())
    }

    /// Whether the object's type is not the built-in type of its kind.
    #[inline(always)]
    pub fn is_subclass_instance(&self) -> bool {
        self.flags.get() & flag::SUBCLASS != 0
    }

    /// The instance attributes, if there is a place for them.
    #[inline(always)]
    pub fn attributes(&self) -> Option<&Attributes> {
        if self.flags.get() & flag::ATTRIBUTES == 0 {
            return None;
        }
        // SAFETY: `Attributes` are a transparent wrapper of a header.
        Some(unsafe { &*std::ptr::from_ref(self).cast::<Attributes>() })
    }

    /// The shape of its attributes and their dictionary, if it can have a `__dict__`.
    #[inline(always)]
    pub(super) fn named_attributes(&self) -> Option<&NamedAttributes> {
        if self.flags.get() & flag::NAMED == 0 {
            return None;
        }
        let address = std::ptr::from_ref(self) as usize - size_of::<NamedAttributes>();
        // SAFETY: the flag is set exactly on objects allocated with this in front, in one allocation whose address is
        // exposed.
        Some(unsafe { &*(address as *const NamedAttributes) })
    }

    /// The bytes in front of the header.
    #[inline(always)]
    fn front_size(&self) -> usize {
        self.attribute_capacity() * size_of::<SlotCell>() + usize::from(self.flags.get() & flag::NAMED)
    }

    #[inline(always)]
    fn attribute_capacity(&self) -> usize {
        if self.flags.get() & flag::ATTRIBUTES == 0 { 0 } else { self.capacity.get() as usize }
    }

    /// Where the serial number for `id()` of an object without attributes and tail is noted; 0: none yet.
    fn place_of_serial(&self) -> Option<&Cell<u32>> {
        let is_free = self.flags.get() & flag::ATTRIBUTES == 0 && self.type_ref().layout.tail_size.is_none();
        is_free.then_some(&self.capacity)
    }

    /// The places for values of attributes.
    #[inline(always)]
    pub(super) fn attribute_values(&self) -> &[SlotCell] {
        let start = (std::ptr::from_ref(self) as usize - self.front_size()) as *const SlotCell;
        // SAFETY: so many places were initialised there when the object was made; the allocation's address is exposed.
        unsafe { std::slice::from_raw_parts(start, self.attribute_capacity()) }
    }

    /// Whether its finaliser (`__del__`, or closing a generator) has run or is pending (PEP 442: at most once).
    pub fn is_finalized(&self) -> bool {
        self.flags.get() & flag::FINALIZED != 0
    }

    /// Marks the finaliser as run.
    pub fn set_finalized(&self) {
        self.flags.set(self.flags.get() | flag::FINALIZED);
    }

    /// Whether the collector knows the object: it can be part of a cycle.
    pub fn is_container(&self) -> bool {
        self.tracked_index.get() != UNTRACKED
    }

    /// The `bytearray` in which the object keeps what memory views may look at, and the format of its items.
    pub fn exported(&self) -> Option<(Value, &'static str)> {
        (self.type_ref().layout.exported)(self)
    }

    /// Shows each directly held value once: payload and attributes. The type is not shown.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        (self.type_ref().layout.traverse)(self, visit);
        if let Some(attributes) = self.attributes() {
            attributes.traverse(visit);
        }
        visit(self.type_ref().value());
    }

    /// Gives up the held values.
    pub(super) fn clear(&self) {
        (self.type_ref().layout.clear)(self);
        if let Some(attributes) = self.attributes() {
            attributes.clear();
        }
    }

    /// Whether a finaliser must still run before the object may be freed.
    pub(super) fn needs_finalizer(&self) -> bool {
        !self.is_finalized()
            && (self.type_ref().has_finalizer()
                || self.type_ref().layout.needs_finalizer.is_some_and(|needed| needed(self)))
    }
}

/// The objects of one interpreter.
pub struct Heap {
    /// What `gc` sets and tells.
    pub collector: CollectorSettings,
    containers: Containers,
    live: Cell<u64>,
    /// The objects alive of each kind, and whether those that are left at the end are reported.
    #[cfg(debug_assertions)]
    census: Census,
    release_depth: Cell<u32>,
    deferred: RefCell<Vec<NonNull<Header>>>,
    weak: RefCell<WeakTable>,
    due: Due,
    knot: Cell<Option<knot::Knot>>,
    retired: RefCell<Vec<Value>>,
    ids: RefCell<HashMap<usize, u64, hashbrown::DefaultHashBuilder>>,
    next_id: Cell<u64>,
    hash_key: Cell<(u64, u64)>,
    /// While set, objects that need a finaliser are freed without it (the interpreter is being torn down).
    pub(crate) finalizers_disabled: Cell<bool>,
}

thread_local! {
    /// The heap of the interpreter that runs on this OS thread: the only thread-local (DESIGN.md, section 2).
    static CURRENT: Cell<*const Heap> = const { Cell::new(std::ptr::null()) };
}

/// Nested releases beyond this depth go to a work list, so that long chains never overflow the native stack.
const MAX_RELEASE_DEPTH: u32 = 64;

impl Heap {
    /// An empty heap.
    pub(crate) fn new() -> Heap {
        Heap {
            collector: CollectorSettings::default(),
            containers: Containers::default(),
            live: Cell::new(0),
            #[cfg(debug_assertions)]
            census: Census::default(),
            release_depth: Cell::new(0),
            deferred: RefCell::default(),
            weak: RefCell::default(),
            due: Due::default(),
            knot: knot::none(),
            retired: RefCell::default(),
            ids: RefCell::default(),
            next_id: Cell::new(0),
            hash_key: Cell::new((0, 0)),
            finalizers_disabled: Cell::new(false),
        }
    }

    /// Makes this heap the one of the OS thread. `None` ends that.
    ///
    /// # Safety
    /// The heap outlives all its values, stays where it is, and no other heap's values are touched meanwhile.
    pub(crate) unsafe fn set_current(heap: Option<&Heap>) {
        CURRENT.with(|current| current.set(heap.map_or(std::ptr::null(), std::ptr::from_ref)));
    }

    /// Makes this heap the one of the OS thread until [`Heap::tear_down`].
    pub(crate) fn make_current(&self) {
        assert!(CURRENT.with(Cell::get).is_null(), "this OS thread has an interpreter already");
        // SAFETY: the heap is boxed by its guard, which calls `tear_down` before it is dropped.
        unsafe { Heap::set_current(Some(self)) }
    }

    /// Frees what is left (cycles, and what they hold) without running Python, and stops being current.
    pub(crate) fn tear_down(&self) {
        self.finalizers_disabled.set(true);
        drop(self.due.pending.take());
        let objects = self.containers();
        for object in &objects {
            if let Some(header) = object.header()
                && header.kind != Kind::TYPE
            {
                header.clear();
            }
        }
        drop(objects);
        drop(self.retired.take());
        let types = self.containers();
        for object in &types {
            if let Some(header) = object.header() {
                header.clear();
            }
        }
        drop(types);
        self.undo_knot();
        #[cfg(debug_assertions)]
        self.census.report();
        // SAFETY: `None` is always allowed.
        unsafe { Heap::set_current(None) }
    }

    /// Sets the key of string hashes from a seed; 0 gives the key that CPython uses for `PYTHONHASHSEED=0`.
    pub(crate) fn set_hash_seed(&self, seed: u32) {
        let mut bytes = [0_u8; 16];
        if seed != 0 {
            // CPython's generator for PYTHONHASHSEED: linear congruential, one byte a step.
            let mut state = seed;
            for byte in &mut bytes {
                state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
                *byte = (state >> 16) as u8;
            }
        }
        let [k0, k1] = [0, 8]
            .map(|at| bytes[at..at + 8].iter().rev().fold(0_u64, |word, &byte| word << 8 | u64::from(byte)));
        self.hash_key.set((k0, k1));
    }

    /// Allocates before the types exist; `set_initial_type` must follow at once.
    pub(super) fn allocate_untyped<T: Payload>(&self, payload: T) -> Ref<T> {
        self.allocate_plain(payload, NonNull::dangling())
    }

    fn with_current<R>(action: impl FnOnce(&Heap) -> R) -> R {
        let heap = CURRENT.with(Cell::get);
        assert!(!heap.is_null(), "a Python object outlived its interpreter");
        // SAFETY: `set_current` promises that a current heap is alive.
        action(unsafe { &*heap })
    }

    /// Allocates an object of a type whose layout is that of `T` (checked).
    #[inline]
    pub fn allocate<T: Payload>(&self, payload: T, type_object: &Ref<TypeObject>) -> Ref<T> {
        const { assert!(!T::TAILED) };
        // SAFETY: there is no tail.
        unsafe { self.allocate_with_tail(payload, type_object, 0, |_| T::TRACKED) }
    }

    /// Allocates an object with so many bytes behind it.
    ///
    /// # Safety
    /// The payload's `tail_size` is `tail`, and `fill` writes these bytes. It says whether the object may become part of a
    /// cycle.
    #[inline]
    unsafe fn allocate_with_tail<T: Payload>(
        &self,
        payload: T,
        type_object: &Ref<TypeObject>,
        tail: usize,
        fill: impl FnOnce(*mut usize) -> bool,
    ) -> Ref<T> {
        assert!(
            type_object.layout.kind == T::KIND
                && (T::KIND != Kind::FOREIGN || type_object.layout.type_id == TypeId::of::<T>()),
            "allocating with a type of another layout"
        );
        type_object.header().increment();
        let raw_type = match type_object.value().as_raw() {
            Some(raw) => raw,
            None => unreachable!("a type is a heap object"),
        };
        let flags = type_object.flags();
        let plain = flags & (type_flag::NATIVE | type_flag::REFINED) == type_flag::NATIVE;
        let mut header = new_header::<T>(raw_type, if plain { 0 } else { flag::SUBCLASS });
        // SAFETY: the tail has the size that was asked for, and is written at once.
        unsafe {
            let pointer = if flags & type_flag::HAS_ATTRIBUTES == 0 {
                place(Object { header, data: payload }, tail)
            } else {
                let (shape, capacity) = type_object.room_for_attributes();
                header.capacity.set(capacity);
                let named = if shape.is_some() { flag::NAMED } else { 0 };
                *header.flags.get_mut() |= flag::ATTRIBUTES | named;
                place_with_attributes(Object { header, data: payload }, shape, tail)
            };
            let tracked = fill(pointer.as_ptr().add(1).cast());
            self.enlist(pointer, tracked)
        }
    }

    /// Allocates an object of a native type without attributes.
    fn allocate_plain<T: Payload>(&self, data: T, type_object: NonNull<Header>) -> Ref<T> {
        self.enlist(place(Object { header: new_header::<T>(type_object, 0), data }, 0), T::TRACKED)
    }

    /// Counts a new object and tells the collector of it if it may become part of a cycle.
    #[inline]
    fn enlist<T: Payload>(&self, pointer: NonNull<Object<T>>, tracked: bool) -> Ref<T> {
        let pointer = pointer.cast::<Header>();
        // SAFETY: the object was just made with count 1 and payload `T`.
        unsafe {
            if tracked || pointer.as_ref().is_subclass_instance() {
                self.track(pointer);
            }
            self.live.set(self.live.get() + 1);
            #[cfg(debug_assertions)]
            self.census.count(T::KIND, 1);
            Ref::from_value_unchecked(Value::from_raw(pointer))
        }
    }

    /// Allocates the type object `type`, whose type is itself.
    pub(crate) fn allocate_root_type(&self, payload: TypeObject) -> Ref<TypeObject> {
        let root = self.allocate_plain(payload, NonNull::dangling());
        if let Some(raw) = root.value().as_raw() {
            root.header().type_object.set(raw);
            // The count that the type holds on itself.
            root.header().increment();
        }
        root
    }

    /// Has the objects that are still alive when the interpreter is gone reported on standard error. Debug builds only.
    pub fn report_leaks(&self) {
        #[cfg(debug_assertions)]
        self.census.wanted.set(true);
    }

    /// The number of objects alive.
    pub fn live_objects(&self) -> u64 {
        self.live.get()
    }

    /// A serial number for `id()`: the same as long as the object lives, never used again.
    pub fn id_of(&self, value: &Value) -> u64 {
        let Some(header) = value.header() else { return value.bits() };
        let next = || {
            self.next_id.set(self.next_id.get() + 1);
            self.next_id.get()
        };
        let place = header.place_of_serial();
        let serial = match place.map(Cell::get) {
            Some(known @ 1..) => u64::from(known),
            Some(0) if self.next_id.get() < u64::from(u32::MAX) => {
                let serial = next();
                place.into_iter().for_each(|place| place.set(serial as u32));
                serial
            }
            _ => {
                let key = std::ptr::from_ref(header) as usize;
                header.flags.set(header.flags.get() | flag::HAS_ID);
                *self.ids.borrow_mut().entry(key).or_insert_with(next)
            }
        };
        // Looks like CPython's: far from small numbers, a multiple of 16.
        0x7f00_0000_0000 + serial * 16
    }

    fn release(&self, pointer: NonNull<Header>) {
        // SAFETY: the count just fell to zero; nobody else refers to the object.
        let header = unsafe { pointer.as_ref() };
        if !self.finalizers_disabled.get() && header.needs_finalizer() {
            // `__del__` may still use weak references to its object; those to a generator are cleared before.
            if matches!(header.kind(), Kind::GENERATOR | Kind::COROUTINE | Kind::ASYNC_GENERATOR) {
                self.clear_weak(header);
            }
            header.set_finalized();
            header.increment();
            // SAFETY: the reference was counted in the line above.
            self.push_pending(Pending::Finalizer(unsafe { Value::from_raw(pointer) }));
            return;
        }
        let depth = self.release_depth.get();
        if depth >= MAX_RELEASE_DEPTH {
            self.deferred.borrow_mut().push(pointer);
            return;
        }
        self.release_depth.set(depth + 1);
        self.free(pointer);
        if depth == 0 {
            loop {
                let next = self.deferred.borrow_mut().pop();
                match next {
                    Some(next) => self.free(next),
                    None => break,
                }
            }
        }
        self.release_depth.set(depth);
    }

    fn free(&self, pointer: NonNull<Header>) {
        // SAFETY: count zero, finaliser done: the object is ours. Its payload and attributes are dropped once, then
        // its memory is given back with the layout it was allocated with, then its count on the type is given up.
        unsafe {
            let header = pointer.as_ref();
            let flags = header.flags.get();
            if flags & flag::WEAKLY_REFERENCED != 0 {
                self.clear_weak(header);
            }
            if flags & flag::HAS_ID != 0 {
                self.ids.borrow_mut().remove(&(pointer.as_ptr() as usize));
            }
            self.untrack(header);
            let raw_type = header.type_object.get();
            let vtable = header.type_ref().layout;
            let front = header.front_size();
            if flags & flag::ATTRIBUTES != 0 {
                for value in header.attribute_values() {
                    drop(value.replace(None));
                }
                if let Some(named) = header.named_attributes() {
                    std::ptr::drop_in_place(std::ptr::from_ref(named).cast_mut());
                }
            }
            let tail = vtable.tail_size.map_or(0, |tail_size| tail_size(header));
            (vtable.drop_payload)(pointer);
            dealloc(pointer.as_ptr().cast::<u8>().sub(front), block_layout(front + vtable.size + tail));
            self.live.set(self.live.get() - 1);
            #[cfg(debug_assertions)]
            self.census.count(vtable.kind, -1);
            if raw_type != pointer {
                drop(Value::from_raw(raw_type));
            }
        }
    }
}

#[inline(always)]
fn new_header<T: Payload>(type_object: NonNull<Header>, flags: u8) -> Header {
    Header {
        count: Cell::new(1),
        tracked_index: Cell::new(UNTRACKED),
        type_object: Cell::new(type_object),
        kind: T::KIND,
        flags: Cell::new(flags),
        capacity: Cell::new(0),
    }
}

/// Moves an object into an allocation of its own, with so many bytes behind it that are not written.
#[inline(always)]
fn place<T>(object: Object<T>, tail: usize) -> NonNull<Object<T>> {
    let layout = block_layout(size_of::<Object<T>>() + tail);
    // SAFETY: the layout is not empty (it has a header); the object is written before use.
    unsafe {
        let Some(pointer) = NonNull::new(alloc(layout).cast::<Object<T>>()) else {
            handle_alloc_error(layout)
        };
        pointer.as_ptr().write(object);
        pointer
    }
}

/// The same for an object with a place for attributes in front. Its header tells how many.
#[inline]
fn place_with_attributes<T>(object: Object<T>, shape: Option<Rc<Shape>>, tail: usize) -> NonNull<Object<T>> {
    let (front, capacity) = (object.header.front_size(), object.header.capacity.get() as usize);
    let layout = block_layout(front + size_of::<Object<T>>() + tail);
    // SAFETY: the layout is not empty (it has a header); values, names and object are written before use, each in its
    // place: the size of what stands in front is a multiple of the alignment.
    unsafe {
        let Some(block) = NonNull::new(alloc(layout)) else { handle_alloc_error(layout) };
        let values = block.cast::<SlotCell>();
        for index in 0..capacity {
            values.add(index).write(SlotCell::default());
        }
        if let Some(shape) = shape {
            let named = NamedAttributes { dict: SlotCell::default(), shape: ShapeCell::new(shape) };
            values.add(capacity).cast::<NamedAttributes>().write(named);
        }
        let pointer = block.add(front).cast::<Object<T>>();
        pointer.write(object);
        pointer
    }
}

/// The layout of an object of so many bytes, all told.
#[inline(always)]
fn block_layout(size: usize) -> Layout {
    // SAFETY: the alignment is a power of two, and sizes of objects in memory do not overflow when rounded up.
    unsafe { Layout::from_size_align_unchecked(size, ALIGNMENT) }
}

/// Gives up one counted reference.
///
/// # Safety
/// The pointer is a live object of which the caller owns one count.
#[inline(always)]
pub(super) unsafe fn decrement(pointer: NonNull<Header>) {
    // SAFETY: by contract.
    let header = unsafe { pointer.as_ref() };
    let count = header.count.get() - 1;
    header.count.set(count);
    if count == 0 {
        release(pointer);
    }
}

#[cold]
#[inline(never)]
fn release(pointer: NonNull<Header>) {
    let heap = CURRENT.with(Cell::get);
    if heap.is_null() {
        return; // the interpreter is gone: its memory was given up wholesale
    }
    // SAFETY: `set_current` promises that a current heap is alive.
    unsafe { &*heap }.release(pointer);
}

/// The key of string hashes of the current interpreter.
pub(crate) fn hash_key() -> (u64, u64) {
    Heap::with_current(|heap| heap.hash_key.get())
}
