//! The module `unicodedata`: the Unicode Character Database, version 15.1.

mod tables;

use minipy_grammar::string::spell;
use minipy_grammar::unicode::{character_name, named_character};
use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::module::Module;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfd_quick, is_nfkc_quick, is_nfkd_quick,
};
use unicode_properties::UnicodeGeneralCategory;

/// Longer names are not looked for.
const LONGEST_NAME: usize = 256;

/// The code point of a character argument. `place`: its number in messages, of functions with several.
fn code_argument(vm: &Vm, value: &Value, function: &str, place: &str) -> PyResult<u32> {
    value.downcast_ref::<Str>().and_then(Str::only_code).ok_or_else(|| {
        let found = vm.argument_type(value);
        vm.type_error(format!("{function}() argument{place} must be a unicode character, not {found}"))
    })
}

/// A text argument.
fn text_argument<'a>(vm: &Vm, args: &Arguments<'a>, place: usize, function: &str) -> PyResult<&'a Str> {
    args.get(place).downcast_ref::<Str>().ok_or_else(|| {
        let found = vm.argument_type(args.get(place));
        vm.type_error(format!("{function}() argument {} must be str, not {found}", place + 1))
    })
}

fn name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let code = code_argument(vm, args.get(0), "name", " 1")?;
    match char::from_u32(code).and_then(character_name) {
        Some(name) => Ok(vm.text(name)),
        None => args.optional(1).cloned().ok_or_else(|| vm.value_error("no such name")),
    }
}

fn lookup(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = match args.get(0).downcast_ref::<Str>() {
        Some(name) => name.as_str().to_owned(),
        None => String::from_utf8_lossy(&vm.buffer_argument(args.get(0))?).into_owned(),
    };
    if name.len() > LONGEST_NAME {
        return Err(vm.key_error("name too long"));
    }
    if let Some(character) = named_character(&name) {
        return Ok(vm.text(spell(u32::from(character))));
    }
    match tables::sequence(&name) {
        Some(characters) => Ok(vm.text(characters)),
        None => Err(vm.key_error(format!("undefined character name '{name}'"))),
    }
}

fn category(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    use unicode_properties::GeneralCategory as G;
    let code = code_argument(vm, args.get(0), "category", "")?;
    let Some(character) = char::from_u32(code) else { return Ok(vm.text("Cs")) };
    Ok(vm.text(match character.general_category() {
        G::UppercaseLetter => "Lu",
        G::LowercaseLetter => "Ll",
        G::TitlecaseLetter => "Lt",
        G::ModifierLetter => "Lm",
        G::OtherLetter => "Lo",
        G::NonspacingMark => "Mn",
        G::SpacingMark => "Mc",
        G::EnclosingMark => "Me",
        G::DecimalNumber => "Nd",
        G::LetterNumber => "Nl",
        G::OtherNumber => "No",
        G::ConnectorPunctuation => "Pc",
        G::DashPunctuation => "Pd",
        G::OpenPunctuation => "Ps",
        G::ClosePunctuation => "Pe",
        G::InitialPunctuation => "Pi",
        G::FinalPunctuation => "Pf",
        G::OtherPunctuation => "Po",
        G::MathSymbol => "Sm",
        G::CurrencySymbol => "Sc",
        G::ModifierSymbol => "Sk",
        G::OtherSymbol => "So",
        G::SpaceSeparator => "Zs",
        G::LineSeparator => "Zl",
        G::ParagraphSeparator => "Zp",
        G::Control => "Cc",
        G::Format => "Cf",
        G::Surrogate => "Cs",
        G::PrivateUse => "Co",
        G::Unassigned => "Cn",
    }))
}

fn bidirectional(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let code = code_argument(vm, args.get(0), "bidirectional", "")?;
    Ok(vm.text(tables::layout(code).bidirectional))
}

fn east_asian_width(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let code = code_argument(vm, args.get(0), "east_asian_width", "")?;
    Ok(vm.text(tables::layout(code).width))
}

fn mirrored(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let code = code_argument(vm, args.get(0), "mirrored", "")?;
    Ok(vm.int(i64::from(tables::layout(code).mirrored)))
}

fn combining(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let code = code_argument(vm, args.get(0), "combining", "")?;
    Ok(vm.int(char::from_u32(code).map_or(0, |character| i64::from(canonical_combining_class(character)))))
}

fn decomposition(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let code = code_argument(vm, args.get(0), "decomposition", "")?;
    Ok(vm.text(tables::decomposition(code)))
}

/// The number of a character whose kind is one of those named, else the default, else ValueError.
fn number(vm: &Vm, args: &Arguments<'_>, function: &str, kinds: &[&str], error: &str) -> PyResult {
    let code = code_argument(vm, args.get(0), function, " 1")?;
    match tables::number(code).filter(|number| kinds.contains(&number.kind)) {
        Some(number) if function == "numeric" => {
            Ok(vm.float(number.numerator as f64 / number.denominator as f64))
        }
        Some(number) => Ok(vm.int(number.numerator)),
        None => args.optional(1).cloned().ok_or_else(|| vm.value_error(error)),
    }
}

fn decimal(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    number(vm, args, "decimal", &["decimal"], "not a decimal")
}

