//! Source text and its lines.

/// Program text with the offsets of its lines.
#[derive(Clone, Debug)]
pub struct SourceText {
    text: String,
    line_starts: Vec<u32>,
    ends_line: bool,
    positions: Vec<(u32, u32)>,
    digit_limit: usize,
}

/// CPython's default `sys.get_int_max_str_digits()`.
const DIGIT_LIMIT: usize = 4300;

impl SourceText {
    /// The source of a tree that was not parsed: there is no text, and an offset is the number of a line and column.
    pub fn of_positions(positions: Vec<(u32, u32)>) -> Self {
        Self {
            text: String::new(),
            line_starts: vec![0],
            ends_line: true,
            positions,
            digit_limit: DIGIT_LIMIT,
        }
    }

    /// Takes decoded text. As in CPython, `\r\n` and `\r` become `\n`, and the last line gets one if it has none.
    pub fn new(text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        let ends_line = text.is_empty() || text.ends_with('\n');
        if !ends_line {
            text.push('\n');
        }
        let line_starts = line_starts(&text);
        Self { text, line_starts, ends_line, positions: Vec::new(), digit_limit: DIGIT_LIMIT }
    }

    /// The same with another limit for the digits of decimal integers; 0 is none.
    pub fn with_digit_limit(self, limit: usize) -> Self {
        Self { digit_limit: limit, ..self }
    }

    /// How many digits a decimal integer may have; 0 is no limit.
    pub(crate) fn digit_limit(&self) -> usize {
        self.digit_limit
    }

    /// The text that spans refer to.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the last line came with its end.
    pub fn ends_line(&self) -> bool {
        self.ends_line
    }

    /// The last line, without its end.
    pub fn last_line(&self) -> &str {
        self.text.strip_suffix('\n').unwrap_or(&self.text).rsplit('\n').next().unwrap_or("")
    }

    /// Line (from 1) and column (UTF-8 bytes, from 0) of a byte offset.
    pub fn line_column(&self, offset: u32) -> (u32, u32) {
        if let Some(&position) = self.positions.get(offset as usize) {
            return position;
        }
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        (line as u32, offset - self.line_starts[line - 1])
    }

    /// Line and column as `SyntaxError` gives them: both from 1, the column in characters.
    pub(crate) fn line_offset(&self, offset: u32) -> (i32, i32) {
        let (line, column) = self.line_column(offset);
        let start = (offset - column) as usize;
        let characters =
            self.text.get(start..offset as usize).map_or(column as usize, |text| text.chars().count());
        (line as i32, characters as i32 + 1)
    }

    /// Text of a line (from 1) with its line end; empty past the end of the text.
    pub fn line(&self, number: u32) -> &str {
        let index = number.max(1) as usize - 1;
        let Some(&start) = self.line_starts.get(index) else { return "" };
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |&end| end as usize);
        &self.text[start as usize..end]
    }

    /// How many lines there are; text after the last line end counts as a line, and so does an empty text.
    pub fn line_count(&self) -> u32 {
        self.line_starts.len() as u32
    }
}

fn line_starts(text: &str) -> Vec<u32> {
    let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
    std::iter::once(0).chain(ends.map(|(index, _)| index as u32 + 1)).collect()
}
