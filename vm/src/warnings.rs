//! Warnings: the filters that decide what becomes of one, and how it is shown while `warnings` is not imported.

use crate::native::{PyResult, Raised};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::frame::Frame;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::type_object::TypeObject;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

/// Where [`Vm::state`] keeps the list of filters.
const FILTERS: &str = "warnings.filters";
/// The registry of the action `once`.
const ONCE: &str = "warnings.once";
/// The number of changes of the filters.
const VERSION: &str = "warnings.version";
/// What is done where no filter matches.
pub const DEFAULT_ACTION: &str = "default";

/// A warning, and the place that it is about.
pub struct Warning<'a> {
    /// Its text, or an instance of a category.
    pub message: Value,
    /// Its class, if the message is a text.
    pub category: Value,
    /// The file.
    pub filename: Value,
    /// The line.
    pub line: i64,
    /// The module, which filters ask for; made from the file's name if there is none.
    pub module: Option<Value>,
    /// What has been shown of that module.
    pub registry: Option<&'a Ref<Dict>>,
    /// The object that it is about.
    pub source: Option<Value>,
}

impl Vm {
    /// Imports the module `warnings`, which reads `sys.warnoptions`, if there are any.
    pub fn apply_warn_options(&self) -> PyResult<()> {
        if self.options.warn_options.is_empty() {
            return Ok(());
        }
        self.import_module("warnings").map(drop)
    }

    /// The filters that hold while the module `warnings` has none: tuples of action, message, category, module, line.
    pub fn warning_filters(&self) -> Value {
        let known = self.state.borrow().get(FILTERS).cloned();
        known.unwrap_or_else(|| {
            let rule = |action: &str, category: &Ref<TypeObject>, module: Value| {
                let category = category.value().clone();
                self.tuple([self.text(action), Value::NONE, category, module, self.int(0)])
            };
            let classes = &self.exceptions;
            let filters = self.list(vec![
                rule("default", &classes.deprecation_warning, self.text("__main__")),
                rule("ignore", &classes.deprecation_warning, Value::NONE),
                rule("ignore", &classes.pending_deprecation_warning, Value::NONE),
                rule("ignore", &classes.import_warning, Value::NONE),
                rule("ignore", &classes.resource_warning, Value::NONE),
            ]);
            self.state.borrow_mut().insert(FILTERS, filters.clone());
            filters
        })
    }

    /// What the action `once` has shown.
    pub fn once_registry(&self) -> Value {
        let known = self.state.borrow().get(ONCE).cloned();
        known.unwrap_or_else(|| {
            let registry = self.new_dict().into_value();
            self.state.borrow_mut().insert(ONCE, registry.clone());
            registry
        })
    }

    fn filters_version(&self) -> i64 {
        self.state.borrow().get(VERSION).and_then(Value::as_small_int).unwrap_or(0)
    }

    /// Makes all registries out of date.
    pub fn warning_filters_mutated(&self) {
        let next = self.int(self.filters_version() + 1);
        let old = self.state.borrow_mut().insert(VERSION, next);
        drop(old);
    }

    /// Issues a warning about the code that is `stack_level` calls up; 1 is the innermost Python function.
    pub fn warn(&self, category: &Ref<TypeObject>, message: &str, stack_level: i64) -> PyResult<()> {
        self.warn_about(self.text(message), category.value().clone(), stack_level, None, &[])
    }

    /// The same for an object; frames of files with one of the prefixes do not count.
    pub fn warn_about(
        &self,
        message: Value,
        category: Value,
        stack_level: i64,
        source: Option<Value>,
        skipped: &[Value],
    ) -> PyResult<()> {
        let (globals, filename, line) = match self.blamed_frame(stack_level, skipped) {
            Some(frame) => {
                (frame.globals.clone(), frame.code.filename.value().clone(), i64::from(frame.line()))
            }
            None => match self.import_module("sys")?.downcast_ref::<crate::object::module::Module>() {
                Some(sys) => (sys.dict.clone(), self.text("<sys>"), 0),
                None => return Err(self.system_error("sys is no module")),
            },
        };
        let registry = match globals.get_str(&self.names.__warningregistry__) {
            Some(known) if known.is_none() => None,
            Some(known) => Some(known.downcast::<Dict>().map_err(|_| self.no_registry())?),
            None => {
                let registry = self.new_dict();
                drop(globals.insert_str(&self.names.__warningregistry__, registry.value().clone()));
                Some(registry)
            }
        };
        let module = match globals.get_str(&self.names.__name__) {
            Some(name) if name.is_none() || name.is_a::<Str>() => name,
            _ => self.text("<string>"),
        };
        self.warn_explicit(Warning {
            message,
            category,
            filename,
            line,
            module: Some(module),
            registry: registry.as_ref(),
            source,
        })
    }

