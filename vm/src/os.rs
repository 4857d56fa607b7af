//! What the operating system asks for in raw numbers.
#![expect(unsafe_code, reason = "a descriptor's number comes from the program")]

use std::os::fd::{BorrowedFd, FromRawFd, OwnedFd};

/// Writes one byte to a descriptor of the program; whether it can is the program's affair.
pub(crate) fn write_byte(number: i32, byte: u8) {
    if let Some(descriptor) = borrow_descriptor(number) {
        let _ = rustix::io::write(descriptor, &[byte]);
    }
}

/// A descriptor by its number, for a system call that says so if it is not open. `None` for numbers that cannot be one.
pub fn borrow_descriptor<'a>(number: i32) -> Option<BorrowedFd<'a>> {
    if number < 0 {
        return None;
    }
    // SAFETY: the number is not -1. Should the program close it meanwhile, the system call fails: nothing here relies on
    // what is behind it.
    Some(unsafe { BorrowedFd::borrow_raw(number) })
}

/// Takes charge of a descriptor that the program has given up by its number (`socket(fileno=…)`). `None` for numbers that
/// cannot be one.
pub fn own_descriptor(number: i32) -> Option<OwnedFd> {
    if number < 0 {
        return None;
    }
    // SAFETY: the number is not -1. The program hands the descriptor over; should it have closed it, system calls fail.
    Some(unsafe { OwnedFd::from_raw_fd(number) })
}
