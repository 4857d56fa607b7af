//! The loop: executes instructions of the innermost frame until the entry frame ends.
#![expect(unsafe_code, reason = "program counter and stack pointer are raw; the verifier vouches for them")]
#![expect(
    clippy::undocumented_unsafe_blocks,
    reason = "one invariant, stated at the head of `execute`, covers the blocks of the loop"
)]

use super::Flow;
use super::frame::{FrameKind, FramePointer};
use super::handlers::{build, call, iterate, load_store, operator};
use super::specialize;
use super::unwind::{end_frame, unwind};
use crate::bytecode::opcode::Opcode;
use crate::native::{Interrupt, PyResult, Raised};
use crate::object::code::Instr;
use crate::object::compare::CompareOperator;
use crate::object::generator::GeneratorState;
use crate::object::value::{Slot, Value};
use crate::sched::Thread;
use crate::vm::Vm;

/// Runs the thread's innermost frame, which must be an entry frame, to its end; with `error`, begins by raising it
/// there. Returns the value that the frame returned or yielded.
pub(crate) fn run(vm: &Vm, thread: &Thread, error: Option<Raised>) -> PyResult {
    if let Some(error) = error {
        unwind(vm, thread, error)?;
    }
    loop {
        match execute(vm, thread) {
            Ok(value) => return Ok(value),
            Err(Raised::Interrupt(Interrupt::LeaveLoop)) => {
                return Ok(thread.result.take().unwrap_or(Value::NONE));
            }
            Err(raised) => unwind(vm, thread, raised)?,
        }
    }
}

