//! Compiling and executing source: `compile`, `exec`, `eval`, and running a module's code.

use std::sync::Arc;

use minipy_grammar::{SourceText, Span, SyntaxError, parse_expression, parse_interactive, parse_module};

use crate::compile::{self, CompileError, CompileErrorKind, CompileOptions, CompileWarning, Compiled, Tree};
use crate::native::{PyResult, Raised};
use crate::object::bytes::Bytes;
use crate::object::cell::Cell;
use crate::object::code::Code;
use crate::object::codec;
use crate::object::dict::Dict;
use crate::object::mapping_proxy::MappingProxy;
use crate::object::module::Module;
use crate::object::tuple::Tuple;
use crate::object::type_object::TypeObject;
use crate::object::value::{Ref, Slot, Value};
use crate::vm::Vm;
use crate::warnings::Warning;

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

/// CPython does not say where an interactive statement is wrong whose line end is missing, if it is there.
fn without_place_behind_end(error: &mut SyntaxError) {
    let (Some(location), Some(text)) = (&mut error.location, &mut error.text) else { return };
    let line = text.trim_end_matches('\n');
    if location.offset > line.chars().count() as i32 {
        (location.offset, location.end_offset) = (0, 0);
        *text = line.to_owned();
    }
}

impl Vm {
    /// Compiles source text to a code object; SyntaxError as a Python exception.
    pub fn compile_source(
        &self,
        text: &str,
        filename: &str,
        mode: Mode,
        options: &CompileOptions,
    ) -> PyResult<Ref<Code>> {
        self.compile_named(text, filename, filename, mode, options)
    }

    /// The same with another file name in errors and warnings than in the code.
    pub(crate) fn compile_named(
        &self,
        text: &str,
        filename: &str,
        shown: &str,
        mode: Mode,
        options: &CompileOptions,
    ) -> PyResult<Ref<Code>> {
        let source =
            SourceText::new(text).with_digit_limit(usize::try_from(self.int_max_digits()).unwrap_or(0));
        let (mut compiled, parse_warnings) = self.compile_text(&source, shown, mode, options)?;
        if filename != shown {
            (compiled, _) = self.compile_text(&source, filename, mode, options)?;
        }
        for warning in parse_warnings {
            self.warn_syntax(&warning.message, warning.span, shown, &source, true)?;
        }
        self.warned_code(compiled, &source, shown)
    }

    /// Issues the warnings of a compilation and makes its code object.
    fn warned_code(&self, compiled: Compiled, source: &SourceText, shown: &str) -> PyResult<Ref<Code>> {
        for warning in &compiled.warnings {
            self.warn_compiled(warning, source, shown)?;
        }
        if cfg!(debug_assertions)
            && let Err(error) = crate::bytecode::verify::verify(&compiled.code)
        {
            return Err(self.system_error(format!("the compiler made invalid code: {error}")));
        }
        Ok(self.new_code(&Arc::new(compiled.code)))
    }

    /// The code of a syntax tree, and what there is to warn of in the text it comes from.
    pub(crate) fn compile_text(
        &self,
        source: &SourceText,
        filename: &str,
        mode: Mode,
        options: &CompileOptions,
    ) -> PyResult<(Compiled, Vec<minipy_grammar::Warning>)> {
        let (tree, warnings) = self.parse_text(source, filename, mode, options)?;
        match tree.compile(source, filename, options) {
            Ok(compiled) => Ok((compiled, warnings)),
            Err(error) => {
                self.warn_of_text(&warnings, source, filename, options)?;
                Err(self.refused(&error, source, filename))
            }
        }
    }

    /// The exception for a tree that the compiler refused.
    fn refused(&self, error: &CompileError, source: &SourceText, filename: &str) -> Raised {
        if error.kind == CompileErrorKind::Recursion {
            return self.recursion_error(error.message.clone());
        }
        for warning in &error.warnings {
            if let Err(raised) = self.warn_compiled(warning, source, filename) {
                return raised;
            }
        }
        let mut error = error.to_syntax_error(source);
        self.take_line_from_file(&mut error, filename, false);
        self.syntax_error_from(&error, filename)
    }

