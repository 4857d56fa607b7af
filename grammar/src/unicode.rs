//! Characters as Unicode 15.1 has them, the version of Python 3.13: identifiers and names.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Whether Unicode 15.1 has the character.
pub fn is_assigned(character: char) -> bool {
    character.is_ascii() || character.general_category() != GeneralCategory::Unassigned
}

/// Whether an identifier can begin with the character.
pub fn is_identifier_start(character: char) -> bool {
    character == '_' || unicode_ident::is_xid_start(character) && is_assigned(character)
}

/// Whether an identifier can go on with the character.
pub fn is_identifier_part(character: char) -> bool {
    unicode_ident::is_xid_continue(character) && is_assigned(character)
}

/// Whether a text is an identifier.
pub fn is_identifier(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(is_identifier_start) && characters.all(is_identifier_part)
}

/// The character with a name or alias, in any case but for the hexadecimal names of ideographs and for syllables.
pub fn named_character(name: &str) -> Option<char> {
    const EXACT: [&str; 2] = ["CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE "];
    let upper = name.to_ascii_uppercase();
    let exact = EXACT.iter().find(|prefix| upper.starts_with(**prefix));
    if exact.is_some() && name != upper {
        return None;
    }
    if let Some(digits) = upper.strip_prefix(EXACT[0])
        && !matches!(digits.len(), 4 | 5)
    {
        return None;
    }
    unicode_names2::character(name)
}

/// The name of a character.
pub fn character_name(character: char) -> Option<String> {
    unicode_names2::name(character).map(|name| name.to_string())
}
