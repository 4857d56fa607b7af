//! The lines that name an exception: its type and text, suggestions, the place of a syntax error, notes.

use super::colour::Colours;
use crate::native::PyResult;
use crate::object::exception::Exception;
use crate::object::frame::Frame;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::value::{Ref, Value};
use crate::suggest;
use crate::vm::Vm;

impl Vm {
    /// The last lines of an exception's text.
    pub(super) fn message_text(&self, exception: &Ref<Exception>, colours: Colours) -> String {
        let name = self.qualified_name(self.type_of(exception.value()).value());
        let is_syntax_error = self.is_instance(exception.value(), &self.exceptions.syntax_error);
        let mut text = if is_syntax_error {
            self.syntax_error_text(exception.value(), &name, colours)
        } else {
            let mut message = match self.str_of(exception.value()) {
                Ok(text) => text.as_str().to_owned(),
                Err(_) => "<exception str() failed>".to_owned(),
            };
            message.push_str(&self.suggestion_text(exception).unwrap_or_default());
            let Colours { place, kind, reset, .. } = colours;
            match message.as_str() {
                "" => format!("{kind}{name}{reset}\n"),
                message => format!("{kind}{name}{reset}: {place}{message}{reset}\n"),
            }
        };
        text.push_str(&self.notes_text(exception.value()));
        text
    }

    fn notes_text(&self, exception: &Value) -> String {
        let notes = match self.try_attribute(exception, &self.names.__notes__) {
            Ok(Some(notes)) if !notes.is_none() => notes,
            Ok(_) => return String::new(),
            Err(_) => return "Ignored error getting __notes__\n".to_owned(),
        };
        if !notes.is_a::<List>() && !notes.is_a::<Tuple>() {
            let shown = self.repr_text(&notes).unwrap_or_else(|_| "<__notes__ repr() failed>".to_owned());
            return format!("{shown}\n");
        }
        let mut text = String::new();
        for note in self.collect(&notes).unwrap_or_default() {
            match self.str_of(&note) {
                Ok(note) => note.as_str().split('\n').for_each(|line| text.push_str(&format!("{line}\n"))),
                Err(_) => text.push_str("<note str() failed>\n"),
            }
        }
        text
    }

    /// File, line and markers of a SyntaxError, and its message.
    fn syntax_error_text(&self, exception: &Value, name: &str, colours: Colours) -> String {
        let Colours { place, kind, reset, .. } = colours;
        let attribute = |name: &Ref<Str>| {
            self.try_attribute(exception, name).ok().flatten().filter(|value| !value.is_none())
        };
        let shown = |value: Option<Value>| {
            value.and_then(|value| self.str_of(&value).ok()).map(|text| text.as_str().to_owned())
        };
        let number = |name: &Ref<Str>| attribute(name).and_then(|value| value.as_small_int());
        let file = shown(attribute(&self.names.filename));
        let line = attribute(&self.names.lineno);
        let mut text = String::new();
        let mut suffix = String::new();
        match (&line, file) {
            (Some(line), file) => {
                let line = shown(Some(line.clone())).unwrap_or_default();
                text.push_str(&format!(
                    "  File {place}\"{}\"{reset}, line {place}{line}{reset}\n",
                    file.as_deref().unwrap_or("<string>")
                ));
            }
            (None, Some(file)) => suffix = format!(" ({file})"),
            (None, None) => {}
        }
        if let Some(source) = attribute(&self.names.text)
            && let Some(source) = source.downcast_ref::<Str>()
        {
            let same_line = number(&self.names.lineno) == number(&self.names.end_lineno);
            let end = if same_line { number(&self.names.end_offset) } else { Some(i64::MAX) };
            text.push_str(&marked_line(source.as_str(), number(&self.names.offset), end, colours));
        }
        let message = shown(attribute(&self.names.msg)).filter(|message| !message.is_empty());
        text.push_str(&format!(
            "{kind}{name}{reset}: {place}{}{reset}{suffix}\n",
            message.as_deref().unwrap_or("<no detail available>")
        ));
        text
    }

    /// `. Did you mean: 'name'?` and the like.
    fn suggestion_text(&self, exception: &Ref<Exception>) -> Option<String> {
        let value = exception.value();
        let is = |class| self.is_instance(value, class);
        let is_import = is(&self.exceptions.import_error);
        let is_name = is(&self.exceptions.name_error);
        let is_attribute = is(&self.exceptions.attribute_error);
        let wrong = if is_import {
            self.try_attribute(value, &self.names.name_from).ok()??
        } else if is_name || is_attribute {
            self.try_attribute(value, &self.names.name).ok()??
        } else {
            return None;
        };
        let wrong = wrong.downcast_ref::<Str>()?.as_str();
        let suggestion = if is_attribute {
            self.closest_attribute(exception, wrong).ok().flatten()
        } else if is_import {
            self.closest_import(value, wrong).ok().flatten()
        } else {
            self.closest_name(exception, wrong).ok().flatten()
        };
        let mut text = suggestion.as_ref().map_or(String::new(), |name| format!(". Did you mean: '{name}'?"));
        if is_name && self.is_library_module(wrong) {
            let question = if suggestion.is_some() { " Or did" } else { ". Did" };
            text.push_str(&format!("{question} you forget to import '{wrong}'?"));
        }
        Some(text)
    }