/// Executes until the entry frame returns or yields (`Ok`) or something is raised (`Err`; the frame's `pc` is behind
/// the raising instruction).
fn execute(vm: &Vm, thread: &Thread) -> PyResult {
    // SAFETY (for the whole function): `pc` stays inside the code because the verifier checked jump targets and that
    // code ends in a terminator; `sp` and `locals` stay inside the frame's slots because it checked stack depths and
    // operand ranges; the frame's function keeps code and constants alive. The loop's locals are caches of the frame
    // record, written back before anything outside the loop can look at it.
    let mut remaining = thread.remaining.get();
    'frame: loop {
        let Some(frame) = thread.frames.top() else { return Err(vm.system_error("no frame to run")) };
        let (mut pc, mut sp, locals) = {
            let record = frame.frame();
            (record.pc, record.sp, record.locals)
        };
        let consts = frame.code().consts.as_ptr();

        macro_rules! save {
            () => {{
                let record = frame.frame_mut();
                record.pc = pc;
                record.sp = sp;
                thread.remaining.set(remaining);
            }};
        }
        macro_rules! look_up {
            () => {
                if vm.heap.needs_attention() {
                    remaining = stash(thread, remaining);
                }
            };
        }
        macro_rules! push {
            ($value:expr) => {{
                let value: Value = $value;
                unsafe {
                    sp.write(Some(value));
                    sp = sp.add(1);
                }
            }};
        }
        macro_rules! pop {
            () => {{
                unsafe {
                    sp = sp.sub(1);
                    sp.cast::<Value>().read()
                }
            }};
        }
        macro_rules! peek {
            ($depth:expr) => {
                unsafe { &*sp.sub($depth).cast::<Value>() }
            };
        }
        macro_rules! local {
            ($index:expr) => {
                unsafe { &mut *locals.add($index as usize) }
            };
        }
        // Drops a value; if that made a finaliser due, the loop looks up before the next instruction.
        macro_rules! discard {
            ($value:expr) => {{
                drop($value);
                look_up!();
            }};
        }
        macro_rules! slow {
            ($handler:path, $arg:expr) => {{
                save!();
                match $handler(vm, thread, frame, $arg) {
                    Ok(Flow::Next) => {
                        let record = frame.frame();
                        pc = record.pc;
                        sp = record.sp;
                        remaining = thread.remaining.get();
                        look_up!();
                        break;
                    }
                    Ok(Flow::Frame) => {
                        remaining = thread.remaining.get();
                        look_up!();
                        continue 'frame;
                    }
                    Err(raised) => return Err(raised),
                }
            }};
        }
        macro_rules! raise {
            ($raised:expr) => {{
                save!();
                return Err($raised);
            }};
        }
        macro_rules! jump {
            ($target:expr) => {
                pc = unsafe { frame.code().instructions.as_ptr().add($target as usize) }
            };
        }
        macro_rules! leave {
            ($value:expr) => {{
                let value = $value;
                save!();
                return_value!(value)
            }};
        }
        macro_rules! return_value {
            ($value:expr) => {{
                match finish_frame(vm, thread, frame, $value) {
                    Ok(None) => {
                        look_up!();
                        continue 'frame;
                    }
                    Ok(Some(value)) => {
                        if vm.heap.needs_attention() {
                            thread.remaining.set(stash(thread, remaining));
                        }
                        return Ok(value);
                    }
                    Err(raised) => return Err(raised),
                }
            }};
        }

        loop {
            remaining -= 1;
            if remaining < 0 {
                remaining = 0;
                save!();
                boundary(vm, thread)?;
                remaining = thread.remaining.get() - 1;
            }
            let instr: &Instr = unsafe { &*pc };
            pc = unsafe { pc.add(1) };
            let arg = instr.arg;
            let mut opcode = instr.opcode.get();
            'dispatch: loop {
                // A specialised form whose guard fails runs the base form, and goes back to it for a while.
                macro_rules! deoptimize {
                    () => {{
                        instr.opcode.set(instr.base);
                        instr.aux.set(specialize::BACK_OFF);
                        opcode = instr.base;
                        continue 'dispatch;
                    }};
                }
                macro_rules! warm {
                    ($specialize:path) => {
                        if instr.aux.get() == 0 {
                            save!();
                            $specialize(vm, frame, instr);
                        } else {
                            instr.aux.set(instr.aux.get() - 1);
                        }
                    };
                }
                match opcode {
                    Opcode::Nop | Opcode::Resume | Opcode::ResumeCheck | Opcode::ExitInitCheck => break,
                    Opcode::LoadConst => {
                        push!(unsafe { (*consts.add(arg as usize)).clone() });
                        break;
                    }
                    Opcode::LoadFast => {
                        match local!(arg) {
                            Some(value) => push!(value.clone()),
                            None => raise!(load_store::unbound_local(vm, frame, arg as usize)),
                        }
                        break;
                    }
                    Opcode::LoadFastCheck => {
                        match local!(arg) {
                            Some(value) => push!(value.clone()),
                            None => raise!(load_store::unbound_local(vm, frame, arg as usize)),
                        }
                        break;
                    }
                    Opcode::LoadFastAndClear => {
                        let slot: Slot = local!(arg).take();
                        unsafe {
                            sp.write(slot);
                            sp = sp.add(1);
                        }
                        break;
                    }
                    Opcode::LoadFastLoadFast => {
                        match (local!(arg >> 4), local!(arg & 15)) {
                            (Some(first), Some(second)) => {
                                push!(first.clone());
                                push!(second.clone());
                            }
                            (None, _) => raise!(load_store::unbound_local(vm, frame, (arg >> 4) as usize)),
                            _ => raise!(load_store::unbound_local(vm, frame, (arg & 15) as usize)),
                        }
                        break;
                    }
                    Opcode::StoreFast => {
                        unsafe { sp = sp.sub(1) };
                        let old = std::mem::replace(local!(arg), unsafe { sp.read() });
                        discard!(old);
                        break;
                    }
                    Opcode::StoreFastLoadFast => {
                        unsafe { sp = sp.sub(1) };
                        let old = std::mem::replace(local!(arg >> 4), unsafe { sp.read() });
                        match local!(arg & 15) {
                            Some(value) => push!(value.clone()),
                            None => raise!(load_store::unbound_local(vm, frame, (arg & 15) as usize)),
                        }
                        discard!(old);
                        break;
                    }
                    Opcode::StoreFastStoreFast => {
                        unsafe { sp = sp.sub(1) };
                        let first = std::mem::replace(local!(arg >> 4), unsafe { sp.read() });
                        unsafe { sp = sp.sub(1) };
                        let second = std::mem::replace(local!(arg & 15), unsafe { sp.read() });
                        drop(first);
                        discard!(second);
                        break;
                    }
                    Opcode::PopTop => {
                        let slot: Slot = unsafe {
                            sp = sp.sub(1);
                            sp.read()
                        };
                        discard!(slot);
                        break;
                    }
                    Opcode::EndFor => {
                        let value = pop!();
                        discard!(value);
                        break;
                    }
                    Opcode::PushNull => {
                        unsafe {
                            sp.write(None);
                            sp = sp.add(1);
                        }
                        break;
                    }
                    Opcode::Copy => {
                        let slot: Slot = unsafe { (*sp.sub(arg as usize)).clone() };
                        unsafe {
                            sp.write(slot);
                            sp = sp.add(1);
                        }
                        break;
                    }
                    Opcode::Swap => {
                        unsafe { std::ptr::swap(sp.sub(1), sp.sub(arg as usize)) };
                        break;
                    }
                    Opcode::BinaryOp => {
                        warm!(specialize::binary_op);
                        slow!(operator::binary_op, arg);
                    }
                    Opcode::BinaryOpAddInt => {
                        let Some(result) = Value::add_small(peek!(2), peek!(1)) else { deoptimize!() };
                        unsafe {
                            sp = sp.sub(2);
                            sp.write(Some(result));
                            sp = sp.add(1);
                        }
                        break;
                    }
                    Opcode::BinaryOpSubtractInt => {
                        let Some(result) = Value::subtract_small(peek!(2), peek!(1)) else { deoptimize!() };
                        unsafe {
                            sp = sp.sub(2);
                            sp.write(Some(result));
                            sp = sp.add(1);
                        }
                        break;
                    }
                    Opcode::BinaryOpMultiplyInt => {
                        let Some(result) = Value::multiply_small(peek!(2), peek!(1)) else { deoptimize!() };
                        unsafe {
                            sp = sp.sub(2);
                            sp.write(Some(result));
                            sp = sp.add(1);
                        }
                        break;
                    }
                    Opcode::BinaryOpAddFloat
                    | Opcode::BinaryOpSubtractFloat
                    | Opcode::BinaryOpMultiplyFloat => {
                        let (Some(a), Some(b)) = (peek!(2).as_exact_float(), peek!(1).as_exact_float())
                        else {
                            deoptimize!()
                        };
                        let result = match opcode {
                            Opcode::BinaryOpAddFloat => a + b,
                            Opcode::BinaryOpSubtractFloat => a - b,
                            _ => a * b,
                        };
                        let (right, left) = (pop!(), pop!());
                        push!(vm.float(result));
                        drop((left, right));
                        break;
                    }
                    Opcode::CompareOp => {
                        warm!(specialize::compare_op);
                        slow!(operator::compare_op, arg);
                    }
                    Opcode::CompareOpInt => {
                        let Some(ordering) = Value::compare_small(peek!(2), peek!(1)) else { deoptimize!() };
                        let result = ordering_holds(operator::compare_operator(arg), ordering);
                        unsafe {
                            sp = sp.sub(2);
                            sp.write(Some(Value::bool(result)));
                            sp = sp.add(1);
                        }
                        break;
                    }
                    Opcode::CompareOpFloat => {
                        let (Some(a), Some(b)) = (peek!(2).as_exact_float(), peek!(1).as_exact_float())
                        else {
                            deoptimize!()
                        };
                        let result = match operator::compare_operator(arg) {
                            CompareOperator::Less => a < b,
                            CompareOperator::LessEqual => a <= b,
                            CompareOperator::Equal => a == b,
                            CompareOperator::NotEqual => a != b,
                            CompareOperator::Greater => a > b,
                            CompareOperator::GreaterEqual => a >= b,
                        };
                        let (right, left) = (pop!(), pop!());
                        push!(Value::bool(result));
                        drop((left, right));
                        break;
                    }
                    Opcode::IsOp => {
                        let (right, left) = (pop!(), pop!());
                        push!(Value::bool(left.is(&right) != (arg != 0)));
                        drop(left);
                        discard!(right);
                        break;
                    }
                    Opcode::ToBool => {
                        if peek!(1).is_bool() {
                            break;
                        }
                        slow!(operator::to_bool, arg);
                    }
                    Opcode::UnaryNot => {
                        if let Some(value) = peek!(1).as_bool() {
                            unsafe { sp.sub(1).write(Some(Value::bool(!value))) };
                            break;
                        }
                        slow!(operator::unary_not, arg);
                    }
                    Opcode::PopJumpIfFalse => {
                        let value = pop!();
                        match value.as_bool() {
                            Some(true) => {}
                            Some(false) => jump!(arg),
                            None => {
                                save!();
                                if !vm.is_true(&value)? {
                                    jump!(arg);
                                }
                            }
                        }
                        break;
                    }
                    Opcode::PopJumpIfTrue => {
                        let value = pop!();
                        match value.as_bool() {
                            Some(false) => {}
                            Some(true) => jump!(arg),
                            None => {
                                save!();
                                if vm.is_true(&value)? {
                                    jump!(arg);
                                }
                            }
                        }
                        break;
                    }
                    Opcode::PopJumpIfNone => {
                        let value = pop!();
                        if value.is_none() {
                            jump!(arg);
                        }
                        discard!(value);
                        break;
                    }
                    Opcode::PopJumpIfNotNone => {
                        let value = pop!();
                        if !value.is_none() {
                            jump!(arg);
                        }
                        discard!(value);
                        break;
                    }
                    Opcode::JumpForward | Opcode::JumpBackward | Opcode::JumpBackwardNoInterrupt => {
                        jump!(arg);
                        break;
                    }
                    Opcode::ReturnValue => {
                        let value = pop!();
                        leave!(value);
                    }
                    Opcode::ReturnConst => {
                        let value = unsafe { (*consts.add(arg as usize)).clone() };
                        leave!(value);
                    }
                    Opcode::YieldValue => {
                        let value = pop!();
                        save!();
                        match yield_value(vm, thread, value) {
                            None => continue 'frame,
                            Some(value) => return Ok(value),
                        }
                    }
                    Opcode::LoadGlobal => {
                        warm!(specialize::load_global);
                        slow!(load_store::load_global, arg);
                    }
                    Opcode::LoadGlobalModule => {
                        let globals = &frame.frame().function.globals;
                        if u64::from(globals.current_keys_version()) != instr.cache.get() {
                            deoptimize!()
                        }
                        let Some(value) = globals.value_at(instr.aux.get() as usize) else { deoptimize!() };
                        push!(value);
                        if arg & 1 != 0 {
                            unsafe {
                                sp.write(None);
                                sp = sp.add(1);
                            }
                        }
                        break;
                    }
                    Opcode::LoadGlobalBuiltin => {
                        let function = &frame.frame().function;
                        let versions = u64::from(function.globals.current_keys_version()) << 32
                            | u64::from(function.builtins.current_keys_version());
                        if versions != instr.cache.get() {
                            deoptimize!()
                        }
                        let Some(value) = function.builtins.value_at(instr.aux.get() as usize) else {
                            deoptimize!()
                        };
                        push!(value);
                        if arg & 1 != 0 {
                            unsafe {
                                sp.write(None);
                                sp = sp.add(1);
                            }
                        }
                        break;
                    }
                    Opcode::LoadAttr => {
                        warm!(specialize::load_attr);
                        slow!(load_store::load_attr, arg);
                    }
                    Opcode::LoadAttrInstanceValue => {
                        let found = specialize::instance_value(peek!(1), instr);
                        let Some(value) = found else { deoptimize!() };
                        let owner = pop!();
                        push!(value);
                        if arg & 1 != 0 {
                            unsafe {
                                sp.write(None);
                                sp = sp.add(1);
                            }
                        }
                        discard!(owner);
                        break;
                    }
                    Opcode::LoadAttrMethodWithValues | Opcode::LoadAttrMethodNoDict => {
                        let Some(function) = specialize::cached_method(frame, peek!(1), instr) else {
                            deoptimize!()
                        };
                        let owner = pop!();
                        push!(function);
                        push!(owner);
                        break;
                    }
                    Opcode::StoreAttr => {
                        warm!(specialize::store_attr);
                        slow!(load_store::store_attr, arg);
                    }
                    Opcode::StoreAttrInstanceValue => {
                        if !specialize::can_store_instance_value(peek!(1), instr) {
                            deoptimize!()
                        }
                        let (owner, value) = (pop!(), pop!());
                        let old = specialize::store_instance_value(&owner, instr, value);
                        drop(old);
                        discard!(owner);
                        break;
                    }
                    Opcode::LoadDeref => slow!(load_store::load_deref, arg),
                    Opcode::StoreDeref => slow!(load_store::store_deref, arg),
                    Opcode::BinarySubscr => {
                        warm!(specialize::binary_subscr);
                        slow!(operator::binary_subscr, arg);
                    }
                    Opcode::BinarySubscrListInt => {
                        let Some(value) = specialize::list_item(peek!(2), peek!(1)) else { deoptimize!() };
                        let (key, list) = (pop!(), pop!());
                        drop(key);
                        push!(value);
                        discard!(list);
                        break;
                    }
                    Opcode::BinarySubscrTupleInt => {
                        let Some(value) = specialize::tuple_item(peek!(2), peek!(1)) else { deoptimize!() };
                        let (key, tuple) = (pop!(), pop!());
                        drop(key);
                        push!(value);
                        discard!(tuple);
                        break;
                    }
                    Opcode::StoreSubscr => {
                        warm!(specialize::store_subscr);
                        slow!(operator::store_subscr, arg);
                    }
                    Opcode::StoreSubscrListInt => {
                        let Some(index) = specialize::list_index(peek!(2), peek!(1)) else { deoptimize!() };
                        let (key, list, value) = (pop!(), pop!(), pop!());
                        drop(key);
                        let old = specialize::replace_list_item(&list, index, value);
                        drop(old);
                        discard!(list);
                        break;
                    }
                    Opcode::ForIter => {
                        warm!(specialize::for_iter);
                        slow!(iterate::for_iter, arg);
                    }
                    Opcode::ForIterRange => {
                        match specialize::next_of_range(peek!(1)) {
                            specialize::Step::Item(value) => push!(value),
                            specialize::Step::End => jump!(arg + 1),
                            specialize::Step::Other => deoptimize!(),
                        }
                        break;
                    }
                    Opcode::ForIterList => {
                        match specialize::next_of_list(peek!(1)) {
                            specialize::Step::Item(value) => push!(value),
                            specialize::Step::End => jump!(arg + 1),
                            specialize::Step::Other => deoptimize!(),
                        }
                        look_up!();
                        break;
                    }
                    Opcode::Call => {
                        warm!(specialize::call);
                        slow!(call::call, arg);
                    }
                    Opcode::CallPyExactArgs => {
                        let count = arg as usize;
                        // SAFETY: `CALL` finds callable, receiver or NULL, and `count` values on the stack.
                        let Some(total) = (unsafe { super::stack::exact_call(sp, count, instr.cache.get()) })
                        else {
                            deoptimize!()
                        };
                        if thread.frames.depth() >= vm.sched.recursion_limit.get() {
                            deoptimize!()
                        }
                        save!();
                        // SAFETY: as above; the callable is moved out of its slot.
                        let function = unsafe { super::stack::take_function(sp, count) };
                        let new = super::stack::NewFrame {
                            function,
                            namespace: None,
                            kind: FrameKind::Call,
                            entry: false,
                        };
                        thread.push_frame_in_place(frame, total, new);
                        // Below the arguments: the function's slot, and NULL if it was called without a receiver.
                        let record = frame.frame_mut();
                        record.sp = unsafe { record.sp.sub(count + 2 - total) };
                        continue 'frame;
                    }
                    Opcode::CallKw => slow!(call::call_kw, arg),
                    Opcode::CallFunctionEx => slow!(call::call_function_ex, arg),
                    Opcode::ListAppend => {
                        let item = pop!();
                        if let Some(list) = peek!(arg as usize).downcast_ref::<crate::object::list::List>() {
                            list.push(item);
                        }
                        break;
                    }
                    Opcode::BuildTuple => slow!(build::build_tuple, arg),
                    Opcode::BuildList => slow!(build::build_list, arg),
                    Opcode::UnpackSequence => {
                        warm!(specialize::unpack_sequence);
                        slow!(build::unpack_sequence, arg);
                    }
                    Opcode::UnpackSequenceTwoTuple => {
                        let Some((first, second)) = specialize::two_tuple(peek!(1)) else { deoptimize!() };
                        let tuple = pop!();
                        push!(second);
                        push!(first);
                        discard!(tuple);
                        break;
                    }
                    other => {
                        let handler = super::handlers::rare(other.base());
                        slow!(handler, arg);
                    }
                }
            }
        }
    }
}

