//! Character classes and case mappings as `str` has them (Unicode 15.1).

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use super::int_parse::decimal_digit;

fn is_assigned(character: char) -> bool {
    character.is_ascii() || character.general_category() != GeneralCategory::Unassigned
}

/// `str.isalpha` of one character.
pub(crate) fn is_alpha(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphabetic();
    }
    matches!(
        character.general_category(),
        GeneralCategory::UppercaseLetter
            | GeneralCategory::LowercaseLetter
            | GeneralCategory::TitlecaseLetter
            | GeneralCategory::ModifierLetter
            | GeneralCategory::OtherLetter
    )
}

/// `str.isdecimal` of one character.
pub fn is_decimal(character: char) -> bool {
    decimal_digit(character).is_some()
}

/// `str.isspace` of one character.
pub fn is_space(character: char) -> bool {
    super::int_parse::is_space(character)
}

/// `str.isdigit` of one character.
pub(crate) fn is_digit(character: char) -> bool {
    is_decimal(character) || in_ranges(DIGITS, character)
}

/// `str.isnumeric` of one character.
pub(crate) fn is_numeric(character: char) -> bool {
    is_decimal(character) || in_ranges(NUMERIC, character)
}

/// `str.isalnum` of one character.
pub fn is_alphanumeric(character: char) -> bool {
    is_alpha(character) || is_numeric(character)
}

/// `str.islower` of one character.
pub(crate) fn is_lower(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_lowercase();
    }
    // A lower-case letter until Unicode 16.
    character == '\u{295}' || character.is_lowercase() && is_assigned(character)
}

/// `str.isupper` of one character.
pub(crate) fn is_upper(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_uppercase();
    }
    character.is_uppercase() && is_assigned(character)
}

/// Whether a character is a title-case letter, such as `ǅ`.
pub(crate) fn is_title(character: char) -> bool {
    !character.is_ascii() && character.general_category() == GeneralCategory::TitlecaseLetter
}

/// Whether a character has case at all.
pub(crate) fn is_cased(character: char) -> bool {
    is_lower(character) || is_upper(character) || is_title(character)
}

fn in_ranges(ranges: &[(u32, u32)], character: char) -> bool {
    let code = u32::from(character);
    let place = ranges.partition_point(|&(_, last)| last < code);
    ranges.get(place).is_some_and(|&(first, _)| first <= code)
}

/// Appends the lower-case form of a character that does not stand at the end of a word.
pub(crate) fn push_lower(output: &mut String, character: char) {
    if is_assigned(character) {
        output.extend(character.to_lowercase());
    } else {
        output.push(character);
    }
}

/// Appends the upper-case form of a character.
pub(crate) fn push_upper(output: &mut String, character: char) {
    // Later versions have given capitals to old letters.
    if is_assigned(character) && character.to_uppercase().all(is_assigned) {
        output.extend(character.to_uppercase());
    } else {
        output.push(character);
    }
}

/// Appends the title-case form of a character.
pub(crate) fn push_title(output: &mut String, character: char) {
    let code = u32::from(character);
    match code {
        0x1C4..=0x1C6 => output.push('\u{1C5}'),
        0x1C7..=0x1C9 => output.push('\u{1C8}'),
        0x1CA..=0x1CC => output.push('\u{1CB}'),
        0x1F1..=0x1F3 => output.push('\u{1F2}'),
        // Georgian has capital letters, but no title case.
        0x10D0..=0x10FF => output.push(character),
        0x1F80..=0x1FAF => output.push(char::from_u32(code | 8).unwrap_or(character)),
        0x1FB3 | 0x1FBC => output.push('\u{1FBC}'),
        0x1FC3 | 0x1FCC => output.push('\u{1FCC}'),
        0x1FF3 | 0x1FFC => output.push('\u{1FFC}'),
        // The iota stays below the letter.
        0x1FB2..=0x1FFC => {
            let upper = character.to_uppercase().enumerate();
            output.extend(
                upper.map(|(place, part)| if place > 0 && part == '\u{399}' { '\u{345}' } else { part }),
            );
        }
        0xDF | 0x587 | 0xFB00..=0xFB17 => {
            let mut upper = character.to_uppercase();
            output.extend(upper.next());
            upper.for_each(|rest| push_lower(output, rest));
        }
        _ => push_upper(output, character),
    }
}

/// Appends the case-folded form of a character.
pub(crate) fn push_folded(output: &mut String, character: char) {
    match character {
        'A'..='Z' => output.push(character.to_ascii_lowercase()),
        '\0'..='\x7F' | '\u{131}' | '\u{13A0}'..='\u{13F5}' => output.push(character),
        // Cherokee folds to its older, capital letters.
        '\u{13F8}'..='\u{13FD}' | '\u{AB70}'..='\u{ABBF}' => push_upper(output, character),
        '\u{1E9E}' => output.push_str("ss"),
        _ => {
            let mut upper = String::new();
            push_upper(&mut upper, character);
            upper.chars().for_each(|part| push_lower(output, part));
        }
    }
}

