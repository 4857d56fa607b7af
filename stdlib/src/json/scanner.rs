//! `_json.make_scanner`: JSON text to Python values.

use std::cell::RefCell;
use std::collections::HashMap;

use minipy_vm::native::{Arguments, NativeDef, PyResult, Raised};
use minipy_vm::object::exception::Exception;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use crate::common::class_of;

/// What a decoder wants to be done with what is found.
struct Scanner {
    strict: bool,
    object_hook: Value,
    object_pairs_hook: Value,
    /// `None` for the types that are meant anyway.
    parse_float: Option<Value>,
    parse_int: Option<Value>,
    parse_constant: Value,
}

impl Payload for Scanner {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.object_hook);
        visit(&self.object_pairs_hook);
        self.parse_float.iter().for_each(&mut *visit);
        self.parse_int.iter().for_each(&mut *visit);
        visit(&self.parse_constant);
    }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let context = args.get(1);
    let unless = |name: &str, usual: &Value| {
        vm.attribute(context, name).map(|found| if found.is(usual) { None } else { Some(found) })
    };
    let scanner = Scanner {
        strict: vm.is_true(&vm.attribute(context, "strict")?)?,
        object_hook: vm.attribute(context, "object_hook")?,
        object_pairs_hook: vm.attribute(context, "object_pairs_hook")?,
        parse_float: unless("parse_float", vm.types.float.value())?,
        parse_int: unless("parse_int", vm.types.int.value())?,
        parse_constant: vm.attribute(context, "parse_constant")?,
    };
    Ok(vm.heap.allocate(scanner, class_of(vm, args)?).into_value())
}

/// The text in hand. Positions are byte offsets.
struct Scan<'a> {
    vm: &'a Vm,
    scanner: &'a Scanner,
    document: &'a Ref<Str>,
    text: &'a [u8],
    /// The keys seen, so that equal ones are one object.
    keys: RefCell<HashMap<String, Value>>,
}

fn decode_error(vm: &Vm, message: &str, document: &Ref<Str>, offset: usize) -> Raised {
    let position = document.char_index(offset.min(document.as_str().len()));
    let made = vm
        .import_module("json.decoder")
        .and_then(|_| vm.import_from(&vm.import_module("json.decoder")?, &vm.intern("JSONDecodeError")))
        .and_then(|class| {
            vm.call(&class, &[vm.text(message), document.value().clone(), vm.int(position as i64)])
        });
    match made.map(|exception| exception.downcast::<Exception>()) {
        Ok(Ok(exception)) => Raised::Exception(exception),
        Ok(Err(_)) => vm.value_error(message),
        Err(raised) => raised,
    }
}

