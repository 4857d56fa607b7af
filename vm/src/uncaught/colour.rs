//! The colours of a traceback on a terminal.

use crate::object::value::Value;
use crate::vm::Vm;

/// What is written before and after the parts of a traceback; nothing where there are no colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colours {
    /// Files, lines, functions and messages.
    pub(super) place: &'static str,
    /// The kind of exception.
    pub(super) kind: &'static str,
    /// What belongs to the failing operation.
    pub(super) around: &'static str,
    /// What has failed.
    pub(super) point: &'static str,
    /// Back to normal.
    pub(super) reset: &'static str,
}

impl Colours {
    /// A plain text.
    pub(super) const NONE: Colours = Colours { place: "", kind: "", around: "", point: "", reset: "" };
    /// Magenta and red, as CPython has it.
    const TERMINAL: Colours = Colours {
        place: "\x1b[35m",
        kind: "\x1b[1;35m",
        around: "\x1b[31m",
        point: "\x1b[1;31m",
        reset: "\x1b[0m",
    };

    /// A source line and the marks below it, each with a line end; both are coloured by the marks.
    pub(super) fn marked(&self, line: &str, marks: &str) -> String {
        if *self == Colours::NONE {
            return format!("{line}\n{marks}\n");
        }
        let (mut above, mut below) = (String::new(), String::new());
        let (mut characters, mut rest) = (line.chars(), marks.chars().peekable());
        while let Some(&mark) = rest.peek() {
            let colour = match mark {
                '^' => self.point,
                '~' => self.around,
                _ => "",
            };
            let reset = if colour.is_empty() { "" } else { self.reset };
            above.push_str(colour);
            below.push_str(colour);
            while rest.next_if_eq(&mark).is_some() {
                above.extend(characters.next());
                below.push(mark);
            }
            above.push_str(reset);
            below.push_str(reset);
        }
        format!("{above}{}\n{below}\n", characters.as_str())
    }
}

impl Vm {
    /// The colours for `sys.stderr`: the user's choice, or those of a terminal.
    pub(super) fn colours(&self) -> Colours {
        let wanted = self.options.colour.unwrap_or_else(|| self.stderr_is_terminal());
        if wanted { Colours::TERMINAL } else { Colours::NONE }
    }

    fn stderr_is_terminal(&self) -> bool {
        let Some(stream) = self.sys_attribute("stderr").filter(|stream| !stream.is_none()) else {
            return false;
        };
        let asked = |name: &str| -> Option<Value> {
            let method = self.find_attribute(&stream, &self.intern(name)).ok()??;
            self.call(&method, &[]).ok()
        };
        match asked("fileno").and_then(|number| number.as_small_int()) {
            Some(number) => i32::try_from(number)
                .ok()
                .and_then(crate::os::borrow_descriptor)
                .is_some_and(rustix::termios::isatty),
            None => asked("isatty").is_some_and(|answer| answer.as_bool() == Some(true)),
        }
    }
}
