//! The module `_heapq`: priority queues in lists.

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::compare::CompareOperator;
use minipy_vm::object::list::List;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

fn list_of<'a>(vm: &Vm, name: &str, value: &'a Value) -> PyResult<&'a List> {
    value
        .downcast_ref::<List>()
        .ok_or_else(|| vm.type_error(format!("{name} must be list, not {}", vm.type_name(value))))
}

/// Whether `a` belongs above `b`; comparisons may run Python, which must not change the size of the heap.
fn above(vm: &Vm, heap: &List, a: &Value, b: &Value, max: bool) -> PyResult<bool> {
    let (x, y) = if max { (b, a) } else { (a, b) };
    if let Some(order) = Value::compare_small(x, y) {
        return Ok(order.is_lt());
    }
    let length = heap.len();
    let result = vm.compare_bool(x, y, CompareOperator::Less)?;
    if heap.len() == length { Ok(result) } else { Err(changed(vm)) }
}

fn changed(vm: &Vm) -> minipy_vm::native::Raised {
    vm.runtime_error("list changed size during iteration")
}

fn item(vm: &Vm, heap: &List, index: usize) -> PyResult {
    heap.get(index).ok_or_else(|| changed(vm))
}

fn swap(heap: &List, a: usize, b: usize) {
    heap.with_mut(|items| items.swap(a, b));
}

/// Moves the item at `position` up to its place, not above `start`.
fn sift_up(vm: &Vm, heap: &List, start: usize, mut position: usize, max: bool) -> PyResult<()> {
    let new = item(vm, heap, position)?;
    while position > start {
        let parent = (position - 1) / 2;
        if !above(vm, heap, &new, &item(vm, heap, parent)?, max)? {
            break;
        }
        swap(heap, parent, position);
        position = parent;
    }
    Ok(())
}

/// Moves the item at `position` down to a leaf, always towards the better child, then up to its place.
fn sift_down(vm: &Vm, heap: &List, start: usize, max: bool) -> PyResult<()> {
    let end = heap.len();
    let mut position = start;
    while position < end / 2 {
        let mut child = 2 * position + 1;
        if child + 1 < end && !above(vm, heap, &item(vm, heap, child)?, &item(vm, heap, child + 1)?, max)? {
            child += 1;
        }
        swap(heap, child, position);
        position = child;
    }
    sift_up(vm, heap, start, position, max)
}

fn push(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let heap = list_of(vm, "heappush() argument 1", args.get(0))?;
    heap.push(args.get(1).clone());
    sift_up(vm, heap, 0, heap.len() - 1, false)?;
    Ok(Value::NONE)
}

fn pop_from(vm: &Vm, heap: &List, max: bool) -> PyResult {
    let Some(last) = heap.with_mut(Vec::pop) else { return Err(vm.index_error("index out of range")) };
    if heap.is_empty() {
        return Ok(last);
    }
    let top = heap.with_mut(|items| std::mem::replace(&mut items[0], last));
    sift_down(vm, heap, 0, max)?;
    Ok(top)
}

fn pop(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pop_from(vm, list_of(vm, "heappop() argument", args.get(0))?, false)
}

fn pop_max(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pop_from(vm, list_of(vm, "_heappop_max() argument", args.get(0))?, true)
}

fn replace_in(vm: &Vm, heap: &List, new: &Value, max: bool) -> PyResult {
    let top = heap.with_mut(|items| items.first_mut().map(|top| std::mem::replace(top, new.clone())));
    let Some(top) = top else { return Err(vm.index_error("index out of range")) };
    sift_down(vm, heap, 0, max)?;
    Ok(top)
}

fn replace(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    replace_in(vm, list_of(vm, "heapreplace() argument 1", args.get(0))?, args.get(1), false)
}

fn replace_max(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    replace_in(vm, list_of(vm, "_heapreplace_max() argument 1", args.get(0))?, args.get(1), true)
}

fn push_pop(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let heap = list_of(vm, "heappushpop() argument 1", args.get(0))?;
    let Some(top) = heap.get(0) else { return Ok(args.get(1).clone()) };
    if !vm.compare_bool(&top, args.get(1), CompareOperator::Less)? {
        return Ok(args.get(1).clone());
    }
    if heap.is_empty() {
        return Err(vm.index_error("index out of range"));
    }
    replace_in(vm, heap, args.get(1), false)
}

fn heapify_list(vm: &Vm, heap: &List, max: bool) -> PyResult {
    for position in (0..heap.len() / 2).rev() {
        sift_down(vm, heap, position, max)?;
    }
    Ok(Value::NONE)
}

fn heapify(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    heapify_list(vm, list_of(vm, "heapify() argument", args.get(0))?, false)
}

fn heapify_max(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    heapify_list(vm, list_of(vm, "_heapify_max() argument", args.get(0))?, true)
}

/// `_heapq`.
pub(crate) static HEAPQ: ModuleDef = ModuleDef {
    name: "_heapq",
    doc: "Heap queue algorithm (a.k.a. priority queue).",
    functions: &[
        NativeDef::new(
            "heappush(heap, item, /)",
            "Push item onto heap, maintaining the heap invariant.",
            push,
        ),
        NativeDef::new(
            "heappushpop(heap, item, /)",
            "Push item on the heap, then pop and return the smallest item from the heap.",
            push_pop,
        ),
        NativeDef::new(
            "heappop(heap, /)",
            "Pop the smallest item off the heap, maintaining the heap invariant.",
            pop,
        ),
        NativeDef::new(
            "heapreplace(heap, item, /)",
            "Pop and return the current smallest value, and add the new item.",
            replace,
        ),
        NativeDef::new(
            "heapify(heap, /)",
            "Transform list into a heap, in-place, in O(len(heap)) time.",
            heapify,
        ),
        NativeDef::new("_heappop_max(heap, /)", "Maxheap variant of heappop.", pop_max),
        NativeDef::new("_heapreplace_max(heap, item, /)", "Maxheap variant of heapreplace.", replace_max),
        NativeDef::new("_heapify_max(heap, /)", "Maxheap variant of heapify.", heapify_max),
    ],
    types: &[],
    setup: None,
};
