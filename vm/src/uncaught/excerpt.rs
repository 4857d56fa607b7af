//! The source lines of a failing instruction, with `~~~^^^` below what failed.

use std::collections::BTreeSet;
use std::ops::Range;

use super::colour::Colours;
use crate::compile::anchors;

/// The lines to show, each with a line end. Columns count bytes: `column` in the first line, `end_column` in the last.
pub(super) fn excerpt(original: &[String], column: usize, end_column: usize, colours: Colours) -> String {
    let margin = common_margin(original);
    let lines: Vec<&str> = original.iter().map(|line| line.get(margin..).unwrap_or("")).collect();
    let last = lines.len() - 1;
    let start = floor(lines[0], column.saturating_sub(margin));
    let end = floor(lines[last], end_column.saturating_sub(margin));
    let text = lines.join("\n");
    let segment_end = text.len() - (lines[last].len() - end);
    let segment = text.get(start..segment_end).unwrap_or("");
    let anchors = anchors::anchors(segment).map(|range| range.start + start..range.end + start);
    let marked = !anchors::is_only_a_call(&lines, start, end)
        && (anchors.is_some()
            || !lines[0][..start].trim_start().is_empty()
            || !lines[last][end..].trim_end().is_empty());
    let drawing = Drawing { lines: &lines, start, end, anchors, colours };
    let mut shown = String::new();
    let mut previous = 0;
    for number in drawing.shown() {
        match number.saturating_sub(previous + 1) {
            0 => {}
            1 => shown.push_str(&drawing.line(number - 1, marked)),
            skipped => shown.push_str(&format!("...<{skipped} lines>...\n")),
        }
        shown.push_str(&drawing.line(number, marked));
        previous = number;
    }
    shown
}

/// Bytes of white space that all lines begin with.
fn common_margin(lines: &[String]) -> usize {
    let mut margin: Option<&str> = None;
    for line in lines {
        let stripped = line.trim_start_matches([' ', '\t']);
        if stripped.is_empty() {
            continue;
        }
        let lead = &line[..line.len() - stripped.len()];
        margin = Some(match margin {
            None => lead,
            Some(known) => {
                let same = known.bytes().zip(lead.bytes()).take_while(|(a, b)| a == b).count();
                &lead[..same]
            }
        });
    }
    margin.map_or(0, str::len)
}

/// A byte offset inside a text, moved back to the beginning of its character.
fn floor(line: &str, offset: usize) -> usize {
    let mut offset = offset.min(line.len());
    while !line.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// What is drawn below which line.
struct Drawing<'a> {
    lines: &'a [&'a str],
    start: usize,
    end: usize,
    /// Offsets in the joined lines.
    anchors: Option<Range<usize>>,
    colours: Colours,
}

impl Drawing<'_> {
    /// Line and byte column of an offset in the joined lines.
    fn position(&self, mut offset: usize) -> (usize, usize) {
        for (number, line) in self.lines.iter().enumerate() {
            if offset <= line.len() {
                return (number, offset);
            }
            offset -= line.len() + 1;
        }
        (self.lines.len() - 1, 0)
    }

    /// The ends, and the lines near the anchors.
    fn shown(&self) -> BTreeSet<usize> {
        let last = self.lines.len() - 1;
        let mut shown = BTreeSet::from([0, last]);
        if let Some(range) = &self.anchors {
            for (line, _) in [self.position(range.start), self.position(range.end)] {
                shown.extend([line.saturating_sub(1), line, (line + 1).min(last)]);
            }
        }
        shown
    }

    fn line(&self, number: usize, marked: bool) -> String {
        let line = self.lines[number];
        if marked { self.colours.marked(line, &self.marks(number)) } else { format!("{line}\n") }
    }

    fn marks(&self, number: usize) -> String {
        let line = self.lines[number];
        let last = self.lines.len() - 1;
        let indent = line.len() - line.trim_start().len();
        let begin = if number == 0 { self.start } else { 0 };
        let end = if number == last { self.end } else { line.len() };
        let range = self.anchors.as_ref().map(|range| (self.position(range.start), self.position(range.end)));
        let mut marks = String::new();
        for (offset, character) in line.char_indices().take_while(|(offset, _)| *offset < end) {
            let mark = match range {
                _ if offset < begin.max(indent) => ' ',
                Some((left, right)) if left <= (number, offset) && (number, offset) < right => '^',
                Some(_) => '~',
                None => '^',
            };
            marks.extend(std::iter::repeat_n(mark, width(character)));
        }
        marks
    }
}

/// Columns that a character takes on a terminal: the ranges of East Asian wide and full-width characters.
fn width(character: char) -> usize {
    match character as u32 {
        0x1100..=0x115F
        | 0x231A..=0x231B
        | 0x2329..=0x232A
        | 0x23E9..=0x23EC
        | 0x2E80..=0x303E
        | 0x3041..=0x33FF
        | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF
        | 0xA000..=0xA4CF
        | 0xA960..=0xA97F
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF01..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1F64F
        | 0x1F680..=0x1F6FC
        | 0x1F900..=0x1F9FF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}
