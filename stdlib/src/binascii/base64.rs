//! Base64.

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::vm::Vm;

use super::{ascii_argument, error, flag};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(super) fn encode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = vm.buffer_argument(args.get(0))?;
    let newline = flag(vm, args, 1, true)?;
    vm.reserve(data.len(), 2)?;
    vm.work(data.len() / 16)?;
    let mut text = Vec::with_capacity(data.len().div_ceil(3) * 4 + 1);
    for group in data.chunks(3) {
        let bits =
            group.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - group.len()));
        for place in 0..4 {
            let digit = ALPHABET[(bits >> (18 - 6 * place)) as usize & 63];
            text.push(if place > group.len() { b'=' } else { digit });
        }
    }
    if newline {
        text.push(b'\n');
    }
    Ok(vm.bytes(text))
}

fn digit(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

pub(super) fn decode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = ascii_argument(vm, args.get(0))?;
    let strict = flag(vm, args, 1, false)?;
    vm.work(text.len() / 16)?;
    let refuse = |message: &str| Err(error(vm, message));
    if strict && text.first() == Some(&b'=') {
        return refuse("Leading padding not allowed");
    }
    let mut data = Vec::with_capacity(text.len() / 4 * 3);
    // Digits in the present group of four, those seen before in it, and the padding.
    let (mut place, mut left, mut pads) = (0_usize, 0_u8, 0_usize);
    for (index, &byte) in text.iter().enumerate() {
        if byte == b'=' {
            pads += 1;
            if place >= 2 && place + pads >= 4 {
                // The group is complete; strictly, so is the text.
                if strict && index + 1 < text.len() {
                    return refuse("Excess data after padding");
                }
                return Ok(vm.bytes(data));
            }
            continue;
        }
        let Some(digit) = digit(byte) else {
            if strict {
                return refuse("Only base64 data is allowed");
            }
            continue;
        };
        if strict && pads > 0 {
            return refuse("Discontinuous padding not allowed");
        }
        pads = 0;
        match place {
            0 => left = digit,
            1 => {
                data.push(left << 2 | digit >> 4);
                left = digit & 15;
            }
            2 => {
                data.push(left << 4 | digit >> 2);
                left = digit & 3;
            }
            _ => data.push(left << 6 | digit),
        }
        place = (place + 1) % 4;
    }
    match place {
        0 => Ok(vm.bytes(data)),
        1 => {
            let count = data.len() / 3 * 4 + 1;
            refuse(&format!(
                "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
            ))
        }
        _ => refuse("Incorrect padding"),
    }
}
