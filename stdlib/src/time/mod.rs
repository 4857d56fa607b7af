//! `time`: clocks, waiting, and broken-down time.

mod calendar;
mod format;

use jiff::Timestamp;
use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::module::Module;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::sched::ClockKind;
use minipy_vm::vm::Vm;

use self::calendar::{
    Broken, StructTime, broken_down, check, local_zone, seconds_argument, seconds_of_local, time_argument,
};
use self::format::Locality;
use crate::struct_sequence;

const BILLION: f64 = 1e9;

/// So many seconds are more than the system can count.
const TOO_LONG: f64 = 9_223_372_036_854_775_808.0;

fn seconds(vm: &Vm, clock: ClockKind) -> Value {
    vm.float(vm.time(clock) as f64 / BILLION)
}

macro_rules! readings {
    ($($seconds:ident, $nanoseconds:ident = $clock:ident;)*) => {
        $(
            fn $seconds(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
                Ok(seconds(vm, ClockKind::$clock))
            }

            fn $nanoseconds(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
                Ok(vm.int(vm.time(ClockKind::$clock)))
            }
        )*
    };
}
readings! {
    time, time_ns = Real;
    monotonic, monotonic_ns = Monotonic;
    process_time, process_time_ns = Process;
    thread_time, thread_time_ns = Thread;
}

/// Clocks that go like others here.
const OTHER_CLOCKS: &[(&str, i64, ClockKind)] = &[
    ("CLOCK_MONOTONIC_RAW", 4, ClockKind::Monotonic),
    ("CLOCK_BOOTTIME", 7, ClockKind::Monotonic),
    ("CLOCK_TAI", 11, ClockKind::Real),
];

fn clock_argument(vm: &Vm, value: &Value) -> PyResult<ClockKind> {
    let number = vm.int_argument(value)?;
    let others = OTHER_CLOCKS.iter().find(|(_, other, _)| i64::from(number) == *other);
    let known = ClockKind::ALL.into_iter().find(|clock| clock.number() == number);
    known
        .or(others.map(|(.., clock)| *clock))
        .ok_or_else(|| vm.os_error_from(&std::io::Error::from_raw_os_error(22), None))
}

fn clock_gettime(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(seconds(vm, clock_argument(vm, args.get(0))?))
}

fn clock_gettime_ns(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.time(clock_argument(vm, args.get(0))?)))
}

fn clock_getres(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.float(vm.sched.clock.resolution(clock_argument(vm, args.get(0))?) as f64 / BILLION))
}

fn get_clock_info(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let clock = match vm.text_argument(args.get(0), "get_clock_info")? {
        "time" => ClockKind::Real,
        "monotonic" | "perf_counter" => ClockKind::Monotonic,
        "process_time" => ClockKind::Process,
        "thread_time" => ClockKind::Thread,
        _ => return Err(vm.value_error("unknown clock")),
    };
    let real = clock == ClockKind::Real;
    let info = vm.new_namespace();
    for (name, value) in [
        ("implementation", vm.text(format!("clock_gettime({})", clock.name()))),
        ("monotonic", Value::bool(!real)),
        ("adjustable", Value::bool(real)),
        ("resolution", vm.float(vm.sched.clock.resolution(clock) as f64 / BILLION)),
    ] {
        vm.set_attribute(&info, &vm.intern(name), Some(value))?;
    }
    Ok(info)
}

fn sleep(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let given = args.get(0);
    let nanoseconds = match given.as_float() {
        Some(float) if float.is_nan() => return Err(vm.value_error("Invalid value NaN (not a number)")),
        Some(float) if float.abs() >= TOO_LONG => {
            return Err(vm.overflow_error("timestamp out of range for platform time_t"));
        }
        Some(float) => (float * BILLION).ceil(),
        None => match vm.index_value(given)?.as_int().and_then(|whole| whole.to_i64()) {
            Some(whole) => whole as f64 * BILLION,
            None => return Err(vm.overflow_error("timestamp too large to convert to C PyTime_t")),
        },
    };
    if nanoseconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    if nanoseconds >= 9.2e18 {
        return Err(vm.overflow_error("timestamp too large to convert to C PyTime_t"));
    }
    vm.sleep(nanoseconds as i64)?;
    Ok(Value::NONE)
}

