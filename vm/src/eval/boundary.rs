//! Debug builds can write down every boundary between visible instructions, so that tests can show that nothing depends
//! on what has been specialised or fused.
//!
//! A fused form that was executed as one reports the boundaries between its components too: where they are follows from
//! the stack effects in the opcode table, and the boundary behind the last one shows whether that was right. It is also
//! checked that the form has counted each of its components.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use crate::bytecode::opcode::Opcode;

/// Where a thread is before an instruction.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Boundary {
    /// The number of the thread.
    pub thread: u64,
    /// The code object, an index of [`Boundaries::codes`].
    pub code: u32,
    /// The index of the instruction.
    pub instruction: u32,
    /// The values on the frame's stack.
    pub depth: u32,
}

/// The boundaries of a run, in order. Empty in release builds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Boundaries {
    /// Each time that a thread was about to execute a visible instruction.
    pub all: Vec<Boundary>,
    /// File, qualified name and first line of each code object, in the order of their first instructions.
    pub codes: Vec<(String, String, u32)>,
    /// The specialised and fused forms that were executed: their guards held.
    pub forms: BTreeSet<Opcode>,
}

impl Boundaries {
    /// The first boundary in which two runs differ, in words; None if there is none.
    pub fn difference(&self, other: &Boundaries) -> Option<String> {
        let count = self.all.len().max(other.all.len());
        let shown = |run: &Boundaries, place: usize| {
            let Some(boundary) = run.all.get(place) else { return "the end".to_owned() };
            let (file, name, line) = &run.codes[boundary.code as usize];
            let Boundary { thread, instruction, depth, .. } = boundary;
            format!("thread {thread} at {file}:{line} {name}, instruction {instruction}, depth {depth}")
        };
        (0..count)
            .map(|place| (place, shown(self, place), shown(other, place)))
            .find(|(_, own, others)| own != others)
            .map(|(place, own, others)| {
                let before: Vec<String> =
                    (place.saturating_sub(8)..place).map(|place| shown(self, place)).collect();
                format!("boundary {place}: {own}; {others}; before:\n{}", before.join("\n"))
            })
    }
}

/// Keeps the boundaries of an interpreter that was asked to.
#[derive(Default)]
pub struct BoundaryRecorder {
    kept: RefCell<Boundaries>,
    /// The places in `Boundaries::codes` of code objects, by their numbers.
    places: RefCell<HashMap<u32, u32>>,
}

impl BoundaryRecorder {
    /// What was recorded so far.
    pub fn take(&self) -> Boundaries {
        self.places.take();
        self.kept.take()
    }
}

/// What the loop of debug builds tells.
#[cfg(debug_assertions)]
mod telling {
    use super::*;
    use crate::eval::dispatch::{Context, Registers};
    use crate::object::code::{Code, Instr};
    use crate::object::value::Slot;

    /// An instruction that is about to be executed.
    pub(in crate::eval) struct Begun {
        remaining: i64,
        boundary: Boundary,
        /// The boundaries behind all components of a fused form but the last.
        inner: Vec<Boundary>,
    }

    /// The boundaries inside the fused form that stands where an instruction begins.
    fn inner(boundary: Boundary, code: &Code) -> Vec<Boundary> {
        let index = boundary.instruction as usize;
        let components = code.instructions[index].opcode.get().metadata().components;
        (1..components.len())
            .scan(boundary.depth as i32, |depth, component| {
                let before = &code.instructions[index + component - 1];
                *depth += before.base.stack_effect(before.arg);
                let instruction = (index + component) as u32;
                Some(Boundary { instruction, depth: *depth as u32, ..boundary })
            })
            .collect()
    }

    impl BoundaryRecorder {
        /// Before an instruction, which has been fetched: None unless boundaries are recorded.
        pub(in crate::eval) fn begin(&self, r: &Registers, cx: &Context<'_>) -> Option<Begun> {
            if !cx.vm.options.boundaries {
                return None;
            }
            let code = r.frame.code();
            let index = (r.pc as usize - code.instructions.as_ptr() as usize) / size_of::<Instr>() - 1;
            let slots = (r.sp as usize - r.locals as usize) / size_of::<Slot>();
            let depth = slots - code.local_slots();
            let boundary = Boundary {
                thread: cx.thread.id,
                code: self.place_of(code),
                instruction: index as u32,
                depth: depth as u32,
            };
            self.kept.borrow_mut().all.push(boundary);
            Some(Begun { remaining: r.remaining, boundary, inner: inner(boundary, code) })
        }

        /// The instruction has got another form.
        pub(in crate::eval) fn changed(&self, begun: &mut Begun, r: &Registers) {
            begun.inner = inner(begun.boundary, r.frame.code());
        }

        /// A form of the instruction was executed: its guards held.
        pub(in crate::eval) fn executed(&self, begun: &Begun, opcode: Opcode, r: &Registers) {
            let mut kept = self.kept.borrow_mut();
            let fused = opcode.metadata().components.len() > 1;
            let counted = begun.remaining - r.remaining;
            let expected = if fused { begun.inner.len() as i64 } else { 0 };
            assert_eq!(counted, expected, "{} has counted its components", opcode.name());
            if fused {
                kept.all.extend_from_slice(&begun.inner);
            }
            if !opcode.is_base() {
                kept.forms.insert(opcode);
            }
        }

        fn place_of(&self, code: &Code) -> u32 {
            let mut kept = self.kept.borrow_mut();
            *self.places.borrow_mut().entry(code.id).or_insert_with(|| {
                let name = (code.filename.as_str().into(), code.qualname.as_str().into());
                kept.codes.push((name.0, name.1, code.template.firstlineno));
                kept.codes.len() as u32 - 1
            })
        }
    }
}
