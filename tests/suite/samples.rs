//! The samples are tests too, so that none rots: `samples/NAME.py` with its output beside it.

use std::collections::HashSet;
use std::path::Path;

use libtest_mimic::Trial;

/// One test for each sample.
pub(crate) fn trials(root: &Path, known: &HashSet<String>) -> Vec<Trial> {
    crate::trials_in(&root.join("samples"), "samples", known)
}
