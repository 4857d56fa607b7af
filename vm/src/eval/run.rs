//! The loop: executes instructions of the innermost frame until the entry frame ends.

use super::Flow;
use super::dispatch::{Context, Registers, Step};
use super::handlers;
use super::hot::{attribute, call, control, iterate, operator, variable};
use super::unwind::unwind;
use super::{specialize, trace};
use crate::bytecode::opcode::Opcode;
use crate::native::{Interrupt, PyResult, Raised};
use crate::object::value::Value;
use crate::sched::Thread;
use crate::vm::Vm;

/// Runs the thread's innermost frame, which must be an entry frame, to its end; with `error`, begins by raising it
/// there. Returns the value that the frame returned or yielded.
pub(crate) fn run(vm: &Vm, thread: &Thread, error: Option<Raised>) -> PyResult {
    if let Some(error) = error {
        if thread.trace.active.get()
            && let Some(frame) = thread.frames.top()
        {
            trace::entered(vm, thread, &vm.frame_object(thread, frame))?;
        }
        unwind(vm, thread, error)?;
    }
    loop {
        match execute(vm, thread) {
            Raised::Interrupt(Interrupt::LeaveLoop) => {
                return Ok(thread.result.take().unwrap_or(Value::NONE));
            }
            raised => unwind(vm, thread, raised)?,
        }
    }
}

/// Which hot form an opcode has in the loop: hands the list to a macro.
macro_rules! hot_forms {
    ($expand:ident) => {
        $expand! {
            Nop => control::nothing,
            Resume => control::nothing,
            ResumeCheck => control::nothing,
            ExitInitCheck => control::nothing,
            LoadConst => variable::load_const,
            LoadFast => variable::load_fast,
            LoadFastCheck => variable::load_fast,
            LoadFastAndClear => variable::load_fast_and_clear,
            LoadFastLoadFast => variable::load_fast_load_fast,
            StoreFast => variable::store_fast,
            StoreFastLoadFast => variable::store_fast_load_fast,
            StoreFastStoreFast => variable::store_fast_store_fast,
            PopTop => variable::pop_top,
            EndFor => variable::pop_top,
            PushNull => variable::push_null,
            Copy => variable::copy,
            Swap => variable::swap,
            LoadGlobal => variable::load_global,
            LoadGlobalModule => variable::load_global_module,
            LoadGlobalBuiltin => variable::load_global_builtin,
            LoadDeref => variable::load_deref,
            StoreDeref => variable::store_deref,
            LoadAttr => attribute::load_attr,
            LoadAttrInstanceValue => attribute::load_attr_instance_value,
            LoadAttrSlot => attribute::load_attr_slot,
            LoadAttrModule => attribute::load_attr_module,
            LoadAttrClass => attribute::load_attr_class,
            LoadAttrProperty => attribute::load_attr_property,
            LoadAttrMethodWithValues => attribute::load_attr_method,
            LoadAttrMethodNoDict => attribute::load_attr_method,
            LoadAttrNondescriptorWithValues => attribute::load_attr_nondescriptor,
            LoadAttrNondescriptorNoDict => attribute::load_attr_nondescriptor,
            LoadSuperAttr => attribute::load_super_attr,
            LoadSuperAttrMethod => attribute::load_super_attr_method,
            StoreAttr => attribute::store_attr,
            StoreAttrInstanceValue => attribute::store_attr_instance_value,
            StoreAttrSlot => attribute::store_attr_slot,
            BinaryOp => operator::binary_op,
            BinaryOpAddInt => operator::add_int,
            BinaryOpSubtractInt => operator::subtract_int,
            BinaryOpMultiplyInt => operator::multiply_int,
            BinaryOpAddFloat => operator::add_float,
            BinaryOpSubtractFloat => operator::subtract_float,
            BinaryOpMultiplyFloat => operator::multiply_float,
            BinaryOpAddUnicode => operator::add_unicode,
            CompareOp => operator::compare_op,
            CompareOpInt => operator::compare_op_int,
            CompareOpFloat => operator::compare_op_float,
            CompareOpStr => operator::compare_op_str,
            IsOp => operator::is_op,
            ContainsOp => operator::contains_op,
            ContainsOpDict => operator::contains_op_dict,
            ContainsOpSet => operator::contains_op_set,
            BinarySubscr => operator::binary_subscr,
            BinarySubscrListInt => operator::binary_subscr_list_int,
            BinarySubscrTupleInt => operator::binary_subscr_tuple_int,
            BinarySubscrStrInt => operator::binary_subscr_str_int,
            BinarySubscrDict => operator::binary_subscr_dict,
            StoreSubscr => operator::store_subscr,
            StoreSubscrListInt => operator::store_subscr_list_int,
            StoreSubscrDict => operator::store_subscr_dict,
            ToBool => control::to_bool,
            ToBoolBool => control::to_bool_bool,
            ToBoolInt => control::to_bool_int,
            ToBoolNone => control::to_bool_none,
            ToBoolList => control::to_bool_list,
            ToBoolStr => control::to_bool_str,
            ToBoolAlwaysTrue => control::to_bool_always_true,
            UnaryNot => control::unary_not,
            PopJumpIfFalse => control::pop_jump_if_false,
            PopJumpIfTrue => control::pop_jump_if_true,
            PopJumpIfNone => control::pop_jump_if_none,
            PopJumpIfNotNone => control::pop_jump_if_not_none,
            JumpForward => control::jump,
            JumpBackward => control::jump,
            JumpBackwardNoInterrupt => control::jump,
            ReturnValue => call::return_value,
            ReturnConst => call::return_const,
            Call => call::call,
            CallPyExactArgs => call::call_py_exact_args,
            CallPyGeneral => call::call_py_general,
            CallBoundMethodExactArgs => call::call_bound_method,
            CallAllocAndEnterInit => call::call_alloc_and_enter_init,
            CallBuiltinO => call::call_native,
            CallBuiltinFast => call::call_native,
            CallMethodDescriptorNoargs => call::call_native,
            CallMethodDescriptorO => call::call_native,
            CallMethodDescriptorFast => call::call_native,
            CallLen => call::call_len,
            CallIsinstance => call::call_isinstance,
            CallListAppend => call::call_list_append,
            CallBuiltinClass => call::call_builtin_class,
            CallStr1 => call::call_builtin_class,
            CallTuple1 => call::call_builtin_class,
            CallType1 => call::call_type_1,
            ForIter => iterate::for_iter,
            ForIterRange => iterate::for_iter_range,
            ForIterList => iterate::for_iter_list,
            ForIterTuple => iterate::for_iter_tuple,
            ForIterGen => iterate::for_iter_gen,
            UnpackSequence => iterate::unpack_sequence,
            UnpackSequenceTwoTuple => iterate::unpack_sequence_two_tuple,
            UnpackSequenceTuple => iterate::unpack_sequence_tuple,
            UnpackSequenceList => iterate::unpack_sequence_list,
            ListAppend => iterate::list_append,
            BuildTuple => iterate::build_tuple,
            BuildList => iterate::build_list,
        }
    };
}

