//! The loop: executes instructions of the innermost frame until the entry frame ends.

use super::Flow;
use super::dispatch::{Context, Registers, Step};
use super::frame::FramePointer;
use super::handlers;
use super::hot::{attribute, call, control, fused, generator, iterate, operator, variable};
use super::unwind::{unwind, unwind_thrown};
use super::{specialize, trace};
use crate::bytecode::opcode::Opcode;
use crate::native::{Interrupt, PyResult, Raised};
use crate::object::code::Instr;
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
        unwind_thrown(vm, thread, error)?;
    }
    let cx = Context { vm, thread };
    loop {
        match execute(&cx) {
            Ok(value) => return Ok(value),
            Err(Raised::Interrupt(Interrupt::LeaveLoop)) => {
                return Ok(thread.result.take().unwrap_or(Value::NONE));
            }
            Err(raised) => unwind(vm, thread, raised)?,
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
            CopyFreeVars => variable::copy_free_vars,
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
            CallBuiltinO => call::call_native_one,
            CallBuiltinFast => call::call_native,
            CallMethodDescriptorNoargs => call::call_native_one,
            CallMethodDescriptorO => call::call_native_two,
            CallMethodDescriptorFast => call::call_native,
            CallLen => call::call_len,
            CallIsinstance => call::call_isinstance,
            CallListAppend => call::call_list_append,
            CallBuiltinClass => call::call_builtin_class,
            CallStr1 => call::call_builtin_class,
            CallTuple1 => call::call_builtin_class,
            CallKw => call::call_kw,
            CallFunctionEx => call::call_function_ex,
            MakeFunction => call::make_function,
            SetFunctionAttribute => call::set_function_attribute,
            CallType1 => call::call_type_1,
            ForIter => iterate::for_iter,
            ForIterRange => iterate::for_iter_range,
            ForIterList => iterate::for_iter_list,
            ForIterTuple => iterate::for_iter_tuple,
            ForIterGen => generator::for_iter_gen,
            Send => generator::send,
            SendGen => generator::send_gen,
            EndSend => generator::end_send,
            YieldValue => generator::yield_value,
            ReturnGenerator => generator::return_generator,
            GetAwaitable => generator::get_awaitable,
            UnpackSequence => iterate::unpack_sequence,
            UnpackSequenceTwoTuple => iterate::unpack_sequence_two_tuple,
            UnpackSequenceTuple => iterate::unpack_sequence_tuple,
            UnpackSequenceList => iterate::unpack_sequence_list,
            GetIter => iterate::get_iter,
            UnpackEx => iterate::unpack_ex,
            ListAppend => iterate::list_append,
            SetAdd => iterate::set_add,
            MapAdd => iterate::map_add,
            BuildTuple => iterate::build_tuple,
            BuildList => iterate::build_list,
            LoadFastLoadConstAddIntStoreFastJump => fused::increment_and_jump,
            LoadFastLoadConstAddIntStoreFast => fused::increment,
            LoadFastLoadConstSubtractIntStoreFast => fused::decrement,
            LoadFastLoadConstCompareIntJump => fused::compare_local_const,
            LoadFastLoadFastCompareIntJump => fused::compare_locals,
            LoadConstCompareIntJump => fused::compare_const,
            LoadFastCompareIntJump => fused::compare_local,
            LoadFastLoadFastAddIntStoreFast => fused::locals_add_int_store,
            LoadFastLoadFastSubtractIntStoreFast => fused::locals_subtract_int_store,
            LoadFastLoadFastMultiplyIntStoreFast => fused::locals_multiply_int_store,
            LoadFastLoadConstAddInt => fused::local_const_add_int,
            LoadFastLoadConstSubtractInt => fused::local_const_subtract_int,
            LoadFastLoadConstMultiplyInt => fused::local_const_multiply_int,
            LoadFastLoadFastAddInt => fused::locals_add_int,
            LoadFastLoadFastSubtractInt => fused::locals_subtract_int,
            LoadFastLoadFastMultiplyInt => fused::locals_multiply_int,
            LoadFastLoadFastAddFloat => fused::locals_add_float,
            LoadFastLoadFastSubtractFloat => fused::locals_subtract_float,
            LoadFastLoadFastMultiplyFloat => fused::locals_multiply_float,
            LoadFastAddInt => fused::local_add_int,
            LoadFastSubtractInt => fused::local_subtract_int,
            LoadFastMultiplyInt => fused::local_multiply_int,
            LoadFastAddFloat => fused::local_add_float,
            LoadFastSubtractFloat => fused::local_subtract_float,
            LoadFastMultiplyFloat => fused::local_multiply_float,
            LoadConstAddInt => fused::const_add_int,
            LoadConstSubtractInt => fused::const_subtract_int,
            LoadConstMultiplyInt => fused::const_multiply_int,
            LoadConstMultiplyFloat => fused::const_multiply_float,
            AddIntStoreFast => fused::add_int_store,
            SubtractIntStoreFast => fused::subtract_int_store,
            MultiplyIntStoreFast => fused::multiply_int_store,
            AddFloatStoreFast => fused::add_float_store,
            SubtractFloatStoreFast => fused::subtract_float_store,
            MultiplyFloatStoreFast => fused::multiply_float_store,
            CompareIntJumpIfFalse => fused::compare_int_jump_if_false,
            CompareIntJumpIfTrue => fused::compare_int_jump_if_true,
            CompareFloatJumpIfFalse => fused::compare_float_jump_if_false,
            LoadFastJumpIfNone => fused::local_jump_if_none,
            LoadFastJumpIfNotNone => fused::local_jump_if_not_none,
            LoadFastInstanceValue => fused::local_instance_value,
            LoadFastSlotValue => fused::local_slot_value,
            LoadFastMethodWithValues => fused::local_method,
            LoadFastMethodNoDict => fused::local_method,
            LoadFastLoadFastItem => fused::locals_item,
            LoadFastItem => fused::local_item,
            LoadConstItem => fused::const_item,
            ForIterRangeStoreFast => fused::for_range_store,
            ForIterListStoreFast => fused::for_list_store,
            ForIterListStoreFastLoadFast => fused::for_list_store_load,
            ForIterRangeStoreFastLoadFast => fused::for_range_store_load,
            ListAppendJump => fused::append_and_jump,
            StoreFastJump => fused::store_and_jump,
            PopTopJump => fused::pop_and_jump,
            LoadFastReturn => fused::return_local,
            LoadGlobalModuleLoadFast => fused::global_module_local,
            LoadGlobalBuiltinLoadFast => fused::global_builtin_local,
        }
    };
}