/// Appends `characters[index]` in lower case; a sigma that ends a word becomes `ς`.
pub(crate) fn push_lower_at(output: &mut String, characters: &[char], index: usize) {
    const SIGMA: char = '\u{3A3}';
    if characters[index] != SIGMA {
        return push_lower(output, characters[index]);
    }
    let before = characters[..index].iter().rev().find(|&&character| !is_case_ignorable(character));
    let after = characters[index + 1..].iter().find(|&&character| !is_case_ignorable(character));
    let ends_word = before.is_some_and(|&character| is_cased(character))
        && !after.is_some_and(|&character| is_cased(character));
    output.push(if ends_word { '\u{3C2}' } else { '\u{3C3}' });
}

/// Unicode's Case_Ignorable, of which final sigmas depend.
fn is_case_ignorable(character: char) -> bool {
    matches!(
        character,
        '\'' | '.'
            | ':'
            | '\u{B7}'
            | '\u{387}'
            | '\u{55F}'
            | '\u{5F4}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{2024}'
            | '\u{2027}'
            | '\u{FE13}'
            | '\u{FE52}'
            | '\u{FE55}'
            | '\u{FF07}'
            | '\u{FF0E}'
            | '\u{FF1A}'
    ) || matches!(
        character.general_category(),
        GeneralCategory::NonspacingMark
            | GeneralCategory::EnclosingMark
            | GeneralCategory::Format
            | GeneralCategory::ModifierLetter
            | GeneralCategory::ModifierSymbol
    )
}

/// Characters with the property Numeric_Type=Digit.
const DIGITS: &[(u32, u32)] = &[
    (0xB2, 0xB3),
    (0xB9, 0xB9),
    (0x1369, 0x1371),
    (0x19DA, 0x19DA),
    (0x2070, 0x2070),
    (0x2074, 0x2079),
    (0x2080, 0x2089),
    (0x2460, 0x2468),
    (0x2474, 0x247C),
    (0x2488, 0x2490),
    (0x24EA, 0x24EA),
    (0x24F5, 0x24FD),
    (0x24FF, 0x24FF),
    (0x2776, 0x277E),
    (0x2780, 0x2788),
    (0x278A, 0x2792),
    (0x10A40, 0x10A43),
    (0x10E60, 0x10E68),
    (0x11052, 0x1105A),
    (0x1F100, 0x1F10A),
];

