//! `_json.make_encoder`: Python values to JSON text.

use std::cell::RefCell;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::list::List;
use minipy_vm::object::str::Str;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::{NativeSlots, TypeDef};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::text::{known_encoder, quote};
use crate::common::class_of;

struct Encoder {
    check_circular: bool,
    default: Value,
    quoting: Value,
    /// Whether the encoder is one of ours, and then whether it writes ASCII only.
    known: Option<bool>,
    key_separator: String,
    item_separator: String,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
}

impl Payload for Encoder {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.default);
        visit(&self.quoting);
    }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let markers = args.get(1);
    if !markers.is_none() && !markers.is_a::<Dict>() {
        let found = vm.type_name(markers);
        return Err(vm.type_error(format!("make_encoder() argument 1 must be dict or None, not {found}")));
    }
    let text = |index: usize| match args.get(index).downcast_ref::<Str>() {
        Some(text) => Ok(text.as_str().to_owned()),
        None => {
            let found = vm.type_name(args.get(index));
            Err(vm.type_error(format!("make_encoder() argument {index} must be str, not {found}")))
        }
    };
    let encoder = Encoder {
        check_circular: !markers.is_none(),
        default: args.get(2).clone(),
        quoting: args.get(3).clone(),
        known: known_encoder(vm, args.get(3)),
        key_separator: text(5)?,
        item_separator: text(6)?,
        sort_keys: vm.is_true(args.get(7))?,
        skip_keys: vm.is_true(args.get(8))?,
        allow_nan: vm.is_true(args.get(9))?,
    };
    Ok(vm.heap.allocate(encoder, class_of(vm, args)?).into_value())
}

/// One encoding in progress.
struct Encoding<'a> {
    vm: &'a Vm,
    encoder: &'a Encoder,
    output: RefCell<String>,
    /// The containers around the present value, by identity.
    around: RefCell<Vec<u64>>,
}