    #[cold]
    fn no_registry(&self) -> Raised {
        self.type_error("'registry' must be a dict or None")
    }

    fn blamed_frame(&self, stack_level: i64, skipped: &[Value]) -> Option<Ref<Frame>> {
        let mut depth = 0;
        let mut frame = self.frame_at(0)?;
        let counts_all = stack_level <= 0 || is_passed_over(&frame, &[]);
        for _ in 1..stack_level {
            loop {
                depth += 1;
                frame = self.frame_at(depth)?;
                if counts_all || !is_passed_over(&frame, skipped) {
                    break;
                }
            }
        }
        Some(frame)
    }

    /// Issues a warning about a given place: does what the first matching filter says.
    pub fn warn_explicit(&self, warning: Warning<'_>) -> PyResult<()> {
        let Warning { message, category, filename, line, module, registry, source } = warning;
        if module.as_ref().is_some_and(Value::is_none) {
            // The program is ending, and the module's name is gone.
            return Ok(());
        }
        let module = module.unwrap_or_else(|| self.text(module_of_file(&filename)));
        let (text, category, message) = if self.is_instance(&message, &self.exceptions.warning) {
            let category = self.type_of(&message).value().clone();
            (self.str_of(&message)?.into_value(), category, message)
        } else {
            let instance = self.call(&category, std::slice::from_ref(&message))?;
            (message, category, instance)
        };
        let line_value = self.int(line);
        let key = self.tuple([text.clone(), category.clone(), line_value.clone()]);
        if let Some(registry) = registry
            && self.already_warned(registry, &key, false)?
        {
            return Ok(());
        }
        let (action, rule) = self.warning_action(&category, &text, &module, line)?;
        match action.as_str() {
            "error" => {
                return Err(match message.downcast::<Exception>() {
                    Ok(exception) => Raised::Exception(exception),
                    Err(_) => self.type_error("exceptions must derive from BaseException"),
                });
            }
            "ignore" => return Ok(()),
            "always" => {}
            known => {
                if let Some(registry) = registry {
                    drop(registry.insert(self, key, Value::TRUE)?);
                }
                let once = self.tuple([text.clone(), category.clone()]);
                let shown = match (known, registry) {
                    ("once", Some(registry)) => self.already_warned(registry, &once, true)?,
                    ("once", None) => {
                        let registry = self.current_once_registry()?;
                        self.already_warned(&registry, &once, true)?
                    }
                    ("module", Some(registry)) => self.already_warned(registry, &once, true)?,
                    ("module" | "default", _) => false,
                    _ => {
                        let (action, rule) = (self.repr(action.value())?, self.repr(&rule)?);
                        return Err(self.runtime_error(format!(
                            "Unrecognized action ({}) in warnings.filters:\n {}",
                            action.as_str(),
                            rule.as_str()
                        )));
                    }
                };
                if shown {
                    return Ok(());
                }
            }
        }
        self.show_warning(category, &text, message, filename, line_value, source)
    }

    /// Whether a registry has a warning, which is out of date after a change of filters.
    fn already_warned(&self, registry: &Ref<Dict>, key: &Value, remember: bool) -> PyResult<bool> {
        let name = self.intern("version");
        let version = self.filters_version();
        if registry.get_str(&name).and_then(|known| known.as_small_int()) == Some(version) {
            if let Some(known) = registry.get(self, key)?
                && self.is_true(&known)?
            {
                return Ok(true);
            }
        } else {
            registry.clear();
            drop(registry.insert_str(&name, self.int(version)));
        }
        if remember {
            drop(registry.insert(self, key.clone(), Value::TRUE)?);
        }
        Ok(false)
    }

    /// An attribute of the module `warnings`, which programs may replace, if it has been imported.
    pub(crate) fn warnings_attribute(&self, name: &str, import: bool) -> PyResult<Option<Value>> {
        let module = if import && !self.finalizing.get() {
            match self.import_module("warnings") {
                Ok(module) => Some(module),
                Err(raised) if self.is_exception(&raised, &self.exceptions.import_error) => None,
                Err(raised) => return Err(raised),
            }
        } else {
            self.modules.get_str(&self.names.warnings).filter(|module| !module.is_none())
        };
        match module {
            Some(module) => self.find_attribute(&module, &self.intern(name)),
            None => Ok(None),
        }
    }

    fn current_once_registry(&self) -> PyResult<Ref<Dict>> {
        let registry =
            self.warnings_attribute("onceregistry", false)?.unwrap_or_else(|| self.once_registry());
        let found = self.type_name(&registry);
        registry
            .downcast::<Dict>()
            .map_err(|_| self.type_error(format!("_warnings.onceregistry must be a dict, not '{found}'")))
    }

