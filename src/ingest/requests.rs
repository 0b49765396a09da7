//! What partners want and what people decided: requests, expected arrivals, decisions, book lists.

use std::collections::BTreeMap;

use super::bib;
use super::field::Field;
use super::normalize::{identifier, number, text};
use super::partners::partner_of;
use super::report::Finding;
use super::table::{Cells, File, RowResult, read};
use crate::model::{
    Action, Benchmark, BenchmarkTitle, Decision, Expected, LocalReason, Money, Partner, PartnerIx, Rates, Request, Settings,
    Severity, SourceReport,
};

/// What requests files share.
pub struct Context<'a> {
    /// All partners.
    pub partners: &'a [Partner],
    /// Settings (default priority and its direction).
    pub settings: &'a Settings,
    /// Rates; a price without one cannot be planned.
    pub rates: &'a Rates,
    /// Position of the file among all sources.
    pub source: u16,
}

/// Reads one requests file; a file in a partner's folder belongs to that partner.
pub fn read_requests(
    file: &File,
    said: Option<&BTreeMap<String, String>>,
    cx: &Context<'_>,
    requests: &mut Vec<Request>,
) -> SourceReport {
    let own = cx.partners.iter().position(|partner| partner.code == file.partner).map(PartnerIx::new);
    let required: &[Field] = if own.is_some() { &[] } else { &[Field::Partner] };
    read(file, said, required, |cells| {
        let partner = match own {
            Some(partner) if cells.get(Field::Partner).is_empty() => partner,
            _ => partner_of(cells, Field::Partner, cx.partners)?,
        };
        let (request, findings) = request(cells, partner, cx)?;
        requests.push(request);
        Ok(findings)
    })
}

fn request(cells: &Cells<'_>, partner: PartnerIx, cx: &Context<'_>) -> Result<(Request, Vec<Finding>), Finding> {
    let bib::Read { record, mut findings } = bib::read(cells.row, cells.mapping);
    if record.title.is_empty() && record.isbns.is_empty() {
        return Err(Finding::new("request-without-title", Severity::Rejected, "", ""));
    }
    let price = price(cells, partner, cx, &mut findings)?;
    let stated = priority(cells, cx.settings, &mut findings);
    let request = Request {
        partner,
        source: cx.source,
        row: cells.row.number,
        priority: stated,
        stated,
        copies: copies(cells, &mut findings),
        local_copy: local_copy(cells)?,
        continuing: continuing(cells, &mut findings),
        price,
        vendor: cells.get(Field::Vendor).to_owned(),
        request_id: cells.get(Field::RequestId).to_owned(),
        extra: extra(cells),
        title: record.title,
        author: record.author,
        publisher: record.publisher,
        edition: record.edition,
        isbns: record.isbns,
        year: record.year,
        class: record.class,
        language: record.language,
        material: record.material,
    };
    Ok((request, findings))
}

fn price(cells: &Cells<'_>, partner: PartnerIx, cx: &Context<'_>, findings: &mut Vec<Finding>) -> Result<Option<Money>, Finding> {
    let own = cx.partners.get(partner.at()).map(|partner| partner.currency);
    let currency = cells.currency(Field::Currency)?.or(own).ok_or_else(|| cells.wrong("currency-unknown", Field::Currency))?;
    let text = cells.get(Field::Price);
    if text.is_empty() {
        return Ok(None);
    }
    if cx.rates.rate(currency).is_none() {
        return Err(cells.wrong("currency-without-rate", Field::Currency));
    }
    let money = number::amount(text).and_then(|amount| Money::from_decimal(amount, currency));
    match money {
        Some(money) if money.minor < 0 => Err(cells.wrong("price-negative", Field::Price)),
        Some(money) if money.minor > 0 => Ok(Some(money)),
        // Nothing is planned at zero; the price counts as missing.
        other => {
            let code = if other.is_some() { "price-zero" } else { "price-unreadable" };
            findings.push(Finding::new(code, Severity::Repaired, cells.mapping.name(Field::Price), text));
            Ok(None)
        }
    }
}

