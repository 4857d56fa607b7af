//! The order in which CPython iterates over a new set: that of its hash table (`Objects/setobject.c`).

use super::code::Constant;

/// A table is searched this many places onwards before the hash decides where to go on.
const LINEAR_PROBES: usize = 9;
/// Bits of the hash that each further step takes in.
const PERTURB_SHIFT: u32 = 5;

/// The items of a frozenset of ints, bools and None in the order of CPython's table. Other items have hashes that
/// depend on the run, or on much more code: they stay in the order of the source.
pub(crate) fn iteration_order(items: &[Constant]) -> Vec<&Constant> {
    let hashes: Option<Vec<i64>> = items.iter().map(hash).collect();
    match hashes {
        Some(hashes) => {
            // CPython's compiler makes the set twice: of the display, and of that set when it merges constants.
            let first = table_order(&hashes);
            let again: Vec<i64> = first.iter().map(|&index| hashes[index]).collect();
            table_order(&again).into_iter().map(|index| &items[first[index]]).collect()
        }
        None => items.iter().collect(),
    }
}

fn hash(constant: &Constant) -> Option<i64> {
    match constant {
        Constant::Bool(value) => Some(i64::from(*value)),
        Constant::None => Some(0xfca8_6420),
        // A prime modulus, and -1 means an error.
        Constant::Int(value) => Some(match value % ((1 << 61) - 1) {
            -1 => -2,
            hash => hash,
        }),
        _ => None,
    }
}

/// In which order a set iterates over items with these hashes, all different, that were added one by one.
fn table_order(hashes: &[i64]) -> Vec<usize> {
    let mut table: Vec<Option<usize>> = vec![None; 8];
    for added in 0..hashes.len() {
        insert(&mut table, hashes, added);
        let used = added + 1;
        if used * 5 >= (table.len() - 1) * 3 {
            let least = if used > 50_000 { used * 2 } else { used * 4 };
            let mut larger = vec![None; (least + 1).next_power_of_two().max(8)];
            for index in table.into_iter().flatten() {
                insert(&mut larger, hashes, index);
            }
            table = larger;
        }
    }
    table.into_iter().flatten().collect()
}

fn insert(table: &mut [Option<usize>], hashes: &[i64], index: usize) {
    let mask = table.len() - 1;
    let mut perturb = hashes[index] as usize;
    let mut place = perturb & mask;
    loop {
        let last = if place + LINEAR_PROBES <= mask { place + LINEAR_PROBES } else { place };
        if let Some(free) = (place..=last).find(|&place| table[place].is_none()) {
            table[free] = Some(index);
            return;
        }
        perturb >>= PERTURB_SHIFT;
        place = place.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb) & mask;
    }
}

#[cfg(test)]
mod tests {
    use super::table_order;

    #[test]
    fn agrees_with_cpython() {
        let order =
            |hashes: &[i64]| -> Vec<i64> { table_order(hashes).iter().map(|&index| hashes[index]).collect() };
        assert_eq!(order(&[3, 1, 2]), [1, 2, 3]);
        assert_eq!(order(&[100, 20, 300, 4]), [4, 100, 20, 300]);
        assert_eq!(order(&[8, 16, 24, 1]), [8, 16, 24, 1]);
        assert_eq!(order(&[9, -5, 70, 33, 64, 12, -2]), [64, 33, 70, 9, 12, -5, -2]);
    }
}