/// Characters with a numeric value that are no decimal digits.
const NUMERIC: &[(u32, u32)] = &[
    (0x00B2, 0x00B3),
    (0x00B9, 0x00B9),
    (0x00BC, 0x00BE),
    (0x09F4, 0x09F9),
    (0x0B72, 0x0B77),
    (0x0BF0, 0x0BF2),
    (0x0C78, 0x0C7E),
    (0x0D58, 0x0D5E),
    (0x0D70, 0x0D78),
    (0x0F2A, 0x0F33),
    (0x1369, 0x137C),
    (0x16EE, 0x16F0),
    (0x17F0, 0x17F9),
    (0x19DA, 0x19DA),
    (0x2070, 0x2070),
    (0x2074, 0x2079),
    (0x2080, 0x2089),
    (0x2150, 0x2182),
    (0x2185, 0x2189),
    (0x2460, 0x249B),
    (0x24EA, 0x24FF),
    (0x2776, 0x2793),
    (0x2CFD, 0x2CFD),
    (0x3007, 0x3007),
    (0x3021, 0x3029),
    (0x3038, 0x303A),
    (0x3192, 0x3195),
    (0x3220, 0x3229),
    (0x3248, 0x324F),
    (0x3251, 0x325F),
    (0x3280, 0x3289),
    (0x32B1, 0x32BF),
    (0x3405, 0x3405),
    (0x3483, 0x3483),
    (0x382A, 0x382A),
    (0x3B4D, 0x3B4D),
    (0x4E00, 0x4E00),
    (0x4E03, 0x4E03),
    (0x4E07, 0x4E07),
    (0x4E09, 0x4E09),
    (0x4E24, 0x4E24),
    (0x4E5D, 0x4E5D),
    (0x4E8C, 0x4E8C),
    (0x4E94, 0x4E94),
    (0x4E96, 0x4E96),
    (0x4EAC, 0x4EAC),
    (0x4EBF, 0x4EC0),
    (0x4EDF, 0x4EDF),
    (0x4EE8, 0x4EE8),
    (0x4F0D, 0x4F0D),
    (0x4F70, 0x4F70),
    (0x4FE9, 0x4FE9),
    (0x5006, 0x5006),
    (0x5104, 0x5104),
    (0x5146, 0x5146),
    (0x5169, 0x5169),
    (0x516B, 0x516B),
    (0x516D, 0x516D),
    (0x5341, 0x5341),
    (0x5343, 0x5345),
    (0x534C, 0x534C),
    (0x53C1, 0x53C4),
    (0x56DB, 0x56DB),
    (0x58F1, 0x58F1),
    (0x58F9, 0x58F9),
    (0x5E7A, 0x5E7A),
    (0x5EFE, 0x5EFF),
    (0x5F0C, 0x5F0E),
    (0x5F10, 0x5F10),
    (0x62D0, 0x62D0),
    (0x62FE, 0x62FE),
    (0x634C, 0x634C),
    (0x67D2, 0x67D2),
    (0x6D1E, 0x6D1E),
    (0x6F06, 0x6F06),
    (0x7396, 0x7396),
    (0x767E, 0x767E),
    (0x7695, 0x7695),
    (0x79ED, 0x79ED),
    (0x8086, 0x8086),
    (0x842C, 0x842C),
    (0x8CAE, 0x8CAE),
    (0x8CB3, 0x8CB3),
    (0x8D30, 0x8D30),
    (0x920E, 0x920E),
    (0x94A9, 0x94A9),
    (0x9621, 0x9621),
    (0x9646, 0x9646),
    (0x964C, 0x964C),
    (0x9678, 0x9678),
    (0x96F6, 0x96F6),
    (0xA6E6, 0xA6EF),
    (0xA830, 0xA835),
    (0xF96B, 0xF96B),
    (0xF973, 0xF973),
    (0xF978, 0xF978),
    (0xF9B2, 0xF9B2),
    (0xF9D1, 0xF9D1),
    (0xF9D3, 0xF9D3),
    (0xF9FD, 0xF9FD),
    (0x10107, 0x10133),
    (0x10140, 0x10178),
    (0x1018A, 0x1018B),
    (0x102E1, 0x102FB),
    (0x10320, 0x10323),
    (0x10341, 0x10341),
    (0x1034A, 0x1034A),
    (0x103D1, 0x103D5),
    (0x10858, 0x1085F),
    (0x10879, 0x1087F),
    (0x108A7, 0x108AF),
    (0x108FB, 0x108FF),
    (0x10916, 0x1091B),
    (0x109BC, 0x109BD),
    (0x109C0, 0x109CF),
    (0x109D2, 0x109FF),
    (0x10A40, 0x10A48),
    (0x10A7D, 0x10A7E),
    (0x10A9D, 0x10A9F),
    (0x10AEB, 0x10AEF),
    (0x10B58, 0x10B5F),
    (0x10B78, 0x10B7F),
    (0x10BA9, 0x10BAF),
    (0x10CFA, 0x10CFF),
    (0x10E60, 0x10E7E),
    (0x10F1D, 0x10F26),
    (0x10F51, 0x10F54),
    (0x10FC5, 0x10FCB),
    (0x11052, 0x11065),
    (0x111E1, 0x111F4),
    (0x1173A, 0x1173B),
    (0x118EA, 0x118F2),
    (0x11C5A, 0x11C6C),
    (0x11FC0, 0x11FD4),
    (0x12400, 0x1246E),
    (0x16B5B, 0x16B61),
    (0x16E80, 0x16E96),
    (0x1D2C0, 0x1D2D3),
    (0x1D2E0, 0x1D2F3),
    (0x1D360, 0x1D378),
    (0x1E8C7, 0x1E8CF),
    (0x1EC71, 0x1ECAB),
    (0x1ECAD, 0x1ECAF),
    (0x1ECB1, 0x1ECB4),
    (0x1ED01, 0x1ED2D),
    (0x1ED2F, 0x1ED3D),
    (0x1F100, 0x1F10C),
    (0x20001, 0x20001),
    (0x20064, 0x20064),
    (0x200E2, 0x200E2),
    (0x20121, 0x20121),
    (0x2092A, 0x2092A),
    (0x20983, 0x20983),
    (0x2098C, 0x2098C),
    (0x2099C, 0x2099C),
    (0x20AEA, 0x20AEA),
    (0x20AFD, 0x20AFD),
    (0x20B19, 0x20B19),
    (0x22390, 0x22390),
    (0x22998, 0x22998),
    (0x23B1B, 0x23B1B),
    (0x2626D, 0x2626D),
    (0x2F890, 0x2F890),
];
