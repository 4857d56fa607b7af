//! Replacement: templates, `sub`, `subn` and `expand`.

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::str::Str;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::escape::{self, is_identifier};
use super::match_object::{Match, new_match};
use super::parse::MAX_GROUPS;
use super::pattern::{Bounds, Matches, Pattern, group_of, this};
use super::refuse;
use super::syntax::Refusal;
use super::text::{Place, Text};
use super::tokens::{Token, Tokens};

/// A piece of a template.
enum Piece {
    Literal(Vec<u32>),
    Group(usize),
}

/// Why a template is refused.
enum Refused {
    Pattern(Refusal),
    /// IndexError: no group has this name.
    UnknownName(String),
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Refused {
        Refused::Pattern(refusal)
    }
}

fn push(pieces: &mut Vec<Piece>, codes: impl IntoIterator<Item = u32>) {
    match pieces.last_mut() {
        Some(Piece::Literal(literal)) => literal.extend(codes),
        _ => pieces.push(Piece::Literal(codes.into_iter().collect())),
    }
}

fn parse_template(source: &[u32], pattern: &Pattern) -> Result<Vec<Piece>, Refused> {
    let mut tokens = Tokens::new(source)?;
    let mut pieces = Vec::new();
    while let Some(token) = tokens.get()? {
        let escaped = match token {
            Token::Plain(code) => {
                push(&mut pieces, [code]);
                continue;
            }
            Token::Escape(code) => code,
        };
        match char::from_u32(escaped).unwrap_or('\u{fffd}') {
            'g' => {
                let (group, offset) = named_group(&mut tokens, pattern)?;
                pieces.push(Piece::Group(checked(&tokens, pattern, group, offset)?));
            }
            '0' => {
                let digits = tokens.get_digits(2, 8)?;
                push(&mut pieces, [u32::from_str_radix(&digits, 8).unwrap_or(0)]);
            }
            digit @ '1'..='9' => {
                let mut text = format!("{digit}{}", tokens.get_digits(1, 10)?);
                let octal = text.len() == 2 && text.chars().all(|digit| digit < '8');
                let third = if octal { tokens.get_digits(1, 8)? } else { String::new() };
                if third.is_empty() {
                    let group = text.parse().unwrap_or(usize::MAX);
                    pieces.push(Piece::Group(checked(&tokens, pattern, group, text.len())?));
                } else {
                    text.push_str(&third);
                    push(&mut pieces, [escape::octal(&tokens, &text)?]);
                }
            }
            'a' => push(&mut pieces, [7]),
            'b' => push(&mut pieces, [8]),
            'f' => push(&mut pieces, [12]),
            'n' => push(&mut pieces, [10]),
            'r' => push(&mut pieces, [13]),
            't' => push(&mut pieces, [9]),
            'v' => push(&mut pieces, [11]),
            '\\' => push(&mut pieces, [escaped]),
            letter if letter.is_ascii_alphabetic() => {
                return Err(tokens.error(format!("bad escape \\{letter}"), 2).into());
            }
            _ => push(&mut pieces, [u32::from('\\'), escaped]),
        }
    }
    Ok(pieces)
}

fn checked(tokens: &Tokens<'_>, pattern: &Pattern, group: usize, offset: usize) -> Result<usize, Refusal> {
    if group > pattern.program.groups {
        return Err(tokens.error(format!("invalid group reference {group}"), offset));
    }
    Ok(group)
}

/// After `\g`: the group, and how far back its name begins.
fn named_group(tokens: &mut Tokens<'_>, pattern: &Pattern) -> Result<(usize, usize), Refused> {
    if !tokens.accept('<')? {
        return Err(tokens.error("missing <", 0).into());
    }
    let name = tokens.get_until('>', "group name")?;
    let offset = name.chars().count() + 1;
    if name.bytes().all(|byte| byte.is_ascii_digit()) {
        let group = name.parse().unwrap_or(usize::MAX);
        if group >= MAX_GROUPS {
            return Err(tokens.error(format!("invalid group reference {name}"), offset).into());
        }
        return Ok((group, offset));
    }
    if !pattern.is_text && !name.is_ascii() {
        let shown = escape::ascii_repr(&name);
        return Err(tokens.error(format!("bad character in group name {shown}"), offset).into());
    }
    if !is_identifier(&name) {
        let shown = escape::repr(&name);
        return Err(tokens.error(format!("bad character in group name {shown}"), offset).into());
    }
    match pattern.names.iter().find(|(known, _)| *known == name) {
        Some((_, group)) => Ok((*group, offset)),
        None => Err(Refused::UnknownName(name)),
    }
}

/// A template with its literal parts as values.
enum Filler {
    Literal(Value),
    Group(usize),
}

/// What replaces a match.
enum Replacement {
    Fixed(Value),
    Template(Vec<Filler>),
    Function(Value),
}

