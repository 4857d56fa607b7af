//! Running a program as the module `__main__`.

use crate::builtins::execute::Mode;
use crate::compile::CompileOptions;
use crate::native::PyResult;
use crate::object::module::Module;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

impl Vm {
    /// The module `__main__`, made on first use.
    pub fn main_module(&self) -> Ref<Module> {
        if let Some(known) =
            self.modules.get_str(&self.names.__main__).and_then(|m| m.downcast::<Module>().ok())
        {
            return known;
        }
        let module = self.new_module("__main__", "");
        drop(module.dict.insert_str(&self.names.__annotations__, self.new_dict().into_value()));
        drop(module.dict.remove_str(&self.names.__annotations__));
        let builtins =
            self.modules.get_str(&self.names.builtins).unwrap_or_else(|| self.builtins.value().clone());
        drop(module.dict.insert_str(&self.names.__builtins__, builtins));
        drop(self.modules.insert_str(&self.names.__main__, module.value().clone()));
        module
    }

    /// Compiles and runs a program in `__main__`. `filename` is what tracebacks show.
    pub fn run_main(&self, text: &str, filename: &str, is_file: bool) -> PyResult<()> {
        let module = self.main_module();
        if is_file {
            drop(module.dict.insert_str(&self.names.__file__, self.text(filename)));
            drop(module.dict.insert_str(&self.names.__cached__, Value::NONE));
        }
        if filename == "<string>" {
            // The program of `-c`: tracebacks show its lines.
            self.sources.borrow_mut().insert(filename.to_owned(), text.into());
        }
        self.sched.trace_source(filename, text);
        let options = CompileOptions {
            optimize: self.options.optimize,
            from_file: is_file,
            ..CompileOptions::default()
        };
        let code = self.compile_source(text, filename, Mode::Exec, &options)?;
        self.run_code(&code, &module.dict, None).map(drop)
    }
}