impl Encoding<'_> {
    fn push(&self, text: &str) {
        self.output.borrow_mut().push_str(text);
    }

    fn string(&self, value: &Value, text: &str) -> PyResult<()> {
        if let Some(ascii) = self.encoder.known {
            quote(&mut self.output.borrow_mut(), text, ascii);
            return Ok(());
        }
        let made = self.vm.call(&self.encoder.quoting, std::slice::from_ref(value))?;
        match made.downcast_ref::<Str>() {
            Some(text) => self.push(text.as_str()),
            None => {
                let found = self.vm.type_name(&made);
                return Err(self.vm.type_error(format!("encoder() must return a string, not {found}")));
            }
        }
        Ok(())
    }

    fn float(&self, value: &Value, float: f64) -> PyResult<String> {
        if float.is_finite() {
            return self.vm.repr_text(&self.vm.float(float));
        }
        if !self.encoder.allow_nan {
            let shown = self.vm.repr_text(value)?;
            return Err(self
                .vm
                .value_error(format!("Out of range float values are not JSON compliant: {shown}")));
        }
        Ok(if float.is_nan() {
            "NaN"
        } else if float > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .to_owned())
    }

    /// The text of a constant or number.
    fn simple(&self, value: &Value) -> PyResult<Option<String>> {
        Ok(if value.is_none() {
            Some("null".to_owned())
        } else if let Some(boolean) = value.as_bool() {
            Some(if boolean { "true" } else { "false" }.to_owned())
        } else if let Some(int) = value.as_int() {
            Some(self.vm.int_to_text(&int)?)
        } else if let Some(float) = value.as_float() {
            Some(self.float(value, float)?)
        } else {
            None
        })
    }

    fn value(&self, value: &Value) -> PyResult<()> {
        let vm = self.vm;
        vm.work(1)?;
        if let Some(text) = value.downcast_ref::<Str>() {
            return self.string(value, text.as_str());
        }
        if let Some(text) = self.simple(value)? {
            self.push(&text);
            return Ok(());
        }
        let _depth = vm.enter_native(" while encoding a JSON object")?;
        if value.is_a::<List>() || value.is_a::<Tuple>() {
            return self.list(value);
        }
        if let Some(dict) = value.downcast_ref::<Dict>() {
            return self.dict(value, dict);
        }
        self.enter(value)?;
        let replacement = vm.call(&self.encoder.default, std::slice::from_ref(value))?;
        self.value(&replacement)?;
        self.leave();
        Ok(())
    }

    fn enter(&self, value: &Value) -> PyResult<()> {
        if !self.encoder.check_circular {
            return Ok(());
        }
        let mut around = self.around.borrow_mut();
        if around.contains(&value.bits()) {
            return Err(self.vm.value_error("Circular reference detected"));
        }
        around.push(value.bits());
        Ok(())
    }

    fn leave(&self) {
        if self.encoder.check_circular {
            self.around.borrow_mut().pop();
        }
    }

    fn list(&self, value: &Value) -> PyResult<()> {
        let items = self.vm.collect(value)?;
        if items.is_empty() {
            self.push("[]");
            return Ok(());
        }
        self.enter(value)?;
        for (index, item) in items.iter().enumerate() {
            self.push(if index == 0 { "[" } else { &self.encoder.item_separator });
            self.value(item)?;
        }
        self.push("]");
        self.leave();
        Ok(())
    }

    fn items(&self, value: &Value, dict: &Dict) -> PyResult<Vec<(Value, Value)>> {
        let vm = self.vm;
        if value.is_exact() && !self.encoder.sort_keys {
            return Ok(dict.items());
        }
        let view = vm.call_method(value, &vm.names.items, &[])?;
        let list = vm.list(vm.collect(&view)?);
        if self.encoder.sort_keys {
            vm.call(&vm.attribute(&list, "sort")?, &[])?;
        }
        let not_a_pair = || vm.value_error("items must return 2-tuples");
        vm.collect(&list)?
            .iter()
            .map(|item| match item.downcast_ref::<Tuple>().map(|tuple| &*tuple.items) {
                Some([key, value]) => Ok((key.clone(), value.clone())),
                _ => Err(not_a_pair()),
            })
            .collect()
    }

    fn dict(&self, value: &Value, dict: &Dict) -> PyResult<()> {
        let vm = self.vm;
        if dict.is_empty() {
            self.push("{}");
            return Ok(());
        }
        self.enter(value)?;
        let items = self.items(value, dict)?;
        self.push("{");
        let mut first = true;
        for (key, item) in &items {
            let name = match key.downcast_ref::<Str>() {
                Some(_) => key.clone(),
                None => match self.simple(key)? {
                    Some(text) => vm.text(text),
                    None if self.encoder.skip_keys => continue,
                    None => {
                        let found = vm.type_name(key);
                        return Err(
                            vm.type_error(format!("keys must be str, int, float, bool or None, not {found}"))
                        );
                    }
                },
            };
            if !first {
                self.push(&self.encoder.item_separator);
            }
            first = false;
            let text = name.downcast_ref::<Str>().map_or("", Str::as_str);
            self.string(&name, text)?;
            self.push(&self.encoder.key_separator);
            self.value(item)?;
        }
        self.push("}");
        self.leave();
        Ok(())
    }
}

fn call(vm: &Vm, value: &Value, values: &[Value], _names: &[Value]) -> PyResult {
    let Some(encoder) = value.downcast_ref::<Encoder>() else {
        return Err(vm.type_error("an encoder was expected"));
    };
    let Some(object) = values.first() else {
        return Err(vm.type_error("_iterencode() missing required argument 'obj' (pos 1)"));
    };
    let encoding = Encoding { vm, encoder, output: RefCell::default(), around: RefCell::default() };
    encoding.value(object)?;
    Ok(vm.tuple(vec![vm.text(encoding.output.into_inner())]))
}

fn call_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    call(vm, args.get(0), &[args.get(1).clone()], &[])
}

/// `_json.Encoder`, of which `make_encoder` is the other name.
pub(super) static ENCODER: TypeDef = TypeDef {
    name: "_json.Encoder",
    doc: "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
    layout: VTable::of::<Encoder>(),
    new: Some(NativeDef::new(
        "__new__($type, markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
        "Create and return a new object.",
        new,
    )),
    methods: &[NativeDef::new(
        "__call__($self, obj, _current_indent_level)",
        "Call self as a function.",
        call_method,
    )],
    slots: NativeSlots { call: Some(call), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};