fn gmtime(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(broken_down(vm, seconds_argument(vm, args.not_none(0))?, false)?.into_value(vm))
}

fn localtime(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(broken_down(vm, seconds_argument(vm, args.not_none(0))?, true)?.into_value(vm))
}

fn mktime(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let time = time_argument(vm, args.get(0), "mktime")?;
    match seconds_of_local(&time) {
        Some(seconds) => Ok(vm.float(seconds as f64)),
        None => Err(vm.overflow_error("mktime argument out of range")),
    }
}

/// The time of an argument, or the present local time.
fn time_or_now(vm: &Vm, value: Option<&Value>, function: &str) -> PyResult<Broken> {
    match value {
        Some(value) => check(vm, time_argument(vm, value, function)?),
        None => broken_down(vm, seconds_argument(vm, None)?, true),
    }
}

fn asctime(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(format::asctime(&time_or_now(vm, args.optional(0), "asctime")?)))
}

fn ctime(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(format::asctime(&broken_down(vm, seconds_argument(vm, args.not_none(0))?, true)?)))
}

fn strftime(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(format) = args.get(0).downcast_ref::<Str>().map(Str::as_str) else {
        let found = vm.type_name(args.get(0));
        return Err(vm.type_error(format!("strftime() argument 1 must be str, not {found}")));
    };
    if format.contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    let time = time_or_now(vm, args.optional(1), "strftime")?;
    let locality = Locality { names: zone_names(vm).0, seconds: seconds_of_local(&time).unwrap_or(-1) };
    Ok(vm.text(format::strftime(format, &time, &locality)))
}

fn strptime(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let module = vm.import_module("_strptime")?;
    let function = vm.attribute(&module, "_strptime_time")?;
    let mut arguments = vec![args.get(0).clone()];
    arguments.extend(args.optional(1).cloned());
    vm.call(&function, &arguments)
}

/// The names of local time without and with summer time, and their offsets from UTC, as this year has them.
fn zone_names(vm: &Vm) -> ([String; 2], [i64; 2]) {
    let zone = local_zone();
    let now = vm.time(ClockKind::Real).div_euclid(1_000_000_000);
    let mut plain = None;
    let mut summer = None;
    // A year in steps of two weeks meets both.
    for step in 0..26 {
        let Ok(stamp) = Timestamp::from_second(now + step * 14 * 86400) else { continue };
        let info = zone.to_offset_info(stamp);
        let place = if info.dst().is_dst() { &mut summer } else { &mut plain };
        place.get_or_insert_with(|| (info.abbreviation().to_owned(), i64::from(info.offset().seconds())));
    }
    let plain = plain.or_else(|| summer.clone()).unwrap_or_else(|| ("UTC".to_owned(), 0));
    let summer = summer.unwrap_or_else(|| plain.clone());
    ([plain.0, summer.0], [plain.1, summer.1])
}

fn set_zone(vm: &Vm, module: &Ref<Module>) {
    let set = |name: &str, value: Value| drop(module.dict.insert_str(&vm.intern(name), value));
    let (names, offsets) = zone_names(vm);
    set("tzname", vm.tuple(names.iter().map(|name| vm.text(name)).collect::<Vec<_>>()));
    set("timezone", vm.int(-offsets[0]));
    set("altzone", vm.int(-offsets[1]));
    set("daylight", vm.int(i64::from(offsets[0] != offsets[1])));
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    let set = |name: &str, value: Value| drop(module.dict.insert_str(&vm.intern(name), value));
    set("struct_time", struct_sequence::class::<StructTime>(vm).into_value());
    set("_STRUCT_TM_ITEMS", vm.int(11));
    for clock in ClockKind::ALL {
        set(clock.name(), vm.int(i64::from(clock.number())));
    }
    for (name, number, _) in OTHER_CLOCKS {
        set(name, vm.int(*number));
    }
    set_zone(vm, module);
    Ok(())
}