    /// The action of the first filter that matches, and the filter.
    fn warning_action(
        &self,
        category: &Value,
        text: &Value,
        module: &Value,
        line: i64,
    ) -> PyResult<(Ref<Str>, Value)> {
        let filters = self.warnings_attribute("filters", false)?.unwrap_or_else(|| self.warning_filters());
        let Some(filters) = filters.downcast_ref::<List>() else {
            return Err(self.value_error("_warnings.filters must be a list"));
        };
        let mut position = 0;
        while let Some(rule) = filters.get(position) {
            let Some(parts) = rule.downcast_ref::<Tuple>().filter(|parts| parts.items.len() == 5) else {
                return Err(self.value_error(format!("_warnings.filters item {position} isn't a 5-tuple")));
            };
            let [action, message, class, place, number] = &parts.items[..] else { continue };
            let Some(action) = action.downcast_clone::<Str>() else {
                let found = self.type_name(action);
                return Err(self.type_error(format!("action must be a string, not '{found}'")));
            };
            if self.rule_matches(message, text)?
                && self.is_subclass_of(category, class)?
                && self.rule_matches(place, module)?
                && matches!(self.index(number)?, number if number == 0 || number == line)
            {
                return Ok((action, rule));
            }
            position += 1;
        }
        let action = match self.warnings_attribute("defaultaction", false)? {
            Some(action) => action,
            None => self.text(DEFAULT_ACTION),
        };
        let found = self.type_name(&action);
        match action.downcast::<Str>() {
            Ok(action) => Ok((action, Value::NONE)),
            Err(_) => {
                Err(self.type_error(format!("_warnings.defaultaction must be a string, not '{found}'")))
            }
        }
    }

    /// Whether a text meets None (any text does), a text, or a compiled pattern.
    fn rule_matches(&self, rule: &Value, text: &Value) -> PyResult<bool> {
        if rule.is_none() {
            return Ok(true);
        }
        if rule.is_exactly(crate::object::heap::Kind::STR) {
            return self.values_equal(rule, text);
        }
        let found = self.call_method(rule, &self.intern("match"), std::slice::from_ref(text))?;
        self.is_true(&found)
    }

    /// Leaves the showing to the module `warnings`, if there is one.
    fn show_warning(
        &self,
        category: Value,
        text: &Value,
        message: Value,
        filename: Value,
        line: Value,
        source: Option<Value>,
    ) -> PyResult<()> {
        let Some(show) = self.warnings_attribute("_showwarnmsg", source.is_some())? else {
            return self.print_warning(&category, text, &filename, &line);
        };
        if !self.is_callable(&show) {
            return Err(self.type_error("warnings._showwarnmsg() must be set to a callable"));
        }
        let Some(class) = self.warnings_attribute("WarningMessage", false)? else {
            return Err(self.runtime_error("unable to get warnings.WarningMessage"));
        };
        let source = source.unwrap_or(Value::NONE);
        let fields = [message, category, filename, line, Value::NONE, Value::NONE, source];
        let shown = self.call(&class, &fields)?;
        self.call(&show, &[shown]).map(drop)
    }

    /// Writes a warning to `sys.stderr`: place, kind, text, and the line of the source.
    fn print_warning(&self, category: &Value, text: &Value, filename: &Value, line: &Value) -> PyResult<()> {
        let name = self.get_attribute(category, &self.names.__name__)?;
        let mut shown = format!(
            "{}:{}: {}: {}\n",
            self.str_of(filename)?.as_str(),
            self.str_of(line)?.as_str(),
            self.str_of(&name)?.as_str(),
            self.str_of(text)?.as_str()
        );
        if let (Some(file), Some(line)) = (filename.downcast_ref::<Str>(), line.as_small_int())
            && let Some(source) = self.line_of_file(file.as_str(), u32::try_from(line).unwrap_or(0))
        {
            shown.push_str(&format!("  {}\n", source.trim()));
        }
        match self.write_stderr(&shown) {
            Err(interrupt @ Raised::Interrupt(_)) => Err(interrupt),
            // A stream that is not fit for it: the warning is lost.
            _ => Ok(()),
        }
    }
}

/// Whether a frame belongs to the import system or to a file that is not to count.
fn is_passed_over(frame: &Frame, skipped: &[Value]) -> bool {
    let filename = frame.code.filename.as_str();
    (filename.contains("importlib") && filename.contains("_bootstrap"))
        || skipped
            .iter()
            .filter_map(|prefix| prefix.downcast_ref::<Str>())
            .any(|prefix| filename.starts_with(prefix.as_str()))
}

/// The module that a file is taken for.
fn module_of_file(filename: &Value) -> String {
    let name = filename.downcast_ref::<Str>().map_or("", Str::as_str);
    match name {
        "" => "<unknown>".to_owned(),
        name => name.strip_suffix(".py").unwrap_or(name).to_owned(),
    }
}
