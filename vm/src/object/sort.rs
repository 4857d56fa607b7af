//! Stable sorting with comparisons that may run Python, raise, and switch threads: the adaptive merge sort that
//! CPython's `listsort.txt` describes, with runs, galloping and the merge order of powersort. It asks for the same
//! comparisons in the same order as CPython.

use super::compare::CompareOperator;
use super::value::Value;
use crate::native::{PyResult, Raised};
use crate::vm::Vm;

/// A run of fewer wins in a row than this does not start to gallop.
const MIN_GALLOP: usize = 7;

/// Sorts the items in place by themselves or by `key`. On error the items are all there, in some order.
pub(crate) fn sort(vm: &Vm, items: &mut Vec<Value>, key: Option<&Value>, reverse: bool) -> PyResult<()> {
    let ranks = match key {
        None => None,
        Some(key) => {
            let mut ranks = Vec::with_capacity(items.len());
            for item in items.iter() {
                ranks.push(vm.call(key, std::slice::from_ref(item))?);
            }
            Some(ranks)
        }
    };
    let mut order: Vec<usize> = (0..items.len()).collect();
    // A reverse sort keeps the order of equal items: reverse, sort, reverse.
    if reverse {
        order.reverse();
    }
    let result = sort_indices(vm, ranks.as_deref().unwrap_or(items), &mut order);
    if reverse {
        order.reverse();
    }
    let mut old: Vec<Value> = std::mem::take(items);
    items.extend(order.into_iter().map(|index| std::mem::replace(&mut old[index], Value::NONE)));
    result
}

fn sort_indices(vm: &Vm, ranks: &[Value], order: &mut [usize]) -> PyResult<()> {
    if ranks.iter().all(|rank| rank.as_small_int().is_some()) {
        order.sort_by_key(|&index| ranks[index].as_small_int().unwrap_or(0));
        return vm.work(ranks.len());
    }
    let less = |a: usize, b: usize| vm.compare_bool(&ranks[a], &ranks[b], CompareOperator::Less);
    Sorter { order, less, pending: Vec::new(), min_gallop: MIN_GALLOP }.sort()
}

/// A sorted stretch of the order that waits to be merged; `power` is its depth in the ideal tree of merges.
struct Run {
    start: usize,
    length: usize,
    power: u32,
}

/// The sorting of one list: indices of the items, in the order reached so far.
struct Sorter<'a, F> {
    order: &'a mut [usize],
    less: F,
    pending: Vec<Run>,
    min_gallop: usize,
}

/// The shortest run for a list of this length: a power of two, or a little less than one, runs of it make the list.
fn least_run(mut length: usize) -> usize {
    let mut rest = 0;
    while length >= 64 {
        rest |= length & 1;
        length >>= 1;
    }
    length + rest
}

/// How deep the border between two neighbouring runs lies in the tree of merges of a list of `total` items.
fn power(start: usize, first: usize, second: usize, total: usize) -> u32 {
    let mut a = 2 * start + first;
    let mut b = a + first + second;
    let mut result = 0;
    loop {
        result += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return result;
        }
        a <<= 1;
        b <<= 1;
    }
}

