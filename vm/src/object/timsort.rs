//! The merge sort of CPython's `listsort.txt`, over positions: natural runs, galloping, merging by the powers of runs.
//! Which comparisons are made, and in which order, is what a program can see of it.

use crate::native::PyResult;

/// Runs shorter than half of this (roughly) are extended by binary insertion.
const MAX_MIN_RUN: usize = 64;
/// So many wins of one side in a row make a merge gallop.
const MIN_GALLOP: usize = 7;

/// A sorted stretch that waits to be merged.
struct Run {
    start: usize,
    length: usize,
    /// The depth in the merge tree of the boundary behind it.
    power: u32,
}

/// Sorts positions by a comparison that may fail; then they are all still there, in some order.
pub(crate) fn sort_positions(
    positions: &mut [u32],
    less: impl FnMut(u32, u32) -> PyResult<bool>,
) -> PyResult<()> {
    let mut sorting = Sorting { all: positions, less, runs: Vec::new(), min_gallop: MIN_GALLOP };
    sorting.sort()
}

struct Sorting<'a, F> {
    all: &'a mut [u32],
    less: F,
    runs: Vec<Run>,
    min_gallop: usize,
}

/// Runs are at least this long, unless the end comes first: so that there are just under a power of two of them.
fn min_run(mut length: usize) -> usize {
    let mut rest = 0;
    while length >= MAX_MIN_RUN {
        rest |= length & 1;
        length >>= 1;
    }
    length + rest
}

