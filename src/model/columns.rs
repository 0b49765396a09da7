//! Append-only columns for millions of rows: text in one buffer, lists in one vector, ends of rows in four bytes.

/// Rows whose ends are counted from one base. With [`LONGEST_TEXT`] a block cannot outgrow four bytes.
const BLOCK: usize = 4096;
/// Longest text of one row, in bytes; what goes beyond is cut off.
pub const LONGEST_TEXT: usize = (1 << 20) - 1;

/// Where each row of a buffer ends: four bytes a row, and eight a block of rows; rows before the first that has anything
/// cost nothing.
#[derive(Debug, Clone, Default)]
struct Ends {
    empty: usize,
    bases: Vec<usize>,
    rows: Vec<u32>,
}

impl Ends {
    /// Appends the end of the next row; `start` is the end of the one before it.
    fn push(&mut self, start: usize, end: usize) {
        if end == 0 {
            self.empty += 1;
            return;
        }
        if self.rows.len().is_multiple_of(BLOCK) {
            self.bases.push(start);
        }
        let base = self.bases.last().copied().unwrap_or_default();
        self.rows.push(u32::try_from(end - base).unwrap_or(u32::MAX));
    }

    /// The range of a row; none past the end.
    fn range(&self, row: usize) -> Option<std::ops::Range<usize>> {
        let Some(row) = row.checked_sub(self.empty) else { return Some(0..0) };
        let end = *self.rows.get(row)?;
        let base = self.bases[row / BLOCK];
        let start = if row.is_multiple_of(BLOCK) { 0 } else { self.rows[row - 1] };
        Some(base + start as usize..base + end as usize)
    }

    /// How many rows there are.
    fn len(&self) -> usize {
        self.empty + self.rows.len()
    }

    /// Appends the rows of another buffer, which was appended at `at`.
    fn append(&mut self, other: &Self, at: usize) {
        (0..other.empty).for_each(|_| self.push(at, at));
        let mut start = at;
        for (mut rows, base) in other.rows.chunks(BLOCK).zip(&other.bases) {
            let base = at + base;
            while let Some(first) = rows.first() {
                // The first row says where its block starts; the rest of the block is moved by one number.
                self.push(start, base + *first as usize);
                let free = (BLOCK - self.rows.len() % BLOCK) % BLOCK;
                let (here, behind) = rows[1..].split_at(free.min(rows.len() - 1));
                let moved = base.wrapping_sub(self.bases.last().copied().unwrap_or_default());
                self.rows.extend(here.iter().map(|end| u32::try_from(moved.wrapping_add(*end as usize)).unwrap_or(u32::MAX)));
                start = base + here.last().unwrap_or(first).to_owned() as usize;
                rows = behind;
            }
        }
    }
}

/// A column of text held in one buffer; row `i` is a slice of it.
#[derive(Debug, Clone, Default)]
pub struct TextColumn {
    text: String,
    ends: Ends,
}

impl TextColumn {
    /// Appends a row, of at most [`LONGEST_TEXT`] bytes.
    pub fn push(&mut self, value: &str) {
        let start = self.text.len();
        self.text.push_str(value.get(..value.floor_char_boundary(LONGEST_TEXT)).unwrap_or(value));
        self.ends.push(start, self.text.len());
    }

    /// The text of row `row`; empty past the end.
    #[must_use]
    pub fn get(&self, row: usize) -> &str {
        self.ends.range(row).and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// Whether the text of row `row` is empty; does not touch the text.
    #[must_use]
    pub fn is_empty_at(&self, row: usize) -> bool {
        self.ends.range(row).is_none_or(|range| range.is_empty())
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.len() == 0
    }

    /// Appends all rows of another column.
    pub fn append(&mut self, other: &Self) {
        let at = self.text.len();
        self.text.push_str(&other.text);
        self.ends.append(&other.ends, at);
    }

    /// The rows in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|row| self.get(row))
    }
}

/// A column of lists of numbers held in one vector; row `i` is a slice of it.
#[derive(Debug, Clone, Default)]
pub struct ListColumn {
    values: Vec<u64>,
    ends: Ends,
}

impl ListColumn {
    /// Appends a row, of at most [`LONGEST_TEXT`] numbers.
    pub fn push(&mut self, values: &[u64]) {
        let start = self.values.len();
        self.values.extend_from_slice(values.get(..LONGEST_TEXT).unwrap_or(values));
        self.ends.push(start, self.values.len());
    }

    /// The list of row `row`; empty past the end.
    #[must_use]
    pub fn get(&self, row: usize) -> &[u64] {
        self.ends.range(row).and_then(|range| self.values.get(range)).unwrap_or_default()
    }

    /// Appends all rows of another column.
    pub fn append(&mut self, other: &Self) {
        let at = self.values.len();
        self.values.extend_from_slice(&other.values);
        self.ends.append(&other.ends, at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_survive_blocks_and_joining() {
        let column = |from: usize, to: usize| {
            let mut column = TextColumn::default();
            (from..to).for_each(|row| column.push(&"é".repeat(row % 7)));
            column
        };
        let mut all = column(0, 5000);
        for next in [column(5000, 5001), column(5001, 13_000), TextColumn::default()] {
            all.append(&next);
        }
        assert_eq!(all.len(), 13_000);
        for row in 0..13_000 {
            assert_eq!(all.get(row), "é".repeat(row % 7), "{row}");
            assert_eq!(all.is_empty_at(row), row % 7 == 0);
        }
        assert_eq!(all.get(13_000), "");
    }

    #[test]
    fn empty_rows_before_the_first_full_one_are_rows() {
        let column = |rows: &[&str]| {
            let mut column = TextColumn::default();
            for row in rows {
                column.push(row);
            }
            column
        };
        let mut all = column(&["", ""]);
        assert_eq!((all.len(), all.get(1), all.is_empty_at(1)), (2, "", true));
        all.append(&column(&["", "a", ""]));
        all.append(&column(&["", "b"]));
        assert_eq!(all.iter().collect::<Vec<_>>(), ["", "", "", "a", "", "", "b"]);
        assert_eq!((all.get(7), all.is_empty_at(3)), ("", false));
    }

    #[test]
    fn lists_survive_joining() {
        let column = |list: &[u64]| {
            let mut column = ListColumn::default();
            column.push(list);
            column.push(&[]);
            column
        };
        let mut all = column(&[1, 2]);
        all.append(&column(&[3]));
        assert_eq!([all.get(0), all.get(1), all.get(2), all.get(3), all.get(4)], [&[1, 2][..], &[], &[3], &[], &[]]);
    }

    #[test]
    fn endless_text_is_cut_at_a_letter() {
        let mut column = TextColumn::default();
        column.push(&"é".repeat(LONGEST_TEXT));
        column.push("x");
        assert_eq!((column.get(0).len(), column.get(1)), (LONGEST_TEXT - 1, "x"));
    }
}