/// Executes until something is raised (the frame's `pc` is then behind the instruction), or until the entry frame
/// returns or yields; general handlers tell that by `Interrupt::LeaveLoop`.
fn execute(cx: &Context<'_>) -> PyResult {
    let (vm, thread) = (cx.vm, cx.thread);
    loop {
        let Some(frame) = thread.frames.top() else { return Err(vm.system_error("no frame to run")) };
        dispatch::run_slice(Registers::of(frame, thread), cx);
        if let Some(value) = cx.thread.transfer.result.take() {
            return Ok(value);
        }
        if let Some(raised) = cx.thread.transfer.raised.take() {
            return Err(raised);
        }
        boundary(vm, thread)?;
    }
}

/// The portable form of the loop, for builds that do not turn calls in tail position into jumps.
#[cfg(debug_assertions)]
mod dispatch {
    use super::*;

    /// Executes until the slice is used up or something is raised.
    pub(super) fn run_slice(mut registers: Registers, cx: &Context<'_>) {
        let r = &mut registers;
        loop {
            r.remaining -= 1;
            if r.remaining < 0 {
                return pause(r, cx);
            }
            let instr = r.fetch();
            let mut begun = cx.vm.boundaries.begin(r, cx);
            let mut opcode = instr.opcode.get();
            loop {
                macro_rules! expand {
                    ($($variant:ident => $form:path,)*) => {
                        match opcode {
                            $(Opcode::$variant => $form(r, cx, instr),)*
                            other => Step::Call(handlers::rare(other.base())),
                        }
                    };
                }
                let step = hot_forms!(expand);
                if let Some(begun) = &begun
                    && !matches!(step, Step::Base | Step::Choose(_) | Step::First | Step::Unfuse)
                {
                    cx.vm.boundaries.executed(begun, opcode, r);
                }
                match step {
                    Step::Next => break,
                    Step::Attend => {
                        r.attend(cx);
                        break;
                    }
                    Step::Drop(first, second) => {
                        drop(first);
                        drop(second);
                        r.attend(cx);
                        break;
                    }
                    Step::Base => opcode = despecialize(r, cx),
                    Step::Choose(specialize) => {
                        opcode = choose(r, cx, specialize);
                        if let Some(begun) = &mut begun {
                            cx.vm.boundaries.changed(begun, r);
                        }
                    }
                    Step::First => opcode = instr.opcode.get().first_component(),
                    Step::Unfuse => opcode = unfuse(instr),
                    Step::Leave(value) => {
                        cx.thread.transfer.result.set(Some(value));
                        return;
                    }
                    called @ (Step::Call(_) | Step::Iterate | Step::Native) => {
                        let handler = match called {
                            Step::Call(handler) => handler,
                            Step::Iterate => handlers::iterate::for_iter,
                            _ => handlers::call::call_native,
                        };
                        r.save(cx.thread);
                        let Some(top) = call_handler(cx, handler, r.frame) else { return };
                        r.load(top);
                        r.remaining = cx.thread.remaining.get();
                        r.attend(cx);
                        break;
                    }
                }
            }
        }
    }
}

