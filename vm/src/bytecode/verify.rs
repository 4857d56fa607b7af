//! Proves a code template sound: operands in range, jumps inside, the stack never too low, too high or ambiguous.
//!
//! The compiler's results are verified in debug builds and tests, so that its mistakes show where they are made. The
//! verifier accepts any data whatever without panicking.

use std::fmt;
use std::sync::Arc;

use super::code::*;
use super::metadata::{
    BINARY_OPERATORS, COMPARE_OPERATORS, CONVERSIONS, FUNCTION_ATTRIBUTES, INTRINSICS_1, INTRINSICS_2,
    Operand,
};
use super::opcode::{MAX_COUNT, Opcode};

/// What is wrong, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerifyError {
    /// `co_qualname` of the code.
    pub code: Arc<str>,
    /// The instruction, if it is about one.
    pub instruction: Option<u32>,
    /// What is wrong.
    pub problem: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.instruction {
            Some(index) => write!(formatter, "code {}, instruction {index}: {}", self.code, self.problem),
            None => write!(formatter, "code {}: {}", self.code, self.problem),
        }
    }
}

impl std::error::Error for VerifyError {}

/// Verifies a template and all code among its constants.
pub fn verify(code: &CodeTemplate) -> Result<(), VerifyError> {
    let mut pending = vec![code];
    while let Some(code) = pending.pop() {
        Verifier { code, depths: vec![None; code.instructions.len()] }.run()?;
        pending.extend(code.consts.iter().filter_map(|constant| match constant {
            Constant::Code(inner) => Some(&**inner),
            _ => None,
        }));
    }
    Ok(())
}

/// The stack depth before each instruction; `None` for those that are never reached. Only the top code is verified.
pub fn stack_depths(code: &CodeTemplate) -> Result<Vec<Option<u32>>, VerifyError> {
    let mut verifier = Verifier { code, depths: vec![None; code.instructions.len()] };
    verifier.run()?;
    Ok(verifier.depths)
}

type Check = Result<(), VerifyError>;

struct Verifier<'code> {
    code: &'code CodeTemplate,
    /// The depth before each instruction, as far as it is known.
    depths: Vec<Option<u32>>,
}

