//! The attributes of frame objects, tracebacks and cells.

use super::cell::Cell;
use super::frame::Frame;
use super::traceback::Traceback;
use super::type_object::{GetSetDef, NativeSlots, TypeDef};
use super::value::{Ref, Slot, Value};
use crate::eval::frame::FrameKind;
use crate::eval::unwind::caller_of;
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

fn frame_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Frame> {
    value.downcast_ref::<Frame>().ok_or_else(|| vm.system_error("a frame was expected"))
}

/// Index of the instruction that a frame executes, or executed last.
fn instruction(frame: &Frame) -> usize {
    frame.active.get().map_or(frame.last_instruction.get() as usize, |active| active.instruction_index())
}

fn line(frame: &Frame) -> u32 {
    frame.line()
}

impl Frame {
    /// The line that the frame executes, or executed last.
    pub fn line(&self) -> u32 {
        self.code.line_of(instruction(self)).unwrap_or(self.code.template.firstlineno)
    }
}

/// The byte in CPython's encoding at which an instruction lies.
fn byte_offset(frame: &Frame, instruction: usize) -> i64 {
    i64::from(frame.code.layout().offset(instruction as u32)) * 2
}

fn f_back(vm: &Vm, value: &Value) -> PyResult {
    let frame = frame_of(vm, value)?;
    if let Some(active) = frame.active.get() {
        // It may be a frame of another thread.
        let back = std::iter::once(vm.thread()).chain(vm.sched.alive()).find_map(|thread| {
            caller_of(&thread, active).map(|caller| vm.frame_object(&thread, caller).into_value())
        });
        return Ok(back.unwrap_or(Value::NONE));
    }
    Ok(frame.back.borrow().as_ref().map_or(Value::NONE, |back| back.value().clone()))
}

fn f_locals(vm: &Vm, value: &Value) -> PyResult {
    let Some(frame) = value.as_ref::<Frame>() else { return Err(vm.system_error("a frame was expected")) };
    let namespace = match frame.active.get() {
        Some(active) if active.frame().kind == FrameKind::Call => active.frame().namespace.clone(),
        Some(_) => None,
        None => frame.namespace.borrow().clone(),
    };
    match namespace {
        Some(namespace) if !frame.has_hidden_variables(vm) => Ok(namespace),
        _ => Ok(vm.frame_locals(frame)),
    }
}

fn set_trace(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let function = new.filter(|function| !function.is_none());
    let old = std::mem::replace(&mut *frame_of(vm, value)?.tracing.function.borrow_mut(), function);
    drop(old);
    Ok(())
}

fn flag(vm: &Vm, new: Slot) -> PyResult<bool> {
    new.and_then(|new| new.as_bool()).ok_or_else(|| vm.type_error("attribute value type must be bool"))
}

/// Methods of frames.
pub(crate) static FRAME_METHODS: &[NativeDef] = &[NativeDef::new(
    "clear($self, /)",
    "Clear all references held by the frame.",
    super::frame_locals::clear,
)];

/// Attributes of frames.
pub(crate) static FRAME: &[GetSetDef] = &[
    GetSetDef {
        name: "f_code",
        doc: "Return the code object being executed in this frame.",
        get: |vm, value| Ok(frame_of(vm, value)?.code.value().clone()),
        set: None,
    },
    GetSetDef {
        name: "f_globals",
        doc: "Return the global variables used by this frame.",
        get: |vm, value| Ok(frame_of(vm, value)?.globals.value().clone()),
        set: None,
    },
    GetSetDef {
        name: "f_builtins",
        doc: "Return the built-in variables in the frame.",
        get: |vm, value| Ok(frame_of(vm, value)?.builtins.value().clone()),
        set: None,
    },
    GetSetDef { name: "f_back", doc: "", get: f_back, set: None },
    GetSetDef {
        name: "f_locals",
        doc: "Return the mapping used by the frame to look up local variables.",
        get: f_locals,
        set: None,
    },
    GetSetDef {
        name: "f_lineno",
        doc: "Return the current line number in the frame.",
        get: |vm, value| Ok(vm.int(i64::from(line(frame_of(vm, value)?)))),
        set: None,
    },
    GetSetDef {
        name: "f_trace",
        doc: "Return the trace function for this frame, or None if no trace function is set.",
        get: |vm, value| Ok(frame_of(vm, value)?.tracing.function.borrow().clone().unwrap_or(Value::NONE)),
        set: Some(set_trace),
    },
    GetSetDef {
        name: "f_trace_lines",
        doc: "",
        get: |vm, value| Ok(Value::bool(frame_of(vm, value)?.tracing.lines.get())),
        set: Some(|vm, value, new| {
            frame_of(vm, value)?.tracing.lines.set(flag(vm, new)?);
            Ok(())
        }),
    },
    GetSetDef {
        name: "f_trace_opcodes",
        doc: "Return True if opcode tracing is enabled, False otherwise.",
        get: |vm, value| Ok(Value::bool(frame_of(vm, value)?.tracing.opcodes.get())),
        set: Some(|vm, value, new| {
            frame_of(vm, value)?.tracing.opcodes.set(flag(vm, new)?);
            Ok(())
        }),
    },
    GetSetDef {
        name: "f_lasti",
        doc: "Return the index of the last attempted instruction in the frame.",
        get: |vm, value| {
            let frame = frame_of(vm, value)?;
            Ok(vm.int(byte_offset(frame, instruction(frame))))
        },
        set: None,
    },
];

