//! What is open: the document, the data read for it, and results with the inputs they belong to.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::{Change, Filter, GapsReport, OverlapReport, Profile, Quality, Selection, SortBy, YearCounts};
use crate::catalog::Union;
use crate::model::{Comparison, Consortium, Plan, ReviewPair, SubjectPlan, TitleIx, Verdict};
use crate::pipeline::{Prepared, ToleranceEffect};
use crate::planning::WhatIf;
use crate::project::{History, Project};

use super::command::ExportKind;

/// The consortium as read and its union catalog; replaced whole when a file or an edit changes it.
#[derive(Debug)]
pub struct Data {
    /// As read, with the project's edits applied.
    pub consortium: Consortium,
    /// What matching found out, whatever is decided and tolerated; kept while the records stay.
    pub prepared: Arc<Prepared>,
    /// As matched.
    pub union: Union,
    /// What came and went since the load before; empty after the first.
    pub changes: Vec<Change>,
}

/// The list of titles behind a figure.
#[derive(Debug, Clone, Default)]
pub struct TitleList {
    /// What is selected.
    pub selection: Selection,
    /// What is searched for; empty: nothing.
    pub text: String,
    /// In which order.
    pub sort: SortBy,
    /// Turned round.
    pub reverse: bool,
    /// The titles; none while they are being found.
    pub titles: Option<Arc<Vec<TitleIx>>>,
    /// How many titles, or works at work level.
    pub counted: usize,
}

/// What is looked up of new data behind its figures: pairs that wait for a person, the data of each partner, what the switches do.
#[derive(Debug, Clone, Default)]
pub struct Review {
    /// The pairs, those first that would move the overlap most.
    pub pairs: Vec<ReviewPair>,
    /// How good the data of each partner is.
    pub quality: Vec<Quality>,
    /// The effect of the switches.
    pub effect: Option<ToleranceEffect>,
    /// Fingerprint of the files read; empty where one could not be read again.
    pub fingerprint: String,
}

/// What would be otherwise if something were.
#[derive(Debug, Clone)]
pub struct Supposed {
    /// What is supposed.
    pub what: WhatIf,
    /// The plan it is held against.
    pub now: Arc<Plan>,
    /// The solver's word on the plan that is supposed.
    pub verdict: Verdict,
    /// The plan of now beside the one that is supposed.
    pub against: Comparison,
}

/// Results of jobs; none while the job runs or before it ran.
#[derive(Debug, Clone, Default)]
pub struct Results {
    /// The filter that overlap, gaps and list share.
    pub filter: Filter,
    /// Overlap of the filtered titles.
    pub overlap: Option<Arc<OverlapReport>>,
    /// Gaps of the filtered titles.
    pub gaps: Option<Arc<GapsReport>>,
    /// Profile of the filtered titles.
    pub profile: Option<Arc<Profile>>,
    /// Titles by year, of all years.
    pub years: Option<Arc<YearCounts>>,
    /// The year that is planned; 0 before figures are there.
    pub planned_year: i16,
    /// Fingerprint of the files read; empty while it is found out, and where one could not be read again.
    pub fingerprint: String,
    /// Pairs that wait for a person; none while they are looked up.
    pub review: Option<Arc<Review>>,
    /// The list behind a figure.
    pub list: TitleList,
    /// The list is to be found when a screen that shows it is in sight.
    pub list_is_due: bool,
    /// The last plan.
    pub plan: Option<Arc<Plan>>,
    /// The last plan by subject; none before it was asked for.
    pub subjects: Option<Arc<SubjectPlan>>,
    /// What was supposed last.
    pub supposed: Option<Arc<Supposed>>,
    /// The plan was made from other inputs than those of now.
    pub plan_is_stale: bool,
}

/// The last export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// What was written.
    pub kind: ExportKind,
    /// The file, or the folder of the order files.
    pub path: PathBuf,
    /// When, hours and minutes of the day.
    pub time: String,
}

/// What is open.
#[derive(Debug)]
pub struct Session {
    /// The document with its past.
    pub history: History,
    /// What was opened: a folder, a file, or the project file.
    pub origin: PathBuf,
    /// The project file; none before it was saved the first time.
    pub file: Option<PathBuf>,
    /// When it was saved last in this run, hours and minutes of the day.
    pub saved: Option<String>,
    /// The data; none while it is read the first time.
    pub data: Option<Arc<Data>>,
    /// Results of jobs.
    pub results: Results,
    /// Divide as soon as the data of the last edit is there.
    pub divide_when_loaded: bool,
    /// The last export.
    pub exported: Option<Exported>,
    /// Unsaved work of an earlier run.
    pub recovered: bool,
}

impl Session {
    /// A document just opened.
    #[must_use]
    pub fn new(project: Project, origin: PathBuf, file: Option<PathBuf>, recovered: bool) -> Self {
        Self {
            history: History::new(project),
            origin,
            file,
            saved: None,
            data: None,
            results: Results::default(),
            divide_when_loaded: false,
            exported: None,
            recovered,
        }
    }

    /// The name people know the consortium by: its setting, else the folder's or file's name.
    #[must_use]
    pub fn name(&self) -> String {
        let named = self.data.as_ref().map(|data| data.consortium.settings.name.as_str()).unwrap_or_default();
        if named.is_empty() { stem(&self.origin) } else { named.to_owned() }
    }

    /// Whether closing would lose something.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.recovered || self.history.is_changed()
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
