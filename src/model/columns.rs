//! Append-only columns for millions of rows: text in one buffer, lists in one vector.

/// A column of text held in one buffer; row `i` is a slice of it.
#[derive(Debug, Clone, Default)]
pub struct TextColumn {
    text: String,
    ends: Vec<usize>,
}

impl TextColumn {
    /// Appends a row.
    pub fn push(&mut self, value: &str) {
        self.text.push_str(value);
        self.ends.push(self.text.len());
    }

    /// The text of row `row`; empty past the end.
    #[must_use]
    pub fn get(&self, row: usize) -> &str {
        let start = if row == 0 { 0 } else { self.ends.get(row - 1).copied().unwrap_or(self.text.len()) };
        let end = self.ends.get(row).copied().unwrap_or(self.text.len());
        self.text.get(start..end).unwrap_or_default()
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Appends all rows of another column.
    pub fn append(&mut self, other: &Self) {
        let base = self.text.len();
        self.text.push_str(&other.text);
        self.ends.extend(other.ends.iter().map(|end| base + end));
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
    ends: Vec<usize>,
}

impl ListColumn {
    /// Appends a row.
    pub fn push(&mut self, values: &[u64]) {
        self.values.extend_from_slice(values);
        self.ends.push(self.values.len());
    }

    /// The list of row `row`; empty past the end.
    #[must_use]
    pub fn get(&self, row: usize) -> &[u64] {
        let start = if row == 0 { 0 } else { self.ends.get(row - 1).copied().unwrap_or(self.values.len()) };
        let end = self.ends.get(row).copied().unwrap_or(self.values.len());
        self.values.get(start..end).unwrap_or_default()
    }

    /// Appends all rows of another column.
    pub fn append(&mut self, other: &Self) {
        let base = self.values.len();
        self.values.extend_from_slice(&other.values);
        self.ends.extend(other.ends.iter().map(|end| base + end));
    }
}
