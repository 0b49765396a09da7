//! Puts a consortium together from the files of its folder and the project's changes, in the order they need each other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rust_decimal::Decimal;

use super::field::Field;
use super::folder::discover;
use super::holdings::{self, Place};
use super::report::{Finding, Tally};
use super::table::{File, distinct};
use super::{join, leveling, partners, requests, responsibilities, settings, strata};
use crate::error::{Error, Result};
use crate::model::{
    Consortium, Currency, Decision, Fund, Money, Partner, PartnerSet, Rate, Rates, RecordTable, Settings, Severity, ShelfList,
    SourceKind, SourceReport, StatedResponsibility, fund_key, partner_code,
};
use crate::task::Task;

/// Figures that people changed after the files were read (the project's part of the input).
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Holdings files by partner code, and whether they stand for those of the folder.
    pub loaded: BTreeMap<String, (Vec<PathBuf>, bool)>,
    /// Source path → header → field code.
    pub mappings: BTreeMap<String, BTreeMap<String, String>>,
    /// Settings by key.
    pub settings: BTreeMap<String, String>,
    /// Rates by currency code.
    pub rates: BTreeMap<String, Decimal>,
    /// Funds by `partner/fund/year`: allocation, encumbrance, pledge.
    pub funds: BTreeMap<String, [Option<Decimal>; 3]>,
    /// Decisions added.
    pub decisions: Vec<Decision>,
    /// Decisions of the file that were lifted.
    pub lifted: Vec<Decision>,
    /// Responsibilities in place of those of the file, where some were agreed.
    pub responsible: Option<Vec<StatedResponsibility>>,
}

/// Reads a consortium. Records of holdings files that are as they were `before` are taken from there.
///
/// # Errors
/// Where nothing can be read, two folders name one partner, there are more than 128 partners, or the consortium's
/// currency cannot be told. Everything else becomes an issue in the report of its file.
pub fn load(path: &Path, changes: &Changes, before: Option<&Consortium>, task: &Task) -> Result<Consortium> {
    let files = with_loaded(discover(path)?, changes);
    task.progress("stage-reading", 0, files.len());
    let mut loader = Loader { files: &files, changes, sources: vec![None; files.len()] };
    let settings = loader.settings();
    let rates = loader.rates();
    let currency = loader.currency(&settings, &rates, path)?;
    let rates = rates_into(currency, rates, changes);
    let mut consortium =
        Consortium { settings, strata: strata::default_strata(), ..Consortium::new(loader.partners(currency)?, rates) };
    loader.small_files(&mut consortium);
    consortium.shelves = loader.shelves(&consortium);
    match before.filter(|before| before.shelves == consortium.shelves) {
        Some(before) => loader.take_holdings(&mut consortium, before),
        None => loader.holdings(&mut consortium, task)?,
    }
    task.check()?;
    consortium.sources = loader.sources.into_iter().flatten().collect();
    apply_changes(&mut consortium, changes);
    if consortium.settings.level_priorities {
        leveling::level(&mut consortium.requests, consortium.partners.len());
    }
    Ok(consortium)
}

/// The files of the folder with those a person loaded, which stand after them or in their place.
fn with_loaded(mut files: Vec<File>, changes: &Changes) -> Vec<File> {
    for (partner, (paths, replaces)) in &changes.loaded {
        files.retain(|file| !(*replaces && file.kind == SourceKind::Holdings && file.partner == *partner));
        for path in paths {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let name = format!("{partner}/{name}");
            // Two files of one name are told apart by the whole path.
            let taken = files.iter().any(|file| file.name == name);
            let name = if taken { path.display().to_string() } else { name };
            files.push(File { path: path.clone(), name, kind: SourceKind::Holdings, partner: partner.clone() });
        }
    }
    files
}

/// A file and its position among all sources.
type Placed = (usize, File);

struct Loader<'a> {
    files: &'a [File],
    changes: &'a Changes,
    sources: Vec<Option<SourceReport>>,
}

