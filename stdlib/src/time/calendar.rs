//! Broken-down time: `struct_time` and its making from seconds, and back.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use minipy_vm::native::{PyResult, Raised};
use minipy_vm::object::str::Str;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::Value;
use minipy_vm::sched::ClockKind;
use minipy_vm::vm::Vm;

use crate::struct_sequence::{self, structure};

structure!(
    StructTime,
    STRUCT_TIME,
    "time.struct_time",
    "The time value as returned by gmtime(), localtime(), and strptime(), and\naccepted by asctime(), mktime() and strftime().  May be considered as a\nsequence of 9 integers.",
    9,
    &["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"],
    [0 1 2 3 4 5 6 7 8 9 10]
);

/// A time as C's `struct tm` has it, but with Python's counting: months and days of the year from 1, Monday is 0.
#[derive(Clone)]
pub(crate) struct Broken {
    pub(crate) year: i64,
    pub(crate) month: i64,
    pub(crate) day: i64,
    pub(crate) hour: i64,
    pub(crate) minute: i64,
    pub(crate) second: i64,
    pub(crate) weekday: i64,
    pub(crate) yearday: i64,
    pub(crate) dst: i64,
    pub(crate) zone: String,
    pub(crate) offset: i64,
}

/// The system's time zone.
pub(crate) fn local_zone() -> TimeZone {
    TimeZone::system()
}

fn out_of_range(vm: &Vm) -> Raised {
    vm.overflow_error("timestamp out of range for platform time_t")
}

/// Takes seconds since 1970 apart, in local time or UTC.
pub(crate) fn broken_down(vm: &Vm, seconds: i64, local: bool) -> PyResult<Broken> {
    let stamp = Timestamp::from_second(seconds).map_err(|_| out_of_range(vm))?;
    let zone = if local { local_zone() } else { TimeZone::UTC };
    let info = zone.to_offset_info(stamp);
    let (offset, dst) = (i64::from(info.offset().seconds()), info.dst().is_dst());
    // C's gmtime speaks of Greenwich.
    let name = if local { info.abbreviation().to_owned() } else { "GMT".to_owned() };
    let time = info.offset().to_datetime(stamp);
    Ok(Broken {
        year: i64::from(time.year()),
        month: i64::from(time.month()),
        day: i64::from(time.day()),
        hour: i64::from(time.hour()),
        minute: i64::from(time.minute()),
        second: i64::from(time.second()),
        weekday: i64::from(time.weekday().to_monday_zero_offset()),
        yearday: i64::from(time.day_of_year()),
        dst: i64::from(dst),
        zone: name,
        offset,
    })
}

impl Broken {
    /// As a `struct_time`.
    pub(crate) fn into_value(self, vm: &Vm) -> Value {
        let numbers = [
            self.year,
            self.month,
            self.day,
            self.hour,
            self.minute,
            self.second,
            self.weekday,
            self.yearday,
            self.dst,
        ];
        let mut values: Vec<Value> = numbers.iter().map(|&number| vm.int(number)).collect();
        values.push(vm.text(&self.zone));
        values.push(vm.int(self.offset));
        struct_sequence::make::<StructTime>(vm, values)
    }
}

/// Seconds from an argument, rounded down; the present if there is none.
pub(crate) fn seconds_argument(vm: &Vm, value: Option<&Value>) -> PyResult<i64> {
    let Some(value) = value else { return Ok(vm.time(ClockKind::Real).div_euclid(1_000_000_000)) };
    if let Some(float) = value.as_float() {
        if float.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        let whole = float.floor();
        if !(-9.2e18..9.2e18).contains(&whole) {
            return Err(out_of_range(vm));
        }
        return Ok(whole as i64);
    }
    let whole = vm.index_value(value)?;
    whole.as_int().and_then(|whole| whole.to_i64()).ok_or_else(|| out_of_range(vm))
}

/// A number of a time tuple, which C takes as `int`.
fn number_of_tuple(vm: &Vm, value: &Value) -> PyResult<i64> {
    let number = vm.index_value(value)?;
    let number = number.as_int().and_then(|number| number.to_i64());
    let number = number.ok_or_else(|| vm.overflow_error("Python int too large to convert to C long"))?;
    if number > i64::from(i32::MAX) {
        return Err(vm.overflow_error("signed integer is greater than maximum"));
    }
    if number < i64::from(i32::MIN) {
        return Err(vm.overflow_error("signed integer is less than minimum"));
    }
    Ok(number)
}

