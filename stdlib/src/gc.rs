//! `gc`: the program's view of the cycle collector.

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::list::List;
use minipy_vm::object::module::Module;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

const FLAGS: &[(&str, i64)] = &[
    ("DEBUG_STATS", 1),
    ("DEBUG_COLLECTABLE", 2),
    ("DEBUG_UNCOLLECTABLE", 4),
    ("DEBUG_SAVEALL", 32),
    ("DEBUG_LEAK", 38),
];

fn enable(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    vm.heap.collector.enabled.set(true);
    Ok(Value::NONE)
}

fn disable(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    vm.heap.collector.enabled.set(false);
    Ok(Value::NONE)
}

fn isenabled(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(vm.heap.collector.enabled.get()))
}

/// Tells `gc.callbacks` of the beginning or end of a collection.
fn notify(vm: &Vm, phase: &str, generation: i64, collected: usize) -> PyResult<()> {
    let Some(module) = vm.modules.get_str(&vm.intern("gc")) else { return Ok(()) };
    let Some(callbacks) = vm.find_attribute(&module, &vm.intern("callbacks"))? else { return Ok(()) };
    let Some(callbacks) = callbacks.downcast_ref::<List>().map(|list| list.with(|items| items.to_vec()))
    else {
        return Ok(());
    };
    for callback in callbacks {
        let info = vm.new_dict();
        for (name, count) in
            [("generation", generation), ("collected", collected as i64), ("uncollectable", 0)]
        {
            drop(info.insert_str(&vm.intern(name), vm.int(count)));
        }
        drop(vm.call(&callback, &[vm.text(phase), info.into_value()])?);
    }
    Ok(())
}

fn collect(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let generation =
        args.optional(0).map_or(Ok(2), |generation| vm.int_argument(generation).map(i64::from))?;
    if !(0..=2).contains(&generation) {
        return Err(vm.value_error("invalid generation"));
    }
    notify(vm, "start", generation, 0)?;
    let count = vm.collect_garbage()?;
    let collector = &vm.heap.collector;
    let mut totals = collector.totals.get();
    totals[generation as usize].0 += 1;
    totals[generation as usize].1 += count as u64;
    collector.totals.set(totals);
    notify(vm, "stop", generation, count)?;
    Ok(vm.int(count as i64))
}

fn get_count(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let young = vm.int(vm.heap.young_containers() as i64);
    Ok(vm.tuple([young, vm.int(0), vm.int(0)]))
}

fn get_threshold(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let values: Vec<Value> =
        vm.heap.collector.thresholds.get().iter().map(|&value| vm.int(i64::from(value))).collect();
    Ok(vm.tuple(values))
}

fn set_threshold(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut thresholds = vm.heap.collector.thresholds.get();
    for (index, threshold) in thresholds.iter_mut().enumerate() {
        if let Some(value) = args.optional(index) {
            *threshold = vm.int_argument(value)?;
        }
    }
    vm.heap.collector.thresholds.set(thresholds);
    Ok(Value::NONE)
}

fn get_debug(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(i64::from(vm.heap.collector.debug.get())))
}

fn set_debug(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.heap.collector.debug.set(vm.int_argument(args.get(0))?);
    Ok(Value::NONE)
}

fn get_stats(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let generations = vm.heap.collector.totals.get().map(|(collections, collected)| {
        let stats = vm.new_dict();
        for (name, count) in [("collections", collections), ("collected", collected), ("uncollectable", 0)] {
            drop(stats.insert_str(&vm.intern(name), vm.int(count as i64)));
        }
        stats.into_value()
    });
    Ok(vm.list(generations.to_vec()))
}

fn get_objects(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if let Some(generation) = args.not_none(0) {
        let generation = vm.size_argument(generation)?;
        if generation < 0 {
            return Err(vm.value_error("generation parameter cannot be negative"));
        }
        if generation > 2 {
            return Err(vm.value_error(
                "generation parameter must be less than the number of available generations (3)",
            ));
        }
    }
    let objects = vm.heap.containers();
    vm.work(objects.len() / 64)?;
    Ok(vm.list(objects))
}