impl Loader<'_> {
    fn of(&self, kind: SourceKind) -> Vec<(usize, File)> {
        self.files.iter().enumerate().filter(|(_, file)| file.kind == kind).map(|(at, file)| (at, file.clone())).collect()
    }

    fn said(&self, file: &File) -> Option<&BTreeMap<String, String>> {
        let mappings = &self.changes.mappings;
        // A new export of a partner goes by the mapping of its last one.
        let of_partner = || {
            let same =
                |name: &str| !file.partner.is_empty() && name.split('/').next().map(partner_code).as_ref() == Some(&file.partner);
            mappings.iter().find(|(name, _)| file.kind == SourceKind::Holdings && same(name)).map(|(_, mapping)| mapping)
        };
        mappings.get(&file.name).or_else(of_partner)
    }

    fn settings(&mut self) -> Settings {
        let mut found = Settings::default();
        for (at, file) in self.of(SourceKind::Settings) {
            self.sources[at] = Some(settings::read_settings(&file, &mut found));
        }
        for (key, value) in &self.changes.settings {
            // The window only offers values that pass; a project edited by hand keeps the file's value.
            let mut changed = found.clone();
            if settings::set(&mut changed, key, value) == Ok(true) {
                found = changed;
            }
        }
        found
    }

    fn rates(&mut self) -> Vec<(Currency, Rate)> {
        let mut rates = Vec::new();
        for (at, file) in self.of(SourceKind::ExchangeRates) {
            self.sources[at] = Some(partners::read_rates(&file, &mut rates));
        }
        rates
    }

    /// The setting; else the first currency whose rate is exactly 1; else the only currency there is.
    fn currency(&self, settings: &Settings, rates: &[(Currency, Rate)], path: &Path) -> Result<Currency> {
        if let Some(currency) = settings.currency.as_deref().and_then(Currency::from_code) {
            return Ok(currency);
        }
        if let Some((currency, _)) = rates.iter().find(|(_, rate)| rate.rate == Decimal::ONE) {
            return Ok(*currency);
        }
        let kinds = [SourceKind::Budgets, SourceKind::Partners, SourceKind::Requests];
        let files = self.files.iter().filter(|file| kinds.contains(&file.kind));
        let words = files.flat_map(|file| distinct(file, self.said(file), Field::Currency));
        let named: BTreeSet<Currency> = words.filter_map(|word| Currency::from_code(&word)).collect();
        let mut named = named.into_iter();
        match (named.next(), named.next()) {
            (Some(only), None) => Ok(only),
            // Without any money there is nothing to convert: ISO 4217 calls this XXX.
            (None, _) => Currency::from_code("XXX").ok_or_else(|| Error::bug("XXX is a currency code")),
            (Some(one), Some(other)) => {
                let both = format!("{}, {}", one.code(), other.code());
                Err(Error::user("error-no-consortium-currency").arg("currencies", both).at(path.display().to_string()))
            }
        }
    }

    /// Everyone named by a folder, budgets, requests or partners.csv, in the order of their codes.
    fn partners(&self, currency: Currency) -> Result<Vec<Partner>> {
        let mut codes: BTreeSet<String> = self.files.iter().map(|file| file.partner.clone()).collect();
        let kinds = [SourceKind::Budgets, SourceKind::Requests, SourceKind::Partners];
        for file in self.files.iter().filter(|file| kinds.contains(&file.kind)) {
            codes.extend(distinct(file, self.said(file), Field::Partner).iter().map(|text| partner_code(text)));
        }
        codes.remove("");
        if codes.len() > PartnerSet::CAPACITY {
            return Err(Error::user("error-too-many-partners").arg("count", codes.len()).arg("most", PartnerSet::CAPACITY));
        }
        Ok(codes.iter().map(|code| Partner::named(code, currency)).collect())
    }

    fn small_files(&mut self, consortium: &mut Consortium) {
        for (at, file) in self.of(SourceKind::Partners) {
            self.sources[at] = Some(partners::read_partners(&file, &mut consortium.partners));
        }
        for (at, file) in self.of(SourceKind::Strata) {
            let (table, report) = strata::read_strata(&file);
            consortium.strata = table;
            self.sources[at] = Some(report);
        }
        for (at, file) in self.of(SourceKind::Responsibilities) {
            let (mut found, at_work) = (Vec::new(), &*consortium);
            self.sources[at] = Some(responsibilities::read_responsibilities(&file, at_work, &mut found));
            consortium.responsible.extend(found);
        }
        for (at, file) in self.of(SourceKind::Prices) {
            self.sources[at] = Some(strata::read_prices(&file, &consortium.strata, &consortium.rates, &mut consortium.prices));
        }
        for (at, file) in self.of(SourceKind::Budgets) {
            let mut funds = Vec::new();
            let report = partners::read_budgets(&file, &consortium.partners, &consortium.strata, &consortium.rates, &mut funds);
            self.sources[at] = Some(note_inflated(report, &funds, &consortium.rates));
            consortium.funds.extend(funds.into_iter().map(|(_, fund)| fund));
        }
        for (at, file) in self.of(SourceKind::Access) {
            self.sources[at] = Some(partners::read_access(&file, &consortium.partners, &mut consortium.access));
        }
        for (at, file) in self.of(SourceKind::Expected) {
            self.sources[at] = Some(requests::read_expected(&file, &consortium.partners, &mut consortium.expected));
        }
        for (at, file) in self.of(SourceKind::Decisions) {
            self.sources[at] = Some(requests::read_decisions(&file, &consortium.partners, &mut consortium.decisions));
        }
        for (at, file) in self.of(SourceKind::Benchmark) {
            self.sources[at] = Some(requests::read_benchmark(&file, &mut consortium.benchmarks));
        }
        for (at, file) in self.of(SourceKind::Requests) {
            let source = u16::try_from(at).unwrap_or(u16::MAX);
            let cx = requests::Context {
                partners: &consortium.partners,
                settings: &consortium.settings,
                rates: &consortium.rates,
                source,
            };
            self.sources[at] = Some(requests::read_requests(&file, self.said(&file), &cx, &mut consortium.requests));
        }
    }

    /// The holdings files as they are now.
    fn shelves(&self, consortium: &Consortium) -> Vec<ShelfList> {
        let list = |(source, file): (usize, File)| ShelfList {
            partner: consortium.partner(&file.partner).unwrap_or_default(),
            source,
            written: std::fs::metadata(&file.path).ok().map(|data| (data.len(), data.modified().ok())),
            said: self.said(&file).cloned().unwrap_or_default(),
            path: file.path,
            name: file.name,
        };
        self.of(SourceKind::Holdings).into_iter().map(list).collect()
    }

    /// Takes records and reports of holdings files from an earlier load that read the same.
    fn take_holdings(&mut self, consortium: &mut Consortium, before: &Consortium) {
        consortium.records = Arc::clone(&before.records);
        for (at, file) in self.of(SourceKind::Holdings) {
            let report = before.sources.iter().find(|report| report.kind == file.kind && report.path == file.name);
            self.sources[at] = report.cloned();
        }
    }

    /// Reads all holdings files, several at a time, and appends them in the order of the files.
    fn holdings(&mut self, consortium: &mut Consortium, task: &Task) -> Result<()> {
        let (items, files) = self.items_and_titles();
        let one = |(at, file): &(usize, File)| {
            let partner = consortium.partner(&file.partner).unwrap_or_default();
            let place = Place { partner, code: &file.partner, path: &file.name, source: u16::try_from(*at).unwrap_or(u16::MAX) };
            holdings::read(&file.path, place, self.said(file), task)
        };
        let joined = Joined::default();
        let next = AtomicUsize::new(0);
        // Threads take the files in their order, so that few wait for an earlier one to be appended.
        rayon::broadcast(|_| {
            while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                let (table, report) = one(file);
                task.progress("stage-reading", joined.add(&files, file.0, table, report), files.len());
            }
        });
        task.check()?;
        let joined = joined.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        consortium.records = Arc::new(joined.records);
        for (at, report) in joined.reports {
            self.sources[at] = Some(report);
        }
        self.items(&items, &files, consortium, task);
        Ok(())
    }

    /// Holdings files apart: lists of items that leave their titles to another file of the partner, and all others.
    fn items_and_titles(&self) -> (Vec<Placed>, Vec<Placed>) {
        let files = self.of(SourceKind::Holdings);
        let of_partner = |file: &File| files.iter().filter(|(_, other)| other.partner == file.partner).count();
        let is_items = |(_, file): &Placed| of_partner(file) > 1 && join::is_list_of_items(file, self.said(file));
        let (items, titles): (Vec<_>, Vec<_>) = files.iter().cloned().partition(is_items);
        // Items without any titles to join are read as they are.
        let has_titles = |file: &File| titles.iter().any(|(_, other)| other.partner == file.partner);
        if items.iter().all(|(_, file)| has_titles(file)) { (items, titles) } else { (Vec::new(), files) }
    }

    /// Joins lists of items to the titles of their partners.
    fn items(&mut self, items: &[Placed], titles: &[Placed], consortium: &mut Consortium, task: &Task) {
        for (at, file) in items {
            let partner = consortium.partner(&file.partner).unwrap_or_default();
            let position = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
            let place = Place { partner, code: &file.partner, path: &file.name, source: position(*at) };
            let own = titles.iter().filter(|(_, other)| other.partner == file.partner);
            let own = own.map(|(at, file)| join::Titles { source: position(*at), file, said: self.said(file) });
            let own: Vec<join::Titles<'_>> = own.collect();
            let report = join::read(file, place, self.said(file), &own, Arc::make_mut(&mut consortium.records), task);
            self.sources[*at] = Some(report);
        }
    }
}

