//! Modules of the library as they were compiled: plain data, which interpreters with the same options share.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use parking_lot::Mutex;

use crate::bytecode::code::CodeTemplate;

/// What has been compiled, by the module's name and the level of optimisation.
type Known = BTreeMap<(String, u8), Arc<CodeTemplate>>;

/// The modules of the library that have been compiled so far. Clones have it in common, so that the second interpreter
/// with an [`Options`](crate::options::Options) does not compile what the first one has.
#[derive(Clone, Default)]
pub struct CompiledLibrary(Arc<Mutex<Known>>);

impl CompiledLibrary {
    pub(super) fn get(&self, name: &str, optimize: u8) -> Option<Arc<CodeTemplate>> {
        self.0.lock().get(&(name.to_owned(), optimize)).cloned()
    }

    pub(super) fn add(&self, name: &str, optimize: u8, code: Arc<CodeTemplate>) {
        self.0.lock().insert((name.to_owned(), optimize), code);
    }
}

impl fmt::Debug for CompiledLibrary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CompiledLibrary({} modules)", self.0.lock().len())
    }
}
