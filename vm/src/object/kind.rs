//! The kinds of payload, by which built-in types are told apart.

macro_rules! kinds {
    ($($name:ident),* $(,)?) => {
        #[repr(u8)]
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "constants of Kind are derived from it")]
        #[derive(Clone, Copy)]
        enum KindIndex { $($name),* }
        impl Kind {
            $(#[doc = concat!("Payload kind `", stringify!($name), "`.")] pub const $name: Kind = Kind(KindIndex::$name as u8);)*
            const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];
        }
    };
}

/// Which payload an object holds, for dispatch on built-in types. Subclasses of a built-in type have its kind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Kind(u8);

kinds! {
    NONE, BOOL, ELLIPSIS, NOT_IMPLEMENTED, INT, FLOAT, COMPLEX, STR, BYTES, BYTEARRAY, MEMORYVIEW, LIST, TUPLE, DICT,
    SET, FROZENSET, RANGE, SLICE, TYPE, INSTANCE, FUNCTION, NATIVE_FUNCTION, METHOD, CODE, CELL, MODULE, GENERATOR,
    COROUTINE, ASYNC_GENERATOR, EXCEPTION, TRACEBACK, FRAME, PROPERTY, CLASS_METHOD, STATIC_METHOD, SUPER, WEAKREF,
    MEMBER, GETSET, LIST_ITERATOR, TUPLE_ITERATOR, RANGE_ITERATOR, STR_ITERATOR, FOREIGN,
}

impl Kind {
    /// How many kinds there are.
    #[cfg(debug_assertions)]
    pub(super) const COUNT: usize = Kind::NAMES.len();

    /// The place of the kind among all.
    #[cfg(debug_assertions)]
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// All kinds, in order.
    #[cfg(debug_assertions)]
    pub(super) fn all() -> impl Iterator<Item = Kind> {
        (0..Kind::COUNT).map(|index| Kind(index as u8))
    }
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(Kind::NAMES.get(usize::from(self.0)).unwrap_or(&"?"))
    }
}
