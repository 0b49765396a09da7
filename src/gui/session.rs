//! What is open: the document, the data read for it, and results with the inputs they belong to.

use std::sync::Arc;

use crate::analysis::{Filter, GapsReport, OverlapReport, Profile, Selection, SortBy};
use crate::catalog::Union;
use crate::model::{Consortium, Plan, TitleIx};

/// The consortium as read and its union catalog; replaced whole when a file or an edit changes it.
#[derive(Debug)]
pub struct Data {
    /// As read, with the project's edits applied.
    pub consortium: Consortium,
    /// As matched.
    pub union: Union,
}

/// The list of titles behind a figure.
#[derive(Debug, Clone, Default)]
pub struct TitleList {
    /// What is selected.
    pub selection: Selection,
    /// In which order.
    pub sort: SortBy,
    /// Turned round.
    pub reverse: bool,
    /// The titles; none while they are being found.
    pub titles: Option<Arc<Vec<TitleIx>>>,
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
    /// The list behind a figure.
    pub list: TitleList,
    /// The last plan.
    pub plan: Option<Arc<Plan>>,
    /// The plan was made from other inputs than those of now.
    pub plan_is_stale: bool,
}