impl Scan<'_> {
    fn error(&self, message: &str, offset: usize) -> Raised {
        decode_error(self.vm, message, self.document, offset)
    }

    /// No value begins here: `StopIteration(index)`, which the decoder words.
    fn nothing(&self, offset: usize) -> Raised {
        let index = self.document.char_index(offset.min(self.text.len()));
        self.vm.stop_iteration_with(self.vm.int(index as i64))
    }

    fn skip_blanks(&self, offset: usize) -> usize {
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        offset + self.text.get(offset..).unwrap_or(&[]).iter().take_while(|byte| blank(byte)).count()
    }

    fn value(&self, offset: usize) -> PyResult<(Value, usize)> {
        self.vm.work(1)?;
        let rest = self.text.get(offset..).unwrap_or(&[]);
        let constant = |name: &str| {
            let value = self.vm.call(&self.scanner.parse_constant, &[self.vm.text(name)])?;
            Ok((value, offset + name.len()))
        };
        match rest.first() {
            None => Err(self.nothing(offset)),
            Some(b'"') => {
                let (text, end) = string_at(self.vm, self.document, offset + 1, self.scanner.strict)?;
                Ok((self.vm.text(text), end))
            }
            Some(b'{') => {
                let _depth = self.vm.enter_native(" while decoding a JSON object from a unicode string")?;
                self.object(offset + 1)
            }
            Some(b'[') => {
                let _depth = self.vm.enter_native(" while decoding a JSON array from a unicode string")?;
                self.array(offset + 1)
            }
            Some(b'n') if rest.starts_with(b"null") => Ok((Value::NONE, offset + 4)),
            Some(b't') if rest.starts_with(b"true") => Ok((Value::TRUE, offset + 4)),
            Some(b'f') if rest.starts_with(b"false") => Ok((Value::FALSE, offset + 5)),
            Some(b'N') if rest.starts_with(b"NaN") => constant("NaN"),
            Some(b'I') if rest.starts_with(b"Infinity") => constant("Infinity"),
            Some(b'-') if rest.starts_with(b"-Infinity") => constant("-Infinity"),
            Some(_) => self.number(offset),
        }
    }

    fn number(&self, start: usize) -> PyResult<(Value, usize)> {
        let digits = |from: usize| {
            self.text.get(from..).unwrap_or(&[]).iter().take_while(|byte| byte.is_ascii_digit()).count()
        };
        let mut end = start + usize::from(self.text[start] == b'-');
        match self.text.get(end) {
            Some(b'0') => end += 1,
            Some(b'1'..=b'9') => end += digits(end),
            _ => return Err(self.nothing(start)),
        }
        let mut is_float = false;
        if self.text.get(end) == Some(&b'.') && digits(end + 1) > 0 {
            is_float = true;
            end += 1 + digits(end + 1);
        }
        if matches!(self.text.get(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(self.text.get(end + 1), Some(b'+' | b'-')));
            let count = digits(end + 1 + sign);
            if count > 0 {
                is_float = true;
                end += 1 + sign + count;
            }
        }
        let text = &self.document.as_str()[start..end];
        let vm = self.vm;
        let value = match (is_float, &self.scanner.parse_float, &self.scanner.parse_int) {
            (true, Some(function), _) | (false, _, Some(function)) => vm.call(function, &[vm.text(text)])?,
            (true, None, _) => match text.parse::<f64>() {
                Ok(value) => vm.float(value),
                Err(_) => vm.call(vm.types.float.value(), &[vm.text(text)])?,
            },
            (false, _, None) => match text.parse::<i64>() {
                Ok(value) => vm.int(value),
                Err(_) => vm.call(vm.types.int.value(), &[vm.text(text)])?,
            },
        };
        Ok((value, end))
    }

    fn array(&self, offset: usize) -> PyResult<(Value, usize)> {
        let mut items = Vec::new();
        let mut at = self.skip_blanks(offset);
        if self.text.get(at) == Some(&b']') {
            return Ok((self.vm.list(items), at + 1));
        }
        loop {
            let (item, end) = self.value(at)?;
            items.push(item);
            at = self.skip_blanks(end);
            match self.text.get(at) {
                Some(b']') => return Ok((self.vm.list(items), at + 1)),
                Some(b',') => {}
                _ => return Err(self.error("Expecting ',' delimiter", at)),
            }
            let comma = at;
            at = self.skip_blanks(at + 1);
            if self.text.get(at) == Some(&b']') {
                return Err(self.error("Illegal trailing comma before end of array", comma));
            }
        }
    }

    fn key(&self, offset: usize) -> PyResult<(Value, usize)> {
        let (text, end) = string_at(self.vm, self.document, offset, self.scanner.strict)?;
        let mut keys = self.keys.borrow_mut();
        if let Some(key) = keys.get(&text) {
            return Ok((key.clone(), end));
        }
        let key = self.vm.text(&text);
        keys.insert(text, key.clone());
        Ok((key, end))
    }

    fn object(&self, offset: usize) -> PyResult<(Value, usize)> {
        let mut items = Vec::new();
        let mut at = self.skip_blanks(offset);
        if self.text.get(at) != Some(&b'}') {
            loop {
                if self.text.get(at) != Some(&b'"') {
                    return Err(self.error("Expecting property name enclosed in double quotes", at));
                }
                let (key, end) = self.key(at + 1)?;
                at = self.skip_blanks(end);
                if self.text.get(at) != Some(&b':') {
                    return Err(self.error("Expecting ':' delimiter", at));
                }
                let (value, end) = self.value(self.skip_blanks(at + 1))?;
                items.push((key, value));
                at = self.skip_blanks(end);
                match self.text.get(at) {
                    Some(b'}') => break,
                    Some(b',') => {}
                    _ => return Err(self.error("Expecting ',' delimiter", at)),
                }
                let comma = at;
                at = self.skip_blanks(at + 1);
                if self.text.get(at) == Some(&b'}') {
                    return Err(self.error("Illegal trailing comma before end of object", comma));
                }
            }
        }
        Ok((self.finish(items)?, at + 1))
    }

    fn finish(&self, items: Vec<(Value, Value)>) -> PyResult {
        let vm = self.vm;
        if !self.scanner.object_pairs_hook.is_none() {
            let pairs = items.into_iter().map(|(key, value)| vm.tuple(vec![key, value])).collect();
            return vm.call(&self.scanner.object_pairs_hook, &[vm.list(pairs)]);
        }
        let dict = vm.new_dict();
        for (key, value) in items {
            drop(dict.insert(vm, key, value)?);
        }
        let dict = dict.into_value();
        if self.scanner.object_hook.is_none() {
            Ok(dict)
        } else {
            vm.call(&self.scanner.object_hook, &[dict])
        }
    }
}

