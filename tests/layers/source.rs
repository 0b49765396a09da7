//! Source files as text: comments and strings told apart from code, paths and functions found in it.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file.
pub struct Source {
    /// Path from the package's folder, with `/`.
    pub path: String,
    /// As written.
    pub text: String,
    /// Without comments: blanks in their place, line by line.
    pub literal: String,
    /// Without comments and without what stands in strings.
    pub code: String,
}

impl Source {
    /// A file of this text.
    pub fn new(path: &str, text: &str) -> Self {
        let (literal, code) = (blanked(text, false), blanked(text, true));
        Self { path: path.to_owned(), text: text.to_owned(), literal, code }
    }

    /// The room of the file: its folder or file under `src/`; empty for `main.rs` and `lib.rs`.
    pub fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or_default();
        let room = inside.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        if matches!(room, "main" | "lib") { "" } else { room }
    }

    /// Where a byte stands, as `path:line`.
    pub fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.text[..at].matches('\n').count() + 1)
    }
}

/// Every `.rs` file under a folder of the package, in order of path.
pub fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join(folder), &mut paths);
    paths.sort();
    let read = |path: &PathBuf| {
        let inside = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        Source::new(&inside, &fs::read_to_string(path).unwrap())
    };
    paths.iter().map(read).collect()
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

/// The text with comments, and strings where asked, as blanks of the same length; line ends stay.
fn blanked(text: &str, strings: bool) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let (end, blank) = match token(&bytes[at..], at > 0 && is_word(bytes[at - 1])) {
            Token::Comment(length) => (at + length, at..at + length),
            Token::String(start, length, close) if strings => (at + length, at + start..at + length - close),
            Token::String(_, length, _) => (at + length, at..at),
            Token::Code => (at + 1, at..at),
        };
        out[blank].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        at = end;
    }
    String::from_utf8(out).unwrap()
}

enum Token {
    /// Bytes of a comment.
    Comment(usize),
    /// Start of what stands in a string or character, length of it all, length of its closing mark.
    String(usize, usize, usize),
    /// One byte of code.
    Code,
}

fn token(rest: &[u8], in_word: bool) -> Token {
    match rest {
        [b'/', b'/', ..] => Token::Comment(rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len())),
        [b'/', b'*', ..] => Token::Comment(block(rest)),
        [b'"', ..] => quoted(rest),
        [b'r', b'"' | b'#', ..] if !in_word => raw(rest, 1),
        [b'b', b'r', b'"' | b'#', ..] if !in_word => raw(rest, 2),
        [b'\'', b'\\', _, tail @ ..] => {
            tail.iter().position(|byte| *byte == b'\'').map_or(Token::Code, |end| Token::String(1, end + 4, 1))
        }
        [b'\'', tail @ ..] => {
            // A character is one letter of up to four bytes; anything longer is a lifetime.
            let letter = tail.iter().skip(1).position(|byte| byte & 0xC0 != 0x80).map_or(1, |more| more + 1);
            if tail.get(letter) == Some(&b'\'') { Token::String(1, letter + 2, 1) } else { Token::Code }
        }
        _ => Token::Code,
    }
}

fn block(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn quoted(rest: &[u8]) -> Token {
    let mut at = 1;
    while at < rest.len() && rest[at] != b'"' {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    Token::String(1, (at + 1).min(rest.len()), 1)
}

fn raw(rest: &[u8], prefix: usize) -> Token {
    let marks = rest[prefix..].iter().take_while(|byte| **byte == b'#').count();
    if rest.get(prefix + marks) != Some(&b'"') {
        return Token::Code;
    }
    let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', marks)).collect();
    let start = prefix + marks + 1;
    let inside =
        rest[start..].windows(close.len()).position(|window| window == close).unwrap_or(rest.len() - start - close.len());
    Token::String(start, start + inside + close.len(), close.len())
}

/// Whether a byte can stand inside a name.
pub fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// A function with the lines it takes.
pub struct Function {
    /// Its name.
    pub name: String,
    /// Where it begins.
    pub at: usize,
    /// Lines from `fn` to the closing brace.
    pub lines: usize,
}

/// The functions with a body, inner ones too.
pub fn functions(source: &Source) -> Vec<Function> {
    let code = source.code.as_bytes();
    let starts = source.code.match_indices("fn ").map(|(at, _)| at).filter(|at| *at == 0 || !is_word(code[at - 1]));
    let function = |at: usize| {
        let name: String =
            source.code[at + 3..].chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
        let open = body(&code[at..])? + at;
        let end = close(&code[open..])? + open;
        let lines = source.code[at..=end].matches('\n').count() + 1;
        (!name.is_empty()).then_some(Function { name, at, lines })
    };
    starts.filter_map(function).collect()
}

/// The brace that opens the body; none where a semicolon comes first.
fn body(code: &[u8]) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, byte) in code.iter().enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            b'{' if depth == 0 => return Some(at),
            b';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// The brace that closes the one the code begins with.
fn close(code: &[u8]) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, byte) in code.iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Every path that begins with `root` (`crate::`, `serumpun::`), groups in braces written out, with where it stands.
pub fn paths(source: &Source, root: &str) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    for (at, _) in source.code.match_indices(root) {
        if at > 0 && matches!(source.code.as_bytes()[at - 1], byte if is_word(byte) || byte == b'$' || byte == b':') {
            continue;
        }
        let mut tree = Tree { code: source.code.as_bytes(), at: at + root.len() };
        found.extend(tree.paths(&[]).into_iter().map(|path| (at, path)));
    }
    found
}

/// A reader of the tree of a `use`, or of a path in an expression.
struct Tree<'a> {
    code: &'a [u8],
    at: usize,
}

impl Tree<'_> {
    fn skip_blanks(&mut self) {
        while self.code.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    fn eat(&mut self, mark: &[u8]) -> bool {
        self.skip_blanks();
        let is_next = self.code[self.at..].starts_with(mark);
        self.at += if is_next { mark.len() } else { 0 };
        is_next
    }

    fn paths(&mut self, before: &[String]) -> Vec<Vec<String>> {
        if self.eat(b"{") {
            let mut all = Vec::new();
            while !self.eat(b"}") && self.at < self.code.len() {
                all.extend(self.paths(before));
                self.skip_alias();
                self.eat(b",");
            }
            return all;
        }
        let word = self.word();
        if word.is_empty() {
            self.at += 1;
            return vec![before.to_vec()];
        }
        let mut path = before.to_vec();
        path.push(word);
        let turbofish = self.code[self.at..].starts_with(b"::<");
        if !turbofish && self.eat(b"::") { self.paths(&path) } else { vec![path] }
    }

    fn word(&mut self) -> String {
        self.skip_blanks();
        let start = self.at;
        while self.code.get(self.at).is_some_and(|byte| is_word(*byte) || *byte == b'*' && self.at == start) {
            self.at += 1;
        }
        String::from_utf8_lossy(&self.code[start..self.at]).into_owned()
    }

    fn skip_alias(&mut self) {
        self.skip_blanks();
        if self.code[self.at..].starts_with(b"as ") {
            self.at += 3;
            self.word();
        }
    }
}
