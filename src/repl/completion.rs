//! Completion of names and attributes, by the module `rlcompleter`.

use minipy_vm::native::{PyResult, Raised};
use minipy_vm::object::str::Str;
use minipy_vm::vm::Vm;

/// More candidates are not asked for.
const MOST: i64 = 1000;

/// Where the word before the cursor begins, and what it could be completed to.
pub(crate) fn candidates(vm: &Vm, before: &str) -> PyResult<(usize, Vec<String>)> {
    if before.trim().is_empty() {
        return Ok((before.len(), vec!["    ".to_owned()]));
    }
    let is_part = |character: char| character.is_alphanumeric() || matches!(character, '_' | '.');
    let start = before
        .rfind(|character| !is_part(character))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    match completions(vm, &before[start..]) {
        Ok(found) => Ok((start, found)),
        Err(interrupt @ Raised::Interrupt(_)) => Err(interrupt),
        // What goes wrong while somebody types is not told.
        Err(Raised::Exception(_)) => Ok((start, Vec::new())),
    }
}

fn completions(vm: &Vm, word: &str) -> PyResult<Vec<String>> {
    let module = vm.import_module("rlcompleter")?;
    let class = vm.attribute(&module, "Completer")?;
    let namespace = vm.main_module().dict.clone().into_value();
    let completer = vm.call(&class, &[namespace])?;
    let complete = vm.attribute(&completer, "complete")?;
    let mut found = Vec::new();
    for state in 0..MOST {
        let candidate = vm.call(&complete, &[vm.text(word), vm.int(state)])?;
        match candidate.downcast_ref::<Str>() {
            Some(text) => found.push(text.as_str().to_owned()),
            None => break,
        }
    }
    Ok(found)
}