/// The fast form of the loop: one function for each opcode, which ends by jumping to that of the next instruction. Should
/// a compiler not make a jump of the call, the native stack grows until the slice ends, or the thread has waited, and no
/// further.
#[cfg(not(debug_assertions))]
mod dispatch {
    use super::*;
    use crate::object::value::Slot;

    type Operation = fn(*const Instr, *mut Slot, *mut Slot, i64, FramePointer, &Context<'_>);

    /// Executes until the slice is used up or something is raised.
    pub(super) fn run_slice(registers: Registers, cx: &Context<'_>) {
        next(registers, cx);
    }

    macro_rules! expand {
        ($($variant:ident => $form:path,)*) => {
            /// The function of each opcode, under its name.
            #[allow(non_snake_case, reason = "named as in the opcode table, for profilers")]
            mod operation {
                use super::*;
                $(pub(super) fn $variant(
                    pc: *const Instr,
                    sp: *mut Slot,
                    locals: *mut Slot,
                    remaining: i64,
                    frame: FramePointer,
                    cx: &Context<'_>,
                ) {
                    let mut r = Registers { pc, sp, locals, remaining, frame };
                    let instr = r.current();
                    let step = $form(&mut r, cx, instr);
                    go_on(r, cx, step);
                })*
            }

            static OPERATIONS: [Operation; 256] = {
                let mut table: [Operation; 256] = [rare; 256];
                $(table[Opcode::$variant as usize] = operation::$variant;)*
                table
            };
        };
    }
    hot_forms!(expand);

    #[inline(always)]
    fn jump(r: Registers, cx: &Context<'_>, operation: Operation) {
        operation(r.pc, r.sp, r.locals, r.remaining, r.frame, cx);
    }

    #[inline(always)]
    fn next(mut r: Registers, cx: &Context<'_>) {
        r.remaining -= 1;
        if r.remaining < 0 {
            return jump(r, cx, end);
        }
        let instr = r.fetch();
        jump(r, cx, OPERATIONS[instr.opcode.get() as usize]);
    }

    #[inline(always)]
    fn go_on(r: Registers, cx: &Context<'_>, step: Step) {
        match step {
            Step::Next => next(r, cx),
            Step::Attend => {
                if cx.vm.heap.needs_attention() {
                    jump(r, cx, attend);
                } else {
                    next(r, cx);
                }
            }
            Step::Drop(first, second) => {
                // What was there is (None, None).
                std::mem::forget(cx.thread.transfer.dropped.replace((first, second)));
                jump(r, cx, drop_values);
            }
            Step::Base => jump(r, cx, base),
            Step::First => jump(r, cx, first),
            Step::Unfuse => jump(r, cx, unfused),
            Step::Choose(specialize) => {
                cx.thread.transfer.specialize.set(specialize);
                jump(r, cx, chosen);
            }
            // What was there is None: whoever left the loop took it.
            Step::Leave(value) => std::mem::forget(cx.thread.transfer.result.replace(Some(value))),
            Step::Call(handler) => {
                cx.thread.transfer.handler.set(handler);
                jump(r, cx, general);
            }
            Step::Iterate => jump(r, cx, iterate),
            Step::Native => jump(r, cx, native),
        }
    }

    macro_rules! continuation {
        ($(#[$doc:meta])* $name:ident, |$r:ident, $cx:ident| $body:expr) => {
            $(#[$doc])*
            #[cold]
            #[inline(never)]
            fn $name(
                pc: *const Instr,
                sp: *mut Slot,
                locals: *mut Slot,
                remaining: i64,
                frame: FramePointer,
                $cx: &Context<'_>,
            ) {
                #[allow(unused_mut, reason = "not all continuations change the registers")]
                let mut $r = Registers { pc, sp, locals, remaining, frame };
                $body
            }
        };
    }

    continuation!(
        /// The slice is used up.
        end,
        |r, cx| pause(&mut r, cx)
    );
    continuation!(attend, |r, cx| {
        r.attend(cx);
        next(r, cx);
    });
    continuation!(drop_values, |r, cx| {
        drop_both(cx);
        r.attend(cx);
        next(r, cx);
    });
    continuation!(base, |r, cx| {
        let opcode = despecialize(&r, cx);
        jump(r, cx, OPERATIONS[opcode as usize]);
    });
    continuation!(chosen, |r, cx| {
        let opcode = choose(&r, cx, cx.thread.transfer.specialize.get());
        jump(r, cx, OPERATIONS[opcode as usize]);
    });
    continuation!(first, |r, cx| {
        let opcode = r.current().opcode.get().first_component();
        jump(r, cx, OPERATIONS[opcode as usize]);
    });
    continuation!(unfused, |r, cx| {
        let opcode = unfuse(r.current());
        jump(r, cx, OPERATIONS[opcode as usize]);
    });
    continuation!(
        /// Instructions without a hot form.
        rare,
        |r, cx| {
            cx.thread.transfer.handler.set(handlers::rare(r.current().base));
            jump(r, cx, general);
        }
    );
    continuation!(general, |r, cx| {
        r.save(cx.thread);
        if let Some(top) = call_handler(cx, cx.thread.transfer.handler.get(), r.frame) {
            r.load(top);
            r.remaining = cx.thread.remaining.get();
            r.attend(cx);
            next(r, cx);
        }
    });

    continuation!(iterate, |r, cx| {
        r.save(cx.thread);
        match next_item(cx, r.frame) {
            Some(Some(item)) => {
                r.push(item);
                r.remaining = cx.thread.remaining.get();
                r.attend(cx);
                next(r, cx);
            }
            Some(None) => {
                r.jump_behind(r.current());
                r.remaining = cx.thread.remaining.get();
                r.attend(cx);
                next(r, cx);
            }
            None => {}
        }
    });
    continuation!(native, |r, cx| {
        r.save(cx.thread);
        if let Some(result) = call_native(cx, r.frame) {
            r.sp = r.frame.frame().sp;
            r.push(result);
            r.remaining = cx.thread.remaining.get();
            r.attend(cx);
            next(r, cx);
        }
    });

    /// The next item of the iterator on top, whose type has a native `__next__`; `None` if that raises. Not inlined, as
    /// [`call_handler`].
    #[inline(never)]
    fn next_item(cx: &Context<'_>, frame: FramePointer) -> Option<Slot> {
        let iterator = frame.peek(1);
        let result = match cx.vm.type_of(iterator).slots.get().next {
            Some(native) => native(cx.vm, iterator),
            None => cx.vm.next(iterator),
        };
        match result {
            Ok(Some(item)) => Some(Some(item)),
            Ok(None) => Some(None),
            Err(raised) => match cx.vm.end_of_iteration(raised) {
                Ok(_) => Some(None),
                Err(raised) => {
                    cx.thread.transfer.raised.set(Some(raised));
                    None
                }
            },
        }
    }

    /// The result of the native function of a `CALL`, whose operands are taken off the stack; `None` if it raises. Not
    /// inlined, as [`call_handler`].
    #[inline(never)]
    fn call_native(cx: &Context<'_>, frame: FramePointer) -> Slot {
        let count = frame.instruction().arg as usize;
        match handlers::call::native_result(cx.vm, frame, count) {
            Ok(result) => {
                handlers::call::finish(frame, count);
                Some(result)
            }
            Err(raised) => {
                cx.thread.transfer.raised.set(Some(raised));
                None
            }
        }
    }

    #[inline(never)]
    fn drop_both(cx: &Context<'_>) {
        let (first, second) = cx.thread.transfer.dropped.take();
        drop(first);
        drop(second);
    }
}

/// Leaves the loop at the end of a slice.
#[inline(always)]
fn pause(r: &mut Registers, cx: &Context<'_>) {
    r.remaining = 0;
    r.save(cx.thread);
}

/// Calls a general handler for an instruction of the innermost frame. Returns the frame in which to go on; `None` if it
/// raised. Not inlined: a result in the memory of its caller would keep that from jumping to the next instruction.
#[inline(never)]
fn call_handler(cx: &Context<'_>, handler: handlers::Handler, frame: FramePointer) -> Option<FramePointer> {
    match handler(cx.vm, cx.thread, frame, frame.instruction().arg) {
        Ok(Flow::Next) => Some(frame),
        Ok(Flow::Frame) => cx.thread.frames.top(),
        Err(raised) => {
            cx.thread.transfer.raised.set(Some(raised));
            None
        }
    }
}

/// Goes back to the base form, for a while.
#[cold]
fn despecialize(r: &Registers, cx: &Context<'_>) -> Opcode {
    r.save(cx.thread);
    let instr = r.current();
    instr.opcode.set(instr.base);
    instr.aux.set(specialize::back_off(r.frame));
    instr.base
}

/// Chooses a specialised form.
#[cold]
fn choose(r: &Registers, cx: &Context<'_>, specialize: specialize::Specialize) -> Opcode {
    r.save(cx.thread);
    let instr = r.current();
    specialize::choose(cx.vm, r.frame, instr, specialize);
    instr.opcode.get()
}

/// Goes back to the first component of a fused form.
#[cold]
fn unfuse(instr: &Instr) -> Opcode {
    let first = instr.opcode.get().first_component();
    instr.opcode.set(first);
    first
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
        vm.sched.trace_instruction(thread);
    }
    if thread.trace.active.get() { trace::before_instruction(vm, thread) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each instruction of the table has a hot form or a general handler.
    #[test]
    fn every_instruction_has_a_handler() {
        macro_rules! expand {
            ($($variant:ident => $form:path,)*) => { [$(Opcode::$variant),*] };
        }
        let hot = hot_forms!(expand);
        for &opcode in
            Opcode::ALL.iter().filter(|opcode| opcode.is_base() && **opcode != Opcode::InterpreterExit)
        {
            let general = !std::ptr::eq(handlers::rare(opcode) as *const (), handlers::unknown as *const ());
            assert!(hot.contains(&opcode) || general, "{}", opcode.name());
        }
        for opcode in Opcode::fused() {
            assert!(hot.contains(opcode), "{}", opcode.name());
        }
    }
}
