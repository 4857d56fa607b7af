//! What the crates do not tell of characters, from `characters.txt` by way of `build.rs`.

include!(concat!(env!("OUT_DIR"), "/unicode_tables.rs"));

/// How a character is laid out.
pub(super) struct Layout {
    /// The bidirectional class; empty for characters that there are not.
    pub(super) bidirectional: &'static str,
    /// The East Asian width.
    pub(super) width: &'static str,
    /// Whether it is mirrored in text that runs from right to left.
    pub(super) mirrored: bool,
}

/// How a character is laid out.
pub(super) fn layout(code: u32) -> Layout {
    let place = FIRSTS.partition_point(|&(first, _)| first <= code);
    let words = place.checked_sub(1).and_then(|place| FIRSTS.get(place)).map_or("", |&(_, words)| words);
    let mut words = words.split(' ');
    let mut next = || words.next().unwrap_or_default();
    let bidirectional = match next() {
        "-" => "",
        class => class,
    };
    Layout { bidirectional, width: next(), mirrored: next() == "Y" }
}

/// The number that a character stands for.
pub(super) struct Number {
    /// `decimal`, `digit` or `numeric`.
    pub(super) kind: &'static str,
    pub(super) numerator: i64,
    pub(super) denominator: i64,
}

/// The number that a character stands for.
pub(super) fn number(code: u32) -> Option<Number> {
    let place = NUMBERS.binary_search_by_key(&code, |row| row.0).ok()?;
    let &(_, kind, numerator, denominator) = NUMBERS.get(place)?;
    Some(Number { kind, numerator, denominator })
}

/// The decomposition as Unicode writes it; empty if there is none.
pub(super) fn decomposition(code: u32) -> &'static str {
    let place = DECOMPOSITIONS.binary_search_by_key(&code, |row| row.0);
    place.ok().and_then(|place| DECOMPOSITIONS.get(place)).map_or("", |&(_, text)| text)
}

/// The characters with the name of a sequence.
pub(super) fn sequence(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_uppercase();
    let place = SEQUENCES.binary_search_by_key(&name.as_str(), |row| row.0).ok()?;
    SEQUENCES.get(place).map(|&(_, characters)| characters)
}
