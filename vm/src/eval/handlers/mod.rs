//! What instructions do, by family. The loop itself holds only the forms that are hot.
//!
//! A handler gets the interpreter, the thread, the frame (whose `pc` is already at the next instruction) and the operand.

pub(super) mod awaiting;
pub(super) mod build;
pub(super) mod call;
pub(super) mod exception;
pub(super) mod generator;
pub(super) mod import;
pub(super) mod iterate;
pub(super) mod load_store;
pub(super) mod operator;
pub(super) mod pattern;

use super::Flow;
use super::frame::FramePointer;
use crate::bytecode::opcode::Opcode;
use crate::native::PyResult;
use crate::sched::Thread;
use crate::vm::Vm;

pub(crate) type Handler = fn(&Vm, &Thread, FramePointer, u32) -> PyResult<Flow>;

/// The handlers of instructions that have no hot form in the loop.
#[inline(never)]
pub(super) fn rare(opcode: Opcode) -> Handler {
    match opcode {
        Opcode::DeleteFast => load_store::delete_fast,
        Opcode::LoadName => load_store::load_name,
        Opcode::StoreName => load_store::store_name,
        Opcode::DeleteName => load_store::delete_name,
        Opcode::StoreGlobal => load_store::store_global,
        Opcode::DeleteGlobal => load_store::delete_global,
        Opcode::LoadFromDictOrGlobals => load_store::load_from_dict_or_globals,
        Opcode::MakeCell => load_store::make_cell,
        Opcode::DeleteDeref => load_store::delete_deref,
        Opcode::LoadFromDictOrDeref => load_store::load_from_dict_or_deref,
        Opcode::LoadLocals => load_store::load_locals,
        Opcode::DeleteAttr => load_store::delete_attr,
        Opcode::LoadSuperAttr => load_store::load_super_attr,
        Opcode::LoadAssertionError => load_store::load_assertion_error,
        Opcode::LoadBuildClass => load_store::load_build_class,
        Opcode::SetupAnnotations => load_store::setup_annotations,
        Opcode::ContainsOp => operator::contains_op,
        Opcode::DeleteSubscr => operator::delete_subscr,
        Opcode::InterpreterExit => unknown,
        Opcode::BinarySlice => operator::binary_slice,
        Opcode::StoreSlice => operator::store_slice,
        Opcode::UnaryNegative => operator::unary_negative,
        Opcode::UnaryInvert => operator::unary_invert,
        Opcode::BuildSet => build::build_set,
        Opcode::BuildMap => build::build_map,
        Opcode::BuildConstKeyMap => build::build_const_key_map,
        Opcode::BuildString => build::build_string,
        Opcode::BuildSlice => build::build_slice,
        Opcode::ListExtend => build::list_extend,
        Opcode::SetUpdate => build::set_update,
        Opcode::DictUpdate => build::dict_update,
        Opcode::DictMerge => build::dict_merge,
        Opcode::FormatSimple => build::format_simple,
        Opcode::FormatWithSpec => build::format_with_spec,
        Opcode::ConvertValue => build::convert_value,
        Opcode::CallIntrinsic1 => call::call_intrinsic_1,
        Opcode::CallIntrinsic2 => call::call_intrinsic_2,
        Opcode::GetYieldFromIter => iterate::get_yield_from_iter,
        Opcode::GetLen => iterate::get_len,
        Opcode::PushExcInfo => exception::push_exc_info,
        Opcode::PopExcept => exception::pop_except,
        Opcode::CheckExcMatch => exception::check_exc_match,
        Opcode::CheckEgMatch => exception::check_eg_match,
        Opcode::RaiseVarargs => exception::raise_varargs,
        Opcode::Reraise => exception::reraise,
        Opcode::WithExceptStart => exception::with_except_start,
        Opcode::BeforeWith => exception::before_with,
        Opcode::BeforeAsyncWith => exception::before_async_with,
        Opcode::CleanupThrow => generator::cleanup_throw,
        Opcode::GetAiter => awaiting::get_aiter,
        Opcode::GetAnext => awaiting::get_anext,
        Opcode::EndAsyncFor => generator::end_async_for,
        Opcode::ImportName => import::import_name,
        Opcode::ImportFrom => import::import_from,
        Opcode::MatchMapping => pattern::match_mapping,
        Opcode::MatchSequence => pattern::match_sequence,
        Opcode::MatchKeys => pattern::match_keys,
        Opcode::MatchClass => pattern::match_class,
        _ => unknown,
    }
}

pub(super) fn unknown(vm: &Vm, _thread: &Thread, _frame: FramePointer, _arg: u32) -> PyResult<Flow> {
    Err(vm.system_error("unknown opcode"))
}