#[inline(always)]
fn ordering_holds(operator: CompareOperator, ordering: std::cmp::Ordering) -> bool {
    match operator {
        CompareOperator::Less => ordering.is_lt(),
        CompareOperator::LessEqual => ordering.is_le(),
        CompareOperator::Equal => ordering.is_eq(),
        CompareOperator::NotEqual => ordering.is_ne(),
        CompareOperator::Greater => ordering.is_gt(),
        CompareOperator::GreaterEqual => ordering.is_ge(),
    }
}

/// Asks for a look-up before the next instruction: what remains of the slice is put aside.
#[cold]
#[inline(never)]
fn stash(thread: &Thread, remaining: i64) -> i64 {
    if thread.stashed.get().is_none() {
        thread.stashed.set(Some(remaining));
    }
    0
}

/// Between two instructions, when the slice is used up or something is due: finalisers, limits, switches.
#[cold]
#[inline(never)]
fn boundary(vm: &Vm, thread: &Thread) -> PyResult<()> {
    if let Some(remaining) = thread.stashed.take() {
        thread.remaining.set(remaining);
        vm.run_pending()?;
        if thread.remaining.get() > 0 {
            return Ok(());
        }
    }
    vm.end_slice(thread)
}

/// The end of a frame by `return`: `Some` when the loop is left.
#[inline(always)]
fn finish_frame(vm: &Vm, thread: &Thread, frame: FramePointer, value: Value) -> PyResult<Option<Value>> {
    let (kind, entry) = (frame.frame().kind, frame.frame().entry);
    if kind == FrameKind::Call && !entry {
        end_frame(vm, thread, frame);
        if let Some(caller) = thread.frames.top() {
            caller.push(value);
        }
        return Ok(None);
    }
    finish_special(vm, thread, frame, value)
}

