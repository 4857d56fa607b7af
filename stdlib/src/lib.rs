//! The standard library: native modules in Rust, and modules in Python compiled into the binary.
