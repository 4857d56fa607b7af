//! `locals()`: the names bound in a frame.

use crate::native::PyResult;
use crate::object::dict::Dict;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

impl Vm {
    /// `locals()` of the innermost frame: the namespace of a module or class body, a snapshot in a function (PEP 667).
    pub fn current_locals(&self) -> PyResult<Value> {
        let thread = self.thread();
        let Some(frame) = thread.frames.top() else {
            return Err(self.system_error("locals(): no current frame"));
        };
        if let Some(namespace) = &frame.frame().namespace
            && frame.frame().kind == crate::eval::frame::FrameKind::Call
        {
            return Ok(namespace.clone());
        }
        Ok(self.snapshot_locals(frame).into_value())
    }

    /// The bound local variables of a frame, cells looked through.
    pub(crate) fn snapshot_locals(&self, frame: crate::eval::frame::FramePointer) -> Ref<Dict> {
        let dict = self.new_dict();
        let code = frame.code();
        for (index, name) in code.local_names.iter().enumerate() {
            let variable = &code.template.locals[index];
            if variable.kind & crate::bytecode::code::LocalVariable::HIDDEN != 0 {
                continue;
            }
            let value = frame.local(index).clone();
            let value = if variable.is_cell() || variable.is_free() {
                match value.as_ref().and_then(|value| value.downcast_ref::<crate::object::cell::Cell>()) {
                    Some(cell) => cell.get(),
                    None => value,
                }
            } else {
                value
            };
            if let Some(value) = value {
                drop(dict.insert_str(name, value));
            }
        }
        dict
    }
}