/// Operations of frames.
pub(crate) const FRAME_SLOTS: NativeSlots = NativeSlots {
    repr: Some(|vm, value| {
        let frame = frame_of(vm, value)?;
        Ok(format!(
            "<frame at {:#x}, file '{}', line {}, code {}>",
            vm.heap.id_of(value),
            frame.code.filename.as_str(),
            line(frame),
            frame.code.name.as_str()
        ))
    }),
    ..TypeDef::EMPTY.slots
};

fn traceback_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Traceback> {
    value.downcast_ref::<Traceback>().ok_or_else(|| vm.system_error("a traceback was expected"))
}

/// `types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)`.
pub(super) fn new_traceback(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(frame) = args.get(2).downcast_clone::<Frame>() else {
        let found = vm.argument_type(args.get(2));
        return Err(vm.type_error(format!("traceback() argument 'tb_frame' must be frame, not {found}")));
    };
    let next =
        args.not_none(1).map(|next| expect_traceback(vm, next, "traceback object or None")).transpose()?;
    let (last, line) = (vm.int_argument(args.get(3))?, vm.int_argument(args.get(4))?);
    let instruction =
        u32::try_from(last / 2).ok().and_then(|offset| frame.code.layout().index_at(offset)).unwrap_or(0);
    let line = match u32::try_from(line) {
        Ok(line) => line,
        Err(_) => frame.code.line_of(instruction as usize).unwrap_or(frame.code.template.firstlineno),
    };
    let entry = Traceback { next: next.into(), frame, instruction, line };
    Ok(vm.heap.allocate(entry, &vm.types.traceback).into_value())
}

fn expect_traceback(vm: &Vm, value: &Value, expected: &str) -> PyResult<Ref<Traceback>> {
    value
        .downcast_clone::<Traceback>()
        .ok_or_else(|| vm.type_error(format!("expected {expected}, got '{}'", vm.type_name(value))))
}

fn set_tb_next(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.type_error("can't delete tb_next attribute")) };
    let next = if new.is_none() { None } else { Some(expect_traceback(vm, &new, "traceback object")?) };
    let mut link = next.clone();
    while let Some(entry) = link {
        if entry.value().is(value) {
            return Err(vm.value_error("traceback loop detected"));
        }
        link = entry.next.borrow().clone();
    }
    let old = traceback_of(vm, value)?.next.replace(next);
    drop(old);
    Ok(())
}

/// Attributes of tracebacks.
pub(crate) static TRACEBACK: &[GetSetDef] = &[
    GetSetDef {
        name: "tb_next",
        doc: "",
        get: |vm, value| {
            let next = traceback_of(vm, value)?.next.borrow().clone();
            Ok(next.map_or(Value::NONE, Ref::into_value))
        },
        set: Some(set_tb_next),
    },
    GetSetDef {
        name: "tb_frame",
        doc: "",
        get: |vm, value| Ok(traceback_of(vm, value)?.frame.value().clone()),
        set: None,
    },
    GetSetDef {
        name: "tb_lineno",
        doc: "",
        get: |vm, value| Ok(vm.int(i64::from(traceback_of(vm, value)?.line))),
        set: None,
    },
    GetSetDef {
        name: "tb_lasti",
        doc: "",
        get: |vm, value| {
            let entry = traceback_of(vm, value)?;
            Ok(vm.int(byte_offset(&entry.frame, entry.instruction as usize)))
        },
        set: None,
    },
];

fn cell_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Cell> {
    value.downcast_ref::<Cell>().ok_or_else(|| vm.system_error("a cell was expected"))
}

fn set_cell(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let old = cell_of(vm, value)?.replace(new);
    drop(old);
    Ok(())
}

/// Attributes of cells.
pub(crate) static CELL: &[GetSetDef] = &[GetSetDef {
    name: "cell_contents",
    doc: "",
    get: |vm, value| cell_of(vm, value)?.get().ok_or_else(|| vm.value_error("Cell is empty")),
    set: Some(set_cell),
}];
