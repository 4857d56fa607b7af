//! The module `itertools`.

mod combinatoric;
mod combine;
mod filter;
mod group;
mod infinite;
mod pickling;
mod window;

use minipy_vm::native::ModuleDef;

/// `itertools`.
pub(crate) static ITERTOOLS: ModuleDef = ModuleDef {
    name: "itertools",
    doc: "Functional tools for creating and using iterators.",
    functions: &[group::TEE_FUNCTION],
    types: &[
        &infinite::COUNT,
        &infinite::CYCLE,
        &infinite::REPEAT,
        &combine::ACCUMULATE,
        &combine::CHAIN,
        &combine::STARMAP,
        &combine::ZIP_LONGEST,
        &filter::COMPRESS,
        &filter::DROP_WHILE,
        &filter::TAKE_WHILE,
        &filter::FILTER_FALSE,
        &group::GROUP_BY,
        &group::GROUPER,
        &group::TEE,
        &window::ISLICE,
        &window::PAIRWISE,
        &window::BATCHED,
        &combinatoric::PRODUCT,
        &combinatoric::PERMUTATIONS,
        &combinatoric::COMBINATIONS,
        &combinatoric::COMBINATIONS_WITH_REPLACEMENT,
    ],
    setup: None,
};
