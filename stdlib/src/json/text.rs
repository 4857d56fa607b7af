//! Strings in JSON.

use minipy_grammar::string::code_points;
use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::str::Str;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

/// Appends a string in quotes.
pub(super) fn quote(output: &mut String, text: &str, ascii: bool) {
    output.push('"');
    for code in code_points(text) {
        match code {
            0x22 => output.push_str("\\\""),
            0x5c => output.push_str("\\\\"),
            0x0a => output.push_str("\\n"),
            0x0d => output.push_str("\\r"),
            0x09 => output.push_str("\\t"),
            0x0c => output.push_str("\\f"),
            0x08 => output.push_str("\\b"),
            0..0x20 => output.push_str(&format!("\\u{code:04x}")),
            0x20..0x7f => output.push(code as u8 as char),
            _ if !ascii => minipy_grammar::string::push_code_point(output, code),
            0x1_0000.. => {
                let offset = code - 0x1_0000;
                let (high, low) = (0xd800 + (offset >> 10), 0xdc00 + (offset & 0x3ff));
                output.push_str(&format!("\\u{high:04x}\\u{low:04x}"));
            }
            _ => output.push_str(&format!("\\u{code:04x}")),
        }
    }
    output.push('"');
}

fn encoded(vm: &Vm, args: &Arguments<'_>, ascii: bool) -> PyResult {
    let Some(text) = args.get(0).downcast_ref::<Str>() else {
        let found = vm.type_name(args.get(0));
        return Err(vm.type_error(format!("first argument must be a string, not {found}")));
    };
    vm.reserve(text.as_str().len(), 6)?;
    vm.work(text.as_str().len() / 8)?;
    let mut output = String::with_capacity(text.as_str().len() + 2);
    quote(&mut output, text.as_str(), ascii);
    Ok(vm.text(output))
}

pub(super) fn encode_ascii(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    encoded(vm, args, true)
}

pub(super) fn encode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    encoded(vm, args, false)
}

/// Which of the two functions above a value is: whether it writes ASCII only.
pub(super) fn known_encoder(vm: &Vm, value: &Value) -> Option<bool> {
    let json = vm.import_module("_json").ok()?;
    let is = |name: &str| vm.attribute(&json, name).is_ok_and(|function| function.is(value));
    if is("encode_basestring_ascii") {
        Some(true)
    } else if is("encode_basestring") {
        Some(false)
    } else {
        None
    }
}
