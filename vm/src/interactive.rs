//! The statements of an interactive session: whether one is complete, running it, and showing what it raises.

use minipy_grammar::SourceText;

use crate::builtins::execute::Mode;
use crate::compile::CompileOptions;
use crate::native::{PyResult, Raised};
use crate::vm::Vm;

/// The name of the source in messages.
const SHOWN: &str = "<stdin>";

impl Vm {
    /// Whether more lines must follow before the statement can be run. Source that is wrong is complete.
    pub fn is_unfinished(&self, lines: &str) -> bool {
        let options = CompileOptions { incomplete_input: true, explicit_dedent: true, ..Default::default() };
        let attempt = |text: &str| self.compile_text(&SourceText::new(text), SHOWN, Mode::Single, &options);
        if attempt(lines).is_ok() {
            return false;
        }
        match attempt(&format!("{lines}\n")) {
            // The line end was missing, and a block on one line is ended by an empty line only.
            Ok(_) => true,
            Err(raised) => self.is_exception(&raised, &self.exceptions.incomplete_input_error),
        }
    }

    /// Runs a statement in `__main__` and shows the values of its expressions. `number` tells it from others.
    pub fn run_statement(&self, text: &str, number: usize) -> PyResult<()> {
        let name = format!("{SHOWN}-{number}");
        self.sources.borrow_mut().insert(name.clone(), text.into());
        self.sched.trace_source(&name, text);
        let options = CompileOptions { optimize: self.options.optimize, ..CompileOptions::default() };
        let code = self.compile_named(text, &name, SHOWN, Mode::Single, &options)?;
        let module = self.main_module();
        self.run_code(&code, &module.dict, None).map(drop)
    }

    /// Shows what a statement has raised; SystemExit and interrupts end the session.
    pub fn show_raised(&self, raised: Raised) -> PyResult<()> {
        match raised {
            Raised::Exception(exception)
                if !exception.header().type_ref().is_subtype(&self.exceptions.system_exit) =>
            {
                self.show_uncaught(&exception)
            }
            raised => Err(raised),
        }
    }

    /// Shows what a program has raised after which the session begins, SystemExit too.
    pub fn show_inspected(&self, raised: Raised) -> PyResult<()> {
        match raised {
            Raised::Exception(exception) => self.show_uncaught(&exception),
            raised @ Raised::Interrupt(_) => Err(raised),
        }
    }
}