    fn warn_compiled(&self, warning: &CompileWarning, source: &SourceText, filename: &str) -> PyResult<()> {
        if warning.of_caller {
            return self.warn(&self.exceptions.deprecation_warning, &warning.message, 1);
        }
        self.warn_syntax(&warning.message, warning.span, filename, source, false)
    }

    /// Compiles a tree that a program has made; `source` knows its positions.
    pub fn compile_tree(
        &self,
        tree: &Tree,
        source: &SourceText,
        filename: &str,
        options: &CompileOptions,
    ) -> PyResult<Ref<Code>> {
        let compiled = match tree.compile(source, filename, options) {
            Ok(compiled) => compiled,
            Err(error) => return Err(self.refused(&error, source, filename)),
        };
        self.warned_code(compiled, source, filename)
    }

    /// The tree of a text, and SyntaxWarnings for it; for `ast.parse`.
    pub fn parse_tree(&self, source: &SourceText, filename: &str, mode: Mode) -> PyResult<Tree> {
        let options = CompileOptions::default();
        let (tree, warnings) = self.parse_text(source, filename, mode, &options)?;
        self.warn_of_text(&warnings, source, filename, &options)?;
        Ok(tree)
    }

    fn warn_of_text(
        &self,
        warnings: &[minipy_grammar::Warning],
        source: &SourceText,
        filename: &str,
        options: &CompileOptions,
    ) -> PyResult<()> {
        let issued = warnings.iter().filter(|_| !options.incomplete_input);
        issued
            .into_iter()
            .try_for_each(|warning| self.warn_syntax(&warning.message, warning.span, filename, source, true))
    }

    fn parse_text(
        &self,
        source: &SourceText,
        filename: &str,
        mode: Mode,
        options: &CompileOptions,
    ) -> PyResult<(Tree, Vec<minipy_grammar::Warning>)> {
        let fail = |mut error: Box<SyntaxError>| {
            if let Err(raised) = self.warn_of_text(&error.warnings, source, filename, options) {
                return raised;
            }
            if options.from_file
                && error.incomplete
                && error.message.starts_with("expected ")
                && let Some(location) = &mut error.location
            {
                (location.offset, location.end_offset) = (0, 0);
            }
            if mode == Mode::Single && !source.ends_line() {
                without_place_behind_end(&mut error);
            }
            if options.incomplete_input && error.incomplete {
                "incomplete input".clone_into(&mut error.message);
                return self.syntax_error_of(&self.exceptions.incomplete_input_error, &error, filename);
            }
            self.syntax_error_from(&error, filename)
        };
        Ok(match mode {
            Mode::Exec => {
                let parsed = parse_module(source).map_err(fail)?;
                (Tree::Module(parsed.tree), parsed.warnings)
            }
            Mode::Eval => {
                let parsed = parse_expression(source).map_err(fail)?;
                (Tree::Expression(parsed.tree), parsed.warnings)
            }
            Mode::Single => {
                let parsed = parse_interactive(source).map_err(fail)?;
                if options.explicit_dedent && !source.ends_line() && compile::has_block(&parsed.tree) {
                    return Err(fail(SyntaxError::incomplete(source)));
                }
                (Tree::Interactive(parsed.tree), parsed.warnings)
            }
        })
    }

    /// Where the line of an error is to be had from: the file, as in CPython. If it does not exist, the parser knows the
    /// line and the compiler does not.
    fn take_line_from_file(&self, error: &mut SyntaxError, filename: &str, while_parsing: bool) {
        let line = error.location.and_then(|at| u32::try_from(at.line).ok()).unwrap_or(0);
        match self.line_of_file(filename, line) {
            Some(text) => error.text = Some(text + "\n"),
            None if while_parsing => {}
            None => error.text = None,
        }
    }