/// Tables of files that threads finish in any order, appended in the order of the files.
#[derive(Default)]
struct Joined(Mutex<Joining>);

#[derive(Default)]
struct Joining {
    records: RecordTable,
    reports: Vec<(usize, SourceReport)>,
    waiting: BTreeMap<usize, (RecordTable, SourceReport)>,
}

impl Joined {
    /// Adds the table of the file at position `at` of all; how many files are appended now.
    fn add(&self, files: &[(usize, File)], at: usize, table: RecordTable, report: SourceReport) -> usize {
        let mut joining = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        joining.waiting.insert(at, (table, report));
        while let Some((next, _)) = files.get(joining.reports.len())
            && let Some((table, report)) = joining.waiting.remove(next)
        {
            joining.records.append(&table);
            joining.reports.push((*next, report));
        }
        joining.reports.len()
    }
}

fn rates_into(currency: Currency, rates: Vec<(Currency, Rate)>, changes: &Changes) -> Rates {
    let mut into = Rates::new(currency);
    into.by_currency.extend(rates);
    for (code, rate) in &changes.rates {
        if let Some(currency) = Currency::from_code(code).filter(|_| *rate > Decimal::ZERO) {
            let date = into.by_currency.get(&currency).map(|old| old.date.clone()).unwrap_or_default();
            into.by_currency.insert(currency, Rate { rate: *rate, date });
        }
    }
    into
}

