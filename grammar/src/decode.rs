//! Bytes of a source file to text: byte order mark, PEP 263's declaration of the encoding, and what is wrong with them.

use std::borrow::Cow;

use crate::charmap::{CHARMAPS, Charmap, find_charmap};
use crate::error::{ErrorKind, Location, SyntaxError};

/// Where bytes come from: CPython words some errors differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// A program, read from the file of this name (or `<stdin>`).
    Program(&'a str),
    /// An imported module, or the argument of `compile`, `exec` or `eval`.
    Object,
}

/// An encoding that source can be in.
#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    Latin1,
    Ascii,
    Table(&'static Charmap),
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The text of a source, without its byte order mark.
pub fn decode(bytes: &[u8], origin: Origin<'_>) -> Result<String, Box<SyntaxError>> {
    let marked = bytes.starts_with(BYTE_ORDER_MARK);
    let body = if marked { &bytes[BYTE_ORDER_MARK.len()..] } else { bytes };
    if origin == Origin::Object && body.contains(&0) {
        return Err(bare("source code string cannot contain null bytes"));
    }
    let declared = declaration(body);
    let encoding = match &declared {
        None => Encoding::Utf8,
        Some(name) => encoding(name).ok_or_else(|| {
            let problem = if origin == Origin::Object { "unknown encoding" } else { "encoding problem" };
            bare(format!("{problem}: {name}"))
        })?,
    };
    if let Some(name) = declared.as_deref().filter(|&name| marked && name != "utf-8") {
        return Err(bare(format!("encoding problem: {name} with BOM")));
    }
    let text = match encoding {
        Encoding::Utf8 => match std::str::from_utf8(body) {
            Ok(text) => crate::string::from_plain(text.to_owned()),
            Err(error) => undecodable(body, error.valid_up_to(), declared.is_some(), origin)?,
        },
        Encoding::Latin1 => body.iter().copied().map(char::from).collect(),
        Encoding::Table(table) => decode_by_table(body, table)?,
        Encoding::Ascii => match body.iter().position(|byte| !byte.is_ascii()) {
            None => String::from_utf8_lossy(body).into_owned(),
            Some(_) if origin != Origin::Object => return Err(bare("encoding problem: ascii")),
            Some(at) => {
                let byte = body[at];
                return Err(bare(format!(
                    "'ascii' codec can't decode byte {byte:#04x} in position {at}: ordinal not in range(128)"
                )));
            }
        },
    };
    match text.find('\0') {
        None => Ok(text),
        Some(at) => Err(null_byte(&text[..at])),
    }
}

fn decode_by_table(body: &[u8], table: &Charmap) -> Result<String, Box<SyntaxError>> {
    let mut text = String::with_capacity(body.len());
    for (at, &byte) in body.iter().enumerate() {
        match table.decode(byte) {
            Some(character) => text.push(character),
            None => {
                return Err(bare(format!(
                    "'charmap' codec can't decode byte {byte:#04x} in position {at}: character maps to <undefined>"
                )));
            }
        }
    }
    Ok(text)
}

fn bare(message: impl Into<String>) -> Box<SyntaxError> {
    SyntaxError::bare(ErrorKind::Syntax, message)
}

/// A program ends at its first NUL, and so does the line that is shown.
fn null_byte(before: &str) -> Box<SyntaxError> {
    let line = before.matches('\n').count() as i32 + 1;
    let text = before.rsplit('\n').next().unwrap_or_default();
    let location = Location { line, offset: 0, end_line: line, end_offset: -1 };
    SyntaxError::located(ErrorKind::Syntax, "source code cannot contain null bytes", location, text)
}

/// The encoding named in a comment on the first line, or on the second if the first holds no code.
fn declaration(body: &[u8]) -> Option<String> {
    for line in body.split(|&byte| byte == b'\n').take(2) {
        let start = line.iter().position(|byte| !b" \t\x0c\r".contains(byte));
        match start.map(|start| &line[start..]) {
            None => {}
            Some(comment @ [b'#', ..]) => {
                if let Some(name) = named(comment) {
                    return Some(normalised(&name));
                }
            }
            Some(_) => return None,
        }
    }
    None
}

/// `NAME` in a comment with `coding: NAME` or `coding=NAME`.
fn named(comment: &[u8]) -> Option<String> {
    const WORD: &[u8] = b"coding";
    let mut rest = comment;
    while let Some(at) = rest.windows(WORD.len()).position(|window| window == WORD) {
        rest = &rest[at + WORD.len()..];
        if let [b':' | b'=', after @ ..] = rest {
            let name: String = after
                .iter()
                .skip_while(|byte| matches!(byte, b' ' | b'\t'))
                .take_while(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
                .map(|&byte| char::from(byte))
                .collect();
            if !name.is_empty() {
                return Some(name);
            }
        }
    }
    None
}

/// The name by which CPython's tokenizer knows the two commonest encodings; others as they are written.
fn normalised(name: &str) -> String {
    let start: String =
        name.chars().take(12).map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() }).collect();
    let is =
        |known: &str| start == known || start.strip_prefix(known).is_some_and(|rest| rest.starts_with('-'));
    if is("utf-8") {
        "utf-8".to_owned()
    } else if ["latin-1", "iso-8859-1", "iso-latin-1"].into_iter().any(is) {
        "iso-8859-1".to_owned()
    } else {
        name.to_owned()
    }
}