/// Calls `visit` with each object that a container refers to directly.
fn each_referent(object: &Value, visit: &mut dyn FnMut(&Value)) {
    let Some(header) = object.header() else { return };
    let mut all = Vec::new();
    header.traverse(&mut |referent| all.push(referent.clone()));
    // Types that are not made by programs are not counted as references of their instances.
    let class = header.type_ref();
    if class.is_native()
        && let Some(own) = all.iter().rposition(|referent| referent.is(class.value()))
    {
        all.remove(own);
    }
    all.iter().for_each(visit);
}

fn get_referrers(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let wanted = args.extra();
    let objects = vm.heap.containers();
    vm.work(objects.len() / 16)?;
    let mut found = Vec::new();
    for object in objects {
        let mut refers = false;
        each_referent(&object, &mut |referent| refers |= wanted.iter().any(|wanted| wanted.is(referent)));
        if refers {
            found.push(object);
        }
    }
    Ok(vm.list(found))
}

fn get_referents(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut found = Vec::new();
    for object in args.extra() {
        each_referent(object, &mut |referent| found.push(referent.clone()));
    }
    Ok(vm.list(found))
}

fn is_tracked(_vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(args.get(0).header().is_some_and(|header| header.is_container())))
}

fn is_finalized(_vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(args.get(0).header().is_some_and(|header| header.is_finalized())))
}

/// Freezing moves nothing here: the collector has one generation, and looks at all of it.
fn freeze(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    vm.heap.collector.frozen.set(vm.heap.containers().len());
    Ok(Value::NONE)
}

fn unfreeze(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    vm.heap.collector.frozen.set(0);
    Ok(Value::NONE)
}

fn get_freeze_count(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.heap.collector.frozen.get() as i64))
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    let set = |name: &str, value: Value| drop(module.dict.insert_str(&vm.intern(name), value));
    for &(name, flag) in FLAGS {
        set(name, vm.int(flag));
    }
    set("garbage", vm.list(Vec::new()));
    set("callbacks", vm.list(Vec::new()));
    Ok(())
}

/// `gc`.
pub(crate) static GC: ModuleDef = ModuleDef {
    name: "gc",
    doc: "Access to the collector of reference cycles.",
    functions: &[
        NativeDef::new("enable()", "Enable automatic garbage collection.", enable),
        NativeDef::new("disable()", "Disable automatic garbage collection.", disable),
        NativeDef::new("isenabled()", "Returns true if automatic garbage collection is enabled.", isenabled),
        NativeDef::new(
            "collect(generation=2)",
            "Run the garbage collector; the number of unreachable objects is returned.",
            collect,
        ),
        NativeDef::new("get_count()", "Return a three-tuple of the current collection counts.", get_count),
        NativeDef::new("get_threshold()", "Return the current collection thresholds.", get_threshold),
        NativeDef::new(
            "set_threshold(threshold0, threshold1=0, threshold2=0, /)",
            "Set the collection thresholds.",
            set_threshold,
        )
        .without_signature(),
        NativeDef::new("get_debug()", "Get the garbage collection debugging flags.", get_debug),
        NativeDef::new("set_debug(flags, /)", "Set the garbage collection debugging flags.", set_debug),
        NativeDef::new(
            "get_stats()",
            "Return a list of dictionaries containing per-generation statistics.",
            get_stats,
        ),
        NativeDef::new(
            "get_objects(generation=None)",
            "Return a list of objects tracked by the collector.",
            get_objects,
        ),
        NativeDef::new(
            "get_referrers(*objs)",
            "Return the list of objects that directly refer to any of 'objs'.",
            get_referrers,
        ),
        NativeDef::new(
            "get_referents(*objs)",
            "Return the list of objects that are directly referred to by 'objs'.",
            get_referents,
        ),
        NativeDef::new(
            "is_tracked(obj, /)",
            "Returns true if the object is tracked by the garbage collector.",
            is_tracked,
        ),
        NativeDef::new(
            "is_finalized(obj, /)",
            "Returns true if the object has been already finalized by the GC.",
            is_finalized,
        ),
        NativeDef::new("freeze()", "Count all current tracked objects as permanent.", freeze),
        NativeDef::new("unfreeze()", "Count no objects as permanent any more.", unfreeze),
        NativeDef::new(
            "get_freeze_count()",
            "Return the number of objects in the permanent generation.",
            get_freeze_count,
        ),
    ],
    types: &[],
    setup: Some(setup),
};
