//! The module `termios`: what a terminal does with what is typed and shown.

use std::os::fd::BorrowedFd;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult, Raised};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::list::List;
use minipy_vm::object::module::Module;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::os::borrow_descriptor;
use minipy_vm::vm::Vm;
use nix::errno::Errno;
use nix::sys::termios::{
    self, BaudRate, ControlFlags, FlowArg, FlushArg, InputFlags, LocalFlags, OutputFlags, SetArg, Termios,
};

use crate::common::{new_exception_class, set_constants};

const ERROR: &str = "termios.error";

/// `termios.error` with the number and text of what the system says.
fn failed(vm: &Vm, error: Errno) -> Raised {
    let class = vm.state.borrow().get(ERROR).cloned();
    let text = std::io::Error::from(error).to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let arguments = [vm.int(i64::from(error as i32)), vm.text(text)];
    match class.map(|class| vm.call(&class, &arguments)) {
        Some(Ok(exception)) => match exception.downcast() {
            Ok(exception) => Raised::Exception(exception),
            Err(_) => vm.system_error(text),
        },
        Some(Err(raised)) => raised,
        None => vm.system_error(text),
    }
}

/// The descriptor that an argument means: a number, or what has `fileno()`.
fn descriptor(vm: &Vm, value: &Value) -> PyResult<BorrowedFd<'static>> {
    let number = match value.as_int() {
        Some(_) => vm.int_argument(value)?,
        None => match vm.try_attribute(value, &vm.intern("fileno"))? {
            Some(fileno) => vm.int_argument(&vm.call(&fileno, &[])?)?,
            None => return Err(vm.type_error("argument must be an int, or have a fileno() method.")),
        },
    };
    if number < 0 {
        let message = format!("file descriptor cannot be a negative integer ({number})");
        return Err(vm.value_error(message));
    }
    borrow_descriptor(number).ok_or_else(|| failed(vm, Errno::EBADF))
}

/// Whether VMIN and VTIME are numbers rather than characters.
fn is_raw(terminal: &Termios) -> bool {
    !terminal.local_flags.contains(LocalFlags::ICANON)
}

fn tcgetattr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let terminal = termios::tcgetattr(descriptor(vm, args.get(0))?).map_err(|error| failed(vm, error))?;
    let raw = is_raw(&terminal);
    let shown = |(index, &code): (usize, &u8)| match index {
        libc_index::VMIN | libc_index::VTIME if raw => vm.int(i64::from(code)),
        _ => vm.bytes(vec![code]),
    };
    let codes = vm.list(terminal.control_chars.iter().enumerate().map(shown).collect());
    let number = |flags: u32| vm.int(i64::from(flags));
    Ok(vm.list(vec![
        number(terminal.input_flags.bits()),
        number(terminal.output_flags.bits()),
        number(terminal.control_flags.bits()),
        number(terminal.local_flags.bits()),
        number(termios::cfgetispeed(&terminal) as u32),
        number(termios::cfgetospeed(&terminal) as u32),
        codes,
    ]))
}

/// Places in the list of control characters.
mod libc_index {
    pub(super) const VTIME: usize = 5;
    pub(super) const VMIN: usize = 6;
}

fn tcsetattr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let descriptor = descriptor(vm, args.get(0))?;
    let when = match vm.int_argument(args.get(1))? {
        0 => SetArg::TCSANOW,
        1 => SetArg::TCSADRAIN,
        2 => SetArg::TCSAFLUSH,
        _ => return Err(failed(vm, Errno::EINVAL)),
    };
    let wrong = || vm.type_error("tcsetattr, arg 3: must be 7 element list");
    let parts = args.get(2).downcast_ref::<List>().map(List::to_vec).ok_or_else(wrong)?;
    let [input, output, control, local, input_speed, output_speed, codes] = parts.as_slice() else {
        return Err(wrong());
    };
    let mut terminal = termios::tcgetattr(descriptor).map_err(|error| failed(vm, error))?;
    let bits = |value: &Value| vm.index(value).map(|bits| bits as u32);
    terminal.input_flags = InputFlags::from_bits_retain(bits(input)?);
    terminal.output_flags = OutputFlags::from_bits_retain(bits(output)?);
    terminal.control_flags = ControlFlags::from_bits_retain(bits(control)?);
    terminal.local_flags = LocalFlags::from_bits_retain(bits(local)?);
    let codes = codes.downcast_ref::<List>().map(List::to_vec).unwrap_or_default();
    if codes.len() != terminal.control_chars.len() {
        let length = terminal.control_chars.len();
        return Err(vm.type_error(format!("tcsetattr: attributes[6] must be {length} element list")));
    }
    for (code, value) in terminal.control_chars.iter_mut().zip(&codes) {
        *code = match value.downcast_ref::<Bytes>().map(|bytes| &*bytes.data) {
            Some(&[byte]) => byte,
            _ if value.as_int().is_some() => vm.index(value)? as u8,
            _ => {
                return Err(vm.type_error("tcsetattr: elements of attributes must be characters or integers"));
            }
        };
    }
    let speed = |value: &Value| -> PyResult<BaudRate> {
        BaudRate::try_from(bits(value)?).map_err(|error| failed(vm, error))
    };
    termios::cfsetispeed(&mut terminal, speed(input_speed)?).map_err(|error| failed(vm, error))?;
    termios::cfsetospeed(&mut terminal, speed(output_speed)?).map_err(|error| failed(vm, error))?;
    termios::tcsetattr(descriptor, when, &terminal).map_err(|error| failed(vm, error))?;
    Ok(Value::NONE)
}

