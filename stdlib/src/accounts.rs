//! The modules `pwd` and `grp`: the accounts and groups of the machine, as its files list them.

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::module::Module;
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use crate::struct_sequence::{class, make, structure};

structure!(
    Account,
    ACCOUNT,
    "pwd.struct_passwd",
    "pwd.struct_passwd: Results from getpw*() routines.\n\nThis object may be accessed either as a tuple of\n  (pw_name,pw_passwd,pw_uid,pw_gid,pw_gecos,pw_dir,pw_shell)\nor via the object attributes as named in the above tuple.",
    7,
    &["pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell"],
    [0 1 2 3 4 5 6]
);
structure!(
    Group,
    GROUP,
    "grp.struct_group",
    "grp.struct_group: Results from getgr*() routines.\n\nThis object may be accessed either as a tuple of\n  (gr_name,gr_passwd,gr_gid,gr_mem)\nor via the object attributes as named in the above tuple.",
    4,
    &["gr_name", "gr_passwd", "gr_gid", "gr_mem"],
    [0 1 2 3]
);

/// The entries of a file that have so many fields; none if it cannot be read.
fn entries(file: &str, fields: usize) -> Vec<Vec<String>> {
    let text = std::fs::read(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let split = |line: &str| line.split(':').map(str::to_owned).collect::<Vec<_>>();
    text.lines().map(split).filter(|entry| entry.len() == fields).collect()
}

fn accounts() -> Vec<Vec<String>> {
    entries("/etc/passwd", 7)
}

fn groups() -> Vec<Vec<String>> {
    entries("/etc/group", 4)
}

fn number(vm: &Vm, text: &str) -> Value {
    vm.int(text.parse().unwrap_or(-1))
}

fn account(vm: &Vm, entry: &[String]) -> Value {
    let field = |index: usize| match index {
        2 | 3 => number(vm, &entry[index]),
        _ => vm.text(&entry[index]),
    };
    make::<Account>(vm, (0..7).map(field).collect())
}

fn group(vm: &Vm, entry: &[String]) -> Value {
    let members = entry[3].split(',').filter(|name| !name.is_empty()).map(|name| vm.text(name)).collect();
    let fields = vec![vm.text(&entry[0]), vm.text(&entry[1]), number(vm, &entry[2]), vm.list(members)];
    make::<Group>(vm, fields)
}

/// The number that is asked for, as text.
fn wanted_number(vm: &Vm, args: &Arguments<'_>) -> PyResult<String> {
    vm.index(args.get(0)).map(|id| id.to_string())
}

fn wanted_name<'a>(vm: &Vm, args: &'a Arguments<'_>, function: &str) -> PyResult<&'a str> {
    args.get(0).downcast_ref::<Str>().map(Str::as_str).ok_or_else(|| {
        let kind = vm.type_name(args.get(0));
        vm.type_error(format!("{function}() argument must be str, not {kind}"))
    })
}

fn getpwuid(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let id = wanted_number(vm, args)?;
    let found = accounts().into_iter().find(|entry| entry[2] == id);
    let missing = || vm.key_error_for(&vm.text(format!("getpwuid(): uid not found: {id}")));
    found.map(|entry| account(vm, &entry)).ok_or_else(missing)
}

fn getpwnam(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = wanted_name(vm, args, "getpwnam")?;
    let found = accounts().into_iter().find(|entry| entry[0] == name);
    let missing = || vm.key_error_for(&vm.text(format!("getpwnam(): name not found: '{name}'")));
    found.map(|entry| account(vm, &entry)).ok_or_else(missing)
}

fn getpwall(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.list(accounts().iter().map(|entry| account(vm, entry)).collect()))
}

fn getgrgid(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let id = wanted_number(vm, args)?;
    let found = groups().into_iter().find(|entry| entry[2] == id);
    let missing = || vm.key_error_for(&vm.text(format!("getgrgid(): gid not found: {id}")));
    found.map(|entry| group(vm, &entry)).ok_or_else(missing)
}

fn getgrnam(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = wanted_name(vm, args, "getgrnam")?;
    let found = groups().into_iter().find(|entry| entry[0] == name);
    let missing = || vm.key_error_for(&vm.text(format!("getgrnam(): name not found: '{name}'")));
    found.map(|entry| group(vm, &entry)).ok_or_else(missing)
}

fn getgrall(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.list(groups().iter().map(|entry| group(vm, entry)).collect()))
}

/// `pwd`.
pub(crate) static PWD: ModuleDef = ModuleDef {
    name: "pwd",
    doc: "This module provides access to the Unix password database.",
    functions: &[
        NativeDef::new(
            "getpwuid(uidobj, /)",
            "Return the password database entry for the given numeric user ID.",
            getpwuid,
        ),
        NativeDef::new(
            "getpwnam(name, /)",
            "Return the password database entry for the given user name.",
            getpwnam,
        ),
        NativeDef::new(
            "getpwall()",
            "Return a list of all available password database entries, in arbitrary order.",
            getpwall,
        ),
    ],
    types: &[],
    setup: Some(|vm, module: &Ref<Module>| {
        drop(module.dict.insert_str(&vm.intern("struct_passwd"), class::<Account>(vm).into_value()));
        Ok(())
    }),
};

/// `grp`.
pub(crate) static GRP: ModuleDef = ModuleDef {
    name: "grp",
    doc: "Access to the Unix group database.",
    functions: &[
        NativeDef::new(
            "getgrgid(id)",
            "Return the group database entry for the given numeric group ID.",
            getgrgid,
        ),
        NativeDef::new(
            "getgrnam(name)",
            "Return the group database entry for the given group name.",
            getgrnam,
        ),
        NativeDef::new(
            "getgrall()",
            "Return a list of all available group entries, in arbitrary order.",
            getgrall,
        ),
    ],
    types: &[],
    setup: Some(|vm, module: &Ref<Module>| {
        drop(module.dict.insert_str(&vm.intern("struct_group"), class::<Group>(vm).into_value()));
        Ok(())
    }),
};