fn priority(cells: &Cells<'_>, settings: &Settings, findings: &mut Vec<Finding>) -> u8 {
    let text = cells.get(Field::Priority);
    if text.is_empty() {
        return settings.default_priority;
    }
    match text.parse::<u8>().ok().filter(|priority| (1..=5).contains(priority)) {
        Some(priority) if settings.priority_one_highest => 6 - priority,
        Some(priority) => priority,
        None => {
            let default = settings.default_priority.to_string();
            findings.push(
                Finding::new("priority-unreadable", Severity::Repaired, cells.mapping.name(Field::Priority), text)
                    .becoming(&default),
            );
            settings.default_priority
        }
    }
}

fn copies(cells: &Cells<'_>, findings: &mut Vec<Finding>) -> u16 {
    let text = cells.get(Field::Copies);
    let copies = number::whole(text).and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 0);
    if copies.is_none() && !text.is_empty() && !findings.iter().any(|finding| finding.code == "number-unreadable") {
        findings
            .push(Finding::new("number-unreadable", Severity::Repaired, cells.mapping.name(Field::Copies), text).becoming("1"));
    }
    copies.unwrap_or(1)
}

fn local_copy(cells: &Cells<'_>) -> Result<Option<LocalReason>, Finding> {
    let text = cells.get(Field::LocalCopy);
    if text.is_empty() {
        return Ok(closed_reason(cells.get(Field::Reason)));
    }
    match number::yes_no(text) {
        Some(false) => Ok(None),
        Some(true) => Ok(Some(local_reason(cells.get(Field::Reason)).unwrap_or(LocalReason::Stated))),
        None => local_reason(text).map(Some).ok_or_else(|| cells.wrong("word-unknown", Field::LocalCopy)),
    }
}

/// Reasons that mean an own copy by themselves, written as the whole cell; any other reason is only a remark.
const REASONS: &[(LocalReason, &[&str])] = &[
    (
        LocalReason::Reserve,
        &[
            "reserve",
            "reserve shelf",
            "reserves",
            "course reserve",
            "tandon",
            "buku tandon",
            "simpanan khas",
            "koleksi simpanan khas",
        ],
    ),
    (LocalReason::Textbook, &["textbook", "textbooks", "course book", "coursebook", "buku teks", "buku ajar", "buku wajib"]),
    (LocalReason::Reference, &["reference", "reference work", "rujukan", "referensi", "buku rujukan", "buku referensi"]),
];

fn closed_reason(text: &str) -> Option<LocalReason> {
    let word = text.trim().to_lowercase();
    REASONS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(reason, _)| *reason)
}

fn local_reason(text: &str) -> Option<LocalReason> {
    let word = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|known| word.contains(known));
    if says(&["reserve", "tandon", "simpanan"]) {
        Some(LocalReason::Reserve)
    } else if says(&["textbook", "course", "buku teks", "buku ajar", "kursus"]) {
        Some(LocalReason::Textbook)
    } else if says(&["reference", "rujukan", "referensi"]) {
        Some(LocalReason::Reference)
    } else {
        None
    }
}

fn continuing(cells: &Cells<'_>, findings: &mut Vec<Finding>) -> bool {
    let text = cells.get(Field::Commitment);
    match text.to_lowercase().as_str() {
        "" | "once" | "one-time" | "firm" | "firm order" | "no" | "sekali" => false,
        "continuing" | "standing order" | "subscription" | "serial" | "ongoing" | "berkala" | "berterusan" | "berlanjutan" => {
            true
        }
        _ => {
            findings.push(Finding::new("commitment-unknown", Severity::Note, cells.mapping.name(Field::Commitment), text));
            false
        }
    }
}

