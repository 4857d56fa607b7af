//! The module `_json`: the scanner and the encoder that `json` rests on.

mod encoder;
mod scanner;
mod text;

use minipy_vm::native::{ModuleDef, NativeDef};

/// `_json`.
pub(crate) static JSON: ModuleDef = ModuleDef {
    name: "_json",
    doc: "json speedups\n",
    functions: &[
        NativeDef::new(
            "encode_basestring_ascii(string, /)",
            "encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python string",
            text::encode_ascii,
        ),
        NativeDef::new(
            "encode_basestring(string, /)",
            "encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string",
            text::encode,
        ),
        NativeDef::new(
            "scanstring(string, end, strict=True, /)",
            "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string. End is the index of the\ncharacter in s after the quote that started the JSON string.",
            scanner::scan_string,
        ),
    ],
    types: &[&scanner::SCANNER, &encoder::ENCODER],
    setup: None,
};