/// The depth at which a perfectly balanced merge tree over `total` items would have the boundary between two runs.
fn power(start: usize, first: usize, second: usize, total: usize) -> u32 {
    let mut power = 0;
    let mut a = 2 * start + first;
    let mut b = a + first + second;
    loop {
        power += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

impl<F: FnMut(u32, u32) -> PyResult<bool>> Sorting<'_, F> {
    fn sort(&mut self) -> PyResult<()> {
        let total = self.all.len();
        let min_run = min_run(total);
        let mut start = 0;
        while start < total {
            let mut length = self.count_run(start)?;
            let wanted = min_run.min(total - start);
            if length < wanted {
                self.extend_run(start, length, wanted)?;
                length = wanted;
            }
            self.add_run(start, length)?;
            start += length;
        }
        while self.runs.len() > 1 {
            let mut at = self.runs.len() - 2;
            if at > 0 && self.runs[at - 1].length < self.runs[at + 1].length {
                at -= 1;
            }
            self.merge_at(at)?;
        }
        Ok(())
    }

    fn less_at(&mut self, a: usize, b: usize) -> PyResult<bool> {
        (self.less)(self.all[a], self.all[b])
    }

    /// The length of the run at `start`. A descending one is reversed, stretches of equal items in it excepted.
    fn count_run(&mut self, start: usize) -> PyResult<usize> {
        let total = self.all.len();
        let mut end = start + 1;
        while end < total && !self.less_at(end, end - 1)? {
            end += 1;
        }
        if end == total || (end - start > 1 && self.less_at(start, end - 1)?) {
            return Ok(end - start);
        }
        // All equal so far, then a smaller one: descending. Equal stretches are reversed beforehand.
        self.all[start..end].reverse();
        end += 1;
        let mut equal = 0;
        let result = loop {
            if end >= total {
                break Ok(());
            }
            match self.less_at(end, end - 1) {
                Ok(true) => {
                    self.reverse_equal(end, &mut equal);
                }
                Ok(false) => match self.less_at(end - 1, end) {
                    Ok(true) => break Ok(()),
                    Ok(false) => equal += 1,
                    Err(raised) => break Err(raised),
                },
                Err(raised) => break Err(raised),
            }
            end += 1;
        };
        result?;
        self.reverse_equal(end, &mut equal);
        self.all[start..end].reverse();
        while end < total && !self.less_at(end, end - 1)? {
            end += 1;
        }
        Ok(end - start)
    }

    fn reverse_equal(&mut self, end: usize, equal: &mut usize) {
        if *equal > 0 {
            self.all[end - *equal - 1..end].reverse();
            *equal = 0;
        }
    }

    /// Inserts the items behind a run one by one until it has the wanted length.
    fn extend_run(&mut self, start: usize, length: usize, wanted: usize) -> PyResult<()> {
        for next in start + length..start + wanted {
            let (mut low, mut high) = (start, next);
            while low < high {
                let middle = low + (high - low) / 2;
                if self.less_at(next, middle)? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            self.all[low..=next].rotate_right(1);
        }
        Ok(())
    }

    fn add_run(&mut self, start: usize, length: usize) -> PyResult<()> {
        if let Some(last) = self.runs.last() {
            let power = power(last.start, last.length, length, self.all.len());
            while self.runs.len() > 1 && self.runs[self.runs.len() - 2].power > power {
                self.merge_at(self.runs.len() - 2)?;
            }
            if let Some(last) = self.runs.last_mut() {
                last.power = power;
            }
        }
        self.runs.push(Run { start, length, power: 0 });
        Ok(())
    }

    /// Merges a run with the one behind it.
    fn merge_at(&mut self, at: usize) -> PyResult<()> {
        let second = self.runs.remove(at + 1);
        let (mut start, mut first_length) = (self.runs[at].start, self.runs[at].length);
        self.runs[at].length += second.length;
        // What is in its place already takes no part.
        let first = self.all[second.start];
        let skipped = gallop_right(&mut self.less, first, &self.all[start..start + first_length], 0)?;
        start += skipped;
        first_length -= skipped;
        if first_length == 0 {
            return Ok(());
        }
        let last = self.all[second.start - 1];
        let second_part = &self.all[second.start..second.start + second.length];
        let second_length = gallop_left(&mut self.less, last, second_part, second.length - 1)?;
        if second_length == 0 {
            return Ok(());
        }
        let part = &mut self.all[start..start + first_length + second_length];
        let mut merge = Merge { part, less: &mut self.less, min_gallop: self.min_gallop };
        let result = if first_length <= second_length {
            merge.merge_forwards(first_length)
        } else {
            merge.merge_backwards(first_length)
        };
        self.min_gallop = merge.min_gallop;
        result
    }
}

/// Where `key` belongs in sorted items, before equal ones; the search starts at `hint`.
fn gallop_left(
    less: &mut impl FnMut(u32, u32) -> PyResult<bool>,
    key: u32,
    items: &[u32],
    hint: usize,
) -> PyResult<usize> {
    let (mut last, mut offset) = (0, 1);
    let (mut low, mut high);
    if less(items[hint], key)? {
        let most = items.len() - hint;
        while offset < most && less(items[hint + offset], key)? {
            last = offset;
            offset = offset * 2 + 1;
        }
        (low, high) = (hint + last + 1, hint + offset.min(most));
    } else {
        let most = hint + 1;
        while offset < most && !less(items[hint - offset], key)? {
            last = offset;
            offset = offset * 2 + 1;
        }
        (low, high) = (hint + 1 - offset.min(most), hint - last);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if less(items[middle], key)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

/// Where `key` belongs in sorted items, behind equal ones; the search starts at `hint`.
fn gallop_right(
    less: &mut impl FnMut(u32, u32) -> PyResult<bool>,
    key: u32,
    items: &[u32],
    hint: usize,
) -> PyResult<usize> {
    let (mut last, mut offset) = (0, 1);
    let (mut low, mut high);
    if less(key, items[hint])? {
        let most = hint + 1;
        while offset < most && less(key, items[hint - offset])? {
            last = offset;
            offset = offset * 2 + 1;
        }
        (low, high) = (hint + 1 - offset.min(most), hint - last);
    } else {
        let most = items.len() - hint;
        while offset < most && !less(key, items[hint + offset])? {
            last = offset;
            offset = offset * 2 + 1;
        }
        (low, high) = (hint + last + 1, hint + offset.min(most));
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if less(key, items[middle])? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(high)
}

/// How a merge ended, apart from an error.
enum Ended {
    /// One side is used up.
    Exhausted,
    /// The copied side has one item left, which belongs at the far end.
    OneLeft,
}

struct Merge<'a, F> {
    part: &'a mut [u32],
    less: &'a mut F,
    min_gallop: usize,
}

impl<F: FnMut(u32, u32) -> PyResult<bool>> Merge<'_, F> {
    /// Merges with a copy of the first side, which is the shorter one.
    fn merge_forwards(&mut self, first_length: usize) -> PyResult<()> {
        let copy = self.part[..first_length].to_vec();
        let mut at = Front { a: 0, b: first_length, out: 0 };
        let ended = self.front_steps(&copy, &mut at);
        let (rest, b_left) = (&copy[at.a..], self.part.len() - at.b);
        match ended {
            Ok(Ended::OneLeft) => {
                self.part.copy_within(at.b.., at.out);
                self.part[at.out + b_left] = rest[0];
                Ok(())
            }
            Ok(Ended::Exhausted) => {
                self.part[at.out..at.out + rest.len()].copy_from_slice(rest);
                Ok(())
            }
            Err(raised) => {
                self.part[at.out..at.out + rest.len()].copy_from_slice(rest);
                Err(raised)
            }
        }
    }

    fn front_steps(&mut self, copy: &[u32], at: &mut Front) -> PyResult<Ended> {
        self.part[at.out] = self.part[at.b];
        at.out += 1;
        at.b += 1;
        let end = self.part.len();
        if at.b == end {
            return Ok(Ended::Exhausted);
        }
        if copy.len() == 1 {
            return Ok(Ended::OneLeft);
        }
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if (self.less)(self.part[at.b], copy[at.a])? {
                    self.part[at.out] = self.part[at.b];
                    at.out += 1;
                    at.b += 1;
                    b_wins += 1;
                    a_wins = 0;
                    if at.b == end {
                        return Ok(Ended::Exhausted);
                    }
                    if b_wins >= self.min_gallop {
                        break;
                    }
                } else {
                    self.part[at.out] = copy[at.a];
                    at.out += 1;
                    at.a += 1;
                    a_wins += 1;
                    b_wins = 0;
                    if at.a + 1 == copy.len() {
                        return Ok(Ended::OneLeft);
                    }
                    if a_wins >= self.min_gallop {
                        break;
                    }
                }
            }
            self.min_gallop += 1;
            loop {
                self.min_gallop -= usize::from(self.min_gallop > 1);
                a_wins = gallop_right(self.less, self.part[at.b], &copy[at.a..], 0)?;
                self.part[at.out..at.out + a_wins].copy_from_slice(&copy[at.a..at.a + a_wins]);
                at.out += a_wins;
                at.a += a_wins;
                if a_wins > 0 && at.a + 1 == copy.len() {
                    return Ok(Ended::OneLeft);
                }
                if at.a == copy.len() {
                    return Ok(Ended::Exhausted);
                }
                self.part[at.out] = self.part[at.b];
                at.out += 1;
                at.b += 1;
                if at.b == end {
                    return Ok(Ended::Exhausted);
                }
                b_wins = gallop_left(self.less, copy[at.a], &self.part[at.b..], 0)?;
                self.part.copy_within(at.b..at.b + b_wins, at.out);
                at.out += b_wins;
                at.b += b_wins;
                if at.b == end {
                    return Ok(Ended::Exhausted);
                }
                self.part[at.out] = copy[at.a];
                at.out += 1;
                at.a += 1;
                if at.a + 1 == copy.len() {
                    return Ok(Ended::OneLeft);
                }
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            self.min_gallop += 1;
        }
    }

    /// Merges with a copy of the second side, which is the shorter one.
    fn merge_backwards(&mut self, first_length: usize) -> PyResult<()> {
        let copy = self.part[first_length..].to_vec();
        let mut left = Back { a: first_length, b: copy.len() };
        let ended = self.back_steps(&copy, &mut left);
        let (a_left, rest) = (left.a, &copy[..left.b]);
        match ended {
            Ok(Ended::OneLeft) => {
                self.part.copy_within(..a_left, 1);
                self.part[0] = rest[0];
                Ok(())
            }
            Ok(Ended::Exhausted) => {
                self.part[a_left..a_left + rest.len()].copy_from_slice(rest);
                Ok(())
            }
            Err(raised) => {
                self.part[a_left..a_left + rest.len()].copy_from_slice(rest);
                Err(raised)
            }
        }
    }

    /// `left` counts what is left of both sides; the place to fill next is behind both.
    fn back_steps(&mut self, copy: &[u32], left: &mut Back) -> PyResult<Ended> {
        self.part[left.a + left.b - 1] = self.part[left.a - 1];
        left.a -= 1;
        if left.a == 0 {
            return Ok(Ended::Exhausted);
        }
        if left.b == 1 {
            return Ok(Ended::OneLeft);
        }
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if (self.less)(copy[left.b - 1], self.part[left.a - 1])? {
                    self.part[left.a + left.b - 1] = self.part[left.a - 1];
                    left.a -= 1;
                    a_wins += 1;
                    b_wins = 0;
                    if left.a == 0 {
                        return Ok(Ended::Exhausted);
                    }
                    if a_wins >= self.min_gallop {
                        break;
                    }
                } else {
                    self.part[left.a + left.b - 1] = copy[left.b - 1];
                    left.b -= 1;
                    b_wins += 1;
                    a_wins = 0;
                    if left.b == 1 {
                        return Ok(Ended::OneLeft);
                    }
                    if b_wins >= self.min_gallop {
                        break;
                    }
                }
            }
            self.min_gallop += 1;
            loop {
                self.min_gallop -= usize::from(self.min_gallop > 1);
                let keep = gallop_right(self.less, copy[left.b - 1], &self.part[..left.a], left.a - 1)?;
                a_wins = left.a - keep;
                self.part.copy_within(keep..left.a, keep + left.b);
                left.a = keep;
                if left.a == 0 {
                    return Ok(Ended::Exhausted);
                }
                self.part[left.a + left.b - 1] = copy[left.b - 1];
                left.b -= 1;
                if left.b == 1 {
                    return Ok(Ended::OneLeft);
                }
                let keep = gallop_left(self.less, self.part[left.a - 1], &copy[..left.b], left.b - 1)?;
                b_wins = left.b - keep;
                self.part[left.a + keep..left.a + left.b].copy_from_slice(&copy[keep..left.b]);
                left.b = keep;
                if b_wins > 0 && left.b == 1 {
                    return Ok(Ended::OneLeft);
                }
                if left.b == 0 {
                    return Ok(Ended::Exhausted);
                }
                self.part[left.a + left.b - 1] = self.part[left.a - 1];
                left.a -= 1;
                if left.a == 0 {
                    return Ok(Ended::Exhausted);
                }
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            self.min_gallop += 1;
        }
    }
}

/// Where a merge from the front is: in the copy, in the second side, and in the result.
struct Front {
    a: usize,
    b: usize,
    out: usize,
}

/// How many items a merge from the back has left of each side.
struct Back {
    a: usize,
    b: usize,
}
