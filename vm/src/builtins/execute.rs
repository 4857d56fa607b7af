//! Compiling and executing source: `compile`, `exec`, `eval`, and running a module's code.

use std::sync::Arc;

use minipy_grammar::{SourceText, SyntaxError, parse_expression, parse_interactive, parse_module};

use crate::compile::{self, CompileErrorKind, CompileOptions, Compiled};
use crate::native::{PyResult, Raised};
use crate::object::code::Code;
use crate::object::dict::Dict;
use crate::object::tuple::Tuple;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

/// What a source text is compiled as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A module.
    Exec,
    /// One expression.
    Eval,
    /// One interactive statement, whose value is shown.
    Single,
}

impl Vm {
    /// Compiles source text to a code object; SyntaxError as a Python exception.
    pub fn compile_source(&self, text: &str, filename: &str, mode: Mode, options: &CompileOptions) -> PyResult<Ref<Code>> {
        let source = SourceText::new(text);
        let (compiled, parse_warnings) = self.compile_text(&source, filename, mode, options)?;
        for warning in parse_warnings {
            self.warn_syntax(&warning.message, filename, source.line_column(warning.span.start).0 as u32)?;
        }
        for warning in &compiled.warnings {
            self.warn_syntax(&warning.message, filename, source.line_column(warning.span.start).0 as u32)?;
        }
        if cfg!(debug_assertions)
            && let Err(error) = crate::bytecode::verify::verify(&compiled.code)
        {
            return Err(self.system_error(format!("the compiler made invalid code: {error}")));
        }
        Ok(self.new_code(&Arc::new(compiled.code)))
    }

    fn compile_text(
        &self,
        source: &SourceText,
        filename: &str,
        mode: Mode,
        options: &CompileOptions,
    ) -> PyResult<(Compiled, Vec<minipy_grammar::Warning>)> {
        let fail = |error: Box<SyntaxError>| self.syntax_error_from(&error, filename);
        let (compiled, warnings) = match mode {
            Mode::Exec => {
                let parsed = parse_module(source).map_err(fail)?;
                (compile::compile_module(&parsed.tree, source, filename, options), parsed.warnings)
            }
            Mode::Eval => {
                let parsed = parse_expression(source).map_err(fail)?;
                (compile::compile_expression(&parsed.tree, source, filename, options), parsed.warnings)
            }
            Mode::Single => {
                let parsed = parse_interactive(source).map_err(fail)?;
                (compile::compile_interactive(&parsed.tree, source, filename, options), parsed.warnings)
            }
        };
        match compiled {
            Ok(compiled) => Ok((compiled, warnings)),
            Err(error) => match error.kind {
                CompileErrorKind::Syntax => {
                    Err(self.syntax_error_from(&SyntaxError::at(source, error.span, error.message), filename))
                }
                CompileErrorKind::Recursion => Err(self.recursion_error(error.message)),
                _ => Err(self.syntax_error(error.message)),
            },
        }
    }

    /// SyntaxError (or a subclass) with `(msg, (filename, lineno, offset, text, end_lineno, end_offset))`.
    pub fn syntax_error_from(&self, error: &SyntaxError, filename: &str) -> Raised {
        let class = match error.kind {
            minipy_grammar::ErrorKind::Indentation => &self.exceptions.indentation_error,
            minipy_grammar::ErrorKind::Tab => &self.exceptions.tab_error,
            minipy_grammar::ErrorKind::Recursion => return self.recursion_error(&error.message),
            minipy_grammar::ErrorKind::Value => return self.value_error(&error.message),
            minipy_grammar::ErrorKind::Syntax => &self.exceptions.syntax_error,
        };
        let mut args = vec![self.text(&error.message)];
        if let Some(at) = &error.location {
            let text = error.text.as_ref().map_or(Value::NONE, |text| self.text(text));
            args.push(self.tuple(vec![
                self.text(filename),
                self.int(at.line as i64),
                self.int(at.offset as i64),
                text,
                self.int(at.end_line as i64),
                self.int(at.end_offset as i64),
            ]));
        }
        match self.call(class.value(), &args) {
            Ok(exception) => match exception.downcast() {
                Ok(exception) => Raised::Exception(exception),
                Err(_) => self.syntax_error(&error.message),
            },
            Err(raised) => raised,
        }
    }

    /// Executes a code object in a global namespace; `locals` is the namespace of names (the globals if `None`).
    pub fn run_code(&self, code: &Ref<Code>, globals: &Ref<Dict>, locals: Option<Value>) -> PyResult {
        self.run_code_with_closure(code, globals, locals, None)
    }

    /// The same with cells for the code's free variables.
    pub fn run_code_with_closure(
        &self,
        code: &Ref<Code>,
        globals: &Ref<Dict>,
        locals: Option<Value>,
        closure: Option<Ref<Tuple>>,
    ) -> PyResult {
        let builtins = self.builtins_of(globals);
        let namespace = locals.unwrap_or_else(|| globals.value().clone());
        let function = self.new_function(code.clone(), globals.clone(), builtins, closure);
        self.call_function(&function, Vec::new(), &[], Some(namespace))
    }

    /// `__builtins__` of a global namespace, set there if missing.
    pub fn builtins_of(&self, globals: &Ref<Dict>) -> Ref<Dict> {
        match globals.get_str(&self.names.__builtins__) {
            Some(found) => match found.downcast::<Dict>() {
                Ok(dict) => dict,
                Err(other) => match other.downcast_ref::<crate::object::module::Module>() {
                    Some(module) => module.dict.clone(),
                    None => self.builtins.clone(),
                },
            },
            None => {
                drop(globals.insert_str(&self.names.__builtins__, self.builtins.value().clone()));
                self.builtins.clone()
            }
        }
    }

    /// Issues a SyntaxWarning.
    fn warn_syntax(&self, _message: &str, _filename: &str, _line: u32) -> PyResult<()> {
        Ok(())
    }
}