/// A `struct_time` or a tuple of nine numbers, as given to `function`.
pub(crate) fn time_argument(vm: &Vm, value: &Value, function: &str) -> PyResult<Broken> {
    let Some(tuple) = value.downcast_ref::<Tuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    if tuple.items.len() != 9 {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut numbers = [0i64; 9];
    for (number, item) in numbers.iter_mut().zip(&tuple.items) {
        *number = number_of_tuple(vm, item)?;
    }
    // C counts years from 1900, in an int.
    if numbers[0] < i64::from(i32::MIN) + 1900 {
        return Err(vm.overflow_error("year out of range"));
    }
    let [year, month, day, hour, minute, second, weekday, yearday, dst] = numbers;
    let mut broken = Broken {
        year,
        month,
        day,
        hour,
        minute,
        second,
        weekday,
        yearday,
        dst,
        zone: String::new(),
        offset: 0,
    };
    if let Some(attributes) = value.attributes() {
        if let Some(zone) = attributes.get(&vm.intern("tm_zone"))
            && let Some(zone) = zone.downcast_ref::<Str>()
        {
            zone.as_str().clone_into(&mut broken.zone);
        }
        if let Some(offset) = attributes.get(&vm.intern("tm_gmtoff")).and_then(|offset| offset.as_small_int())
        {
            broken.offset = offset;
        }
    }
    Ok(broken)
}

/// Raises ValueError for numbers that no time has; zeros stand for the first month, day and day of the year.
pub(crate) fn check(vm: &Vm, mut time: Broken) -> PyResult<Broken> {
    let check = |number: &mut i64, least: i64, most: i64, words: &str| {
        if *number == 0 && least == 1 {
            *number = 1;
        }
        if (least..=most).contains(number) {
            Ok(())
        } else {
            Err(vm.value_error(format!("{words} out of range")))
        }
    };
    check(&mut time.month, 1, 12, "month")?;
    check(&mut time.day, 1, 31, "day of month")?;
    check(&mut time.hour, 0, 23, "hour")?;
    check(&mut time.minute, 0, 59, "minute")?;
    check(&mut time.second, 0, 61, "seconds")?;
    if time.weekday < -1 {
        return Err(vm.value_error("day of week out of range"));
    }
    time.weekday = time.weekday.rem_euclid(7);
    check(&mut time.yearday, 1, 366, "day of year")?;
    Ok(time)
}

/// Days from 1970-01-01 to the first of a month; months beyond the year count on into others.
fn days_to_month(year: i64, month: i64) -> Option<i64> {
    let year = year + (month - 1).div_euclid(12);
    let month = (month - 1).rem_euclid(12) + 1;
    let date = Date::new(i16::try_from(year).ok()?, month as i8, 1).ok()?;
    Some(
        (date.to_datetime(jiff::civil::Time::midnight()).to_zoned(TimeZone::UTC).ok()?)
            .timestamp()
            .as_second()
            / 86400,
    )
}

/// The seconds since 1970 of a local time; `None` if it is out of range.
pub(crate) fn seconds_of_local(time: &Broken) -> Option<i64> {
    let days = days_to_month(time.year, time.month)? + time.day - 1;
    let wall = days * 86400 + time.hour * 3600 + time.minute * 60 + time.second;
    let zone = local_zone();
    let plain = Timestamp::from_second(wall).ok()?;
    let civil = TimeZone::UTC.to_datetime(plain);
    let ambiguous = zone.to_ambiguous_timestamp(civil);
    let earlier = ambiguous.earlier().ok()?.as_second();
    let later = ambiguous.later().ok()?.as_second();
    let is_dst = |seconds: i64| {
        Timestamp::from_second(seconds).is_ok_and(|stamp| zone.to_offset_info(stamp).dst().is_dst())
    };
    // Of the two moments of a repeated hour, the one whose summer time is as told.
    Some(if earlier != later && time.dst == 0 && is_dst(earlier) { later } else { earlier })
}
