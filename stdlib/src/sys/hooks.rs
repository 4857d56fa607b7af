//! What the interactive mode does with values, and the names of the library's modules.

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

/// `sys.displayhook`: shows a value that is not None, and keeps it as `builtins._`.
pub(crate) fn displayhook(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    if value.is_none() {
        return Ok(Value::NONE);
    }
    let last = vm.intern("_");
    drop(vm.builtins.insert_str(&last, Value::NONE));
    let Some(out) = vm.sys_attribute("stdout").filter(|out| !out.is_none()) else {
        return Err(vm.runtime_error("lost sys.stdout"));
    };
    let text = vm.repr(value)?;
    vm.call_method(&out, &vm.names.write, &[text.into_value()])?;
    vm.call_method(&out, &vm.names.write, &[vm.text("\n")])?;
    drop(vm.builtins.insert_str(&last, value.clone()));
    Ok(Value::NONE)
}

/// A variable of the environment as the program sees it: the process's own is not changed by `os.environ`.
fn environment_variable(vm: &Vm, name: &str) -> PyResult<String> {
    let Some(os) = vm.modules.get_str(&vm.intern("os")).filter(|os| !os.is_none()) else {
        return Ok(std::env::var(name).unwrap_or_default());
    };
    let environment = vm.attribute(&os, "environ")?;
    let value = vm.call_method(&environment, &vm.names.get, &[vm.text(name), vm.text("")])?;
    Ok(vm.str_of(&value)?.as_str().to_owned())
}

/// `sys.breakpointhook`: calls what `PYTHONBREAKPOINT` names, `pdb.set_trace` if nothing else.
pub(crate) fn breakpointhook(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let wanted = environment_variable(vm, "PYTHONBREAKPOINT")?;
    let wanted = match wanted.as_str() {
        "" => "pdb.set_trace",
        "0" => return Ok(Value::NONE),
        other => other,
    };
    let (module, function) = wanted.rsplit_once('.').unwrap_or(("builtins", wanted));
    let hook = vm.import_module(module).and_then(|module| vm.attribute(&module, function));
    let hook = match hook {
        Ok(hook) => hook,
        Err(raised)
            if vm.is_exception(&raised, &vm.exceptions.import_error)
                || vm.is_exception(&raised, &vm.exceptions.attribute_error) =>
        {
            let message = format!("Ignoring unimportable $PYTHONBREAKPOINT: \"{wanted}\"");
            vm.warn(&vm.exceptions.runtime_warning, &message, 1)?;
            return Ok(Value::NONE);
        }
        Err(raised) => return Err(raised),
    };
    let mut values = args.extra().to_vec();
    values.extend(args.keywords().iter().map(|(_, value)| value.clone()));
    let names: Vec<Value> = args.keywords().iter().map(|(name, _)| name.clone()).collect();
    vm.call_with_keywords(&hook, &values, &names)
}

/// `sys.stdlib_module_names`.
pub(crate) fn library_names(vm: &Vm) -> PyResult {
    vm.new_frozen_set(LIBRARY.split_whitespace().map(|name| vm.intern(name).into_value()).collect())
}

/// The modules of CPython 3.13's library.
const LIBRARY: &str = "\
    __future__ _abc _aix_support _android_support _ast _asyncio _bisect _blake2 _bz2 _codecs _codecs_cn _codecs_hk \
    _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _colorize _compat_pickle \
    _compression _contextvars _csv _ctypes _curses _curses_panel _datetime _dbm _decimal _elementtree \
    _frozen_importlib _frozen_importlib_external _functools _gdbm _hashlib _heapq _imp _interpchannels _interpqueues \
    _interpreters _io _ios_support _json _locale _lsprof _lzma _markupbase _md5 _multibytecodec _multiprocessing \
    _opcode _opcode_metadata _operator _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc \
    _pydatetime _pydecimal _pyio _pylong _pyrepl _queue _random _scproxy _sha1 _sha2 _sha3 _signal _sitebuiltins \
    _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _suggestions _symtable _sysconfig _thread \
    _threading_local _tkinter _tokenize _tracemalloc _typing _uuid _warnings _weakref _weakrefset _winapi _wmi \
    _zoneinfo abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile \
    calendar cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib \
    contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings \
    ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath \
    getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io \
    ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder \
    msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle \
    pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr \
    pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select \
    selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants \
    sre_parse ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile \
    tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc \
    tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser winreg \
    winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo";
