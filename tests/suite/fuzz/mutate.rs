//! Sources made of the test programs: mutated, spliced, taken apart into tokens, and noise.

use std::fs;
use std::path::{Path, PathBuf};

use fastrand::Rng;

/// Programs that use any of these are neither mutated into something that runs nor used as a part of it.
const HARMFUL: &[&str] = &[
    "os",
    "posix",
    "shutil",
    "subprocess",
    "socket",
    "_socket",
    "signal",
    "pathlib",
    "tempfile",
    "open",
    "FileIO",
    "_io",
    "fork",
    "kill",
    "system",
    "exec",
    "compile",
    "breakpoint",
    "input",
    "chdir",
    "faulthandler",
    "select",
    "time",
    "multiprocessing",
    "unlink",
    "remove_dir",
    "fcntl",
    "mmap",
    "resource",
];

/// Tokens that programs seldom have, and numbers at the edges.
const SPICE: &[&str] = &[
    "0",
    "-1",
    "1",
    "2**61",
    "-2**63",
    "10**30",
    "1e308",
    "0.0",
    "-0.0",
    "float('nan')",
    "1j",
    "''",
    "'\\ud800'",
    "b''",
    "()",
    "[]",
    "{}",
    "None",
    "True",
    "...",
    "NotImplemented",
    "lambda: 0",
    "(yield)",
    "await x",
    "*x",
    "**x",
    ":=",
    "->",
    "@",
    "async ",
    "match x:\n case ",
    "type X = ",
    "f'{x!r:>{y}}'",
    "global x",
    "nonlocal x",
    "del x",
    "raise",
    "return",
    "yield from x",
    "except* E:",
    "finally:",
    "else:",
    "\n",
    "\n    ",
    "\\\n",
    "\t",
    "\u{e9}",
    "\u{feff}",
    "\0",
    "#",
    "'''",
    "\"\"\"",
    "[0] * 10**9",
    "'x' * 10**9",
    "1 << 10**9",
    "range(10**18)",
    "object()",
    "print",
    "__class__",
    "super()",
    "__import__('sys')",
    "locals()",
    "globals()",
    "type",
    "iter",
    "0x",
    "1_",
    "1__0",
    "0777",
];

/// The sources that inputs are made of.
pub(crate) struct Corpus {
    texts: Vec<String>,
    /// The places in `texts` of programs that touch nothing outside.
    harmless: Vec<usize>,
    tokens: Vec<String>,
}

impl Corpus {
    /// Reads all programs below some folders.
    pub(crate) fn load(folders: &[PathBuf]) -> Corpus {
        let mut paths = Vec::new();
        folders.iter().for_each(|folder| collect(folder, &mut paths));
        paths.sort();
        let texts: Vec<String> = paths
            .iter()
            .filter_map(|path| fs::read_to_string(path).ok())
            .filter(|text| text.len() < 8000)
            .collect();
        let harmless = (0..texts.len()).filter(|&place| is_harmless(&texts[place])).collect();
        let mut tokens: Vec<String> = texts.iter().flat_map(|text| pieces(text)).collect();
        tokens.sort();
        tokens.dedup();
        Corpus { texts, harmless, tokens }
    }

    /// Any source, most of them wrong.
    pub(crate) fn source(&self, random: &mut Rng) -> String {
        match random.u32(0..10) {
            0 => noise(random),
            1 | 2 => self.row_of_tokens(random),
            3 => {
                let text = &self.texts[random.usize(0..self.texts.len())];
                nested(text, random)
            }
            _ => {
                let place = random.usize(0..self.texts.len());
                self.mutated(place, random, |random| random.usize(0..self.texts.len()))
            }
        }
    }

    /// A program that can be run without harm to anything around it, perhaps a wrong one.
    pub(crate) fn harmless(&self, random: &mut Rng) -> Option<String> {
        let any = |random: &mut Rng| self.harmless[random.usize(0..self.harmless.len())];
        let place = any(random);
        let program = self.mutated(place, random, any);
        is_harmless(&program).then_some(program)
    }

    fn row_of_tokens(&self, random: &mut Rng) -> String {
        let count = random.usize(1..60);
        let mut row = String::new();
        for _ in 0..count {
            row += self.token(random);
            row += if random.bool() { " " } else { "" };
        }
        row
    }

