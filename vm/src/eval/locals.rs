//! `locals()`: the names bound in a frame.

use super::frame::{FrameKind, FramePointer};
use crate::bytecode::code::LocalVariable;
use crate::native::PyResult;
use crate::object::cell::Cell;
use crate::object::dict::Dict;
use crate::object::value::{Ref, Slot, Value};
use crate::vm::Vm;

impl Vm {
    /// `locals()` of the innermost frame: the namespace of a module or class body, a snapshot in a function (PEP 667),
    /// and in a comprehension that a module or class body runs in its frame, the comprehension's own variables.
    pub fn current_locals(&self) -> PyResult<Value> {
        let thread = self.thread();
        let Some(frame) = thread.frames.top() else {
            return Err(self.system_error("locals(): no current frame"));
        };
        if let Some(namespace) = &frame.frame().namespace
            && frame.frame().kind == FrameKind::Call
            && !has_hidden(frame)
        {
            return Ok(namespace.clone());
        }
        Ok(self.snapshot_locals(frame)?.into_value())
    }

    /// The bound local variables of a frame, cells looked through, and what was stored beside them in `f_locals`.
    fn snapshot_locals(&self, frame: FramePointer) -> PyResult<Ref<Dict>> {
        let dict = self.new_dict();
        for (index, name) in frame.code().local_names.iter().enumerate() {
            if let Some(value) = variable(frame, index) {
                drop(dict.insert_str(name, value));
            }
        }
        let extra = frame.frame().object.as_ref().and_then(|object| object.extra_locals.borrow().clone());
        if let Some(extra) = extra {
            dict.update_from(self, &extra)?;
        }
        Ok(dict)
    }
}

fn variable(frame: FramePointer, index: usize) -> Slot {
    let variable = &frame.code().template.locals[index];
    let value = frame.local(index).clone();
    match value.as_ref().and_then(|value| value.downcast_ref::<Cell>()) {
        Some(cell) if variable.is_cell() || variable.is_free() => cell.get(),
        _ => value,
    }
}

fn has_hidden(frame: FramePointer) -> bool {
    let locals = &frame.code().template.locals;
    let hidden = |index: usize| locals[index].kind & LocalVariable::HIDDEN != 0;
    (0..locals.len()).any(|index| hidden(index) && variable(frame, index).is_some())
}
