//! Stable sorting with comparisons that may run Python, raise, and switch threads: a merge sort over runs.

use super::compare::CompareOperator;
use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

/// Runs shorter than this are extended by binary insertion.
const MIN_RUN: usize = 24;

/// Sorts the items in place by themselves or by `key`. On error the items are all there, in some order.
pub(crate) fn sort(vm: &Vm, items: &mut Vec<Value>, key: Option<&Value>, reverse: bool) -> PyResult<()> {
    let mut entries: Vec<(Value, Option<Value>)> = Vec::with_capacity(items.len());
    let mut failure = None;
    match key {
        None => entries.extend(items.drain(..).map(|item| (item, None))),
        Some(key) => {
            for item in items.drain(..) {
                if failure.is_some() {
                    entries.push((Value::NONE, Some(item)));
                    continue;
                }
                match vm.call(key, std::slice::from_ref(&item)) {
                    Ok(rank) => entries.push((rank, Some(item))),
                    Err(raised) => {
                        failure = Some(raised);
                        entries.push((Value::NONE, Some(item)));
                    }
                }
            }
        }
    }
    // A reverse sort keeps the order of equal items: reverse, sort, reverse.
    if reverse {
        entries.reverse();
    }
    let result = match failure {
        Some(raised) => Err(raised),
        None => merge_sort(vm, &mut entries),
    };
    if reverse {
        entries.reverse();
    }
    items.extend(entries.into_iter().map(|(rank, item)| item.unwrap_or(rank)));
    result
}

type Entry = (Value, Option<Value>);

fn less(vm: &Vm, a: &Entry, b: &Entry) -> PyResult<bool> {
    vm.compare_bool(&a.0, &b.0, CompareOperator::Less)
}

fn merge_sort(vm: &Vm, entries: &mut Vec<Entry>) -> PyResult<()> {
    if entries.iter().all(|(rank, _)| rank.as_small_int().is_some()) {
        entries.sort_by_key(|(rank, _)| rank.as_small_int().unwrap_or(0));
        return vm.work(entries.len());
    }
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    while start < entries.len() {
        let mut end = natural_run(vm, entries, start)?;
        let wanted = (start + MIN_RUN).min(entries.len());
        while end < wanted {
            insert(vm, entries, start, end)?;
            end += 1;
        }
        runs.push((start, end));
        start = end;
        while runs.len() > 1 {
            let (a, b) = (runs[runs.len() - 2], runs[runs.len() - 1]);
            if start < entries.len() && a.1 - a.0 > 2 * (b.1 - b.0) {
                break;
            }
            merge(vm, entries, a.0, a.1, b.1)?;
            runs.pop();
            if let Some(last) = runs.last_mut() {
                last.1 = b.1;
            }
        }
    }
    Ok(())
}

/// The end of the ascending run at `start`; a strictly descending one is reversed.
fn natural_run(vm: &Vm, entries: &mut [Entry], start: usize) -> PyResult<usize> {
    let mut end = start + 1;
    if end >= entries.len() {
        return Ok(entries.len());
    }
    let descending = less(vm, &entries[end], &entries[start])?;
    end += 1;
    while end < entries.len() && less(vm, &entries[end], &entries[end - 1])? == descending {
        end += 1;
    }
    if descending {
        entries[start..end].reverse();
    }
    Ok(end)
}

/// Inserts the entry at `end` into the sorted `start..end`.
fn insert(vm: &Vm, entries: &mut [Entry], start: usize, end: usize) -> PyResult<()> {
    let (mut low, mut high) = (start, end);
    while low < high {
        let middle = usize::midpoint(low, high);
        if less(vm, &entries[end], &entries[middle])? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    entries[low..=end].rotate_right(1);
    Ok(())
}

/// Merges the sorted `start..middle` and `middle..end`.
fn merge(vm: &Vm, entries: &mut Vec<Entry>, start: usize, middle: usize, end: usize) -> PyResult<()> {
    if !less(vm, &entries[middle], &entries[middle - 1])? {
        return Ok(());
    }
    let placeholder = || (Value::NONE, None);
    let left: Vec<Entry> =
        entries[start..middle].iter_mut().map(|entry| std::mem::replace(entry, placeholder())).collect();
    let mut left = left.into_iter().peekable();
    let (mut right, mut out) = (middle, start);
    let mut result = Ok(());
    while let Some(first) = left.peek() {
        if right >= end {
            break;
        }
        match less(vm, &entries[right], first) {
            Ok(true) => {
                entries.swap(out, right);
                right += 1;
            }
            Ok(false) => {
                if let Some(first) = left.next() {
                    entries[out] = first;
                }
            }
            Err(raised) => {
                result = Err(raised);
                break;
            }
        }
        out += 1;
    }
    for entry in left {
        entries[out] = entry;
        out += 1;
    }
    result
}