/// Filled columns no rule knows, echoed in exports.
fn extra(cells: &Cells<'_>) -> Vec<(String, String)> {
    let unknown = cells.mapping.fields.iter().zip(&cells.mapping.names).enumerate().filter(|(_, (field, _))| field.is_none());
    let filled = unknown.filter_map(|(at, (_, name))| cells.row.cells.get(at).map(|cell| (name.clone(), cell.trim().to_owned())));
    filled.filter(|(_, cell)| !cell.is_empty()).collect()
}

/// Reads `expected.csv`.
pub fn read_expected(file: &File, partners: &[Partner], expected: &mut Vec<Expected>) -> SourceReport {
    read(file, None, &[Field::Partner], |cells| {
        let partner = partner_of(cells, Field::Partner, partners)?;
        let isbns = identifier::isbns(cells.get(Field::Isbn)).valid;
        let title = text::title(cells.get(Field::Title));
        if isbns.is_empty() && title.is_empty() {
            return Err(cells.wrong("row-without-title", Field::Title));
        }
        expected.push(Expected { partner, isbns, title, source: cells.get(Field::Source).to_owned() });
        Ok(Vec::new())
    })
}

/// Reads `decisions.csv`.
pub fn read_decisions(file: &File, partners: &[Partner], decisions: &mut Vec<Decision>) -> SourceReport {
    read(file, None, &[Field::Action], |cells| {
        let action = match cells.get(Field::Action).to_lowercase().as_str() {
            "require" | "wajib" => Action::Require,
            "forbid" | "larang" => Action::Forbid,
            "exclude" | "kecuali" => Action::Exclude,
            "must-link" | "must link" => Action::MustLink,
            "cannot-link" | "cannot link" => Action::CannotLink,
            _ => return Err(cells.wrong("action-unknown", Field::Action)),
        };
        let partner = match action {
            Action::Require | Action::Forbid => partner_code_of(cells, partners)?,
            _ => String::new(),
        };
        let opposite = match action {
            Action::Require => Some(Action::Forbid),
            Action::Forbid => Some(Action::Require),
            Action::MustLink => Some(Action::CannotLink),
            Action::CannotLink => Some(Action::MustLink),
            Action::Exclude => None,
        };
        let same = |other: &Decision| {
            let line = (cells.get(Field::Isbn), cells.get(Field::Title));
            Some(other.action) == opposite
                && other.partner == partner
                && other.fund == cells.get(Field::Fund)
                && if line.0.is_empty() { other.title == line.1 } else { other.isbn == line.0 }
        };
        if decisions.iter().any(same) {
            return Err(cells.wrong("decision-contradicts", Field::Action));
        }
        decisions.push(Decision {
            action,
            partner,
            isbn: cells.get(Field::Isbn).to_owned(),
            title: cells.get(Field::Title).to_owned(),
            fund: cells.get(Field::Fund).to_owned(),
        });
        Ok(Vec::new())
    })
}

fn partner_code_of(cells: &Cells<'_>, partners: &[Partner]) -> Result<String, Finding> {
    let partner = partner_of(cells, Field::Partner, partners)?;
    Ok(partners.get(partner.at()).map(|partner| partner.code.clone()).unwrap_or_default())
}

/// Reads one book list.
pub fn read_benchmark(file: &File, benchmarks: &mut Vec<Benchmark>) -> SourceReport {
    let mut titles = Vec::new();
    let report = read(file, None, &[], |cells| -> RowResult {
        let bib::Read { record, findings } = bib::read(cells.row, cells.mapping);
        if record.title.is_empty() && record.isbns.is_empty() {
            return Err(Finding::new("row-without-title", Severity::Rejected, "", ""));
        }
        titles.push(BenchmarkTitle { title: record.title, author: record.author, isbns: record.isbns, year: record.year });
        Ok(findings)
    });
    let stem = file.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    benchmarks.push(Benchmark { name: stem, titles });
    report
}
