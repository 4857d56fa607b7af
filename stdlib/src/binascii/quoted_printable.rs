//! Quoted-printable (RFC 1521).

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::vm::Vm;

use super::{ascii_argument, flag};

/// Characters of an encoded line, the final `=` included.
const LINE: usize = 76;

pub(super) fn decode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = ascii_argument(vm, args.get(0))?;
    let header = flag(vm, args, 1, false)?;
    vm.work(text.len() / 16)?;
    let mut data = Vec::with_capacity(text.len());
    let mut index = 0;
    while index < text.len() {
        match text[index] {
            b'=' => {
                index += 1;
                let hex =
                    |offset: usize| text.get(index + offset).and_then(|&byte| (byte as char).to_digit(16));
                match text.get(index) {
                    None => break,
                    Some(b'\n' | b'\r') => {
                        // A soft line break: nothing up to the end of the line counts.
                        while text.get(index).is_some_and(|&byte| byte != b'\n') {
                            index += 1;
                        }
                        index += 1;
                    }
                    Some(b'=') => {
                        data.push(b'=');
                        index += 1;
                    }
                    Some(_) => match (hex(0), hex(1)) {
                        (Some(high), Some(low)) => {
                            data.push((high * 16 + low) as u8);
                            index += 2;
                        }
                        _ => data.push(b'='),
                    },
                }
            }
            b'_' if header => {
                data.push(b' ');
                index += 1;
            }
            byte => {
                data.push(byte);
                index += 1;
            }
        }
    }
    Ok(vm.bytes(data))
}

/// How an encoder treats blanks and line ends.
struct Style {
    quote_tabs: bool,
    text: bool,
    header: bool,
    /// Ends of lines are CR LF, as the first one was.
    crlf: bool,
}

impl Style {
    fn must_quote(&self, data: &[u8], index: usize, column: usize) -> bool {
        let byte = data[index];
        let next = data.get(index + 1);
        match byte {
            b'=' => true,
            b'_' => self.header,
            b'.' if column == 0 => matches!(next, None | Some(b'\n' | b'\r' | 0)),
            b'\r' | b'\n' => !self.text,
            b' ' | b'\t' => self.quote_tabs || next.is_none(),
            _ => !(33..=126).contains(&byte),
        }
    }
}

fn push_quoted(output: &mut Vec<u8>, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    output.extend([b'=', DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
}

pub(super) fn encode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = vm.buffer_argument(args.get(0))?;
    let first_line = data.iter().position(|&byte| byte == b'\n');
    let style = Style {
        quote_tabs: flag(vm, args, 1, false)?,
        text: flag(vm, args, 2, true)?,
        header: flag(vm, args, 3, false)?,
        crlf: first_line.is_some_and(|end| end > 0 && data[end - 1] == b'\r'),
    };
    vm.reserve(data.len(), 4)?;
    vm.work(data.len() / 16)?;
    Ok(vm.bytes(encoded(&data, &style)))
}

fn encoded(data: &[u8], style: &Style) -> Vec<u8> {
    let mut output = Vec::with_capacity(data.len());
    let (mut column, mut index) = (0, 0);
    let soft_break = |output: &mut Vec<u8>| {
        output.extend_from_slice(if style.crlf { b"=\r\n" } else { b"=\n" });
    };
    while index < data.len() {
        let byte = data[index];
        let line_end = byte == b'\n' || (byte == b'\r' && data.get(index + 1) == Some(&b'\n'));
        if style.text && line_end {
            // A blank at the end of a line would be lost on the way.
            if let Some(&last @ (b' ' | b'\t')) = output.last() {
                output.pop();
                push_quoted(&mut output, last);
            }
            output.extend_from_slice(if style.crlf { b"\r\n" } else { b"\n" });
            index += if byte == b'\r' { 2 } else { 1 };
            column = 0;
            continue;
        }
        let at_end = data.get(index + 1).is_none_or(|&next| next == b'\n');
        if style.must_quote(data, index, column) {
            if column + 3 >= LINE {
                soft_break(&mut output);
                column = 0;
            }
            push_quoted(&mut output, byte);
            column += 3;
        } else {
            if !at_end && column + 1 >= LINE {
                soft_break(&mut output);
                column = 0;
            }
            output.push(if style.header && byte == b' ' { b'_' } else { byte });
            column += 1;
        }
        index += 1;
    }
    output
}
