//! Everything a person can trigger, as data: it feeds buttons, menu, palette and keyboard alike.

use std::path::PathBuf;

use super::view::plan::Mode;
use crate::analysis::{Filter, Selection, SortBy};
use crate::model::PartnerIx;
use crate::planning::WhatIf;
use crate::project::Edit;

/// The screens of the rail, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Screen {
    /// What was read.
    Sources,
    /// What is one title, and what waits for a person.
    Matching,
    /// Pairwise overlap.
    Overlap,
    /// Gaps.
    Gaps,
    /// Funds and rates.
    Budgets,
    /// Who buys what.
    Plan,
    /// Workbook and files.
    Export,
}

impl Screen {
    /// All screens, in the order of the rail.
    pub const ALL: [Self; 7] =
        [Self::Sources, Self::Matching, Self::Overlap, Self::Gaps, Self::Budgets, Self::Plan, Self::Export];

    /// The word in message ids: `screen-CODE`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sources => "sources",
            Self::Matching => "matching",
            Self::Overlap => "overlap",
            Self::Gaps => "gaps",
            Self::Budgets => "budgets",
            Self::Plan => "plan",
            Self::Export => "export",
        }
    }
}

/// What an export writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExportKind {
    /// The whole workbook.
    Workbook,
    /// The lines as CSV.
    LinesCsv,
    /// One order file a partner, into a folder.
    Orders,
    /// The overlap figures as CSV.
    OverlapCsv,
    /// The union catalog as CSV.
    TitlesCsv,
}

impl ExportKind {
    /// All exports, in the order of the screen.
    pub const ALL: [Self; 5] = [Self::Workbook, Self::LinesCsv, Self::Orders, Self::OverlapCsv, Self::TitlesCsv];

    /// The word in message ids: `export-CODE`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Workbook => "workbook",
            Self::LinesCsv => "lines",
            Self::Orders => "orders",
            Self::OverlapCsv => "overlap",
            Self::TitlesCsv => "titles",
        }
    }

    /// Whether it needs a plan.
    #[must_use]
    pub fn needs_plan(self) -> bool {
        matches!(self, Self::Workbook | Self::LinesCsv | Self::Orders)
    }
}

/// One thing a person can trigger.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Opens the sample consortium.
    OpenSample,
    /// Asks for a folder.
    AskFolder,
    /// Asks for a project or data file.
    AskFile,
    /// Opens a folder, project or file.
    Open(PathBuf),
    /// Reads all files again.
    Reload,
    /// Saves the project; asks where the first time.
    Save,
    /// Asks where to save the project.
    SaveAs,
    /// Back to the start screen.
    Close,
    /// Shows a screen.
    Show(Screen),
    /// Shows a part of the plan.
    ShowPlan(Mode),
    /// Changes the document.
    Edit(Edit),
    /// Takes the last edit back.
    Undo,
    /// Brings an undone edit back.
    Redo,
    /// Divides (again).
    Divide,
    /// Divides again with at most so many lines dropped or added against the plan of now.
    DivideNear(usize),
    /// Divides as if something were otherwise; the plan of now stays.
    Suppose(WhatIf),
    /// Divides responsibilities by subject.
    DivideSubjects,
    /// Keeps the plan of now as a scenario of this name.
    KeepScenario(String),
    /// Moves the lines of an agreed plan, by its name, to what holdings say of them.
    Follow(String),
    /// Stops the running job of the screen.
    Cancel,
    /// Stops the solver and keeps its best plan.
    KeepBest,
    /// Changes the filter of overlap and gaps.
    Filter(Filter),
    /// Lists the titles behind a figure.
    List(Selection),
    /// Shows all titles that a search finds.
    Find(String),
    /// Searches the list for words, an ISBN or a class.
    Search(String),
    /// Sorts the list; the same again turns it round.
    Sort(SortBy),
    /// Copies text to the clipboard.
    Copy(String),
    /// Asks where to write, then writes.
    Export(ExportKind),
    /// Asks where to write the rejected rows of a source, by its position in `Consortium::sources`.
    SaveRejects(usize),
    /// Asks for a holdings file of a partner; it adds to what the partner has, or replaces it.
    AskHoldings {
        /// Whose.
        partner: PartnerIx,
        /// Whether it replaces.
        replaces: bool,
    },
    /// Takes a project off the start screen's list of recent ones.
    ForgetRecent(PathBuf),
    /// Opens what was not saved when the program last ended.
    Recover,
    /// Throws away what was not saved when the program last ended.
    DiscardRecovery,
    /// Light or dark.
    ToggleTheme,
    /// Larger type and no rail, for a projector.
    ToggleMeeting,
    /// Opens the palette.
    Palette,
}
