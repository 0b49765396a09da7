//! Undo and redo by whole snapshots, each with a label.

use super::{Edit, Project};

/// The document with its past and what was undone.
#[derive(Debug, Clone)]
pub struct History {
    now: Project,
    undone: Vec<(String, Project)>,
    past: Vec<(String, Project)>,
    saved: Project,
}

impl History {
    /// A document just opened.
    #[must_use]
    pub fn new(project: Project) -> Self {
        Self { saved: project.clone(), now: project, undone: Vec::new(), past: Vec::new() }
    }

    /// The document as it stands.
    #[must_use]
    pub fn project(&self) -> &Project {
        &self.now
    }

    /// Makes an edit that undo can take back.
    pub fn apply(&mut self, edit: Edit) {
        let before = self.now.clone();
        let label = edit.label();
        edit.apply(&mut self.now);
        if self.now != before {
            self.past.push((label, before));
            self.undone.clear();
        }
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.past.last().map(|(label, _)| label.as_str())
    }

    /// What redo would bring back.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|(label, _)| label.as_str())
    }

    /// How many steps can be undone.
    #[must_use]
    pub fn undo_steps(&self) -> usize {
        self.past.len()
    }

    /// Takes the last edit back; whether there was one.
    pub fn undo(&mut self) -> bool {
        Self::step(&mut self.now, &mut self.past, &mut self.undone)
    }

    /// Brings the last undone edit back; whether there was one.
    pub fn redo(&mut self) -> bool {
        Self::step(&mut self.now, &mut self.undone, &mut self.past)
    }

    fn step(now: &mut Project, from: &mut Vec<(String, Project)>, to: &mut Vec<(String, Project)>) -> bool {
        let Some((label, other)) = from.pop() else { return false };
        to.push((label, std::mem::replace(now, other)));
        true
    }

    /// Notes that the document was saved as it stands.
    pub fn mark_saved(&mut self) {
        self.saved = self.now.clone();
    }

    /// Whether the document differs from what was last saved or opened.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.now != self.saved
    }
}
