//! Uuencoding, a line at a time.

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::vm::Vm;

use super::{ascii_argument, error, flag};

/// Bytes in a line, at most.
const LINE: usize = 45;

pub(super) fn encode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = vm.buffer_argument(args.get(0))?;
    let backtick = flag(vm, args, 1, false)?;
    if data.len() > LINE {
        return Err(error(vm, "At most 45 bytes at once"));
    }
    let character = |bits: u32| match bits as u8 & 63 {
        0 if backtick => b'`',
        bits => bits + b' ',
    };
    let mut text = vec![character(data.len() as u32)];
    for group in data.chunks(3) {
        let bits =
            group.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - group.len()));
        text.extend([18, 12, 6, 0].map(|shift| character(bits >> shift)));
    }
    text.push(b'\n');
    Ok(vm.bytes(text))
}

pub(super) fn decode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = ascii_argument(vm, args.get(0))?;
    let Some((&first, rest)) = text.split_first() else {
        return Ok(vm.bytes(vec![0; 32]));
    };
    let length = usize::from(first.wrapping_sub(b' ') & 63);
    let mut data = Vec::with_capacity(length);
    let (mut bits, mut count) = (0_u32, 0);
    let mut rest = rest.iter();
    while data.len() < length {
        let digit = match rest.next() {
            // Blanks at the end of a line may have been lost.
            None | Some(b'\n' | b'\r') => 0,
            Some(&byte) if (b' '..=b'`').contains(&byte) => (byte - b' ') & 63,
            Some(_) => return Err(error(vm, "Illegal char")),
        };
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            data.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    // Some encoders add a character or two.
    if rest.any(|&byte| !matches!(byte, b' ' | b'`' | b'\n' | b'\r')) {
        return Err(error(vm, "Trailing garbage"));
    }
    Ok(vm.bytes(data))
}
