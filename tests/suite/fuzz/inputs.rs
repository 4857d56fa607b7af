//! Programs full of random inputs for the small languages of the library: format specifications and templates, regular
//! expressions, and pickles. What is wrong with an input is an exception like any other.

use fastrand::Rng;

const PRELUDE: &str = "
import pickle, re

def show(f, *args):
    try:
        print(' ', ascii(f(*args))[:300])
    except RecursionError:
        print('  RecursionError')
    except (ArithmeticError, AttributeError, EOFError, ImportError, LookupError, TypeError, ValueError, re.error,
            pickle.PickleError, MemoryError) as error:
        print(' ', type(error).__name__, ascii(str(error))[:300])

class C:
    x = 5
    def __repr__(self):
        return 'C()'
";

const VALUES: &[&str] = &[
    "0",
    "-1",
    "255",
    "10**20",
    "-(2**63)",
    "True",
    "0.0",
    "-0.0",
    "1.5",
    "-2.75e-7",
    "1e22",
    "123456.789",
    "1e308",
    "float('nan')",
    "float('-inf')",
    "1+2j",
    "-0.5j",
    "''",
    "'abc'",
    "'\\u00e9\\U0001f600'",
    "b'ab'",
    "None",
    "[1, 2]",
    "(1, 'a')",
    "{'a': 1, 'b c': [3]}",
    "C()",
];

fn one<'a>(random: &mut Rng, choices: &[&'a str]) -> &'a str {
    choices[random.usize(0..choices.len())]
}

/// A format specification, more or less.
fn specification(random: &mut Rng) -> String {
    if random.u32(0..8) == 0 {
        return (0..random.usize(0..6)).map(|_| one(random, SPICE)).collect();
    }
    let mut text = String::new();
    let mut part = |chance: u32, choices: &[&str]| {
        if random.u32(0..100) < chance {
            text += one(random, choices);
        }
    };
    part(25, &["*", "x", "\u{e9}", "0", "{{", " "]);
    part(30, &["<", ">", "^", "="]);
    part(25, &["+", "-", " "]);
    part(8, &["z"]);
    part(15, &["#"]);
    part(20, &["0"]);
    part(40, &["1", "5", "12", "30", "99"]);
    part(15, &[",", "_"]);
    part(35, &[".0", ".1", ".3", ".10", ".25", "."]);
    part(75, &["b", "c", "d", "e", "E", "f", "F", "g", "G", "n", "o", "s", "x", "X", "%", "q"]);
    text
}

const SPICE: &[&str] =
    &["0", "9", ".", ",", "_", "<", "=", "^", "#", "+", "z", "%", "s", "d", "\u{100}", "{}", "!r"];

/// A template of `%` or `str.format`.
fn template(random: &mut Rng) -> String {
    let mut text = String::new();
    for _ in 0..random.usize(1..4) {
        match random.u32(0..6) {
            0 => text += one(random, &["a", "{{", "}}", "%%", "{", "}", "%"]),
            1..=3 => {
                let field = one(
                    random,
                    &["", "0", "1", "2", "a", "0.x", "0[1]", "a[b c]", "0.__class__", "-1", "0[", "0."],
                );
                let conversion = one(random, &["", "", "", "!r", "!s", "!a", "!x", "!"]);
                let colon = if random.bool() { format!(":{}", specification(random)) } else { String::new() };
                text += &format!("{{{field}{conversion}{colon}}}");
            }
            _ => {
                let key = one(random, &["", "", "", "(a)", "(b c)", "("]);
                let flags = one(random, &["", "-", "+", " ", "#", "0", "-0", "+#"]);
                let width = one(random, &["", "", "5", "12", "*", "99"]);
                let precision = one(random, &["", "", ".2", ".0", ".*", "."]);
                text += &format!(
                    "%{key}{flags}{width}{precision}{}",
                    one(
                        random,
                        &[
                            "d", "i", "u", "x", "X", "o", "e", "f", "g", "G", "c", "r", "s", "a", "b", "%",
                            "y"
                        ]
                    )
                );
            }
        }
    }
    text
}