impl Verifier<'_> {
    fn run(&mut self) -> Check {
        self.check_variables()?;
        self.check_exception_table()?;
        for index in 0..self.code.instructions.len() as u32 {
            self.check_operand(index)?;
        }
        self.check_stack()
    }

    fn error(&self, instruction: Option<u32>, problem: impl Into<String>) -> VerifyError {
        VerifyError { code: self.code.qualname.clone(), instruction, problem: problem.into() }
    }

    fn check_variables(&self) -> Check {
        let code = self.code;
        let parameters = u64::from(code.argcount)
            + u64::from(code.kwonlyargcount)
            + u64::from(code.has_flag(CO_VARARGS))
            + u64::from(code.has_flag(CO_VARKEYWORDS));
        if code.posonlyargcount > code.argcount {
            return Err(self.error(None, "more positional-only than positional parameters"));
        }
        let leading = code.locals.iter().take_while(|variable| variable.is_local()).count();
        if parameters > leading as u64 {
            return Err(self.error(None, format!("{parameters} parameters, but only {leading} locals")));
        }
        let order = |variable: &LocalVariable| {
            if variable.is_local() {
                0
            } else if variable.is_cell() {
                1
            } else {
                2
            }
        };
        if !code.locals.is_sorted_by_key(order) {
            return Err(self.error(None, "locals, cells and free variables are not in this order"));
        }
        for variable in &code.locals {
            let free_and_more = variable.is_free() && (variable.is_local() || variable.is_cell());
            if free_and_more || !(variable.is_local() || variable.is_cell() || variable.is_free()) {
                return Err(
                    self.error(None, format!("variable {} has kind {:#x}", variable.name, variable.kind))
                );
            }
        }
        if code.locations.len() != code.instructions.len() {
            return Err(self.error(
                None,
                format!("{} locations for {} instructions", code.locations.len(), code.instructions.len()),
            ));
        }
        Ok(())
    }

    fn check_exception_table(&self) -> Check {
        let len = self.code.instructions.len() as u32;
        let mut after = 0;
        for entry in &self.code.exception_table {
            if entry.start < after || entry.start >= entry.end || entry.end > len || entry.target >= len {
                return Err(self.error(
                    Some(entry.start),
                    format!("exception table entry {} to {} -> {}", entry.start, entry.end, entry.target),
                ));
            }
            after = entry.end;
        }
        Ok(())
    }

    fn check_operand(&self, index: u32) -> Check {
        let code = self.code;
        let Instruction { opcode, arg } = code.instructions[index as usize];
        if !opcode.is_base() {
            return Err(self.error(Some(index), format!("{} is not a base instruction", opcode.name())));
        }
        let place = arg as usize;
        let local = |place: usize| place < code.locals.len();
        let ok = match opcode.metadata().operand {
            Operand::None => arg == 0,
            Operand::Constant => place < code.consts.len(),
            Operand::Name => place < code.names.len(),
            Operand::GlobalName | Operand::AttributeName => place >> 1 < code.names.len(),
            Operand::SuperName => place >> 2 < code.names.len(),
            Operand::Local => local(place),
            Operand::LocalPair => place < 256 && local(place >> 4) && local(place & 15),
            Operand::Cell => {
                code.locals.get(place).is_some_and(|variable| variable.is_cell() || variable.is_free())
            }
            Operand::JumpForward => arg > index && place < code.instructions.len(),
            Operand::JumpBackward => arg <= index,
            Operand::CompareOperator => place >> 5 < COMPARE_OPERATORS.len(),
            Operand::BinaryOperator => place < BINARY_OPERATORS.len(),
            Operand::Intrinsic1 => (1..INTRINSICS_1.len()).contains(&place),
            Operand::Intrinsic2 => (1..INTRINSICS_2.len()).contains(&place),
            Operand::Conversion => (1..CONVERSIONS.len()).contains(&place),
            Operand::Invert | Operand::Flags => arg <= 1,
            Operand::Count => match opcode {
                Opcode::BuildSlice => arg == 2 || arg == 3,
                Opcode::RaiseVarargs => arg <= 2,
                Opcode::CopyFreeVars => place == code.free_count(),
                _ => arg < MAX_COUNT,
            },
            Operand::UnpackCounts => arg < MAX_COUNT,
            Operand::Depth => (1..MAX_COUNT).contains(&arg),
            Operand::FunctionAttribute => arg.is_power_of_two() && arg >> FUNCTION_ATTRIBUTES.len() == 0,
            Operand::ResumeKind => arg < 8,
            Operand::Raw => arg < MAX_COUNT,
        };
        if !ok {
            return Err(self.error(Some(index), format!("{} cannot have the operand {arg}", opcode.name())));
        }
        if opcode == Opcode::ForIter {
            self.check_loop_end(index, place)?;
        }
        Ok(())
    }

    /// An exhausted `FOR_ITER` goes on behind the two instructions at its target.
    fn check_loop_end(&self, index: u32, target: usize) -> Check {
        let at = |place: usize| self.code.instructions.get(place).map(|instruction| instruction.opcode);
        if at(target) == Some(Opcode::EndFor) && at(target + 1) == Some(Opcode::PopTop) {
            return Ok(());
        }
        Err(self.error(Some(index), "FOR_ITER must jump to END_FOR, POP_TOP"))
    }

    /// Follows every path once, with the depth it is reached with.
    fn check_stack(&mut self) -> Check {
        let code = self.code;
        if code.instructions.is_empty() {
            return Err(self.error(None, "no instructions"));
        }
        self.depths[0] = Some(0);
        let mut pending = vec![0u32];
        while let Some(index) = pending.pop() {
            let Some(before) = self.depths[index as usize] else { continue };
            let Instruction { opcode, arg } = code.instructions[index as usize];
            let (pops, pushes) = opcode.stack(arg);
            let Some(kept) = before.checked_sub(pops) else {
                return Err(self.error(
                    Some(index),
                    format!("{} takes {pops} values, the stack has {before}", opcode.name()),
                ));
            };
            let after = kept.saturating_add(pushes);
            if after > code.stacksize {
                return Err(self.error(
                    Some(index),
                    format!("the stack gets {after} deep, co_stacksize is {}", code.stacksize),
                ));
            }
            if let Some(entry) = code.handler(index) {
                if entry.depth > before.min(after) {
                    return Err(self.error(
                        Some(index),
                        format!(
                            "handler {} expects {} values, the stack has {before}",
                            entry.target, entry.depth
                        ),
                    ));
                }
                self.reach(index, entry.target, entry.depth + u32::from(entry.lasti) + 1, &mut pending)?;
            }
            if opcode.has_jump() {
                self.reach(index, arg, after, &mut pending)?;
            }
            if matches!(opcode, Opcode::ReturnValue | Opcode::ReturnConst) && after != 0 {
                return Err(self.error(Some(index), format!("{after} values are left on the stack")));
            }
            if !opcode.is_terminator() {
                self.reach(index, index + 1, after, &mut pending)?;
            }
        }
        Ok(())
    }

    /// Notes that `target` is reached with `depth` values.
    fn reach(&mut self, from: u32, target: u32, depth: u32, pending: &mut Vec<u32>) -> Check {
        let Some(known) = self.depths.get_mut(target as usize) else {
            return Err(self.error(Some(from), "control runs off the end"));
        };
        match *known {
            None => {
                *known = Some(depth);
                pending.push(target);
            }
            Some(other) if other != depth => {
                return Err(self.error(
                    Some(target),
                    format!("reached with {depth} values on the stack from instruction {from}, with {other} before"),
                ));
            }
            Some(_) => {}
        }
        if depth > self.code.stacksize {
            return Err(self.error(
                Some(target),
                format!("the stack gets {depth} deep, co_stacksize is {}", self.code.stacksize),
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(instructions: &[(Opcode, u32)], stacksize: u32) -> CodeTemplate {
        CodeTemplate {
            name: "f".into(),
            qualname: "f".into(),
            filename: "f.py".into(),
            flags: 0,
            argcount: 0,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            stacksize,
            firstlineno: 1,
            locals: Vec::new(),
            names: vec!["x".into()],
            consts: vec![Constant::None],
            instructions: instructions.iter().map(|&(opcode, arg)| Instruction { opcode, arg }).collect(),
            locations: vec![Location::NONE; instructions.len()],
            exception_table: Vec::new(),
        }
    }

    fn problem(code: &CodeTemplate) -> String {
        verify(code).map_or_else(|error| error.to_string(), |()| "fine".to_owned())
    }

    #[test]
    fn a_handler_sees_its_depth() {
        let mut code = code(
            &[
                (Opcode::LoadName, 0),
                (Opcode::PopTop, 0),
                (Opcode::ReturnConst, 0),
                (Opcode::PushExcInfo, 0),
                (Opcode::Reraise, 1),
            ],
            3,
        );
        code.exception_table.push(ExceptionTableEntry { start: 0, end: 2, target: 3, depth: 0, lasti: true });
        assert_eq!(problem(&code), "fine");
        assert_eq!(stack_depths(&code), Ok(vec![Some(0), Some(1), Some(0), Some(2), Some(3)]));
        code.stacksize = 2;
        assert_eq!(problem(&code), "code f, instruction 3: the stack gets 3 deep, co_stacksize is 2");
        code.exception_table[0].depth = 1;
        assert_eq!(problem(&code), "code f, instruction 0: handler 3 expects 1 values, the stack has 0");
    }

    #[test]
    fn mistakes_are_found() {
        use Opcode::{
            JumpForward, LoadConst, LoadFast, Nop, PopJumpIfTrue, PopTop, ReturnConst, ReturnValue,
        };
        let cases: &[(&[(Opcode, u32)], &str)] = &[
            (&[], "code f: no instructions"),
            (&[(Nop, 0)], "code f, instruction 0: control runs off the end"),
            (&[(PopTop, 0)], "code f, instruction 0: POP_TOP takes 1 values, the stack has 0"),
            (&[(ReturnConst, 1)], "code f, instruction 0: RETURN_CONST cannot have the operand 1"),
            (&[(LoadFast, 0)], "code f, instruction 0: LOAD_FAST cannot have the operand 0"),
            (&[(JumpForward, 0)], "code f, instruction 0: JUMP_FORWARD cannot have the operand 0"),
            (
                &[(Opcode::BinaryOpAddInt, 0)],
                "code f, instruction 0: BINARY_OP_ADD_INT is not a base instruction",
            ),
            (&[(LoadConst, 0), (ReturnConst, 0)], "code f, instruction 1: 1 values are left on the stack"),
            (
                &[(LoadConst, 0), (PopJumpIfTrue, 3), (LoadConst, 0), (LoadConst, 0), (ReturnValue, 0)],
                "code f, instruction 3: reached with 0 values on the stack from instruction 1, with 1 before",
            ),
        ];
        for (instructions, expected) in cases {
            let text = problem(&code(instructions, 2));
            // Which of two paths comes first is the verifier's affair.
            let swapped =
                "code f, instruction 3: reached with 1 values on the stack from instruction 2, with 0 before";
            assert!(text == *expected || text == swapped, "{text}");
        }
    }

    #[test]
    fn garbage_never_panics() {
        let mut state = 1u64;
        let mut random = move || {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 33) as u32
        };
        for _ in 0..20_000 {
            let len = random() % 6;
            let instructions: Vec<(Opcode, u32)> = (0..len)
                .map(|_| {
                    let opcode = Opcode::ALL[random() as usize % Opcode::BASE_COUNT];
                    let arg = if random() % 4 == 0 { random() | random() << 31 } else { random() % 8 };
                    (opcode, arg)
                })
                .collect();
            let mut code = code(&instructions, random() % 6);
            if random() % 2 == 0 {
                code.exception_table.push(ExceptionTableEntry {
                    start: random() % 4,
                    end: random() % 6,
                    target: random() % 6,
                    depth: random() % 3,
                    lasti: random() % 2 == 0,
                });
            }
            let _ = verify(&code);
        }
    }
}