    fn token<'a>(&'a self, random: &mut Rng) -> &'a str {
        if random.u32(0..3) == 0 {
            SPICE[random.usize(0..SPICE.len())]
        } else {
            &self.tokens[random.usize(0..self.tokens.len())]
        }
    }

    /// A program with one to eight changes; lines of other ones may come in.
    fn mutated(&self, place: usize, random: &mut Rng, other: impl Fn(&mut Rng) -> usize) -> String {
        let mut parts = pieces(&self.texts[place]);
        for _ in 0..random.usize(1..9) {
            if parts.is_empty() {
                break;
            }
            let at = random.usize(0..parts.len());
            match random.u32(0..9) {
                0 => drop(parts.remove(at)),
                1 => {
                    let from = random.usize(0..parts.len());
                    parts.swap(at, from);
                }
                2 => parts.insert(at, parts[random.usize(0..parts.len())].clone()),
                3 | 4 => parts[at] = self.token(random).to_owned(),
                5 => parts.insert(at, self.token(random).to_owned()),
                6 => {
                    let end = (at + random.usize(1..30)).min(parts.len());
                    parts.drain(at..end);
                }
                7 => {
                    let end = (at + random.usize(1..30)).min(parts.len());
                    let copy: Vec<String> = parts[at..end].to_vec();
                    parts.splice(at..at, copy);
                }
                _ => {
                    let lines: Vec<&str> = self.texts[other(random)].lines().collect();
                    let from = random.usize(0..lines.len().max(1));
                    let taken = lines.iter().skip(from).take(random.usize(1..12));
                    parts.insert(line_start(&parts, at), taken.flat_map(|line| [line, "\n"]).collect());
                }
            }
        }
        parts.concat()
    }
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            paths.push(path);
        }
    }
}

fn is_harmless(text: &str) -> bool {
    !text
        .split(|character: char| !character.is_alphanumeric() && character != '_')
        .any(|word| HARMFUL.contains(&word))
}

/// Words, numbers, blanks and single characters: joined, they are the text.
fn pieces(text: &str) -> Vec<String> {
    let class = |character: char| match character {
        '_' => 1,
        _ if character.is_alphanumeric() => 1,
        ' ' => 2,
        _ => 3,
    };
    let mut parts: Vec<String> = Vec::new();
    let mut last = 0;
    for character in text.chars() {
        let now = class(character);
        match parts.last_mut() {
            Some(part) if now == last && now != 3 => part.push(character),
            _ => parts.push(character.to_string()),
        }
        last = now;
    }
    parts
}

/// The place behind the nearest end of a line in front of `at`.
fn line_start(parts: &[String], at: usize) -> usize {
    parts[..at].iter().rposition(|part| part == "\n").map_or(0, |place| place + 1)
}

fn noise(random: &mut Rng) -> String {
    let count = random.usize(0..200);
    let bytes: Vec<u8> =
        (0..count).map(|_| if random.u32(0..4) == 0 { random.u8(..) } else { random.u8(9..127) }).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Something nested very deep, in the middle of a program.
fn nested(text: &str, random: &mut Rng) -> String {
    const NESTS: &[(&str, &str)] = &[
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("{0:", "}"),
        ("f(", ")"),
        ("-", ""),
        ("not ", ""),
        ("lambda:", ""),
        ("x if y else ", "z"),
        ("a.b[", "]"),
        ("f'{", "}'"),
        ("await ", ""),
        ("*", ""),
        ("1+", ""),
        ("(yield ", ")"),
        ("if x:\n", ""),
        ("[x for x in ", "]"),
        ("x = ", ""),
        ("x.", ""),
        ("a and ", ""),
        ("a < ", ""),
        ("2**", ""),
    ];
    let (open, close) = NESTS[random.usize(0..NESTS.len())];
    let depth = 1 << random.u32(3..13);
    let closed = if random.bool() { depth } else { random.usize(0..depth + 2) };
    let line = random.usize(0..text.lines().count().max(1));
    let mut result: String = text.lines().take(line).flat_map(|line| [line, "\n"]).collect();
    result += &open.repeat(depth);
    result += "x";
    result += &close.repeat(closed);
    result += "\n";
    result.extend(text.lines().skip(line).map(|line| format!("{line}\n")));
    result
}