    /// SyntaxError (or a subclass) with `(msg, (filename, lineno, offset, text, end_lineno, end_offset))`.
    pub fn syntax_error_from(&self, error: &SyntaxError, filename: &str) -> Raised {
        let class = match error.kind {
            minipy_grammar::ErrorKind::Indentation => &self.exceptions.indentation_error,
            minipy_grammar::ErrorKind::Tab => &self.exceptions.tab_error,
            minipy_grammar::ErrorKind::Recursion => return self.recursion_error(&error.message),
            minipy_grammar::ErrorKind::Syntax => &self.exceptions.syntax_error,
        };
        self.syntax_error_of(class, error, filename)
    }

    fn syntax_error_of(&self, class: &Ref<TypeObject>, error: &SyntaxError, filename: &str) -> Raised {
        let mut args = vec![self.text(&error.message)];
        if let Some(at) = &error.location {
            let text = error.text.as_ref().map_or(Value::NONE, |text| self.text(text));
            args.push(self.tuple([
                self.text(filename),
                self.int(at.line as i64),
                self.int(at.offset as i64),
                text,
                self.int(at.end_line as i64),
                match at.end_offset {
                    compile::error::NO_END => Value::NONE,
                    offset => self.int(i64::from(offset)),
                },
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
        let builtins = self.provide_builtins(globals);
        let namespace = locals.unwrap_or_else(|| globals.value().clone());
        let function = self.new_function(code.clone(), globals.clone(), builtins, closure);
        self.call_function(&function, None, &[], &[], Some(namespace))
    }

    /// `__builtins__` of a global namespace, set there if missing.
    fn provide_builtins(&self, globals: &Ref<Dict>) -> Ref<Dict> {
        if globals.get_str(&self.names.__builtins__).is_none() {
            let builtins = self.current_builtins().into_value();
            drop(globals.insert_str(&self.names.__builtins__, builtins));
        }
        self.builtins_of(globals)
    }

    /// `__builtins__` of a global namespace; those of the running function if it has none.
    pub fn builtins_of(&self, globals: &Ref<Dict>) -> Ref<Dict> {
        match globals.get_str(&self.names.__builtins__) {
            Some(found) => self.builtins_in(found),
            None => self.current_builtins(),
        }
    }

    /// The namespace that `__builtins__` means: a dict, a module's, or what a read-only view shows.
    fn builtins_in(&self, found: Value) -> Ref<Dict> {
        if let Some(module) = found.downcast_ref::<Module>() {
            return module.dict.clone();
        }
        if let Some(proxy) = found.downcast_ref::<MappingProxy>() {
            return self.builtins_in(proxy.mapping.clone());
        }
        found.downcast::<Dict>().unwrap_or_else(|_| self.new_dict())
    }

    fn current_builtins(&self) -> Ref<Dict> {
        match self.current_globals().and_then(|globals| globals.get_str(&self.names.__builtins__)) {
            Some(found) => self.builtins_in(found),
            None => self.builtins.clone(),
        }
    }

    /// Issues a SyntaxWarning; one that a filter makes an error becomes a SyntaxError with its place.
    fn warn_syntax(
        &self,
        message: &str,
        span: Span,
        filename: &str,
        source: &SourceText,
        while_parsing: bool,
    ) -> PyResult<()> {
        let result = self.warn_explicit(Warning {
            message: self.text(message),
            category: self.exceptions.syntax_warning.value().clone(),
            filename: self.text(filename),
            line: i64::from(source.line_column(span.start).0),
            module: None,
            registry: None,
            source: None,
        });
        match result {
            Err(raised) if self.is_exception(&raised, &self.exceptions.syntax_warning) => {
                let mut error = SyntaxError::at(source, span, message);
                self.take_line_from_file(&mut error, filename, while_parsing);
                Err(self.syntax_error_from(&error, filename))
            }
            result => result,
        }
    }
}

use crate::native::{Arguments, NativeDef};
use crate::object::str::Str;

/// Decodes what is given to `compile`, `exec` or `eval`.
fn source_text(vm: &Vm, function: &str, what: &str, value: &Value) -> PyResult<String> {
    if let Some(text) = value.downcast_ref::<Str>() {
        if text.as_str().contains('\0') {
            return Err(vm.syntax_error("source code string cannot contain null bytes"));
        }
        if !minipy_grammar::string::is_plain(text.as_str()) {
            // Source has no surrogates.
            codec::encode(vm, value, "utf-8", "strict")?;
        }
        return Ok(text.as_str().to_owned());
    }
    if let Some(bytes) = vm.buffer(value)? {
        return match minipy_grammar::decode::decode(&bytes, minipy_grammar::decode::Origin::Object) {
            Ok(text) => Ok(text),
            Err(error) => Err(vm.syntax_error_from(&error, "<string>")),
        };
    }
    Err(vm.type_error(format!("{function}() arg 1 must be a {what}")))
}

/// `PyCF_ALLOW_TOP_LEVEL_AWAIT`.
const TOP_LEVEL_AWAIT: i64 = 0x2000;
/// `PyCF_ONLY_AST`.
const ONLY_AST: i64 = 0x400;
/// `PyCF_OPTIMIZED_AST`.
const OPTIMIZED_AST: i64 = 0x8000 | ONLY_AST;
/// `CO_FUTURE_…`: the flags that `__future__` knows.
const FUTURE_FLAGS: i64 = 0x1fe_0000;
/// `codeop.PyCF_DONT_IMPLY_DEDENT`.
const DONT_IMPLY_DEDENT: i64 = 0x200;
/// `codeop.PyCF_ALLOW_INCOMPLETE_INPUT`.
const ALLOW_INCOMPLETE_INPUT: i64 = 0x4000;
/// All flags that `compile` takes: `CO_NESTED`, and those of `ast` beside the ones above.
const KNOWN_FLAGS: i64 = FUTURE_FLAGS
    | TOP_LEVEL_AWAIT
    | ONLY_AST
    | DONT_IMPLY_DEDENT
    | ALLOW_INCOMPLETE_INPUT
    | 0x10
    | 0x1000
    | 0x8000;

/// What the library has told about syntax trees: their class, or how to make one into source or source into one.
fn tree_hook(vm: &Vm, name: &str) -> Slot {
    vm.state.borrow().get(name).cloned()
}

/// Whether a value is a syntax tree.
fn is_tree(vm: &Vm, value: &Value) -> PyResult<bool> {
    match tree_hook(vm, "tree class") {
        Some(class) => vm.is_instance_of(value, &class),
        None => Ok(false),
    }
}

fn compile_function(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let is_tree = is_tree(vm, args.get(0))?;
    let filename = file_name(vm, args.get(1))?;
    let number = |index: usize, default: i64| {
        args.optional(index).map_or(Ok(default), |value| vm.int_argument(value).map(i64::from))
    };
    let (flags, optimize) = (number(3, 0)?, number(5, -1)?);
    if flags & !KNOWN_FLAGS != 0 {
        return Err(vm.value_error("compile(): unrecognised flags"));
    }
    if !(-1..=2).contains(&optimize) {
        return Err(vm.value_error("compile(): invalid optimize value"));
    }
    let wants_tree = flags & ONLY_AST != 0;
    let mode = match args.get(2).downcast_ref::<Str>().map_or("", Str::as_str) {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        "func_type" if wants_tree => {
            return convert_tree(vm, args, &filename, "source to tree", flags, optimize);
        }
        "func_type" => {
            return Err(vm.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST"));
        }
        _ if wants_tree => {
            return Err(vm.value_error("compile() mode must be 'exec', 'eval', 'single' or 'func_type'"));
        }
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    if is_tree && flags & OPTIMIZED_AST == ONLY_AST {
        return Ok(args.get(0).clone());
    }
    let inherit = !matches!(args.optional(4), Some(value) if vm.is_true(value)?);
    let future_flags = (flags & FUTURE_FLAGS) as u32 | if inherit { vm.current_future_flags() } else { 0 };
    if is_tree {
        let all = flags & !FUTURE_FLAGS | i64::from(future_flags);
        return convert_tree(vm, args, &filename, "compile tree", all, optimize);
    }
    if wants_tree {
        return convert_tree(vm, args, &filename, "source to tree", flags, optimize);
    }
    let options = CompileOptions {
        optimize: u8::try_from(optimize).unwrap_or(vm.options.optimize),
        future_flags,
        top_level_await: flags & TOP_LEVEL_AWAIT != 0,
        from_file: false,
        incomplete_input: flags & ALLOW_INCOMPLETE_INPUT != 0,
        explicit_dedent: flags & DONT_IMPLY_DEDENT != 0,
    };
    let text = source_text(vm, "compile", "string, bytes or AST object", args.get(0))?;
    let text = if mode == Mode::Eval { text.trim_start_matches([' ', '\t']).to_owned() } else { text };
    Ok(vm.compile_source(&text, &filename, mode, &options)?.into_value())
}

/// A path: a string, bytes, or what `__fspath__` makes one of.
fn file_name(vm: &Vm, given: &Value) -> PyResult<String> {
    let wrong = || {
        let found = vm.type_name(given);
        vm.type_error(format!("expected str, bytes or os.PathLike object, not {found}"))
    };
    let text = |value: &Value| match (value.downcast_ref::<Str>(), value.downcast_ref::<Bytes>()) {
        (Some(text), _) => Ok(Some(text.as_str().to_owned())),
        (None, Some(bytes)) => codec::decode(vm, &bytes.data, "utf-8", "surrogateescape").map(Some),
        (None, None) => Ok(None),
    };
    if let Some(text) = text(given)? {
        return Ok(text);
    }
    let Some(method) = vm.lookup_special(given, &vm.intern("__fspath__")) else { return Err(wrong()) };
    let path = vm.call(&method, std::slice::from_ref(given))?;
    text(&path)?.ok_or_else(wrong)
}

/// What the library does with trees: `hook(source, filename, mode, flags, optimize)`.
fn convert_tree(
    vm: &Vm,
    args: &Arguments<'_>,
    filename: &str,
    hook: &str,
    flags: i64,
    optimize: i64,
) -> PyResult {
    let hook = match tree_hook(vm, hook) {
        Some(hook) => hook,
        None => {
            vm.import_module("_ast")?;
            let Some(hook) = tree_hook(vm, hook) else {
                return Err(vm.system_error("_ast has told nothing about trees"));
            };
            hook
        }
    };
    let source = match args.get(0) {
        tree if is_tree(vm, tree)? => tree.clone(),
        source => vm.text(&source_text(vm, "compile", "string, bytes or AST object", source)?),
    };
    let rest = [vm.text(filename), args.get(2).clone(), vm.int(flags), vm.int(optimize)];
    let all: Vec<Value> = std::iter::once(source).chain(rest).collect();
    vm.call(&hook, &all)
}

impl Vm {
    /// The `__future__` flags of the code that runs.
    fn current_future_flags(&self) -> u32 {
        self.thread().frames.top().map_or(0, |frame| frame.code().flags() & FUTURE_FLAGS as u32)
    }

    /// Globals and locals of `exec` and `eval`: given, or those of the caller.
    fn execution_namespaces(
        &self,
        function: &str,
        globals: Option<&Value>,
        locals: Option<&Value>,
    ) -> PyResult<(Ref<Dict>, Value)> {
        let is_mapping = |value: &Value| {
            value.is_a::<Dict>() || self.lookup_special(value, &self.names.__getitem__).is_some()
        };
        let check_locals = || match locals {
            Some(locals) if !is_mapping(locals) => Err(self.type_error(if function == "eval" {
                "locals must be a mapping".to_owned()
            } else {
                format!("locals must be a mapping or None, not {}", self.type_name(locals))
            })),
            _ => Ok(()),
        };
        if function == "eval" {
            check_locals()?;
        }
        let Some(globals) = globals else {
            check_locals()?;
            let Some(current) = self.current_globals() else {
                return Err(self.system_error("globals and locals cannot be NULL"));
            };
            let locals = locals.map_or_else(|| self.current_locals(), |locals| Ok(locals.clone()))?;
            return Ok((current, locals));
        };
        let Some(globals) = globals.downcast_clone::<Dict>() else {
            return Err(self.type_error(match function {
                "eval" if is_mapping(globals) => {
                    "globals must be a real dict; try eval(code, {}, mapping)".to_owned()
                }
                "eval" => "globals must be a dict".to_owned(),
                _ => format!("{function}() globals must be a dict, not {}", self.type_name(globals)),
            }));
        };
        check_locals()?;
        let locals = locals.cloned().unwrap_or_else(|| globals.value().clone());
        Ok((globals, locals))
    }
}

/// Checks the cells that `exec` was given for the free variables of a code object.
fn check_closure(vm: &Vm, code: &Code, closure: Option<&Value>) -> PyResult<Option<Ref<Tuple>>> {
    let free = code.template.free_count();
    if free == 0 {
        return match closure {
            Some(_) => Err(vm.type_error("cannot use a closure with this code object")),
            None => Ok(None),
        };
    }
    let closure = closure.and_then(Value::downcast_clone::<Tuple>);
    match closure {
        Some(closure) if closure.items.len() == free && closure.items.iter().all(Value::is_a::<Cell>) => {
            Ok(Some(closure))
        }
        _ => Err(vm.type_error(format!("code object requires a closure of exactly length {free}"))),
    }
}

fn run(vm: &Vm, args: &Arguments<'_>, function: &str, mode: Mode) -> PyResult {
    let (globals, locals) = vm.execution_namespaces(function, args.not_none(1), args.not_none(2))?;
    let closure = args.not_none(3);
    if let Some(code) = args.get(0).downcast_clone::<Code>() {
        if function == "eval" && code.template.free_count() > 0 {
            return Err(vm.type_error("code object passed to eval() may not contain free variables"));
        }
        let closure = check_closure(vm, &code, closure)?;
        return vm.run_code_with_closure(&code, &globals, Some(locals), closure);
    }
    if closure.is_some() {
        return Err(vm.type_error("closure can only be used when source is a code object"));
    }
    let text = source_text(vm, function, "string, bytes or code object", args.get(0))?;
    let text = if mode == Mode::Eval { text.trim_start_matches([' ', '\t']) } else { &text };
    let options = CompileOptions {
        optimize: vm.options.optimize,
        future_flags: vm.current_future_flags(),
        ..CompileOptions::default()
    };
    let code = vm.compile_source(text, "<string>", mode, &options)?;
    vm.run_code_with_closure(&code, &globals, Some(locals), None)
}

fn exec_function(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    run(vm, args, "exec", Mode::Exec)?;
    Ok(Value::NONE)
}

fn eval_function(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    run(vm, args, "eval", Mode::Eval)
}

/// The functions.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    NativeDef::new("compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)", "Compile source into a code object that can be executed by exec() or eval().", compile_function),
    NativeDef::new("exec(source, /, globals=None, locals=None, *, closure=None)", "Execute the given source in the context of globals and locals.", exec_function),
    NativeDef::new("eval(source, /, globals=None, locals=None)", "Evaluate the given source in the context of globals and locals.", eval_function),
    NativeDef::new("__build_class__(func, name, /, *bases, **kwds)", "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the class statement.", crate::object::class_creation::build_class).without_signature(),
];
