//! The payload of code objects: a compiled template made ready to run in one interpreter.

use std::cell::{Cell, OnceCell, RefCell};
use std::sync::Arc;

use super::heap::{Kind, Payload, VTable};
use super::str::Str;
use super::type_object::TypeDef;
use super::value::{Ref, Value};
use super::{code_attributes, code_parts};
use crate::bytecode::code::{CO_VARARGS, CO_VARKEYWORDS, CodeTemplate, Constant, Instruction};
use crate::bytecode::opcode::Opcode;
use crate::native::NativeDef;
use crate::vm::Vm;

/// One instruction as it is executed: the opcode changes when it is specialised or fused, the base stays.
pub(crate) struct Instr {
    /// What to execute now: the base opcode, or a specialised or fused form.
    pub(crate) opcode: Cell<Opcode>,
    /// What `dis` shows and what counts.
    pub(crate) base: Opcode,
    /// First a count-down to specialisation, then a small operand of the specialised form.
    pub(crate) aux: Cell<u16>,
    /// The operand; jump targets are instruction indexes.
    pub(crate) arg: u32,
    /// The inline cache: versions that guard the specialised form; of a jump the distance from the next instruction, of
    /// `LOAD_CONST` the bits of the constant, always.
    pub(crate) cache: Cell<u64>,
}

/// The payload of a code object.
pub struct Code {
    /// Unique in the interpreter; what call caches compare.
    pub(crate) id: u32,
    /// The compiler's result.
    pub template: Arc<CodeTemplate>,
    pub(crate) instructions: Box<[Instr]>,
    /// `co_consts`.
    pub consts: Box<[Value]>,
    /// `co_names`, interned.
    pub names: Box<[Ref<Str>]>,
    /// Names of local variables, cells and free variables, interned.
    pub local_names: Box<[Ref<Str>]>,
    /// Values that inline caches refer to by index.
    pub(crate) cached_values: RefCell<Vec<Value>>,
    /// For each instruction how often no specialised form fitted, once one did not.
    failures: OnceCell<Box<[Cell<u8>]>>,
    /// Which instructions may begin a line, once tracing asked.
    pub(crate) line_starts: OnceCell<Box<[bool]>>,
    /// Slots of a frame: local variables, cells, free variables and the value stack.
    pub(crate) frame_size: u32,
    /// Index of the first free variable among the local slots.
    pub(crate) first_free: u32,
    /// Whether it takes positional parameters only, so that a call needs no binding.
    pub(crate) simple_parameters: bool,
    /// The number of arguments that a call without binding passes; the largest number if there is none.
    pub(crate) exact_arguments: u32,
    /// The number of parameters, if they are few and there is neither `*args` nor `**kwargs`; else the largest number.
    pub(crate) placed_parameters: u32,
    /// `co_name`.
    pub name: Ref<Str>,
    /// `co_qualname`.
    pub qualname: Ref<Str>,
    /// `co_filename`.
    pub filename: Ref<Str>,
}

impl Payload for Code {
    const KIND: Kind = Kind::CODE;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.consts.iter().for_each(&mut *visit);
        self.cached_values.borrow().iter().for_each(&mut *visit);
    }

    fn clear(&self) {
        // Specialised instructions refer to the cached values by index: they must go back to their base form.
        for instruction in &self.instructions {
            instruction.opcode.set(instruction.base);
        }
        let taken = self.cached_values.take();
        drop(taken);
    }
}

/// Executions of an instruction before it is specialised.
pub(crate) const WARM_UP: u16 = 2;

/// Executions of the base form after a guard failed for the first time, before it is specialised again.
const BACK_OFF: u16 = 60;
/// How often that doubles.
const MOST_FAILURES: u8 = 6;

impl Code {
    /// How often an instruction for which no specialised form fits is executed in its base form before it is tried
    /// again: the oftener it was, the longer.
    pub(crate) fn back_off(&self, index: usize) -> u16 {
        let failures = self.failures.get_or_init(|| vec![Cell::new(0); self.instructions.len()].into());
        let Some(count) = failures.get(index) else { return BACK_OFF };
        let before = count.get();
        count.set((before + 1).min(MOST_FAILURES));
        BACK_OFF << before
    }

    /// Whether so many positional arguments are exactly its parameters.
    #[inline(always)]
    pub(crate) fn takes_exactly(&self, count: usize) -> bool {
        self.exact_arguments as usize == count
    }

    /// Local variables, cells and free variables.
    #[inline(always)]
    pub(crate) fn local_slots(&self) -> usize {
        self.local_names.len()
    }

