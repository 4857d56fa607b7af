//! The library façade of minipy.