/// A regular expression, more or less.
fn pattern(random: &mut Rng, depth: u32) -> String {
    const ATOMS: &[&str] = &[
        "a", "b", "c", "ab", ".", "\\d", "\\w", "\\s", "\\S", "\\b", "\\B", "^", "$", "\\A", "\\Z", "[abc]",
        "[^a]", "[a-c]", "[\\d_]", "[]a]", "[^\\W]", "[a-", "\\1", "\\2", "(?P=n)", "\\x61", "\\u00e9",
        "\\0", "\\", "\u{e9}", "\\n", "(?#c)", "\\q",
    ];
    let mut text = String::new();
    for _ in 0..random.usize(1..4) {
        if depth > 0 && random.u32(0..3) == 0 {
            let open = one(
                random,
                &[
                    "(", "(", "(?:", "(?P<n>", "(?=", "(?!", "(?<=", "(?<!", "(?i:", "(?s-i:", "(?>",
                    "(?(1)", "(?x: ", "(?a:", "(?P<1>",
                ],
            );
            text += open;
            text += &pattern(random, depth - 1);
            if random.u32(0..3) == 0 {
                text += "|";
                text += &pattern(random, depth - 1);
            }
            text += if random.u32(0..20) == 0 { "" } else { ")" };
        } else {
            text += one(random, ATOMS);
        }
        if random.u32(0..3) == 0 {
            text += one(
                random,
                &[
                    "*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{,2}", "{0,}", "*+", "++", "{2,1}",
                    "**", "{a}",
                ],
            );
        }
    }
    text
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for character in text.chars() {
        match character {
            '\'' | '\\' => quoted.extend(['\\', character]),
            ' '..='~' => quoted.push(character),
            _ => quoted += &format!("\\U{:08x}", u32::from(character)),
        }
    }
    quoted + "'"
}

/// A program of formats and expressions, whose output is CPython's.
pub(crate) fn program(random: &mut Rng) -> String {
    let mut text = PRELUDE.to_owned();
    for _ in 0..60 {
        let value = one(random, VALUES);
        text += &match random.u32(0..4) {
            0 => format!("show(format, {value}, {})\n", quoted(&specification(random))),
            1 => {
                let (template, other) = (quoted(&template(random)), one(random, VALUES));
                format!("show(lambda: {template}.format({value}, {other}, a={value}))\n")
            }
            2 => {
                let template = quoted(&template(random));
                let values = match random.u32(0..3) {
                    0 => value.to_owned(),
                    1 => format!("({value}, {})", one(random, VALUES)),
                    _ => format!("{{'a': {value}, 'b c': 3}}"),
                };
                format!("show(lambda: {template} % {values})\n")
            }
            _ => expression(random),
        };
    }
    text
}

fn expression(random: &mut Rng) -> String {
    let pattern = quoted(&pattern(random, 3));
    let subject: String = (0..random.usize(0..14))
        .map(|_| one(random, &["a", "b", "c", "A", "1", " ", "\n", "_", "\u{e9}"]))
        .collect();
    let subject = quoted(&subject);
    let flags = one(random, &["0", "0", "re.I", "re.M", "re.S", "re.X", "re.A", "re.I | re.M"]);
    match random.u32(0..5) {
        0 => format!("show(lambda: [m.span() for m in re.finditer({pattern}, {subject}, {flags})])\n"),
        1 => format!("show(lambda: re.sub({pattern}, r'<\\g<0>>', {subject}, flags={flags}))\n"),
        2 => format!("show(lambda: re.split({pattern}, {subject}, maxsplit=4, flags={flags}))\n"),
        3 => format!(
            "show(lambda: (m := re.search({pattern}, {subject}, {flags})) and (m.regs, m.groups(), m.lastgroup))\n"
        ),
        _ => format!("show(lambda: re.fullmatch({pattern}, {subject}, {flags}))\n"),
    }
}

/// A program that reads pickles which were changed in some places.
pub(crate) fn pickles(random: &mut Rng) -> String {
    let mut text = PRELUDE.to_owned();
    text += "def mutated(value, protocol, changes):\n    data = bytearray(pickle.dumps(value, protocol))\n    for place, byte, count in changes:\n        at = place % (len(data) + 1)\n        data[at:at + count] = byte\n    return pickle.loads(bytes(data))\n\n";
    for _ in 0..40 {
        let value = one(random, VALUES);
        let other = one(
            random,
            &[
                "[1, {'a': (2, b'x')}, 'text', {3}]",
                "C()",
                "len",
                "[2**70, -5, 1.5, None, True]",
                "(1,) * 300",
                "[[]] * 2",
            ],
        );
        let changes: Vec<String> = (0..random.usize(1..4))
            .map(|_| {
                let bytes: Vec<String> =
                    (0..random.usize(0..3)).map(|_| format!("{}", random.u8(..))).collect();
                format!("({}, bytes([{}]), {})", random.usize(0..400), bytes.join(", "), random.usize(0..3))
            })
            .collect();
        text +=
            &format!("show(mutated, [{value}, {other}], {}, [{}])\n", random.usize(0..6), changes.join(", "));
    }
    text
}
