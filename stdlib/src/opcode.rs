//! `_opcode`: the opcode table for Python's `opcode` and `dis`.

use minipy_vm::bytecode::metadata::{BINARY_OPERATORS, INTRINSICS_1, INTRINSICS_2};
use minipy_vm::bytecode::{Opcode, Operand};
use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

/// The module.
pub(crate) static OPCODE: ModuleDef = ModuleDef {
    name: "_opcode",
    doc: "Opcode support module.",
    functions: &[
        NativeDef::new(
            "stack_effect(opcode, oparg=None, /, *, jump=None)",
            "Compute the stack effect of the opcode.",
            stack_effect,
        ),
        NativeDef::new(
            "is_valid(opcode)",
            "Return True if opcode is valid, False otherwise.",
            |vm, arguments| answer(vm, arguments, |_| true),
        ),
        NativeDef::new(
            "has_arg(opcode)",
            "Return True if the opcode uses its oparg, False otherwise.",
            |vm, arguments| answer(vm, arguments, |known| known.use_ != Use::Nothing),
        ),
        NativeDef::new(
            "has_const(opcode)",
            "Return True if the opcode accesses a constant, False otherwise.",
            |vm, arguments| answer(vm, arguments, |known| known.use_ == Use::Constant),
        ),
        NativeDef::new(
            "has_name(opcode)",
            "Return True if the opcode accesses an attribute by name, False otherwise.",
            |vm, arguments| answer(vm, arguments, |known| known.use_ == Use::Name),
        ),
        NativeDef::new(
            "has_jump(opcode)",
            "Return True if the opcode has a jump target, False otherwise.",
            |vm, arguments| answer(vm, arguments, |known| known.use_ == Use::Jump),
        ),
        NativeDef::new(
            "has_free(opcode)",
            "Return True if the opcode accesses a free variable, False otherwise.\n\n\
             Note that 'free' in this context refers to names in the current scope\n\
             that are referenced by inner scopes or names in outer scopes that are\n\
             referenced from this scope. It does not include references to global\n\
             or builtin scopes.",
            |vm, arguments| answer(vm, arguments, |known| known.use_ == Use::Free),
        ),
        NativeDef::new(
            "has_local(opcode)",
            "Return True if the opcode accesses a local variable, False otherwise.",
            |vm, arguments| answer(vm, arguments, |known| known.use_ == Use::Local),
        ),
        NativeDef::new(
            "has_exc(opcode)",
            "Return True if the opcode sets an exception handler, False otherwise.",
            |vm, arguments| answer(vm, arguments, |known| known.use_ == Use::Handler),
        ),
        NativeDef::new(
            "get_nb_ops()",
            "Return array of symbols of binary ops.\n\nIndexed by the BINARY_OP oparg value.",
            |vm, _| {
                let pair = |&(name, sign): &(&str, &str)| vm.tuple([vm.text(name), vm.text(sign)]);
                Ok(vm.list(BINARY_OPERATORS.iter().map(pair).collect()))
            },
        ),
        NativeDef::new(
            "get_intrinsic1_descs()",
            "Return a list of names of the unary intrinsics.",
            |vm, _| Ok(texts(vm, INTRINSICS_1.iter().copied())),
        ),
        NativeDef::new(
            "get_intrinsic2_descs()",
            "Return a list of names of the binary intrinsics.",
            |vm, _| Ok(texts(vm, INTRINSICS_2.iter().copied())),
        ),
        NativeDef::new("get_specialization_stats()", "Return the specialization stats", |_, _| {
            Ok(Value::NONE)
        }),
        NativeDef::new("_opmap()", "Names to numbers of all but specialised instructions.", opmap),
        NativeDef::new("_specialized_opmap()", "Names to numbers of specialised instructions.", |vm, _| {
            let forms = Opcode::ALL.iter().filter(|opcode| !opcode.is_base());
            mapping(
                vm,
                forms.filter_map(|form| Some((form.name(), vm.int(i64::from(form.metadata().number?))))),
            )
        }),
        NativeDef::new("_specializations()", "Base instruction to its specialised forms.", |vm, _| {
            mapping(
                vm,
                base().filter_map(|base| {
                    let forms = Opcode::ALL.iter().filter(|form| !form.is_base() && form.base() == base);
                    let forms: Vec<&str> = forms
                        .filter(|form| form.metadata().number.is_some())
                        .map(|form| form.name())
                        .collect();
                    (!forms.is_empty()).then(|| (base.name(), texts(vm, forms.into_iter())))
                }),
            )
        }),
        NativeDef::new("_cache_format()", "Instruction to the names and sizes of its caches.", |vm, _| {
            let mut formats = Vec::new();
            for opcode in base().filter(|opcode| opcode.caches() > 0) {
                let caches = opcode.metadata().caches.iter();
                let sizes = mapping(vm, caches.map(|&(name, units)| (name, vm.int(i64::from(units)))))?;
                formats.push((opcode.name(), sizes));
            }
            mapping(vm, formats.into_iter())
        }),
    ],
    types: &[],
    setup: Some(|vm, module| {
        drop(module.dict.insert_str(&vm.intern("ENABLE_SPECIALIZATION"), Value::TRUE));
        Ok(())
    }),
};

