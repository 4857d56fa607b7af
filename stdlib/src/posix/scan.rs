//! `os.scandir`: the entries of a folder.

use std::cell::RefCell;
use std::fs;
use std::os::unix::fs::DirEntryExt;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::iterate::{call_next, iterate_self, return_self};
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use crate::common::CLASS_GETITEM;

use super::{done, name_value, path_or_here, stat_value};

/// An open folder; `None` when it is closed or read to the end.
struct Scan {
    rest: RefCell<Option<fs::ReadDir>>,
    path: super::PathArgument,
}

impl Payload for Scan {}

/// One entry.
struct Entry {
    entry: fs::DirEntry,
    is_bytes: bool,
}

impl Payload for Entry {}

/// `os.scandir`.
pub(super) fn scandir(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_or_here(vm, args, "scandir")?;
    let rest = done(vm, fs::read_dir(&path.path), &path)?;
    Ok(vm.heap.allocate(Scan { rest: RefCell::new(Some(rest)), path }, &vm.native_type(&SCAN)).into_value())
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(scan) = value.downcast_ref::<Scan>() else { return Ok(None) };
    let found = scan.rest.borrow_mut().as_mut().and_then(Iterator::next);
    match found {
        Some(entry) => {
            let entry = Entry { entry: done(vm, entry, &scan.path)?, is_bytes: scan.path.is_bytes };
            Ok(Some(vm.heap.allocate(entry, &vm.native_type(&DIR_ENTRY)).into_value()))
        }
        None => {
            scan.rest.take();
            Ok(None)
        }
    }
}

fn close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<Scan>(vm)?.rest.take();
    Ok(Value::NONE)
}

static SCAN: TypeDef = TypeDef {
    name: "posix.ScandirIterator",
    layout: VTable::of::<Scan>(),
    methods: &[
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
        NativeDef::new("__enter__($self, /)", "", return_self),
        NativeDef::new("__exit__($self, /, *args)", "", close),
        NativeDef::new("close($self, /)", "", close),
    ],
    slots: NativeSlots { next: Some(next), iter: Some(iterate_self), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

/// Whether the type of the file is as asked; a file that is gone has none.
fn test(vm: &Vm, args: &Arguments<'_>, wanted: fn(&fs::FileType) -> bool) -> PyResult {
    let entry = args.this::<Entry>(vm)?;
    let follow = args.optional(1).map_or(Ok(true), |follow| vm.is_true(follow))?;
    let kind = if follow {
        fs::metadata(entry.entry.path()).map(|data| data.file_type())
    } else {
        entry.entry.file_type()
    };
    match kind {
        Ok(kind) => Ok(Value::bool(wanted(&kind))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Value::FALSE),
        Err(error) => Err(vm.os_error_from(&error, Some(&path(vm, args.get(0))?))),
    }
}

fn is_dir(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    test(vm, args, fs::FileType::is_dir)
}

fn is_file(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    test(vm, args, fs::FileType::is_file)
}

fn is_symlink(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let entry = args.this::<Entry>(vm)?;
    Ok(Value::bool(entry.entry.file_type().is_ok_and(|kind| kind.is_symlink())))
}

fn stat(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let entry = args.this::<Entry>(vm)?;
    let follow = args.optional(1).map_or(Ok(true), |follow| vm.is_true(follow))?;
    let file = entry.entry.path();
    match if follow { fs::metadata(&file) } else { fs::symlink_metadata(&file) } {
        Ok(data) => Ok(stat_value(vm, &data)),
        Err(error) => Err(vm.os_error_from(&error, Some(&path(vm, args.get(0))?))),
    }
}

fn inode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(args.this::<Entry>(vm)?.entry.ino() as i64))
}

fn name(vm: &Vm, value: &Value) -> PyResult {
    let Some(entry) = value.downcast_ref::<Entry>() else { return Ok(Value::NONE) };
    name_value(vm, std::path::Path::new(&entry.entry.file_name()), entry.is_bytes)
}

fn path(vm: &Vm, value: &Value) -> PyResult {
    let Some(entry) = value.downcast_ref::<Entry>() else { return Ok(Value::NONE) };
    name_value(vm, &entry.entry.path(), entry.is_bytes)
}

fn fspath(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    path(vm, args.get(0))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    Ok(format!("<DirEntry {}>", vm.repr(&name(vm, value)?)?.as_str()))
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

/// `os.DirEntry`.
pub(super) static DIR_ENTRY: TypeDef = TypeDef {
    name: "posix.DirEntry",
    layout: VTable::of::<Entry>(),
    methods: &[
        NativeDef::new(
            "is_dir($self, /, *, follow_symlinks=True)",
            "Return True if the entry is a directory; cached per entry.",
            is_dir,
        ),
        NativeDef::new(
            "is_file($self, /, *, follow_symlinks=True)",
            "Return True if the entry is a file; cached per entry.",
            is_file,
        ),
        NativeDef::new(
            "is_symlink($self, /)",
            "Return True if the entry is a symbolic link; cached per entry.",
            is_symlink,
        ),
        NativeDef::new(
            "stat($self, /, *, follow_symlinks=True)",
            "Return stat_result object for the entry; cached per entry.",
            stat,
        ),
        NativeDef::new("inode($self, /)", "Return inode of the entry; cached per entry.", inode),
        NativeDef::new("__fspath__($self, /)", "Returns the path for the entry.", fspath),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
        CLASS_GETITEM,
    ],
    getset: &[
        GetSetDef {
            name: "name",
            doc: "the entry's base filename, relative to scandir() \"path\" argument",
            get: name,
            set: None,
        },
        GetSetDef {
            name: "path",
            doc: "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)",
            get: path,
            set: None,
        },
    ],
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};