/// The string whose contents begin at an offset, and the offset behind its quote.
fn string_at(vm: &Vm, document: &Ref<Str>, start: usize, strict: bool) -> PyResult<(String, usize)> {
    let text = document.as_str();
    let bytes = text.as_bytes();
    let quote = start.saturating_sub(1);
    let unterminated = || decode_error(vm, "Unterminated string starting at", document, quote);
    let mut result = String::new();
    let mut at = start;
    loop {
        let rest = bytes.get(at..).unwrap_or(&[]);
        let special = |byte: &u8| matches!(byte, b'"' | b'\\') || (strict && *byte < 0x20);
        let Some(length) = rest.iter().position(special) else { return Err(unterminated()) };
        result.push_str(&text[at..at + length]);
        at += length;
        match bytes[at] {
            b'"' => return Ok((result, at + 1)),
            b'\\' => at = escape_at(vm, document, at, &mut result, unterminated)?,
            _ => return Err(decode_error(vm, "Invalid control character at", document, at)),
        }
    }
}

/// Reads the escape at an offset; where the text goes on.
fn escape_at(
    vm: &Vm,
    document: &Ref<Str>,
    at: usize,
    result: &mut String,
    unterminated: impl Fn() -> Raised,
) -> PyResult<usize> {
    let bytes = document.as_str().as_bytes();
    let Some(letter) = bytes.get(at + 1) else { return Err(unterminated()) };
    let simple = match letter {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\x08',
        b'f' => '\x0c',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let invalid = || decode_error(vm, "Invalid \\uXXXX escape", document, at + 1);
            // A quote must follow, at least.
            let code = unit_at(bytes, at + 2).filter(|_| at + 6 < bytes.len()).ok_or_else(invalid)?;
            let paired = (0xd800..0xdc00).contains(&code) && bytes.get(at + 6..at + 8) == Some(b"\\u");
            if paired && at + 12 < bytes.len() {
                let invalid = || decode_error(vm, "Invalid \\uXXXX escape", document, at + 7);
                let low = unit_at(bytes, at + 8).ok_or_else(invalid)?;
                if (0xdc00..0xe000).contains(&low) {
                    let joined = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                    minipy_grammar::string::push_code_point(result, joined);
                    return Ok(at + 12);
                }
            }
            minipy_grammar::string::push_code_point(result, code);
            return Ok(at + 6);
        }
        _ => return Err(decode_error(vm, "Invalid \\escape", document, at)),
    };
    result.push(simple);
    Ok(at + 2)
}

