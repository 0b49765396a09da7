//! Scenarios and agreed plans: keeping, comparing, agreeing, following.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::catalog::Union;
use crate::error::{Error, Result};
use crate::model::{Comparison, Consortium, KeptPlan, LineStatus, PartnerIx, Plan, SourceKind, Standing, TitleIx, isbn_of_key};
use crate::planning;
use crate::project::{AgreedLine, AgreedPlan, Project, Scenario, Step};

/// The fingerprint of the input files of a loaded project and of how their columns are taken; 32 hexadecimal digits.
///
/// Book lists do not count: no plan reads them. Not cryptographic: it finds changes, not forgeries.
///
/// # Errors
/// A file that can no longer be read.
pub fn fingerprint(project: &Project, consortium: &Consortium) -> Result<String> {
    let mut digest = Digest::new();
    let mut files = BTreeSet::new();
    let sources = consortium.sources.iter().filter(|source| source.kind != SourceKind::Benchmark);
    for source in sources {
        digest.text(&source.path);
        files.extend(on_disk(&project.inputs, &source.path));
    }
    files.extend(project.loaded.values().flat_map(|loaded| loaded.files.iter().cloned()));
    // Several sources may come out of one file.
    for path in files {
        digest.file(&path).map_err(|why| Error::io("error-path-unreadable", &path, why))?;
    }
    for (source, columns) in &project.mappings {
        digest.text(source);
        for (header, field) in columns {
            digest.text(header);
            digest.text(field);
        }
    }
    Ok(digest.finish())
}

/// Where the file of a source is: the inputs themselves, or below the folder, for a part of a file the file around it;
/// none for one that was loaded from elsewhere.
fn on_disk(inputs: &Path, source: &str) -> Option<PathBuf> {
    if inputs.is_file() {
        return Some(inputs.to_path_buf());
    }
    inputs.join(source).ancestors().find(|path| path.is_file()).map(Path::to_path_buf)
}

/// Two multiplicative hashes of 64 bits side by side, eight bytes at a time.
struct Digest {
    lanes: [u64; 2],
    length: u64,
}

impl Digest {
    /// Odd numbers from the digits of π and e.
    const FACTORS: [u64; 2] = [0x2438_7F6A_8885_A309, 0x5BF0_A8B1_4576_9531];

    fn new() -> Self {
        Self { lanes: [0x1319_8A2E_0370_7344, 0xB7E1_5162_8AED_2A6B], length: 0 }
    }

