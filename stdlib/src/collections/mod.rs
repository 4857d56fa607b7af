//! The module `_collections`: `deque`, `defaultdict`, `OrderedDict` and helpers of `Counter` and `namedtuple`.

mod default_dict;
mod deque;
mod deque_methods;
mod helpers;
mod ordered_dict;
mod ordered_views;

use minipy_vm::native::{ModuleDef, NativeDef};

/// `_collections`.
pub(crate) static COLLECTIONS: ModuleDef = ModuleDef {
    name: "_collections",
    doc: "High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n- defaultdict:  dict subclass with a default value factory\n",
    functions: &[NativeDef::new(
        "_count_elements(mapping, iterable, /)",
        "Count elements in the iterable, updating the mapping",
        helpers::count_elements,
    )],
    types: &[
        &deque::DEQUE,
        &deque::DEQUE_ITERATOR,
        &deque::DEQUE_REVERSE_ITERATOR,
        &default_dict::DEFAULT_DICT,
        &ordered_dict::ORDERED_DICT,
        &helpers::TUPLE_GETTER,
    ],
    setup: None,
};