impl<F: FnMut(usize, usize) -> PyResult<bool>> Sorter<'_, F> {
    fn sort(&mut self) -> PyResult<()> {
        let total = self.order.len();
        if total < 2 {
            return Ok(());
        }
        let least = least_run(total);
        let mut start = 0;
        while start < total {
            let mut length = self.count_run(start)?;
            if length < least {
                let forced = least.min(total - start);
                self.insert(start, length, forced)?;
                length = forced;
            }
            self.found_run(start, length)?;
            start += length;
        }
        while self.pending.len() > 1 {
            let mut at = self.pending.len() - 2;
            if at > 0 && self.pending[at - 1].length < self.pending[at + 1].length {
                at -= 1;
            }
            self.merge_at(at)?;
        }
        Ok(())
    }

    /// Whether the item at one place is less than the item at another.
    fn less_at(&mut self, a: usize, b: usize) -> PyResult<bool> {
        (self.less)(self.order[a], self.order[b])
    }

    /// The length of the run at `start`; a descending one is turned round, its equal items kept in order.
    fn count_run(&mut self, start: usize) -> PyResult<usize> {
        let total = self.order.len();
        let mut end = start + 1;
        while end < total && !self.less_at(end, end - 1)? {
            end += 1;
        }
        if end == total {
            return Ok(end - start);
        }
        if end - start > 1 {
            if self.less_at(start, end - 1)? {
                return Ok(end - start);
            }
            // All equal so far: they come last when what follows descends.
            self.order[start..end].reverse();
        }
        end += 1;
        let mut equal = 0;
        while end < total {
            if self.less_at(end, end - 1)? {
                self.order[end - equal - 1..end].reverse();
                equal = 0;
            } else if self.less_at(end - 1, end)? {
                break;
            } else {
                equal += 1;
            }
            end += 1;
        }
        self.order[end - equal - 1..end].reverse();
        self.order[start..end].reverse();
        while end < total && !self.less_at(end, end - 1)? {
            end += 1;
        }
        Ok(end - start)
    }

    /// Makes a run of `sorted` items one of `wanted` by binary insertion.
    fn insert(&mut self, start: usize, sorted: usize, wanted: usize) -> PyResult<()> {
        for end in start + sorted..start + wanted {
            let (mut low, mut high) = (start, end);
            while low < high {
                let middle = low + (high - low) / 2;
                if self.less_at(end, middle)? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            self.order[low..=end].rotate_right(1);
        }
        Ok(())
    }

    /// Takes a run onto the stack, after merging those that lie deeper in the tree.
    fn found_run(&mut self, start: usize, length: usize) -> PyResult<()> {
        if let Some(last) = self.pending.last() {
            let power = power(last.start, last.length, length, self.order.len());
            while self.pending.len() > 1 && self.pending[self.pending.len() - 2].power > power {
                self.merge_at(self.pending.len() - 2)?;
            }
            if let Some(last) = self.pending.last_mut() {
                last.power = power;
            }
        }
        self.pending.push(Run { start, length, power: 0 });
        Ok(())
    }

    /// Merges the pending run `at` with the next.
    fn merge_at(&mut self, at: usize) -> PyResult<()> {
        let second = self.pending.remove(at + 1);
        let first = &mut self.pending[at];
        let (start, middle) = (first.start, second.start);
        first.length += second.length;
        // What of the first run is in place already, and what of the second.
        let end = middle + second.length;
        let start = start + self.gallop_right(self.order[middle], start, middle, 0)?;
        if start == middle {
            return Ok(());
        }
        let last = self.order[middle - 1];
        let end = middle + self.gallop_left(last, middle, end, second.length - 1)?;
        if end == middle {
            return Ok(());
        }
        if middle - start <= end - middle {
            self.merge_low(start, middle, end)
        } else {
            self.merge_high(start, middle, end)
        }
    }

    /// Where in the sorted places `start..end` an item belongs, left of its equals; looking from `hint` on.
    fn gallop_left(&mut self, item: usize, start: usize, end: usize, hint: usize) -> PyResult<usize> {
        let slice = &self.order[start..end];
        gallop(slice, hint, |other| (self.less)(other, item))
    }

    /// The same, right of its equals.
    fn gallop_right(&mut self, item: usize, start: usize, end: usize, hint: usize) -> PyResult<usize> {
        let slice = &self.order[start..end];
        gallop_by_excess(slice, hint, |other| (self.less)(item, other))
    }

    /// Merges two neighbouring runs, of which the first is not the longer: from the left.
    fn merge_low(&mut self, start: usize, middle: usize, end: usize) -> PyResult<()> {
        let first = self.order[start..middle].to_vec();
        let mut state = Merge { a: 0, b: middle, out: start };
        let result = self.merge_up(&first, &mut state, end);
        // What is left of the first run stands before what is left of the second.
        let rest = &first[state.a..];
        self.order[state.out..state.out + rest.len()].copy_from_slice(rest);
        result
    }

    fn merge_up(&mut self, first: &[usize], at: &mut Merge, end: usize) -> PyResult<()> {
        self.take_second(at);
        if at.b == end {
            return Ok(());
        }
        if first.len() == 1 {
            return self.finish_up(at, end);
        }
        loop {
            let (mut first_wins, mut second_wins) = (0, 0);
            loop {
                if (self.less)(self.order[at.b], first[at.a])? {
                    self.take_second(at);
                    (first_wins, second_wins) = (0, second_wins + 1);
                    if at.b == end {
                        return Ok(());
                    }
                    if second_wins >= self.min_gallop {
                        break;
                    }
                } else {
                    self.take_first(first, at);
                    (first_wins, second_wins) = (first_wins + 1, 0);
                    if at.a + 1 == first.len() {
                        return self.finish_up(at, end);
                    }
                    if first_wins >= self.min_gallop {
                        break;
                    }
                }
            }
            self.min_gallop += 1;
            loop {
                self.min_gallop -= usize::from(self.min_gallop > 1);
                let item = self.order[at.b];
                let first_wins = gallop_by_excess(&first[at.a..], 0, |other| (self.less)(item, other))?;
                for _ in 0..first_wins {
                    self.take_first(first, at);
                }
                if at.a + 1 == first.len() {
                    return self.finish_up(at, end);
                }
                if at.a == first.len() {
                    return Ok(());
                }
                self.take_second(at);
                if at.b == end {
                    return Ok(());
                }
                let second_wins = self.gallop_left(first[at.a], at.b, end, 0)?;
                for _ in 0..second_wins {
                    self.take_second(at);
                }
                if at.b == end {
                    return Ok(());
                }
                self.take_first(first, at);
                if at.a + 1 == first.len() {
                    return self.finish_up(at, end);
                }
                if first_wins < MIN_GALLOP && second_wins < MIN_GALLOP {
                    break;
                }
            }
            // Leaving the galloping costs.
            self.min_gallop += 1;
        }
    }

    /// One item of the first run is left: it comes after all of the second.
    #[expect(clippy::unnecessary_wraps, reason = "the last step of a merge, returned as its result")]
    fn finish_up(&mut self, at: &mut Merge, end: usize) -> PyResult<()> {
        self.order.copy_within(at.b..end, at.out);
        at.out += end - at.b;
        at.b = end;
        Ok(())
    }

    fn take_first(&mut self, first: &[usize], at: &mut Merge) {
        self.order[at.out] = first[at.a];
        at.a += 1;
        at.out += 1;
    }

    fn take_second(&mut self, at: &mut Merge) {
        self.order[at.out] = self.order[at.b];
        at.b += 1;
        at.out += 1;
    }

    /// Merges two neighbouring runs, of which the second is the shorter: from the right. The places in `Merge` are
    /// ends here: of what is left of each run, and of what is still to be filled.
    fn merge_high(&mut self, start: usize, middle: usize, end: usize) -> PyResult<()> {
        let second = self.order[middle..end].to_vec();
        let mut state = Merge { a: middle, b: second.len(), out: end };
        let result = self.merge_down(&second, &mut state, start);
        let rest = &second[..state.b];
        self.order[state.out - rest.len()..state.out].copy_from_slice(rest);
        result
    }

    fn merge_down(&mut self, second: &[usize], at: &mut Merge, start: usize) -> PyResult<()> {
        self.give_first(at);
        if at.a == start {
            return Ok(());
        }
        if at.b == 1 {
            return self.finish_down(at, start);
        }
        loop {
            let (mut first_wins, mut second_wins) = (0, 0);
            loop {
                if (self.less)(second[at.b - 1], self.order[at.a - 1])? {
                    self.give_first(at);
                    (first_wins, second_wins) = (first_wins + 1, 0);
                    if at.a == start {
                        return Ok(());
                    }
                    if first_wins >= self.min_gallop {
                        break;
                    }
                } else {
                    self.give_second(second, at);
                    (first_wins, second_wins) = (0, second_wins + 1);
                    if at.b == 1 {
                        return self.finish_down(at, start);
                    }
                    if second_wins >= self.min_gallop {
                        break;
                    }
                }
            }
            self.min_gallop += 1;
            loop {
                self.min_gallop -= usize::from(self.min_gallop > 1);
                let left = at.a - start;
                let kept = self.gallop_right(second[at.b - 1], start, at.a, left - 1)?;
                let first_wins = left - kept;
                for _ in 0..first_wins {
                    self.give_first(at);
                }
                if at.a == start {
                    return Ok(());
                }
                self.give_second(second, at);
                if at.b == 1 {
                    return self.finish_down(at, start);
                }
                let item = self.order[at.a - 1];
                let kept = gallop(&second[..at.b], at.b - 1, |other| (self.less)(other, item))?;
                let second_wins = at.b - kept;
                for _ in 0..second_wins {
                    self.give_second(second, at);
                }
                if at.b == 1 {
                    return self.finish_down(at, start);
                }
                if at.b == 0 {
                    return Ok(());
                }
                self.give_first(at);
                if at.a == start {
                    return Ok(());
                }
                if first_wins < MIN_GALLOP && second_wins < MIN_GALLOP {
                    break;
                }
            }
            self.min_gallop += 1;
        }
    }

    /// One item of the second run is left: it comes before all that is left of the first.
    #[expect(clippy::unnecessary_wraps, reason = "the last step of a merge, returned as its result")]
    fn finish_down(&mut self, at: &mut Merge, start: usize) -> PyResult<()> {
        let length = at.a - start;
        self.order.copy_within(start..at.a, at.out - length);
        at.out -= length;
        at.a = start;
        Ok(())
    }

    fn give_first(&mut self, at: &mut Merge) {
        at.a -= 1;
        at.out -= 1;
        self.order[at.out] = self.order[at.a];
    }

    fn give_second(&mut self, second: &[usize], at: &mut Merge) {
        at.b -= 1;
        at.out -= 1;
        self.order[at.out] = second[at.b];
    }
}