/// What the argument of an instruction is used for, as far as `opcode` tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Nothing,
    Other,
    Constant,
    Name,
    Jump,
    Free,
    Local,
    Handler,
}

/// The stack effect of an argument, without and with a jump.
type Effect = fn(u32) -> (i32, i32);

/// What is known of an instruction by its number.
struct Known {
    use_: Use,
    effect: Effect,
}

/// CPython's instructions that are in none of our code: units of the encoding, those of its debugger and optimiser,
/// those of its compiler alone (from 256 on).
const ELSEWHERE: &[(&str, u16, Use, Effect)] = &[
    ("CACHE", 0, Use::Nothing, |_| (0, 0)),
    ("RESERVED", 17, Use::Nothing, |_| (0, 0)),
    ("ENTER_EXECUTOR", 70, Use::Other, |_| (0, 0)),
    ("EXTENDED_ARG", 71, Use::Other, |_| (0, 0)),
    ("INSTRUMENTED_RESUME", 236, Use::Other, |_| (0, 0)),
    ("INSTRUMENTED_END_FOR", 237, Use::Nothing, |_| (-1, -1)),
    ("INSTRUMENTED_END_SEND", 238, Use::Nothing, |_| (-1, -1)),
    ("INSTRUMENTED_RETURN_VALUE", 239, Use::Nothing, |_| (-1, -1)),
    ("INSTRUMENTED_RETURN_CONST", 240, Use::Constant, |_| (0, 0)),
    ("INSTRUMENTED_YIELD_VALUE", 241, Use::Other, |_| (0, 0)),
    ("INSTRUMENTED_LOAD_SUPER_ATTR", 242, Use::Other, |arg| (-2 + (arg & 1) as i32, -2 + (arg & 1) as i32)),
    ("INSTRUMENTED_FOR_ITER", 243, Use::Other, |_| (0, 0)),
    ("INSTRUMENTED_CALL", 244, Use::Other, |_| (0, 0)),
    ("INSTRUMENTED_CALL_KW", 245, Use::Other, |_| (0, 0)),
    ("INSTRUMENTED_CALL_FUNCTION_EX", 246, Use::Nothing, |_| (0, 0)),
    ("INSTRUMENTED_INSTRUCTION", 247, Use::Nothing, |_| (0, 0)),
    ("INSTRUMENTED_JUMP_FORWARD", 248, Use::Other, |_| (0, 0)),
    ("INSTRUMENTED_JUMP_BACKWARD", 249, Use::Other, |_| (0, 0)),
    ("INSTRUMENTED_POP_JUMP_IF_TRUE", 250, Use::Other, |_| (0, 0)),
    ("INSTRUMENTED_POP_JUMP_IF_FALSE", 251, Use::Other, |_| (0, 0)),
    ("INSTRUMENTED_POP_JUMP_IF_NONE", 252, Use::Other, |_| (0, 0)),
    ("INSTRUMENTED_POP_JUMP_IF_NOT_NONE", 253, Use::Other, |_| (0, 0)),
    ("JUMP", 256, Use::Jump, |_| (0, 0)),
    ("JUMP_NO_INTERRUPT", 257, Use::Jump, |_| (0, 0)),
    ("LOAD_CLOSURE", 258, Use::Local, |_| (1, 1)),
    ("LOAD_METHOD", 259, Use::Name, |_| (1, 1)),
    ("LOAD_SUPER_METHOD", 260, Use::Name, |_| (-1, -1)),
    ("LOAD_ZERO_SUPER_ATTR", 261, Use::Name, |_| (-1, -1)),
    ("LOAD_ZERO_SUPER_METHOD", 262, Use::Name, |_| (-1, -1)),
    ("POP_BLOCK", 263, Use::Nothing, |_| (0, 0)),
    ("SETUP_CLEANUP", 264, Use::Handler, |_| (0, 2)),
    ("SETUP_FINALLY", 265, Use::Handler, |_| (0, 1)),
    ("SETUP_WITH", 266, Use::Handler, |_| (0, 1)),
    ("STORE_FAST_MAYBE_NULL", 267, Use::Local, |_| (-1, -1)),
];