    fn word(&mut self, word: u64) {
        for (lane, factor) in self.lanes.iter_mut().zip(Self::FACTORS) {
            *lane = (*lane ^ word).wrapping_mul(factor).rotate_left(29);
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.length = self.length.wrapping_add(bytes.len() as u64);
        for chunk in bytes.chunks(8) {
            let mut word = [0_u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.word(u64::from_le_bytes(word));
        }
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.word(text.len() as u64);
    }

    fn file(&mut self, path: &Path) -> std::io::Result<()> {
        let mut file = File::open(path)?;
        let mut buffer = vec![0_u8; 1 << 16];
        let mut filled = 0;
        loop {
            let read = file.read(&mut buffer[filled..])?;
            filled += read;
            // Only full buffers are hashed on the way, so that words do not depend on how much a read returns.
            if read == 0 || filled == buffer.len() {
                self.bytes(&buffer[..filled]);
                filled = 0;
            }
            if read == 0 {
                self.word(self.length);
                return Ok(());
            }
        }
    }

    fn finish(mut self) -> String {
        self.word(self.length);
        self.word(u64::MAX);
        format!("{:016x}{:016x}", self.lanes[0], self.lanes[1])
    }
}

/// A scenario of the document as it stands and its plan.
///
/// # Errors
/// A file that can no longer be read.
pub fn keep(project: &Project, consortium: &Consortium, plan: &Plan, name: &str) -> Result<Scenario> {
    let kept = planning::keep(plan, &fingerprint(project, consortium)?, &today());
    Ok(Scenario { name: name.trim().to_owned(), conditions: project.conditions(), plan: kept })
}

fn today() -> String {
    chrono::Local::now().date_naive().format("%Y-%m-%d").to_string()
}

/// A plan as it stands, to be compared and not kept.
#[must_use]
pub fn as_kept(plan: &Plan) -> KeptPlan {
    planning::keep(plan, "", &today())
}

/// Two plans side by side, by the names people know them by.
#[must_use]
pub fn compare(first: (&str, &KeptPlan), second: (&str, &KeptPlan)) -> Comparison {
    planning::compare(first, second)
}

/// The plan of a scenario, agreed today: every line is agreed.
#[must_use]
pub fn agree(scenario: &Scenario) -> AgreedPlan {
    let line = |line: &crate::model::KeptLine| AgreedLine { line: line.clone(), status: LineStatus::Agreed };
    AgreedPlan {
        name: scenario.name.clone(),
        date: today(),
        currency: scenario.plan.currency.clone(),
        lines: scenario.plan.lines.iter().map(line).collect(),
    }
}

/// What holdings say of one title at one partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shelf {
    Ordered,
    Held,
}

/// The lines of an agreed plan that today's holdings move along: on order → ordered, on the shelf → received.
///
/// A line never moves back; one that was refused or canceled, or whose partner held the title before, stays.
#[must_use]
pub fn follow(agreed: &AgreedPlan, consortium: &Consortium, union: &Union) -> Vec<Step> {
    let titles: BTreeMap<&str, TitleIx> =
        union.candidates.iter().map(|candidate| (candidate.id.as_str(), candidate.title_ix)).collect();
    let (mut of_title, mut of_isbn) = (BTreeMap::new(), BTreeMap::new());
    let records = &consortium.records;
    let wanted_titles: BTreeSet<TitleIx> =
        agreed.lines.iter().filter_map(|line| titles.get(line.line.candidate.as_str()).copied()).collect();
    let wanted_isbns: BTreeSet<u64> = agreed.lines.iter().filter_map(|line| isbn_of_key(&line.line.isbn)).collect();
    for at in 0..records.len() {
        let shelf = match records.standing.get(at) {
            Some(Standing::OnOrder) => Shelf::Ordered,
            Some(Standing::Lendable | Standing::HeldOnly) => Shelf::Held,
            Some(Standing::Gone) | None => continue,
        };
        let partner = records.partner[at];
        if let Some(title) = union.title_of_record.get(at).filter(|title| wanted_titles.contains(title)) {
            raise(&mut of_title, (*title, partner), shelf);
        }
        for isbn in records.isbns.get(at).iter().filter(|isbn| wanted_isbns.contains(isbn)) {
            raise(&mut of_isbn, (*isbn, partner), shelf);
        }
    }
    let step = |line: &AgreedLine| {
        let partner = consortium.partner(&line.line.partner)?;
        let by_title = titles.get(line.line.candidate.as_str()).and_then(|title| of_title.get(&(*title, partner)));
        let by_isbn = isbn_of_key(&line.line.isbn).and_then(|isbn| of_isbn.get(&(isbn, partner)));
        let status = next(line, by_title.max(by_isbn).copied()?)?;
        Some(Step { candidate: line.line.candidate.clone(), partner: line.line.partner.clone(), status })
    };
    agreed.lines.iter().filter_map(step).collect()
}

fn raise<K: Ord>(shelves: &mut BTreeMap<(K, PartnerIx), Shelf>, key: (K, PartnerIx), shelf: Shelf) {
    let known = shelves.entry(key).or_insert(shelf);
    *known = shelf.max(*known);
}

/// The status that a shelf moves a line to; none where it stays.
fn next(line: &AgreedLine, shelf: Shelf) -> Option<LineStatus> {
    if line.line.held_before {
        return None;
    }
    match (line.status, shelf) {
        (LineStatus::Proposed | LineStatus::Agreed, Shelf::Ordered) => Some(LineStatus::Ordered),
        (LineStatus::Proposed | LineStatus::Agreed | LineStatus::Ordered, Shelf::Held) => Some(LineStatus::Received),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{KeptLine, Partner, Rates, Record};
    use crate::task::Task;
    use rust_decimal::Decimal;

    fn union_of(consortium: &Consortium) -> Union {
        crate::pipeline::unite(consortium, &Task::default()).unwrap()
    }

    fn agreed(isbn: &str, status: LineStatus, held_before: bool) -> AgreedLine {
        let line = KeptLine {
            candidate: format!("i{isbn}"),
            title: "Atlas".into(),
            isbn: isbn.into(),
            partner: "a".into(),
            fund: "books".into(),
            copies: 1,
            amount: Decimal::ONE,
            held_before,
        };
        AgreedLine { line, status }
    }

    #[test]
    fn holdings_move_agreed_lines_along_and_never_back() {
        let currency = crate::model::Currency::from_code("MYR").unwrap();
        let mut consortium =
            Consortium::new(["a", "b"].map(|code| Partner::named(code, currency)).to_vec(), Rates::new(currency));
        let isbns = [9_780_306_406_157_u64, 9_780_596_009_304, 9_780_764_541_667, 9_783_161_484_100];
        for (at, (isbn, standing)) in
            isbns.iter().zip([Standing::OnOrder, Standing::Lendable, Standing::Gone, Standing::Lendable]).enumerate()
        {
            // The last one stands at another partner.
            let partner = PartnerIx::new(usize::from(at == 3));
            let record = Record { title: format!("Book {at}"), isbns: vec![*isbn], copies: 1, standing, ..Record::default() };
            std::sync::Arc::make_mut(&mut consortium.records).push(partner, 0, u32::try_from(at).unwrap() + 1, &record);
        }
        let text: Vec<String> = isbns.iter().map(ToString::to_string).collect();
        let lines = vec![
            agreed(&text[0], LineStatus::Agreed, false),
            agreed(&text[0], LineStatus::Received, false),
            agreed(&text[1], LineStatus::Ordered, false),
            agreed(&text[1], LineStatus::Canceled, false),
            agreed(&text[1], LineStatus::Agreed, true),
            agreed(&text[2], LineStatus::Agreed, false),
            agreed(&text[3], LineStatus::Agreed, false),
        ];
        let plan = AgreedPlan { name: "2027".into(), date: String::new(), currency: "MYR".into(), lines };
        let steps = follow(&plan, &consortium, &union_of(&consortium));
        let moved: Vec<(&str, LineStatus)> = steps.iter().map(|step| (step.candidate.as_str(), step.status)).collect();
        let ids: Vec<String> = text.iter().map(|isbn| format!("i{isbn}")).collect();
        assert_eq!(moved, [(ids[0].as_str(), LineStatus::Ordered), (ids[1].as_str(), LineStatus::Received)]);
    }

    #[test]
    fn changed_files_and_mappings_change_the_fingerprint() {
        let folder = tempfile::tempdir().unwrap();
        let write = |text: &str| {
            std::fs::create_dir_all(folder.path().join("kuching")).unwrap();
            std::fs::write(folder.path().join("kuching/holdings.csv"), text).unwrap();
        };
        write("Title,ISBN\nAtlas,9780306406157\n");
        let mut project = Project::new(folder.path());
        let print = |project: &Project| {
            let consortium = crate::pipeline::load(project, &Task::default()).unwrap();
            fingerprint(project, &consortium).unwrap()
        };
        let first = print(&project);
        assert_eq!((first.len(), &first), (32, &print(&project)));
        write("Title,ISBN\nAtlas,9780306406157\n\n");
        let second = print(&project);
        assert_ne!(first, second);
        project.mappings.entry("kuching/holdings.csv".into()).or_default().insert("ISBN".into(), String::new());
        assert_ne!(second, print(&project));
    }
}
