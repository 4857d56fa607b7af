//! Methods of `str` about case, character classes, and translation.

use minipy_grammar::string::{code_points, push_code_point};

use super::dict::Dict;
use super::str::Str;
use super::str_class::*;
use super::value::Value;
use minipy_grammar::unicode;

use crate::native::{Arguments, PyResult};
use crate::vm::Vm;

/// The text with each character replaced by what `push` appends for it.
fn map(vm: &Vm, args: &Arguments<'_>, push: fn(&mut String, char)) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    vm.work(text.len() / 64)?;
    let mut output = String::with_capacity(text.len());
    text.chars().for_each(|character| push(&mut output, character));
    Ok(vm.text(output))
}

pub(super) fn upper(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?;
    if text.is_ascii() {
        return Ok(vm.text(text.as_str().to_ascii_uppercase()));
    }
    map(vm, args, push_upper)
}

pub(super) fn casefold(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    map(vm, args, push_folded)
}

pub(super) fn lower(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?;
    if text.is_ascii() {
        return Ok(vm.text(text.as_str().to_ascii_lowercase()));
    }
    let characters: Vec<char> = text.as_str().chars().collect();
    vm.work(characters.len() / 64)?;
    let mut output = String::with_capacity(text.as_str().len());
    (0..characters.len()).for_each(|index| push_lower_at(&mut output, &characters, index));
    Ok(vm.text(output))
}

pub(super) fn swapcase(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let characters: Vec<char> = args.this::<Str>(vm)?.as_str().chars().collect();
    vm.work(characters.len() / 64)?;
    let mut output = String::with_capacity(characters.len());
    for (index, &character) in characters.iter().enumerate() {
        if is_upper(character) {
            push_lower_at(&mut output, &characters, index);
        } else if is_lower(character) {
            push_upper(&mut output, character);
        } else {
            output.push(character);
        }
    }
    Ok(vm.text(output))
}

pub(super) fn capitalize(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let characters: Vec<char> = args.this::<Str>(vm)?.as_str().chars().collect();
    vm.work(characters.len() / 64)?;
    let mut output = String::with_capacity(characters.len());
    for (index, &character) in characters.iter().enumerate() {
        if index == 0 {
            push_title(&mut output, character);
        } else {
            push_lower_at(&mut output, &characters, index);
        }
    }
    Ok(vm.text(output))
}

pub(super) fn title(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let characters: Vec<char> = args.this::<Str>(vm)?.as_str().chars().collect();
    vm.work(characters.len() / 64)?;
    let mut output = String::with_capacity(characters.len());
    let mut inside_word = false;
    for (index, &character) in characters.iter().enumerate() {
        if inside_word {
            push_lower_at(&mut output, &characters, index);
        } else {
            push_title(&mut output, character);
        }
        inside_word = is_cased(character);
    }
    Ok(vm.text(output))
}

/// Whether there are characters, and all are of a class.
fn all(vm: &Vm, args: &Arguments<'_>, test: fn(char) -> bool) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    Ok(Value::bool(!text.is_empty() && text.chars().all(test)))
}

pub(super) fn is_alpha_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    all(vm, args, is_alpha)
}

pub(super) fn is_alnum_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    all(vm, args, is_alphanumeric)
}

pub(super) fn is_decimal_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    all(vm, args, is_decimal)
}

pub(super) fn is_digit_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    all(vm, args, is_digit)
}

pub(super) fn is_numeric_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    all(vm, args, is_numeric)
}

pub(super) fn is_space_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    all(vm, args, super::int_parse::is_space)
}

pub(super) fn is_ascii_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(args.this::<Str>(vm)?.is_ascii()))
}

pub(super) fn is_printable_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(args.this::<Str>(vm)?.as_str().chars().all(crate::bytecode::literal::is_printable)))
}

pub(super) fn is_identifier_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(unicode::is_identifier(args.this::<Str>(vm)?.as_str())))
}

