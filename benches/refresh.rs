//! How long new figures take after a change: `cargo bench --bench refresh -- [FOLDER]`, the sample where none is named.
//!
//! Prints seconds of each step of opening a consortium, then of each change: from the edit to the new overlap report.

#![expect(clippy::expect_used, reason = "a measurement ends where its data is broken")]

use std::path::Path;
use std::time::Instant;

use serumpun::analysis::{Filter, Query};
use serumpun::catalog::Union;
use serumpun::model::{Action, Consortium, Decision, TitleIx};
use serumpun::pipeline::{self, Prepared};
use serumpun::project::{Edit, Project};
use serumpun::task::Task;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let folder = folder.unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data/borneo").to_owned());
    let task = Task::default();
    let project = Project::new(Path::new(&folder));
    let mut clock = Clock(Instant::now());
    let consortium = pipeline::load(&project, &task).expect("a consortium");
    clock.says("read");
    let prepared = pipeline::prepare(&consortium, &task).expect("nobody cancels");
    clock.says("compare records");
    let union = pipeline::unite_prepared(&consortium, &prepared, consortium.settings.tolerance, &task).expect("nobody cancels");
    clock.says("unite");
    let figures = pipeline::overlap(&consortium, &union.catalog, &Filter::default(), None).figures;
    clock.says("overlap");
    let listed = pipeline::list(&union.catalog, &Filter::default(), consortium.settings.held_level, &Query::default());
    assert_eq!(listed.titles.len() as u64, figures.union, "every title is in the list");
    clock.says("list all titles");
    println!("{} records, {} titles", consortium.records.len(), figures.union);

    let set = |key: &str, value: &str| Edit::Setting { key: key.to_owned(), value: value.to_owned() };
    let changes = [
        ("two records are one title", decision(&consortium, &union.title_of_record, Action::MustLink)),
        ("two records are two titles", decision(&consortium, &union.title_of_record, Action::CannotLink)),
        ("years may differ by one", set("tolerate_year", "yes")),
        ("print and electronic are one", set("tolerate_forms", "yes")),
        ("copies cap 2", set("copies_cap", "2")),
    ];
    for (name, edit) in changes {
        let mut document = project.clone();
        edit.apply(&mut document);
        let start = Instant::now();
        let titles = renewed(&document, (&consortium, &union), &prepared, &task);
        println!("{name}: {:.2} s, {titles} titles", start.elapsed().as_secs_f64());
    }
}

/// Figures of a changed document, from what was known before.
fn renewed(project: &Project, before: (&Consortium, &Union), prepared: &Prepared, task: &Task) -> u64 {
    let consortium = pipeline::reload(project, Some(before.0), task).expect("a consortium");
    assert!(pipeline::same_items(before.0, &consortium), "nothing was read anew");
    let union = pipeline::renew(&consortium, prepared, Some(before), task).expect("nobody cancels");
    pipeline::overlap(&consortium, &union.catalog, &Filter::default(), None).figures.union
}

/// A decision on the first record and another: one of another title to link, one of its own to part.
fn decision(consortium: &Consortium, titles: &[TitleIx], action: Action) -> Edit {
    let other = (1..titles.len()).find(|at| (titles[*at] == titles[0]) == (action == Action::CannotLink)).unwrap_or_default();
    let keys = [0, other].map(|record| pipeline::record_key(consortium, record));
    let isbn = keys.join("|");
    Edit::Decide(Decision { action, partner: String::new(), isbn, title: String::new(), fund: String::new() })
}

/// Time since the last word.
struct Clock(Instant);

impl Clock {
    fn says(&mut self, step: &str) {
        println!("{step}: {:.2} s", self.0.elapsed().as_secs_f64());
        self.0 = Instant::now();
    }
}
