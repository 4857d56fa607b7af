//! The modules of the library as they lie in the binary: compiled and packed when it was built.

use minipy_grammar::{SourceText, parse_module};
use minipy_stdlib::PYTHON_MODULES;
use minipy_vm::bytecode::pack;
use minipy_vm::compile::{CompileOptions, compile_module};

/// What is packed is what the compiler makes of the text.
#[test]
fn modules_are_packed_as_they_are_compiled() {
    for module in PYTHON_MODULES {
        let name = module.name;
        let source = SourceText::new(module.text);
        let parsed = parse_module(&source).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let compiled =
            compile_module(&parsed.tree, &source, &format!("<frozen {name}>"), &CompileOptions::default())
                .unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let unpacked = pack::unpack(module.code).unwrap_or_else(|| panic!("{name} cannot be unpacked"));
        assert_eq!(format!("{unpacked:?}"), format!("{:?}", compiled.code), "{name}");
        assert!(compiled.warnings.is_empty() && parsed.warnings.is_empty(), "{name} gives warnings");
    }
}

/// Bytes that were not packed are refused.
#[test]
fn damaged_code_is_refused() {
    let Some(module) = PYTHON_MODULES.iter().find(|module| module.name == "bisect") else {
        panic!("no module bisect")
    };
    for length in 0..module.code.len() {
        assert!(pack::unpack(&module.code[..length]).is_none(), "{length} bytes of it");
    }
}