/// `islower`, `isupper`: some character has the case, none the other.
fn has_case(vm: &Vm, args: &Arguments<'_>, wanted: fn(char) -> bool, other: fn(char) -> bool) -> PyResult {
    let mut found = false;
    let text = args.this::<Str>(vm)?;
    if let [byte] = text.as_str().as_bytes() {
        return Ok(Value::bool(wanted(char::from(*byte))));
    }
    for character in text.as_str().chars() {
        if other(character) || is_title(character) {
            return Ok(Value::FALSE);
        }
        found |= wanted(character);
    }
    Ok(Value::bool(found))
}

pub(super) fn is_lower_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    has_case(vm, args, is_lower, is_upper)
}

pub(super) fn is_upper_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    has_case(vm, args, is_upper, is_lower)
}

pub(super) fn is_title_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (mut found, mut inside_word) = (false, false);
    for character in args.this::<Str>(vm)?.as_str().chars() {
        if is_upper(character) || is_title(character) {
            if inside_word {
                return Ok(Value::FALSE);
            }
            (found, inside_word) = (true, true);
        } else if is_lower(character) {
            if !inside_word {
                return Ok(Value::FALSE);
            }
            (found, inside_word) = (true, true);
        } else {
            inside_word = false;
        }
    }
    Ok(Value::bool(found))
}

pub(super) fn translate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    let table = args.get(1);
    let mut output = String::with_capacity(text.len());
    for code in code_points(text) {
        vm.work(1)?;
        let found = match vm.get_item(table, &vm.int(i64::from(code))) {
            Ok(found) => found,
            Err(raised) if vm.is_exception(&raised, &vm.exceptions.lookup_error) => {
                push_code_point(&mut output, code);
                continue;
            }
            Err(raised) => return Err(raised),
        };
        if let Some(replacement) = found.downcast_ref::<Str>() {
            output.push_str(replacement.as_str());
        } else if let Some(code) = found.as_int() {
            match code.to_i64().and_then(|code| u32::try_from(code).ok()) {
                Some(code @ ..0x11_0000) => push_code_point(&mut output, code),
                _ => return Err(vm.value_error("character mapping must be in range(0x110000)")),
            }
        } else if !found.is_none() {
            return Err(vm.type_error("character mapping must return integer, None or str"));
        }
    }
    Ok(vm.text(output))
}

pub(super) fn make_translation(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let table = vm.new_dict();
    if args.optional(1).is_some() {
        make_translation_from_texts(vm, args, &table)?;
        return Ok(table.into_value());
    }
    let Some(source) = args.get(0).downcast_ref::<Dict>() else {
        return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
    };
    for (key, value) in source.items() {
        let key = match key.downcast_ref::<Str>() {
            Some(text) if text.char_count() == 1 => vm.int(i64::from(text.only_code().unwrap_or(0))),
            Some(_) => return Err(vm.value_error("string keys in translate table must be of length 1")),
            None if key.as_int().is_some() => key,
            None => return Err(vm.type_error("keys in translate table must be strings or integers")),
        };
        drop(table.insert(vm, key, value)?);
    }
    Ok(table.into_value())
}

fn make_translation_from_texts(vm: &Vm, args: &Arguments<'_>, table: &Dict) -> PyResult<()> {
    let Some(from) = args.get(0).downcast_ref::<Str>() else {
        return Err(vm.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    let text = |index: usize| {
        args.get(index).downcast_ref::<Str>().ok_or_else(|| {
            let found = vm.argument_type(args.get(index));
            vm.type_error(format!("maketrans() argument {} must be str, not {found}", index + 1))
        })
    };
    let to = text(1)?;
    let doomed = if args.optional(2).is_some() { Some(text(2)?) } else { None };
    if from.char_count() != to.char_count() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    let code = |code: u32| vm.int(i64::from(code));
    for (key, value) in from.code_points().zip(to.code_points()) {
        drop(table.insert(vm, code(key), code(value))?);
    }
    for key in code_points(doomed.map_or("", Str::as_str)) {
        drop(table.insert(vm, code(key), Value::NONE)?);
    }
    Ok(())
}