/// How far a merge has come: the next of the first run, the next of the second, and the place that is filled next.
struct Merge {
    a: usize,
    b: usize,
    out: usize,
}

/// How many leading items of a sorted slice are `before` the place that is looked for; steps of growing width from
/// `hint` on enclose it, then the interval is halved.
fn gallop(
    slice: &[usize],
    hint: usize,
    mut before: impl FnMut(usize) -> Result<bool, Raised>,
) -> PyResult<usize> {
    let (mut last, mut step);
    if before(slice[hint])? {
        (last, step) = (hint, 1);
        loop {
            let next = hint + step;
            if next >= slice.len() {
                return halve(slice, last + 1, slice.len(), before);
            }
            if !before(slice[next])? {
                return halve(slice, last + 1, next, before);
            }
            last = next;
            step = 2 * step + 1;
        }
    }
    (last, step) = (hint, 1);
    loop {
        if step > hint {
            return halve(slice, 0, last, before);
        }
        let next = hint - step;
        if before(slice[next])? {
            return halve(slice, next + 1, last, before);
        }
        last = next;
        step = 2 * step + 1;
    }
}

/// The same for a comparison that says which items are beyond the place.
fn gallop_by_excess(
    slice: &[usize],
    hint: usize,
    mut beyond: impl FnMut(usize) -> Result<bool, Raised>,
) -> PyResult<usize> {
    gallop(slice, hint, |item| Ok(!beyond(item)?))
}

/// The place in `low..=high` up to which items are `before`.
fn halve(
    slice: &[usize],
    mut low: usize,
    mut high: usize,
    mut before: impl FnMut(usize) -> Result<bool, Raised>,
) -> PyResult<usize> {
    while low < high {
        let middle = low + (high - low) / 2;
        if before(slice[middle])? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}
