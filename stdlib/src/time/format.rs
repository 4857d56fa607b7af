//! `strftime`: the directives of C, in the C locale.

use super::calendar::Broken;

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The names of the time zone without and with summer time, and the seconds since 1970 for `%s`.
pub(crate) struct Locality {
    pub(crate) names: [String; 2],
    pub(crate) seconds: i64,
}

/// What stands before a directive's letter.
struct Flags {
    padding: Option<char>,
    upper: bool,
    swapped: bool,
    width: usize,
}

/// `Sun Jun 20 23:21:05 1993`.
pub(crate) fn asctime(time: &Broken) -> String {
    format!(
        "{} {}{:3} {:02}:{:02}:{:02} {}",
        &day_name(time)[..3],
        &month_name(time)[..3],
        time.day,
        time.hour,
        time.minute,
        time.second,
        time.year
    )
}

fn day_name(time: &Broken) -> &'static str {
    DAYS[time.weekday.rem_euclid(7) as usize]
}

fn month_name(time: &Broken) -> &'static str {
    MONTHS[(time.month - 1).rem_euclid(12) as usize]
}

/// Formats a time.
pub(crate) fn strftime(format: &str, time: &Broken, locality: &Locality) -> String {
    let mut out = String::new();
    let mut rest = format;
    while let Some(start) = rest.find('%') {
        out.push_str(&rest[..start]);
        let directive = &rest[start..];
        let mut flags = Flags { padding: None, upper: false, swapped: false, width: 0 };
        let mut end = 1;
        let mut letter = None;
        for character in directive[1..].chars() {
            end += character.len_utf8();
            match character {
                '-' | '_' => flags.padding = Some(character),
                '0' if flags.width == 0 => flags.padding = Some('0'),
                '^' => flags.upper = true,
                '#' => flags.swapped = true,
                '0'..='9' => flags.width = (flags.width * 10 + character as usize - '0' as usize).min(1000),
                'E' | 'O' => {}
                _ => {
                    letter = Some(character);
                    break;
                }
            }
        }
        match letter.and_then(|letter| expand(letter, &flags, time, locality)) {
            Some(text) => out.push_str(&text),
            None => out.push_str(&directive[..end]),
        }
        rest = &directive[end..];
    }
    out.push_str(rest);
    out
}

fn number(value: i64, digits: usize, padding: char, flags: &Flags) -> String {
    let padding = flags.padding.unwrap_or(padding);
    let width = if padding == '-' { 0 } else { digits.max(flags.width) };
    match padding {
        '0' => format!("{value:0width$}"),
        _ => format!("{value:width$}"),
    }
}

fn words(text: &str, flags: &Flags) -> String {
    let text = if flags.upper { text.to_uppercase() } else { text.to_owned() };
    let width = flags.width;
    match flags.padding {
        Some('0') => format!("{}{text}", "0".repeat(width.saturating_sub(text.len()))),
        _ => format!("{text:>width$}"),
    }
}

/// The ISO 8601 year and week.
fn iso_week(time: &Broken) -> (i64, i64) {
    let week = (time.yearday - time.weekday - 1 + 10).div_euclid(7);
    if week < 1 {
        return (time.year - 1, weeks_of(time.year - 1));
    }
    if week > weeks_of(time.year) {
        return (time.year + 1, 1);
    }
    (time.year, week)
}

/// A year has 53 ISO weeks if it ends on a Thursday, or the one before ended on a Wednesday.
fn weeks_of(year: i64) -> i64 {
    let last_day =
        |year: i64| (year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400)).rem_euclid(7);
    if last_day(year) == 4 || last_day(year - 1) == 3 { 53 } else { 52 }
}

/// The text of one directive; `None` if there is no such.
fn expand(letter: char, flags: &Flags, time: &Broken, locality: &Locality) -> Option<String> {
    let two = |value: i64| number(value, 2, '0', flags);
    let again = |format: &str| words(&strftime(format, time, locality), flags);
    let hour12 = if time.hour % 12 == 0 { 12 } else { time.hour % 12 };
    let raised = Flags {
        upper: flags.upper || flags.swapped,
        padding: flags.padding,
        swapped: false,
        width: flags.width,
    };
    let sunday_based = (time.weekday + 1).rem_euclid(7);
    Some(match letter {
        'a' => words(&day_name(time)[..3], &raised),
        'A' => words(day_name(time), &raised),
        'b' | 'h' => words(&month_name(time)[..3], &raised),
        'B' => words(month_name(time), &raised),
        'c' => again("%a %b %e %H:%M:%S %Y"),
        'C' => two(time.year.div_euclid(100)),
        'd' => two(time.day),
        'D' | 'x' => again("%m/%d/%y"),
        'e' => number(time.day, 2, '_', flags),
        'F' => again("%Y-%m-%d"),
        'g' => two(iso_week(time).0.rem_euclid(100)),
        'G' => number(iso_week(time).0, 1, '0', flags),
        'H' => two(time.hour),
        'I' => two(hour12),
        'j' => number(time.yearday, 3, '0', flags),
        'k' => number(time.hour, 2, '_', flags),
        'l' => number(hour12, 2, '_', flags),
        'm' => two(time.month),
        'M' => two(time.minute),
        'n' => "\n".to_owned(),
        'p' => {
            let name = if time.hour >= 12 { "PM" } else { "AM" };
            if flags.swapped { words(&name.to_lowercase(), flags) } else { words(name, flags) }
        }
        'P' => words(if time.hour >= 12 { "pm" } else { "am" }, flags),
        'r' => again("%I:%M:%S %p"),
        'R' => again("%H:%M"),
        's' => number(locality.seconds, 1, '0', flags),
        'S' => two(time.second),
        't' => "\t".to_owned(),
        'T' | 'X' => again("%H:%M:%S"),
        'u' => number(time.weekday + 1, 1, '0', flags),
        'U' => two((time.yearday - 1 + 7 - sunday_based).div_euclid(7)),
        'V' => two(iso_week(time).1),
        'w' => number(sunday_based, 1, '0', flags),
        'W' => two((time.yearday - 1 + 7 - time.weekday).div_euclid(7)),
        'y' => two(time.year.rem_euclid(100)),
        'Y' => number(time.year, 1, '0', flags),
        'z' => {
            let (sign, offset) = if time.offset < 0 { ('-', -time.offset) } else { ('+', time.offset) };
            format!("{sign}{:02}{:02}", offset / 3600, offset % 3600 / 60)
        }
        'Z' if !time.zone.is_empty() => words(&time.zone, flags),
        'Z' => words(&locality.names[usize::from(time.dst > 0)], flags),
        '%' => "%".to_owned(),
        _ => return None,
    })
}