fn compile_template(vm: &Vm, pattern: &Pattern, template: &Value) -> PyResult<Vec<Filler>> {
    let text = match Text::of(vm, template) {
        Ok(text) => text,
        Err(_) => {
            let found = vm.type_name(template);
            return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {found} found")));
        }
    };
    let pieces = match parse_template(&text.codes(), pattern) {
        Ok(pieces) => pieces,
        Err(Refused::Pattern(refusal)) => return Err(refuse(vm, &refusal, template)),
        Err(Refused::UnknownName(name)) => {
            return Err(vm.index_error(format!("unknown group name {}", escape::repr(&name))));
        }
    };
    let literal = |codes: Vec<u32>| {
        if text.is_text() {
            vm.text(codes.into_iter().filter_map(char::from_u32).collect::<String>())
        } else {
            vm.bytes(codes.into_iter().map(|code| code as u8).collect::<Vec<u8>>())
        }
    };
    Ok(pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Literal(codes) => Filler::Literal(literal(codes)),
            Piece::Group(group) => Filler::Group(group),
        })
        .collect())
}

fn replacement(vm: &Vm, pattern: &Pattern, value: &Value) -> PyResult<Replacement> {
    if vm.is_callable(value) {
        return Ok(Replacement::Function(value.clone()));
    }
    if let Ok(text) = Text::of(vm, value)
        && !text.bytes().contains(&b'\\')
    {
        return Ok(Replacement::Fixed(value.clone()));
    }
    compile_template(vm, pattern, value).map(Replacement::Template)
}

/// Joins pieces, with the errors of `join`.
fn join(vm: &Vm, text: &Text, pieces: &[Value]) -> PyResult {
    if let [only] = pieces
        && only.is_exact()
    {
        let fits = if text.is_text() { only.is_a::<Str>() } else { !only.is_a::<Str>() };
        if fits && vm.type_of(only).is(if text.is_text() { &vm.types.str } else { &vm.types.bytes }) {
            return Ok(only.clone());
        }
    }
    if !text.is_text() {
        let mut joined = Vec::new();
        for (index, piece) in pieces.iter().enumerate() {
            match vm.buffer(piece)? {
                Some(bytes) => joined.extend_from_slice(&bytes),
                None => {
                    let found = vm.type_name(piece);
                    return Err(vm.type_error(format!(
                        "sequence item {index}: expected a bytes-like object, {found} found"
                    )));
                }
            }
        }
        return Ok(vm.bytes(joined));
    }
    let mut joined = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        match piece.downcast_ref::<Str>() {
            Some(text) => joined.push_str(text.as_str()),
            None => {
                let found = vm.type_name(piece);
                return Err(
                    vm.type_error(format!("sequence item {index}: expected str instance, {found} found"))
                );
            }
        }
    }
    vm.reserve(joined.len(), 1)?;
    Ok(vm.text(joined))
}

fn substitute(vm: &Vm, args: &Arguments<'_>) -> PyResult<(Value, i64)> {
    let pattern = this(vm, args)?;
    let replacement = replacement(vm, pattern, args.get(1))?;
    let text = Text::for_pattern(vm, pattern, args.get(2))?;
    let most = args.optional(3).map_or(Ok(0), |value| vm.size_argument(value))?;
    let end = text.bytes().len();
    let bounds = Bounds { start: 0, end: text.len() };
    let mut matches = Matches::new(pattern, &text, 0, end);
    let (mut pieces, mut last, mut count) = (Vec::new(), 0, 0);
    let mut place = Place { offset: 0, index: 0 };
    while most == 0 || count < most {
        let Some(found) = matches.next(vm)? else { break };
        if last < found.start {
            pieces.push(text.part(vm, last, found.start));
        }
        match &replacement {
            Replacement::Fixed(value) => pieces.push(value.clone()),
            Replacement::Template(fillers) => {
                for filler in fillers {
                    match filler {
                        Filler::Literal(value) => pieces.push(value.clone()),
                        Filler::Group(group) => pieces.extend(group_of(vm, &text, &found, *group)),
                    }
                }
            }
            Replacement::Function(function) => {
                let object = new_match(vm, pattern, &text, &bounds, &found, place);
                let value = vm.call(function, &[object])?;
                if !value.is_none() {
                    pieces.push(value);
                }
            }
        }
        place = place.at(&text, found.end);
        last = found.end;
        count += 1;
    }
    if last < end {
        pieces.push(text.part(vm, last, end));
    }
    Ok((join(vm, &text, &pieces)?, count))
}

pub(super) fn sub(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    substitute(vm, args).map(|(result, _)| result)
}

pub(super) fn subn(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (result, count) = substitute(vm, args)?;
    Ok(vm.tuple([result, vm.int(count)]))
}

/// `match.expand(template)`.
pub(super) fn expand(vm: &Vm, found: &Match, template: &Value) -> PyResult {
    let fillers = compile_template(vm, found.pattern(), template)?;
    let text = found.text(vm)?;
    let mut pieces = Vec::new();
    for filler in fillers {
        match filler {
            Filler::Literal(value) => pieces.push(value),
            Filler::Group(group) => pieces.extend(found.group(vm, &text, group)),
        }
    }
    join(vm, &text, &pieces)
}
