//! What the operating system asks for in raw numbers, and its calls that no crate offers safely.
#![expect(unsafe_code, reason = "descriptors by number; foreign functions that fill in a structure")]

use std::io::{self, IoSlice, IoSliceMut};
use std::mem::{ManuallyDrop, MaybeUninit};
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::sync::atomic::{AtomicU8, Ordering};

use rustix::net::SocketAddrAny;

/// Tells the system to back this process by pages of the usual size, where that can be told. With huge ones, which the
/// allocator asks for, a small program takes tens of megabytes, and waits for them to be cleared.
pub fn avoid_huge_pages() {
    // An old kernel that does not know the call loses nothing but memory.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

/// Which standard descriptors were closed when the process began: bit N for descriptor N. By the time of `main` Rust has put
/// `/dev/null` in their place, which then looks like any other that the process was given.
static CLOSED_AT_START: AtomicU8 = AtomicU8::new(0);

extern "C" fn note_closed_descriptors() {
    for number in 0..3 {
        // SAFETY: F_GETFD looks at a number, whether it is a descriptor or not.
        if unsafe { libc::fcntl(number, libc::F_GETFD) } == -1 {
            CLOSED_AT_START.fetch_or(1 << number, Ordering::Relaxed);
        }
    }
}

// SAFETY: what stands in this section is called once before `main`, and this function needs nothing of Rust's runtime.
#[cfg(target_os = "linux")]
#[used]
#[unsafe(link_section = ".init_array")]
static AT_START: extern "C" fn() = note_closed_descriptors;

/// Whether a standard descriptor (0, 1 or 2) was closed when the process began.
pub fn was_closed_at_start(number: u32) -> bool {
    CLOSED_AT_START.load(Ordering::Relaxed) >> number & 1 == 1
}

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

/// Sees to it that a descriptor is open when its owner closes it: a program may have closed it by its number.
pub fn make_closable(descriptor: BorrowedFd<'_>) {
    if rustix::io::fcntl_getfd(descriptor).is_ok() {
        return;
    }
    let Ok(new) = rustix::event::eventfd(0, rustix::event::EventfdFlags::CLOEXEC) else { return };
    if new.as_raw_fd() == descriptor.as_raw_fd() {
        // The owner has it already.
        let _ = new.into_raw_fd();
    } else {
        let _ = replace_descriptor(descriptor, &new);
    }
}

/// Puts another file behind the number of a descriptor; what was there is closed.
pub fn replace_descriptor(descriptor: BorrowedFd<'_>, new: &OwnedFd) -> io::Result<()> {
    // SAFETY: the number belongs to the borrowed descriptor; the second owner is forgotten without closing it.
    let mut place = ManuallyDrop::new(unsafe { OwnedFd::from_raw_fd(descriptor.as_raw_fd()) });
    Ok(rustix::io::dup3(new, &mut place, rustix::io::DupFlags::CLOEXEC)?)
}

/// Reads an option of a socket into a buffer; gives how many bytes it has.
pub fn socket_option(
    socket: BorrowedFd<'_>,
    (level, option): (i32, i32),
    buffer: &mut [u8],
) -> io::Result<usize> {
    let mut length = buffer.len() as libc::socklen_t;
    // SAFETY: the buffer is live, and the call is told how long it is.
    let result = unsafe {
        libc::getsockopt(socket.as_raw_fd(), level, option, buffer.as_mut_ptr().cast(), &raw mut length)
    };
    if result == 0 { Ok(buffer.len().min(length as usize)) } else { Err(io::Error::last_os_error()) }
}

/// Sets an option of a socket.
pub fn set_socket_option(
    socket: BorrowedFd<'_>,
    (level, option): (i32, i32),
    value: &[u8],
) -> io::Result<()> {
    let length = value.len() as libc::socklen_t;
    // SAFETY: the value is live, and the call is told how long it is.
    let result =
        unsafe { libc::setsockopt(socket.as_raw_fd(), level, option, value.as_ptr().cast(), length) };
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// Sends the parts of a message together with ancillary data, in the layout of the system.
pub fn send_message(
    socket: BorrowedFd<'_>,
    parts: &[IoSlice<'_>],
    control: &[u8],
    flags: u32,
    to: Option<&SocketAddrAny>,
) -> io::Result<usize> {
    // SAFETY: a structure of numbers and pointers, for which zero is a valid value.
    let mut message: libc::msghdr = unsafe { MaybeUninit::zeroed().assume_init() };
    if let Some(to) = to {
        message.msg_name = to.as_ptr().cast_mut().cast();
        message.msg_namelen = to.addr_len();
    }
    message.msg_iov = parts.as_ptr().cast_mut().cast();
    message.msg_iovlen = parts.len();
    if !control.is_empty() {
        message.msg_control = control.as_ptr().cast_mut().cast();
        message.msg_controllen = control.len();
    }
    // SAFETY: all that the structure points to is live, as long as it says, and only read; `IoSlice` has the layout of
    // `iovec`.
    let count = unsafe { libc::sendmsg(socket.as_raw_fd(), &raw const message, flags as i32) };
    usize::try_from(count).map_err(|_| io::Error::last_os_error())
}

/// A message that was received: the number of its bytes, those of its ancillary data, flags, and the sender.
pub type ReceivedMessage = (usize, usize, i32, Option<SocketAddrAny>);

/// Receives a message into parts, and ancillary data, in the layout of the system.
pub fn receive_message(
    socket: BorrowedFd<'_>,
    parts: &mut [IoSliceMut<'_>],
    control: &mut [u8],
    flags: u32,
) -> io::Result<ReceivedMessage> {
    let mut from = MaybeUninit::<libc::sockaddr_storage>::zeroed();
    // SAFETY: a structure of numbers and pointers, for which zero is a valid value.
    let mut message: libc::msghdr = unsafe { MaybeUninit::zeroed().assume_init() };
    message.msg_name = from.as_mut_ptr().cast();
    message.msg_namelen = size_of::<libc::sockaddr_storage>() as libc::socklen_t;
    message.msg_iov = parts.as_mut_ptr().cast();
    message.msg_iovlen = parts.len();
    if !control.is_empty() {
        message.msg_control = control.as_mut_ptr().cast();
        message.msg_controllen = control.len();
    }
    // SAFETY: all that the structure points to is live, as long as it says, and may be written; `IoSliceMut` has the layout
    // of `iovec`.
    let count = unsafe { libc::recvmsg(socket.as_raw_fd(), &raw mut message, flags as i32) };
    let count = usize::try_from(count).map_err(|_| io::Error::last_os_error())?;
    let from = (message.msg_namelen > 0).then(|| {
        // SAFETY: the system has written an address of this length; what is behind it is zeroed.
        unsafe { SocketAddrAny::read(from.as_ptr().cast(), message.msg_namelen) }
    });
    Ok((count, message.msg_controllen, message.msg_flags, from))
}

/// A timer's time to the next signal, and between signals, in seconds.
pub type Interval = (f64, f64);

fn to_timeval(seconds: f64) -> libc::timeval {
    let whole = seconds.floor();
    libc::timeval { tv_sec: whole as i64, tv_usec: ((seconds - whole) * 1e6).round().min(999_999.0) as i64 }
}

fn to_seconds(time: libc::timeval) -> f64 {
    time.tv_sec as f64 + time.tv_usec as f64 / 1e6
}

/// Sets an interval timer; gives what it was.
pub fn set_timer(which: i32, (seconds, interval): Interval) -> io::Result<Interval> {
    let new = libc::itimerval { it_value: to_timeval(seconds), it_interval: to_timeval(interval) };
    let mut old = MaybeUninit::<libc::itimerval>::zeroed();
    // SAFETY: both pointers are to live structures of the right type; an unknown timer is refused with an error.
    let result = unsafe { libc::setitimer(which as _, &raw const new, old.as_mut_ptr()) };
    if result != 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: zeroed at first, which is a valid value, and filled in by the call.
    let old = unsafe { old.assume_init() };
    Ok((to_seconds(old.it_value), to_seconds(old.it_interval)))
}

/// What an interval timer is set to.
pub fn get_timer(which: i32) -> io::Result<Interval> {
    let mut now = MaybeUninit::<libc::itimerval>::zeroed();
    // SAFETY: the pointer is to a live structure of the right type; an unknown timer is refused with an error.
    if unsafe { libc::getitimer(which as _, now.as_mut_ptr()) } != 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: zeroed at first, which is a valid value, and filled in by the call.
    let now = unsafe { now.assume_init() };
    Ok((to_seconds(now.it_value), to_seconds(now.it_interval)))
}

/// Changes the signals that are blocked, by their numbers; gives those that were.
pub fn change_mask(how: i32, signals: &[i32]) -> io::Result<Vec<i32>> {
    let set = set_of(signals);
    let mut old = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: the sets are live and of the right type.
    let error = unsafe { libc::pthread_sigmask(how, set.as_ptr(), old.as_mut_ptr()) };
    if error != 0 {
        return Err(io::Error::from_raw_os_error(error));
    }
    Ok(members(&old))
}

/// Runs something while all signals are blocked, so that an OS thread made by it leaves them to those that there are.
pub(crate) fn without_signals<T>(action: impl FnOnce() -> T) -> T {
    const BLOCK: i32 = 0;
    const SET: i32 = 2;
    let all: Vec<i32> = (1..crate::signals::SIGNAL_COUNT).collect();
    let before = change_mask(BLOCK, &all);
    let result = action();
    if let Ok(before) = before {
        // What was a mask before is one again.
        let _ = change_mask(SET, &before);
    }
    result
}

fn set_of(signals: &[i32]) -> MaybeUninit<libc::sigset_t> {
    let mut set = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: the set is live and of the right type; numbers that are no signals are refused with an error.
    unsafe {
        libc::sigemptyset(set.as_mut_ptr());
        for &signal in signals {
            libc::sigaddset(set.as_mut_ptr(), signal);
        }
    }
    set
}

/// A descriptor that can be read while one of these signals, which have to be blocked, has been sent.
pub fn signal_descriptor(signals: &[i32]) -> io::Result<OwnedFd> {
    let set = set_of(signals);
    // SAFETY: the set is live and of the right type.
    let number = unsafe { libc::signalfd(-1, set.as_ptr(), libc::SFD_CLOEXEC | libc::SFD_NONBLOCK) };
    own_descriptor(number).ok_or_else(io::Error::last_os_error)
}

/// What is known of a signal that was taken: number, code, error, process, user, status, band.
pub type SignalInformation = [i64; 7];

/// Takes one of these signals, if one has been sent and is blocked.
pub fn take_signal(signals: &[i32]) -> io::Result<Option<SignalInformation>> {
    let set = set_of(signals);
    let mut information = MaybeUninit::<libc::siginfo_t>::zeroed();
    let at_once = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: all three are live and of the right type.
    if unsafe { libc::sigtimedwait(set.as_ptr(), information.as_mut_ptr(), &raw const at_once) } < 0 {
        let error = io::Error::last_os_error();
        let nothing = matches!(error.raw_os_error(), Some(libc::EAGAIN | libc::EINTR));
        return if nothing { Ok(None) } else { Err(error) };
    }
    // SAFETY: zeroed at first, which is a valid value, and filled in by the call; so are the parts that depend on the
    // signal, which are plain numbers.
    let (known, process, user, status) = unsafe {
        let known = information.assume_init();
        (known, known.si_pid(), known.si_uid(), known.si_status())
    };
    Ok(Some([
        known.si_signo.into(),
        known.si_code.into(),
        known.si_errno.into(),
        process.into(),
        user.into(),
        status.into(),
        0,
    ]))
}

/// The signals that have been sent and are blocked.
pub fn pending_signals() -> io::Result<Vec<i32>> {
    let mut set = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: the set is live and of the right type.
    if unsafe { libc::sigpending(set.as_mut_ptr()) } != 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(members(&set))
}

fn members(set: &MaybeUninit<libc::sigset_t>) -> Vec<i32> {
    // SAFETY: the set was zeroed, which is the empty set, and perhaps filled in by the system.
    (1..crate::signals::SIGNAL_COUNT)
        .filter(|&signal| unsafe { libc::sigismember(set.as_ptr(), signal) } == 1)
        .collect()
}

/// Makes a program that is to be started the leader of a new session.
pub fn begin_session_in(command: &mut Command) {
    // SAFETY: between fork and exec only a system call is made, which allocates nothing and takes no lock.
    unsafe {
        command.pre_exec(|| rustix::process::setsid().map(drop).map_err(io::Error::from));
    }
}

/// Leaves these descriptors open in a program that is to be started.
pub fn keep_open_in(command: &mut Command, numbers: Vec<i32>) {
    if numbers.is_empty() {
        return;
    }
    // SAFETY: as above: system calls on numbers, and a look at memory that was filled before the fork.
    unsafe {
        command.pre_exec(move || {
            for &number in &numbers {
                if let Some(descriptor) = borrow_descriptor(number) {
                    rustix::io::fcntl_setfd(descriptor, rustix::io::FdFlags::empty())?;
                }
            }
            Ok(())
        });
    }
}