/// Has a number in CPython, but is not an instruction that has a stack effect or validity.
const INSTRUMENTED_LINE: (&str, u16) = ("INSTRUMENTED_LINE", 254);

fn base() -> impl Iterator<Item = Opcode> {
    Opcode::ALL.iter().copied().filter(|opcode| opcode.is_base())
}

/// The instruction with a number, if it is one that `opmap` has, and whether it is in our own table.
fn find(number: i64) -> Option<Result<Opcode, Known>> {
    let number = u16::try_from(number).ok()?;
    let ours = Opcode::ALL.iter().find(|opcode| opcode.metadata().number.map(u16::from) == Some(number));
    if let Some(&opcode) = ours {
        return Some(Ok(opcode));
    }
    let row = ELSEWHERE.iter().find(|row| row.1 == number)?;
    Some(Err(Known { use_: row.2, effect: row.3 }))
}

/// Answers a yes-or-no question about an instruction; False for what is none.
fn answer(vm: &Vm, arguments: &Arguments<'_>, question: fn(&Known) -> bool) -> PyResult {
    let number = vm.index(arguments.get(0))?;
    let known = match find(number) {
        None => return Ok(Value::FALSE),
        Some(Err(known)) => known,
        Some(Ok(opcode)) => Known { use_: use_of(opcode.metadata().operand), effect: |_| (0, 0) },
    };
    Ok(Value::bool(question(&known)))
}

fn use_of(operand: Operand) -> Use {
    match operand {
        Operand::None => Use::Nothing,
        Operand::Constant => Use::Constant,
        Operand::Name | Operand::GlobalName | Operand::AttributeName | Operand::SuperName => Use::Name,
        Operand::JumpForward | Operand::JumpBackward => Use::Jump,
        Operand::Cell => Use::Free,
        Operand::Local | Operand::LocalPair => Use::Local,
        _ => Use::Other,
    }
}

fn stack_effect(vm: &Vm, arguments: &Arguments<'_>) -> PyResult {
    let number = vm.index(arguments.get(0))?;
    let arg = match arguments.not_none(1) {
        Some(value) => u32::try_from(vm.index(value)?).unwrap_or(0),
        None => 0,
    };
    let jump = match arguments.not_none(2) {
        None => None,
        Some(value) => match value.as_bool() {
            Some(jump) => Some(jump),
            None => return Err(vm.value_error("stack_effect: jump must be False, True or None")),
        },
    };
    let (without, with) = match find(number) {
        Some(Ok(opcode)) if opcode.is_base() => (opcode.stack_effect(arg), opcode.stack_effect(arg)),
        Some(Err(known)) => (known.effect)(arg),
        _ => return Err(vm.value_error("invalid opcode or oparg")),
    };
    Ok(vm.int(i64::from(match jump {
        Some(true) => with,
        Some(false) => without,
        None => without.max(with),
    })))
}

fn opmap(vm: &Vm, _: &Arguments<'_>) -> PyResult {
    let ours = base().filter_map(|opcode| Some((opcode.name(), u16::from(opcode.metadata().number?))));
    let others = ELSEWHERE.iter().map(|row| (row.0, row.1));
    let mut rows: Vec<(&str, u16)> = ours.chain(others).chain([INSTRUMENTED_LINE]).collect();
    rows.sort_by_key(|row| row.1);
    mapping(vm, rows.into_iter().map(|(name, number)| (name, vm.int(i64::from(number)))))
}

fn texts<'a>(vm: &Vm, items: impl Iterator<Item = &'a str>) -> Value {
    vm.list(items.map(|item| vm.text(item)).collect())
}

fn mapping<'a>(vm: &Vm, items: impl Iterator<Item = (&'a str, Value)>) -> PyResult {
    let dict = vm.new_dict();
    for (name, value) in items {
        drop(dict.insert_str(&vm.intern(name), value));
    }
    Ok(dict.into_value())
}