/// Four hexadecimal digits.
fn unit_at(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 4)?;
    digits.iter().try_fold(0, |code, &byte| Some(code * 16 + (byte as char).to_digit(16)?))
}

fn document_argument<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Ref<Str>> {
    value.as_ref::<Str>().ok_or_else(|| {
        let found = vm.type_name(value);
        vm.type_error(format!("first argument must be a string, not {found}"))
    })
}

fn offset_argument(vm: &Vm, document: &Str, value: &Value) -> PyResult<Option<usize>> {
    let index = vm.size_argument(value)?;
    let index = usize::try_from(index).map_err(|_| vm.value_error("idx cannot be negative"))?;
    Ok((index <= document.char_count()).then(|| document.byte_offset(index)))
}

/// `scanstring(string, end, strict=True)`.
pub(super) fn scan_string(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let document = document_argument(vm, args.get(0))?;
    let strict = args.optional(2).map_or(Ok(true), |value| vm.is_true(value))?;
    let Some(start) = offset_argument(vm, document, args.get(1))? else {
        return Err(vm.value_error("end is out of bounds"));
    };
    let (text, end) = string_at(vm, document, start, strict)?;
    Ok(vm.tuple(vec![vm.text(text), vm.int(document.char_index(end) as i64)]))
}

fn call(vm: &Vm, value: &Value, values: &[Value], names: &[Value]) -> PyResult {
    let Some(scanner) = value.downcast_ref::<Scanner>() else {
        return Err(vm.type_error("a scanner was expected"));
    };
    let [string, index] = values else {
        return Err(vm.type_error(format!("scan_once() takes 2 arguments ({} given)", values.len())));
    };
    if names.iter().any(|name| name.downcast_ref::<Str>().is_none_or(|name| name.as_str() != "idx")) {
        return Err(vm.type_error("scan_once() got an unexpected keyword argument"));
    }
    let document = document_argument(vm, string)?;
    let offset = offset_argument(vm, document, index)?;
    let scan = Scan { vm, scanner, document, text: document.as_str().as_bytes(), keys: RefCell::default() };
    let Some(offset) = offset else { return Err(vm.stop_iteration_with(index.clone())) };
    let (found, end) = scan.value(offset)?;
    Ok(vm.tuple(vec![found, vm.int(document.char_index(end) as i64)]))
}

fn call_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    call(vm, args.get(0), &[args.get(1).clone(), args.get(2).clone()], &[])
}

fn read(vm: &Vm, value: &Value, make: impl FnOnce(&Scanner) -> Value) -> PyResult {
    match value.downcast_ref::<Scanner>() {
        Some(scanner) => Ok(make(scanner)),
        None => Err(vm.type_error("a scanner was expected")),
    }
}

/// `_json.Scanner`, of which `make_scanner` is the other name.
pub(super) static SCANNER: TypeDef = TypeDef {
    name: "_json.Scanner",
    doc: "JSON scanner object",
    layout: VTable::of::<Scanner>(),
    new: Some(NativeDef::new("__new__($type, context)", "Create and return a new object.", new)),
    methods: &[NativeDef::new("__call__($self, string, idx)", "Call self as a function.", call_method)],
    getset: &[
        GetSetDef {
            name: "strict",
            doc: "strict",
            get: |vm, value| read(vm, value, |scanner| Value::bool(scanner.strict)),
            set: None,
        },
        GetSetDef {
            name: "object_hook",
            doc: "object_hook",
            get: |vm, value| read(vm, value, |scanner| scanner.object_hook.clone()),
            set: None,
        },
        GetSetDef {
            name: "object_pairs_hook",
            doc: "",
            get: |vm, value| read(vm, value, |scanner| scanner.object_pairs_hook.clone()),
            set: None,
        },
        GetSetDef {
            name: "parse_constant",
            doc: "parse_constant",
            get: |vm, value| read(vm, value, |scanner| scanner.parse_constant.clone()),
            set: None,
        },
    ],
    slots: NativeSlots { call: Some(call), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};