/// Executes until something is raised, or until the entry frame returns or yields (`Interrupt::LeaveLoop`); the frame's
/// `pc` is then behind the instruction.
fn execute(vm: &Vm, thread: &Thread) -> Raised {
    let cx = Context { vm, thread };
    let Some(frame) = thread.frames.top() else { return vm.system_error("no frame to run") };
    let mut registers = Registers::of(frame, thread);
    let r = &mut registers;
    loop {
        r.remaining -= 1;
        if r.remaining < 0 {
            r.remaining = 0;
            r.save(thread);
            if let Err(raised) = boundary(vm, thread) {
                return raised;
            }
            r.remaining = thread.remaining.get() - 1;
        }
        let instr = r.fetch();
        let mut opcode = instr.opcode.get();
        let handler = loop {
            macro_rules! expand {
                ($($variant:ident => $form:path,)*) => {
                    match opcode {
                        $(Opcode::$variant => $form(r, cx, instr),)*
                        other => Step::Call(handlers::rare(other.base())),
                    }
                };
            }
            match hot_forms!(expand) {
                Step::Next => break None,
                Step::Call(handler) => break Some(handler),
                Step::Base => {
                    instr.opcode.set(instr.base);
                    instr.aux.set(specialize::BACK_OFF);
                    opcode = instr.base;
                }
                Step::First => opcode = instr.base,
                Step::Unfuse => opcode = instr.base,
            }
        };
        if let Some(handler) = handler {
            r.save(thread);
            match handler(vm, thread, r.frame, instr.arg) {
                Ok(Flow::Next) => r.load(r.frame),
                Ok(Flow::Frame) => match thread.frames.top() {
                    Some(top) => r.load(top),
                    None => return vm.system_error("no frame to run"),
                },
                Err(raised) => return raised,
            }
            r.remaining = thread.remaining.get();
            r.attend(cx);
        }
    }
}

/// Between two instructions, when the slice is used up or something is due: finalisers, limits, switches.
#[cold]
#[inline(never)]
fn boundary(vm: &Vm, thread: &Thread) -> PyResult<()> {
    if let Some(remaining) = thread.stashed.take() {
        thread.remaining.set(remaining);
        vm.run_pending()?;
    }
    if thread.remaining.get() <= 0 {
        vm.end_slice(thread)?;
    }
    if thread.trace.active.get() { trace::before_instruction(vm, thread) } else { Ok(()) }
}
