//! The end of a program: what is shown of an uncaught exception, the exit status, and the order of shutting down.

use crate::native::{Interrupt, PyResult, Raised};
use crate::object::exception::Exception;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::object::value::{Ref, Value};
use crate::object::weakref::WeakRef;
use crate::output::Stream;
use crate::trace::event::Event;
use crate::vm::Vm;

/// The exit statuses that no `sys.exit` gave.
pub mod status {
    /// An uncaught exception.
    pub const EXCEPTION: u8 = 1;
    /// Output could not be written out at the end, as CPython has it.
    pub const UNFLUSHED: u8 = 120;
    /// `--max-instructions` was reached.
    pub const INSTRUCTION_LIMIT: u8 = 122;
    /// `--max-memory` was reached.
    pub const MEMORY_LIMIT: u8 = 123;
    /// `--timeout` was reached.
    pub const TIME_LIMIT: u8 = 124;
    /// An uncaught KeyboardInterrupt: what a shell says of a process that SIGINT has ended.
    pub const INTERRUPTED: u8 = 130;
}

impl Vm {
    /// Ends what [`Vm::run_main`] began: shows an uncaught exception, shuts down, and gives the exit status.
    pub fn finish(&self, result: PyResult<()>) -> u8 {
        let status = self.finish_main(result);
        self.sched.trace(|| Event::Exit);
        self.sched.finish_trace();
        self.end_threads();
        status
    }

    fn finish_main(&self, result: PyResult<()>) -> u8 {
        let ended = match result {
            Ok(()) => Ok(0),
            Err(Raised::Exception(exception)) => self.show_end(&exception),
            Err(raised @ Raised::Interrupt(_)) => Err(raised),
        };
        match ended.and_then(|status| Ok((status, self.shut_down()?))) {
            Ok((status, true)) => status,
            Ok((_, false)) => status::UNFLUSHED,
            Err(Raised::Interrupt(interrupt)) => self.end_by_limit(interrupt),
            // Whatever could be shown of it has been.
            Err(Raised::Exception(_)) => status::EXCEPTION,
        }
    }

    /// The program has lost its say: nothing of it runs any more, but what it has printed is written out.
    fn end_by_limit(&self, interrupt: Interrupt) -> u8 {
        drop(self.flush_stream("stdout"));
        let (status, message) = match interrupt {
            Interrupt::Exit | Interrupt::LeaveLoop => return 0,
            Interrupt::Deadlock => return self.show_deadlock(),
            Interrupt::InstructionLimit => (status::INSTRUCTION_LIMIT, "instructions (--max-instructions)"),
            Interrupt::MemoryLimit => (status::MEMORY_LIMIT, "memory (--max-memory)"),
            Interrupt::TimeLimit => (status::TIME_LIMIT, "time (--timeout)"),
        };
        let text = format!("minipy: stopped: the program has reached its limit of {message}\n");
        if self.write_stderr(&text).is_err() {
            self.write_lost(&text);
        }
        status
    }

    /// Says who waits for whom.
    fn show_deadlock(&self) -> u8 {
        let text = self.deadlock_report();
        if self.write_stderr(&text).is_err() {
            self.write_lost(&text);
        }
        status::EXCEPTION
    }

    /// The exit status of a program that an exception has ended; what CPython prints of it is printed.
    fn show_end(&self, exception: &Ref<Exception>) -> PyResult<u8> {
        let class = exception.header().type_ref();
        if class.is_subtype(&self.exceptions.system_exit) {
            return self.system_exit_status(exception);
        }
        self.show_uncaught(exception)?;
        let interrupted = class.is_subtype(&self.exceptions.keyboard_interrupt);
        self.signals.ended.set(interrupted);
        Ok(if interrupted { status::INTERRUPTED } else { status::EXCEPTION })
    }

    /// The status that `SystemExit.code` asks for: an int's low byte, 0 for None, and 1 for all else, which is printed.
    fn system_exit_status(&self, exception: &Ref<Exception>) -> PyResult<u8> {
        let code = self.get_attribute(exception.value(), &self.names.code)?;
        if code.is_none() {
            return Ok(0);
        }
        if let Some(number) = code.as_int() {
            // CPython makes -1 of what does not fit a C long.
            return Ok(number.to_i64().map_or(u8::MAX, |number| number as u8));
        }
        let text = self.str_of(&code)?;
        self.write_stderr(&format!("{}\n", text.as_str()))?;
        Ok(status::EXCEPTION)
    }

    /// Gives an exception that nobody has caught to `sys.excepthook`.
    pub fn show_uncaught(&self, exception: &Ref<Exception>) -> PyResult<()> {
        self.trace_uncaught(exception);
        let hook = match self.sys_attribute("excepthook") {
            Some(hook) if !hook.is_none() => hook,
            _ => {
                self.write_stderr("sys.excepthook is missing\n")?;
                return self.print_exception(exception);
            }
        };
        drop(self.flush_stream("stdout"));
        let class = exception.header().type_ref().value().clone();
        let traceback =
            exception.traceback.borrow().as_ref().map_or(Value::NONE, |known| known.value().clone());
        match self.call(&hook, &[class, exception.value().clone(), traceback]) {
            Ok(_) => Ok(()),
            Err(Raised::Exception(second))
                if second.header().type_ref().is_subtype(&self.exceptions.system_exit) =>
            {
                Err(Raised::Exception(second))
            }
            Err(Raised::Exception(second)) => {
                self.write_stderr("Error in sys.excepthook:\n")?;
                self.print_exception(&second)?;
                self.write_stderr("\nOriginal exception was:\n")?;
                self.print_exception(exception)
            }
            Err(interrupt) => Err(interrupt),
        }
    }

