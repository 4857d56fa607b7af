//! The command line of minipy.
fn main() {}