fn tcdrain(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    termios::tcdrain(descriptor(vm, args.get(0))?).map_err(|error| failed(vm, error))?;
    Ok(Value::NONE)
}

fn tcflush(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let queue = match vm.int_argument(args.get(1))? {
        0 => FlushArg::TCIFLUSH,
        1 => FlushArg::TCOFLUSH,
        2 => FlushArg::TCIOFLUSH,
        _ => return Err(failed(vm, Errno::EINVAL)),
    };
    termios::tcflush(descriptor(vm, args.get(0))?, queue).map_err(|error| failed(vm, error))?;
    Ok(Value::NONE)
}

fn tcflow(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let action = match vm.int_argument(args.get(1))? {
        0 => FlowArg::TCOOFF,
        1 => FlowArg::TCOON,
        2 => FlowArg::TCIOFF,
        3 => FlowArg::TCION,
        _ => return Err(failed(vm, Errno::EINVAL)),
    };
    termios::tcflow(descriptor(vm, args.get(0))?, action).map_err(|error| failed(vm, error))?;
    Ok(Value::NONE)
}

fn tcsendbreak(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let duration = vm.int_argument(args.get(1))?;
    termios::tcsendbreak(descriptor(vm, args.get(0))?, duration).map_err(|error| failed(vm, error))?;
    Ok(Value::NONE)
}

const CONSTANTS: &[(&str, i64)] = &[
    ("BRKINT", 2),
    ("ICRNL", 0o400),
    ("IGNBRK", 1),
    ("IGNCR", 0o200),
    ("IGNPAR", 4),
    ("INLCR", 0o100),
    ("INPCK", 0o20),
    ("ISTRIP", 0o40),
    ("IXANY", 0o4000),
    ("IXOFF", 0o10000),
    ("IXON", 0o2000),
    ("PARMRK", 0o10),
    ("OPOST", 1),
    ("ONLCR", 4),
    ("OCRNL", 0o10),
    ("ONOCR", 0o20),
    ("ONLRET", 0o40),
    ("CSIZE", 0o60),
    ("CS5", 0),
    ("CS6", 0o20),
    ("CS7", 0o40),
    ("CS8", 0o60),
    ("CSTOPB", 0o100),
    ("CREAD", 0o200),
    ("PARENB", 0o400),
    ("PARODD", 0o1000),
    ("HUPCL", 0o2000),
    ("CLOCAL", 0o4000),
    ("ISIG", 1),
    ("ICANON", 2),
    ("ECHO", 0o10),
    ("ECHOE", 0o20),
    ("ECHOK", 0o40),
    ("ECHONL", 0o100),
    ("NOFLSH", 0o200),
    ("TOSTOP", 0o400),
    ("ECHOCTL", 0o1000),
    ("ECHOKE", 0o4000),
    ("IEXTEN", 0o100000),
    ("VINTR", 0),
    ("VQUIT", 1),
    ("VERASE", 2),
    ("VKILL", 3),
    ("VEOF", 4),
    ("VTIME", libc_index::VTIME as i64),
    ("VMIN", libc_index::VMIN as i64),
    ("VSTART", 8),
    ("VSTOP", 9),
    ("VSUSP", 10),
    ("VEOL", 11),
    ("VREPRINT", 12),
    ("VDISCARD", 13),
    ("VWERASE", 14),
    ("VLNEXT", 15),
    ("VEOL2", 16),
    ("NCCS", 32),
    ("TCSANOW", 0),
    ("TCSADRAIN", 1),
    ("TCSAFLUSH", 2),
    ("TCIFLUSH", 0),
    ("TCOFLUSH", 1),
    ("TCIOFLUSH", 2),
    ("TCOOFF", 0),
    ("TCOON", 1),
    ("TCIOFF", 2),
    ("TCION", 3),
    ("B0", 0),
    ("B300", 7),
    ("B1200", 9),
    ("B2400", 11),
    ("B4800", 12),
    ("B9600", 13),
    ("B19200", 14),
    ("B38400", 15),
    ("B57600", 4097),
    ("B115200", 4098),
    ("TIOCGWINSZ", 0x5413),
    ("TIOCSWINSZ", 0x5414),
];

/// `termios`.
pub(crate) static TERMIOS: ModuleDef = ModuleDef {
    name: "termios",
    doc: "This module provides an interface to the Posix calls for tty I/O control.",
    functions: &[
        NativeDef::new("tcgetattr(fd, /)", "Get the tty attributes for file descriptor fd.", tcgetattr),
        NativeDef::new(
            "tcsetattr(fd, when, attributes, /)",
            "Set the tty attributes for file descriptor fd.",
            tcsetattr,
        ),
        NativeDef::new(
            "tcdrain(fd, /)",
            "Wait until all output written to file descriptor fd has been transmitted.",
            tcdrain,
        ),
        NativeDef::new("tcflush(fd, queue, /)", "Discard queued data on file descriptor fd.", tcflush),
        NativeDef::new(
            "tcflow(fd, action, /)",
            "Suspend or resume input or output on file descriptor fd.",
            tcflow,
        ),
        NativeDef::new("tcsendbreak(fd, duration, /)", "Send a break on file descriptor fd.", tcsendbreak),
    ],
    types: &[],
    setup: Some(|vm, module: &Ref<Module>| {
        new_exception_class(vm, module, ERROR, vm.exceptions.exception.value())?;
        set_constants(vm, module, CONSTANTS);
        Ok(())
    }),
};