fn encoding(name: &str) -> Option<Encoding> {
    Some(match name.to_ascii_lowercase().replace('_', "-").as_str() {
        "utf-8" | "utf8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
        "iso-8859-1" | "latin-1" | "latin1" | "latin" | "l1" | "iso8859-1" | "8859" | "cp819" => {
            Encoding::Latin1
        }
        "ascii" | "us-ascii" | "646" => Encoding::Ascii,
        name => return find_charmap(&name.replace('-', "_")).map(|place| Encoding::Table(&CHARMAPS[place])),
    })
}

/// Bytes that are no UTF-8, the first of them at `at`: an error, except in comments of modules or declared UTF-8.
fn undecodable(
    body: &[u8],
    at: usize,
    declared: bool,
    origin: Origin<'_>,
) -> Result<String, Box<SyntaxError>> {
    let line = body[..at].split(|&byte| byte == b'\n').count() as i32;
    if let (Origin::Program(file), false) = (origin, declared) {
        return Err(bare(format!(
            "Non-UTF-8 code starting with '\\x{:02x}' in file {file} on line {line}, but no encoding declared; \
             see https://peps.python.org/pep-0263/ for details",
            body[at],
        )));
    }
    let line_start = body[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    let line_end = body[at..].iter().position(|&byte| byte == b'\n').map_or(body.len(), |end| at + end + 1);
    let before = &body[line_start..at];
    let Some(quote) = before.iter().rposition(|byte| matches!(byte, b'"' | b'\'')) else {
        return Ok(String::from_utf8_lossy(body).into_owned());
    };
    // CPython decodes literal by literal: positions count from the beginning of the literal's content.
    let content_start = line_start + quote + 1;
    let content_end =
        body[at..line_end].iter().position(|&byte| byte == before[quote]).map_or(line_end, |end| at + end);
    let content = &body[content_start..content_end];
    let reason = std::str::from_utf8(content).err().map(|error| why(content, error)).unwrap_or_default();
    let offset = String::from_utf8_lossy(&before[..quote]).chars().count() as i32 + 1;
    let location = Location { line, offset, end_line: line, end_offset: offset + content.len() as i32 };
    let text: Cow<'_, str> = String::from_utf8_lossy(&body[line_start..line_end]);
    let message = format!("(unicode error) 'utf-8' codec can't decode {reason}");
    Err(SyntaxError::located(ErrorKind::Syntax, message, location, text))
}

/// The second half of a `UnicodeDecodeError`'s text.
fn why(content: &[u8], error: std::str::Utf8Error) -> String {
    let at = error.valid_up_to();
    let byte = content[at];
    match error.error_len() {
        None if content.len() - at > 1 => {
            format!("bytes in position {at}-{}: unexpected end of data", content.len() - 1)
        }
        None => format!("byte {byte:#04x} in position {at}: unexpected end of data"),
        Some(_) if matches!(byte, 0x80..=0xc1 | 0xf5..) => {
            format!("byte {byte:#04x} in position {at}: invalid start byte")
        }
        Some(_) => format!("byte {byte:#04x} in position {at}: invalid continuation byte"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8], origin: Origin<'_>) -> String {
        decode(bytes, origin).map_or_else(|error| error.message, |text| format!("decoded {text:?}"))
    }

    #[test]
    fn encodings_are_declared_in_comments() {
        let program = Origin::Program("x.py");
        assert_eq!(message(b"\xef\xbb\xbf1\n", program), r#"decoded "1\n""#);
        assert_eq!(
            message(b"#!x\n# vim: set fileencoding=latin1 :\n'\xe9'\n", program).chars().last(),
            Some('"')
        );
        assert_eq!(message(b"# coding: nope\n", program), "encoding problem: nope");
        assert_eq!(message(b"# coding: nope\n", Origin::Object), "unknown encoding: nope");
        assert_eq!(
            message(b"\xef\xbb\xbf# coding: latin-1\n", program),
            "encoding problem: iso-8859-1 with BOM"
        );
        assert!(
            message(b"x\n# coding: latin-1\n'\xe9'\n", program)
                .starts_with("Non-UTF-8 code starting with '\\xe9'")
        );
    }

    #[test]
    fn literals_that_are_no_utf8_are_errors() {
        let text = "(unicode error) 'utf-8' codec can't decode ";
        let object = |bytes: &[u8]| message(bytes, Origin::Object).replace(text, "");
        assert_eq!(object(b"y='\xe9a'\n"), "byte 0xe9 in position 0: invalid continuation byte");
        assert_eq!(object(b"x='\xe2\x82'\n"), "bytes in position 0-1: unexpected end of data");
        assert_eq!(object(b"x='a\x80'\n"), "byte 0x80 in position 1: invalid start byte");
        assert_eq!(object(b"x=1\0"), "source code string cannot contain null bytes");
        assert_eq!(message(b"x=1\0", Origin::Program("p")), "source code cannot contain null bytes");
    }
}