    /// `sys.__excepthook__`: the traceback on `sys.stderr`.
    pub fn print_exception(&self, exception: &Ref<Exception>) -> PyResult<()> {
        let text = self.printed_text(exception);
        self.write_stderr(&text)
    }

    /// Joins threads, runs what `atexit` knows, flushes the streams and frees the modules. False if a flush failed.
    fn shut_down(&self) -> PyResult<bool> {
        // The main thread lets go of the GIL at its end, like any other: daemons go on until nothing is left to wait for.
        self.yield_gil()?;
        for (module, function) in [("threading", "_shutdown"), ("atexit", "_run_exitfuncs")] {
            let Some(module) = self.modules.get_str(&self.intern(module)) else { continue };
            let called = self.attribute(&module, function).and_then(|function| self.call(&function, &[]));
            match called {
                Ok(_) => {}
                Err(Raised::Exception(exception)) => self.show_uncaught(&exception)?,
                Err(interrupt) => return Err(interrupt),
            }
            self.yield_gil()?;
        }
        self.begin_finalizing();
        let flushed = self.flush_standard_streams()?;
        self.finalizing.set(true);
        self.leave_signals_to_the_system();
        self.free_modules()?;
        Ok(self.flush_standard_streams()? && flushed)
    }

    /// Flushes `sys.stdout`, then `sys.stderr`; only the first can fail.
    fn flush_standard_streams(&self) -> PyResult<bool> {
        let flushed = match self.flush_stream("stdout") {
            Ok(()) => true,
            Err(Raised::Exception(exception)) => {
                let text = self.str_of(exception.value())?;
                let name = exception.header().type_ref().name();
                self.write_stderr(&format!(
                    "Exception ignored on flushing sys.stdout:\n{name}: {}\n",
                    text.as_str()
                ))?;
                // What could not be written is given up: a second attempt would fail again.
                self.set_sys_attribute(&self.names.stdout, Value::NONE);
                false
            }
            Err(interrupt) => return Err(interrupt),
        };
        drop(self.flush_stream("stderr"));
        Ok(flushed)
    }

    /// Flushes a stream of `sys` by its name.
    pub fn flush_stream(&self, name: &str) -> PyResult<()> {
        match self.sys_attribute(name) {
            Some(stream) if !stream.is_none() => {
                let closed = self.find_attribute(&stream, &self.names.closed)?;
                if closed.is_some_and(|closed| closed.as_bool() == Some(true)) {
                    return Ok(());
                }
                self.call_method(&stream, &self.names.flush, &[]).map(drop)
            }
            _ => Ok(()),
        }
    }

    /// Takes the modules out of `sys.modules`, collects what they kept alive, and clears those that are still there,
    /// the latest first; `sys` and `builtins` stay to the end, so that finalisers can print.
    fn free_modules(&self) -> PyResult<()> {
        let main = self.modules.get_str(&self.names.__main__);
        let mut modules: Vec<WeakRef> = Vec::new();
        let mut from = 0;
        while let Some((position, name, module)) = self.modules.next_item(from) {
            from = position + 1;
            let stays = name
                .downcast_ref::<Str>()
                .is_some_and(|name| matches!(name.as_str(), "sys" | "builtins" | "_io" | "io"));
            if stays {
                continue;
            }
            drop(self.modules.replace_value(position, Value::NONE));
            if module.is_a::<Module>() && !main.as_ref().is_some_and(|main| module.is(main)) {
                modules.extend(WeakRef::to(self, &module));
            }
        }
        if let Some(main) = main.as_ref().and_then(|main| main.downcast_ref::<Module>()) {
            self.finalize_late(main.dict.value());
        }
        // The program's own module dies here unless something of it holds its namespace.
        drop(main);
        self.run_pending()?;
        self.collect_garbage()?;
        self.run_pending()?;
        while let Some(module) = modules.pop() {
            let alive = module.upgrade(self).and_then(|module| module.downcast::<Module>().ok());
            if let Some(module) = alive {
                self.clear_namespace(&module)?;
            }
        }
        self.collect_garbage()?;
        self.run_pending()
    }

    /// Empties a module: first the names with one underscore in front, then all others but `__builtins__`.
    fn clear_namespace(&self, module: &Ref<Module>) -> PyResult<()> {
        for private in [true, false] {
            let mut from = 0;
            while let Some((position, key, _)) = module.dict.next_item(from) {
                from = position + 1;
                let Some(name) = key.downcast_ref::<Str>().map(Str::as_str) else { continue };
                let is_private = name.starts_with('_') && !name.starts_with("__");
                if is_private == private && name != "__builtins__" {
                    drop(module.dict.replace_value(position, Value::NONE));
                    self.run_pending()?;
                }
            }
        }
        Ok(())
    }

    fn set_sys_attribute(&self, name: &Ref<Str>, value: Value) {
        if let Some(sys) = self.modules.get_str(&self.names.sys)
            && let Some(module) = sys.downcast_ref::<Module>()
        {
            drop(module.dict.insert_str(name, value));
        }
    }

    /// Writes to `sys.stderr`; to the process's own stream before there is one, and nowhere if it is None.
    pub fn write_stderr(&self, text: &str) -> PyResult<()> {
        match self.sys_attribute("stderr") {
            Some(stream) if stream.is_none() => Ok(()),
            Some(stream) => {
                drop(self.call_method(&stream, &self.names.write, &[self.text(text)])?);
                self.call_method(&stream, &self.names.flush, &[]).map(drop)
            }
            None => {
                self.write_lost(text);
                Ok(())
            }
        }
    }

    /// Writes to standard error itself.
    pub(crate) fn write_lost(&self, text: &str) {
        // There is nowhere left to complain.
        let _ = self.output.write(Stream::Error, text.as_bytes());
    }
}