    fn is_library_module(&self, name: &str) -> bool {
        let listed = self
            .sys_attribute("stdlib_module_names")
            .and_then(|names| self.contains(&names, &self.text(name)).ok());
        listed.unwrap_or_else(|| self.registry.knows(name))
    }

    fn closest_attribute(&self, exception: &Ref<Exception>, wrong: &str) -> PyResult<Option<String>> {
        let Some(object) = self.try_attribute(exception.value(), &self.names.obj)? else { return Ok(None) };
        let names = self.sorted_dir(&object)?;
        let private = wrong.starts_with('_')
            || self
                .last_frame(exception)
                .is_some_and(|frame| self.local_of(&frame, "self").is_some_and(|own| own.is(&object)));
        Ok(closest(wrong, names, private))
    }

    fn closest_import(&self, exception: &Value, wrong: &str) -> PyResult<Option<String>> {
        let Some(name) = self.try_attribute(exception, &self.names.name)? else { return Ok(None) };
        let Some(name) = name.downcast_ref::<Str>() else { return Ok(None) };
        let module = self.import_module(name.as_str())?;
        Ok(closest(wrong, self.sorted_dir(&module)?, wrong.starts_with('_')))
    }

    fn closest_name(&self, exception: &Ref<Exception>, wrong: &str) -> PyResult<Option<String>> {
        let Some(frame) = self.last_frame(exception) else { return Ok(None) };
        if let Some(own) = self.local_of(&frame, "self")
            && self.try_attribute(&own, &self.intern(wrong))?.is_some()
        {
            return Ok(Some(format!("self.{wrong}")));
        }
        let mut names = self.local_names(&frame);
        for namespace in [&frame.globals, &frame.builtins] {
            names.extend(namespace.keys().iter().filter_map(text_of));
        }
        Ok(closest(wrong, names, true))
    }

    fn last_frame(&self, exception: &Ref<Exception>) -> Option<Ref<Frame>> {
        let mut last = exception.traceback.borrow().clone()?;
        loop {
            let next = last.next.borrow().clone();
            match next {
                Some(next) => last = next,
                None => return Some(last.frame.clone()),
            }
        }
    }

    fn local_names(&self, frame: &Ref<Frame>) -> Vec<String> {
        if let Some(namespace) = frame.namespace.borrow().as_ref() {
            return self
                .collect(namespace)
                .map(|names| names.iter().filter_map(text_of).collect())
                .unwrap_or_default();
        }
        let locals = frame.locals.borrow();
        let named = frame.code.local_names.iter().zip(locals.iter());
        named.filter(|(_, slot)| slot.is_some()).map(|(name, _)| name.as_str().to_owned()).collect()
    }

    fn local_of(&self, frame: &Ref<Frame>, wanted: &str) -> Option<Value> {
        let locals = frame.locals.borrow();
        let position = frame.code.local_names.iter().position(|name| name.as_str() == wanted)?;
        locals.get(position).cloned().flatten()
    }

    fn sorted_dir(&self, object: &Value) -> PyResult<Vec<String>> {
        let Some(dir) = self.builtins.get_str(&self.intern("dir")) else { return Ok(Vec::new()) };
        let names = self.call(&dir, &[object.clone()])?;
        Ok(self.collect(&names)?.iter().filter_map(text_of).collect())
    }
}

fn text_of(value: &Value) -> Option<String> {
    value.downcast_ref::<Str>().map(|text| text.as_str().to_owned())
}

fn closest(wrong: &str, mut names: Vec<String>, private: bool) -> Option<String> {
    names.retain(|name| private || !name.starts_with('_'));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    suggest::closest(wrong, &names).map(str::to_owned)
}

/// A source line without its indentation, and carets from one column to another (in characters, from 1).
fn marked_line(source: &str, offset: Option<i64>, end: Option<i64>, colours: Colours) -> String {
    let line = source.trim_end_matches('\n');
    let shown = line.trim_start_matches([' ', '\n', '\x0c']);
    let length = line.chars().count() as i64;
    let removed = length - shown.chars().count() as i64;
    let text = format!("    {shown}\n");
    let Some(mut start) = offset else { return text };
    let end = match end {
        None | Some(0) => start,
        Some(end) => end,
    };
    if start > source.chars().count() as i64 {
        start = length + 1;
    }
    let mut end = if end > length { length + 1 } else { end };
    if start >= end || end < 0 {
        end = start + 1;
    }
    let first = start - 1 - removed;
    if first >= 0 {
        let blank = |character: char| if character.is_whitespace() { character } else { ' ' };
        let blanks: String = shown.chars().take(first as usize).map(blank).collect();
        let marks = blanks + &"^".repeat((end - start) as usize);
        let both = colours.marked(shown, &marks);
        return both.split_inclusive('\n').flat_map(|line| ["    ", line]).collect();
    }
    text
}