fn digit(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    number(vm, args, "digit", &["decimal", "digit"], "not a digit")
}

fn numeric(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    number(vm, args, "numeric", &["decimal", "digit", "numeric"], "not a numeric character")
}

/// A normal form.
#[derive(Clone, Copy)]
enum Form {
    C,
    D,
    CompatibleC,
    CompatibleD,
}

impl Form {
    fn apply(self, text: &str) -> String {
        match self {
            Form::C => text.nfc().collect(),
            Form::D => text.nfd().collect(),
            Form::CompatibleC => text.nfkc().collect(),
            Form::CompatibleD => text.nfkd().collect(),
        }
    }

    fn holds(self, text: &str) -> bool {
        let quick = match self {
            Form::C => is_nfc_quick(text.chars()),
            Form::D => is_nfd_quick(text.chars()),
            Form::CompatibleC => is_nfkc_quick(text.chars()),
            Form::CompatibleD => is_nfkd_quick(text.chars()),
        };
        match quick {
            IsNormalized::Yes => true,
            IsNormalized::No => false,
            IsNormalized::Maybe => self.apply(text) == text,
        }
    }
}

/// The arguments of `normalize` and `is_normalized`.
fn form_and_text<'a>(vm: &Vm, args: &Arguments<'a>, function: &str) -> PyResult<(Form, &'a Str)> {
    let form = text_argument(vm, args, 0, function)?;
    let text = text_argument(vm, args, 1, function)?;
    let form = match form.as_str() {
        "NFC" => Form::C,
        "NFD" => Form::D,
        "NFKC" => Form::CompatibleC,
        "NFKD" => Form::CompatibleD,
        // Nothing is said about the form of an empty text.
        _ if text.char_count() == 0 && function == "normalize" => Form::C,
        _ => return Err(vm.value_error("invalid normalization form")),
    };
    Ok((form, text))
}

fn normalize(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (form, text) = form_and_text(vm, args, "normalize")?;
    vm.work(text.as_str().len() / 8)?;
    if text.is_ascii() || form.holds(text.as_str()) {
        return Ok(args.get(1).clone());
    }
    Ok(vm.text(form.apply(text.as_str())))
}

fn is_normalized(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (form, text) = form_and_text(vm, args, "is_normalized")?;
    Ok(Value::bool(text.is_ascii() || form.holds(text.as_str())))
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    drop(module.dict.insert_str(&vm.intern("unidata_version"), vm.text("15.1.0")));
    Ok(())
}

/// `unicodedata`.
pub(crate) static UNICODEDATA: ModuleDef = ModuleDef {
    name: "unicodedata",
    doc: "The Unicode Character Database, version 15.1.0: what Unicode says of each character.",
    functions: &[
        NativeDef::new(
            "bidirectional(chr, /)",
            "Returns the bidirectional class assigned to the character chr as string.\n\nIf no such value is defined, an empty string is returned.",
            bidirectional,
        ),
        NativeDef::new(
            "category(chr, /)",
            "Returns the general category assigned to the character chr as string.",
            category,
        ),
        NativeDef::new(
            "combining(chr, /)",
            "Returns the canonical combining class assigned to the character chr as integer.\n\nReturns 0 if no combining class is defined.",
            combining,
        ),
        NativeDef::new(
            "decimal(chr, default=<unrepresentable>, /)",
            "Converts a Unicode character into its equivalent decimal value.\n\nWithout one, default is returned, or ValueError raised.",
            decimal,
        ),
        NativeDef::new(
            "decomposition(chr, /)",
            "Returns the character decomposition mapping assigned to the character chr as string.\n\nAn empty string is returned in case no such mapping is defined.",
            decomposition,
        ),
        NativeDef::new(
            "digit(chr, default=<unrepresentable>, /)",
            "Converts a Unicode character into its equivalent digit value.\n\nWithout one, default is returned, or ValueError raised.",
            digit,
        ),
        NativeDef::new(
            "east_asian_width(chr, /)",
            "Returns the east asian width assigned to the character chr as string.",
            east_asian_width,
        ),
        NativeDef::new(
            "is_normalized(form, unistr, /)",
            "Return whether the Unicode string unistr is in the normal form 'form'.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.",
            is_normalized,
        ),
        NativeDef::new(
            "lookup(name, /)",
            "Look up character by name.\n\nIf there is no character with the name, KeyError is raised.",
            lookup,
        ),
        NativeDef::new(
            "mirrored(chr, /)",
            "Returns the mirrored property assigned to the character chr as integer: 1 if it is mirrored in bidirectional text.",
            mirrored,
        ),
        NativeDef::new(
            "name(chr, default=<unrepresentable>, /)",
            "Returns the name assigned to the character chr as a string.\n\nWithout one, default is returned, or ValueError raised.",
            name,
        ),
        NativeDef::new(
            "normalize(form, unistr, /)",
            "Return the normal form 'form' for the Unicode string unistr.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.",
            normalize,
        ),
        NativeDef::new(
            "numeric(chr, default=<unrepresentable>, /)",
            "Converts a Unicode character into its equivalent numeric value.\n\nWithout one, default is returned, or ValueError raised.",
            numeric,
        ),
    ],
    types: &[],
    setup: Some(setup),
};