/// `time`.
pub(crate) static TIME: ModuleDef = ModuleDef {
    name: "time",
    doc: "Clocks, waiting, and conversions of time values.",
    functions: &[
        NativeDef::new(
            "time()",
            "time() -> floating-point number\n\nReturn the current time in seconds since the Epoch.",
            time,
        ),
        NativeDef::new(
            "time_ns()",
            "time_ns() -> int\n\nReturn the current time in nanoseconds since the Epoch.",
            time_ns,
        ),
        NativeDef::new(
            "monotonic()",
            "monotonic() -> float\n\nMonotonic clock, cannot go backward.",
            monotonic,
        ),
        NativeDef::new(
            "monotonic_ns()",
            "monotonic_ns() -> int\n\nMonotonic clock, cannot go backward, as nanoseconds.",
            monotonic_ns,
        ),
        NativeDef::new(
            "perf_counter()",
            "perf_counter() -> float\n\nPerformance counter for benchmarking.",
            monotonic,
        ),
        NativeDef::new(
            "perf_counter_ns()",
            "perf_counter_ns() -> int\n\nPerformance counter for benchmarking as nanoseconds.",
            monotonic_ns,
        ),
        NativeDef::new(
            "process_time()",
            "process_time() -> float\n\nProcess time for profiling.",
            process_time,
        ),
        NativeDef::new(
            "process_time_ns()",
            "process_time() -> int\n\nProcess time for profiling as nanoseconds.",
            process_time_ns,
        ),
        NativeDef::new("thread_time()", "thread_time() -> float\n\nThread time for profiling.", thread_time),
        NativeDef::new(
            "thread_time_ns()",
            "thread_time() -> int\n\nThread time for profiling as nanoseconds.",
            thread_time_ns,
        ),
        NativeDef::new(
            "clock_gettime(clk_id, /)",
            "Return the time of the specified clock clk_id as a float.",
            clock_gettime,
        ),
        NativeDef::new(
            "clock_gettime_ns(clk_id, /)",
            "Return the time of the specified clock clk_id as nanoseconds (int).",
            clock_gettime_ns,
        ),
        NativeDef::new(
            "clock_getres(clk_id, /)",
            "Return the resolution (precision) of the specified clock clk_id.",
            clock_getres,
        )
        .without_signature(),
        NativeDef::new("get_clock_info(name, /)", "Get information of the specified clock.", get_clock_info)
            .without_signature(),
        NativeDef::new(
            "sleep(object, /)",
            "sleep(seconds)\n\nDelay execution for a given number of seconds.",
            sleep,
        ),
        NativeDef::new(
            "gmtime(seconds=None, /)",
            "Convert seconds since the Epoch to a time tuple expressing UTC.",
            gmtime,
        )
        .without_signature(),
        NativeDef::new(
            "localtime(seconds=None, /)",
            "Convert seconds since the Epoch to a time tuple expressing local time.",
            localtime,
        )
        .without_signature(),
        NativeDef::new(
            "mktime(object, /)",
            "Convert a time tuple in local time to seconds since the Epoch.",
            mktime,
        ),
        NativeDef::new("asctime(tuple=None, /)", "Convert a time tuple to a string.", asctime)
            .without_signature(),
        NativeDef::new(
            "ctime(seconds=None, /)",
            "Convert a time in seconds since the Epoch to a string in local time.",
            ctime,
        )
        .without_signature(),
        NativeDef::new(
            "strptime(string, format='%a %b %d %H:%M:%S %Y', /)",
            "Parse a string to a time tuple according to a format specification.",
            strptime,
        )
        .without_signature(),
        NativeDef::new(
            "strftime(format, tuple=None, /)",
            "Convert a time tuple to a string according to a format specification.",
            strftime,
        )
        .without_signature(),
    ],
    types: &[],
    setup: Some(setup),
};