fn apply_changes(consortium: &mut Consortium, changes: &Changes) {
    for fund in &mut consortium.funds {
        let code = consortium.partners.get(fund.partner.at()).map_or("", |partner| partner.code.as_str());
        let key = fund_key(code, &fund.name, &fund.fiscal_year);
        let Some([amount, encumbered, pledge]) = changes.funds.get(&key) else { continue };
        let money = |amount: &Option<Decimal>| amount.and_then(|amount| Money::from_decimal(amount, fund.allocation.currency));
        fund.encumbered = money(encumbered).unwrap_or(fund.encumbered);
        fund.pledge = money(pledge).or(fund.pledge);
        fund.allocation = money(amount).unwrap_or(fund.allocation);
    }
    if let Some(stated) = &changes.responsible {
        consortium.responsible = consortium.resolve(stated);
    }
    consortium.decisions.retain(|decision| !changes.lifted.contains(decision));
    consortium.decisions.extend(changes.decisions.iter().cloned());
    let latest = consortium.funds.iter().map(|fund| fund.fiscal_year.as_str()).max().unwrap_or_default().to_owned();
    consortium.fiscal_year = consortium.settings.fiscal_year.clone().unwrap_or(latest);
}

/// Notes funds so large that a rate may stand upside down.
fn note_inflated(report: SourceReport, funds: &[(u64, Fund)], rates: &Rates) -> SourceReport {
    let mut tally = Tally::resume(report);
    for at in partners::inflated(funds, rates) {
        let (line, fund) = &funds[at];
        tally.note(*line, &Finding::new("budget-inflated", Severity::Note, "amount", &fund.name));
    }
    tally.finish()
}
