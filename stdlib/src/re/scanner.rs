//! Scanners: what `finditer` draws its matches from.

use std::cell::Cell;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, TypeDef};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use super::match_object::new_match;
use super::matcher::Request;
use super::pattern::{Bounds, Pattern, bounds, this};
use super::text::{Mode, Place, Text};

struct Scanner {
    pattern: Ref<Pattern>,
    text: Text,
    bounds: Bounds,
    end: usize,
    place: Cell<Place>,
    advance: Cell<bool>,
    /// No match was found: there will be none.
    finished: Cell<bool>,
}

impl Payload for Scanner {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.pattern.value());
        visit(&self.text.value);
    }
}

fn next(vm: &Vm, args: &Arguments<'_>, mode: Mode) -> PyResult {
    let scanner = args.this::<Scanner>(vm)?;
    if scanner.finished.get() {
        return Ok(Value::NONE);
    }
    let place = scanner.place.get();
    let request =
        Request { start: place.offset, end: scanner.end, full: false, advance: scanner.advance.get() };
    let Some(found) = scanner.text.find(vm, &scanner.pattern, mode, request)? else {
        scanner.finished.set(true);
        return Ok(Value::NONE);
    };
    scanner.advance.set(found.start == found.end);
    scanner.place.set(place.at(&scanner.text, found.end));
    Ok(new_match(vm, &scanner.pattern, &scanner.text, &scanner.bounds, &found, place))
}

fn match_next(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    next(vm, args, Mode::Match)
}

fn search_next(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    next(vm, args, Mode::Search)
}

/// `pattern.scanner(string, pos, endpos)`.
pub(super) fn scanner(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let pattern = this(vm, args)?.clone();
    let text = Text::for_pattern(vm, &pattern, args.get(1))?;
    let bounds = bounds(vm, args, &text)?;
    let place = Place { offset: text.offset(bounds.start), index: bounds.start };
    let end = text.offset(bounds.end);
    let scanner = Scanner {
        pattern,
        text,
        bounds,
        end,
        place: Cell::new(place),
        advance: Cell::new(false),
        finished: Cell::new(false),
    };
    Ok(vm.heap.allocate(scanner, &vm.native_type(&SCANNER)).into_value())
}

/// `pattern.finditer(string, pos, endpos)`: `iter(scanner.search, None)`.
pub(super) fn find_iter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let scanner = scanner(vm, args)?;
    let search = vm.attribute(&scanner, "search")?;
    match vm.builtins.get_str(&vm.intern("iter")) {
        Some(iter) => vm.call(&iter, &[search, Value::NONE]),
        None => Err(vm.attribute_error("iter")),
    }
}

static SCANNER: TypeDef = TypeDef {
    name: "_sre.SRE_Scanner",
    layout: VTable::of::<Scanner>(),
    methods: &[
        NativeDef::new("match($self, /)", "", match_next),
        NativeDef::new("search($self, /)", "", search_next),
    ],
    getset: &[GetSetDef {
        name: "pattern",
        doc: "",
        get: |_, value| {
            Ok(value.downcast_ref::<Scanner>().map_or(Value::NONE, |scanner| scanner.pattern.value().clone()))
        },
        set: None,
    }],
    ..TypeDef::EMPTY
};
