//! The front end against CPython 3.13: trees, errors, and sources that are deep or long.

mod deep;
mod dump;
mod errors;
mod source;
mod trees;
mod warnings;