    /// `co_flags`.
    #[inline(always)]
    pub fn flags(&self) -> u32 {
        self.template.flags
    }

    /// Whether a `CO_*` flag is set.
    #[inline(always)]
    pub fn has_flag(&self, flag: u32) -> bool {
        self.template.flags & flag != 0
    }

    /// The source line of an instruction (1-based), if it has one.
    pub fn line_of(&self, instruction: usize) -> Option<u32> {
        self.template.locations.get(instruction)?.line()
    }
}

fn initial_cache(instruction: &Instruction, index: usize, consts: &[Value]) -> u64 {
    if instruction.opcode.has_jump() {
        return (i64::from(instruction.arg) - index as i64 - 1) as u64;
    }
    match instruction.opcode {
        Opcode::LoadConst | Opcode::ReturnConst => {
            consts.get(instruction.arg as usize).map_or(Value::NONE.bits(), Value::bits)
        }
        _ => 0,
    }
}

impl Vm {
    /// Makes a code object from the compiler's result.
    pub fn new_code(&self, template: &Arc<CodeTemplate>) -> Ref<Code> {
        let consts = template.consts.iter().map(|constant| self.constant(constant)).collect();
        self.new_code_with(template, consts)
    }

    /// The same with other constants than those of the template, which has verified with as many.
    pub(super) fn new_code_with(&self, template: &Arc<CodeTemplate>, consts: Vec<Value>) -> Ref<Code> {
        let consts: Box<[Value]> = consts.into();
        let names = template.names.iter().map(|name| self.intern(name)).collect();
        let local_names: Box<[Ref<Str>]> =
            template.locals.iter().map(|local| self.intern(&local.name)).collect();
        let instructions = template
            .instructions
            .iter()
            .enumerate()
            .map(|(index, instruction)| Instr {
                opcode: Cell::new(instruction.opcode),
                base: instruction.opcode,
                aux: Cell::new(WARM_UP),
                arg: instruction.arg,
                cache: Cell::new(initial_cache(instruction, index, &consts)),
            })
            .collect();
        let first_free = local_names.len() - template.free_count();
        let placed = template.flags & (CO_VARARGS | CO_VARKEYWORDS) == 0;
        let parameters = template.argcount + template.kwonlyargcount;
        let simple_parameters = placed && template.kwonlyargcount == 0;
        let code = Code {
            id: self.next_code_id(),
            frame_size: local_names.len() as u32 + template.stacksize + 1,
            first_free: first_free as u32,
            simple_parameters,
            exact_arguments: if simple_parameters { template.argcount } else { u32::MAX },
            placed_parameters: if placed && parameters <= 16 { parameters } else { u32::MAX },
            name: self.intern(&template.name),
            qualname: self.new_str(&*template.qualname),
            filename: self.intern(&template.filename),
            template: template.clone(),
            instructions,
            consts,
            names,
            local_names,
            cached_values: RefCell::default(),
            failures: OnceCell::new(),
            line_starts: OnceCell::new(),
        };
        self.heap.allocate(code, &self.types.code)
    }

    fn constant(&self, constant: &Constant) -> Value {
        match constant {
            Constant::None => Value::NONE,
            Constant::Ellipsis => Value::ELLIPSIS,
            Constant::Bool(value) => Value::bool(*value),
            Constant::Int(value) => self.int(*value),
            Constant::BigInt(value) => self.big_int((**value).clone()),
            Constant::Float(value) => self.float(*value),
            Constant::Complex(re, im) => self.complex(*re, *im),
            // CPython interns constants that look like names; interning all is not observable but by `is`.
            Constant::Str(text) => self.intern(text).into_value(),
            Constant::Bytes(data) => self.bytes(data.clone()),
            Constant::Tuple(items) => {
                self.tuple(items.iter().map(|item| self.constant(item)).collect::<Vec<_>>())
            }
            Constant::FrozenSet(items) => {
                let items: Vec<Value> = items.iter().map(|item| self.constant(item)).collect();
                self.frozen_set_of_constants(items)
            }
            Constant::Code(template) => self.new_code(template).into_value(),
        }
    }
}

/// `code`.
pub static CODE: TypeDef = TypeDef {
    name: "code",
    doc: "Create a code object.  Not for mere mortals.",
    layout: VTable::of::<Code>(),
    new: Some(NativeDef::new("__new__($type, /, *args)", "", code_parts::new).without_signature()),
    getset: code_attributes::GETSET,
    methods: code_attributes::METHODS,
    slots: code_attributes::SLOTS,
    ..TypeDef::EMPTY
};