#[inline(never)]
fn finish_special(vm: &Vm, thread: &Thread, frame: FramePointer, value: Value) -> PyResult<Option<Value>> {
    let (kind, entry) = (frame.frame().kind, frame.frame().entry);
    match kind {
        FrameKind::Call => {
            end_frame(vm, thread, frame);
            Ok(Some(value))
        }
        FrameKind::Init => {
            let instance = frame.frame_mut().namespace.take().unwrap_or(Value::NONE);
            end_frame(vm, thread, frame);
            if !value.is_none() {
                let name = vm.type_name(&value);
                return Err(vm.type_error(format!("__init__() should return None, not '{name}'")));
            }
            if entry {
                return Ok(Some(instance));
            }
            if let Some(caller) = thread.frames.top() {
                caller.push(instance);
            }
            Ok(None)
        }
        FrameKind::Generator => {
            let generator = frame.frame_mut().generator.take();
            end_frame(vm, thread, frame);
            if let Some(body) = generator.as_ref().and_then(Value::generator_body) {
                body.state.set(GeneratorState::Finished);
            }
            let handled = thread.handled.borrow_mut().pop();
            drop((handled, generator));
            if entry {
                return Ok(Some(value));
            }
            generator_returned(vm, thread, value)?;
            Ok(None)
        }
    }
}

/// A generator resumed by `FOR_ITER` or `SEND` in this loop has returned: the caller goes on behind the loop.
fn generator_returned(vm: &Vm, thread: &Thread, value: Value) -> PyResult<()> {
    let Some(caller) = thread.frames.top() else {
        return Err(vm.system_error("a generator without a caller"));
    };
    let index = caller.instruction_index();
    let instr = &caller.code().instructions[index];
    match instr.base {
        Opcode::ForIter => iterate::exhausted(caller, instr.arg),
        _ => {
            caller.push(value);
            caller.jump(instr.arg as usize);
        }
    }
    Ok(())
}

/// Suspends the generator whose frame is innermost: `Some` when the loop is left.
fn yield_value(vm: &Vm, thread: &Thread, value: Value) -> Option<Value> {
    let handled = thread.handled.borrow_mut().pop().flatten();
    let (storage, generator, entry) = thread.pop_suspended()?;
    if let Some(body) = generator.as_ref().and_then(Value::generator_body) {
        vm.suspend_generator(body, storage, handled);
    }
    drop(generator);
    if entry {
        return Some(value);
    }
    if let Some(caller) = thread.frames.top() {
        caller.push(value);
    }
    None
}
