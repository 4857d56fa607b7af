//! "Did you mean": the candidate closest to a misspelt name, by CPython's weighted edit distance.

/// Cost of inserting, deleting or replacing a character.
const MOVE: usize = 2;
/// Cost of a difference in case only.
const CASE: usize = 1;
/// More candidates than this are not examined.
const MAX_CANDIDATES: usize = 750;
/// Longer names are not examined.
const MAX_LENGTH: usize = 40;

fn substitution(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE
    } else {
        MOVE
    }
}

/// The edit distance, or `None` if it is above `limit`.
fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return None;
    }
    let mut row: Vec<usize> = (0..=b.len()).map(|i| i * MOVE).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1) * MOVE;
        let mut least = row[0];
        for (j, &y) in b.iter().enumerate() {
            let replaced = diagonal + substitution(x, y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + MOVE).min(diagonal + MOVE);
            least = least.min(row[j + 1]);
        }
        if least > limit {
            return None;
        }
    }
    let result = row[b.len()];
    (result <= limit).then_some(result)
}

/// The candidate that is close enough to `name` to be suggested (as CPython's `suggestions.c` decides).
pub fn closest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    if candidates.len() >= MAX_CANDIDATES {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for &candidate in candidates {
        if candidate == name {
            continue;
        }
        let mut limit = (name.len() + candidate.len() + 3) * MOVE / 6;
        if let Some((least, _)) = best {
            limit = limit.min(least - 1);
        }
        if let Some(found) = distance(name, candidate, limit)
            && best.is_none_or(|(least, _)| found < least)
        {
            best = Some((found, candidate));
            if found == 0 {
                break;
            }
        }
    }
    best.map(|(_, candidate)| candidate)
}
