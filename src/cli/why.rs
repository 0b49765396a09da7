//! `serumpun titles PATH --why A B`: the evidence on two records, field by field, as a waterfall.

use super::table::{Report, Table, short};
use crate::catalog::Union;
use crate::error::{Error, Result};
use crate::matching::Evidence;
use crate::model::Consortium;
use crate::{pipeline, tr};

/// Letters of a field that a line shows.
const LETTERS: usize = 40;

/// The evidence on the records of two keys; of keys that name several records the first of each, or the first two of one.
///
/// # Errors
/// A key that names no record.
pub(super) fn report<'a>(consortium: &Consortium, union: &Union, keys: impl Iterator<Item = &'a String>) -> Result<String> {
    let keys: Vec<&str> = keys.map(String::as_str).collect();
    let mut taken = None;
    for (key, records) in keys.iter().zip(pipeline::records_of_keys(consortium, &keys)) {
        let record = records.into_iter().find(|record| taken.is_none_or(|(first, _)| first != *record));
        let record = record.ok_or_else(|| Error::user("error-no-record").arg("key", *key))?;
        taken = taken.map_or(Some((record, record)), |(first, _)| Some((first, record)));
    }
    let evidence = taken.and_then(|pair| pipeline::evidence(consortium, union, pair));
    Ok(evidence.as_ref().map(words).unwrap_or_default())
}

fn words(evidence: &Evidence) -> String {
    let mut out = Report::default();
    let [one, other] = &evidence.records;
    let headers = [tr!("cli-h-field"), one.clone(), other.clone(), tr!("cli-h-level"), tr!("cli-h-weight"), tr!("cli-h-sum")];
    let mut table = Table::new(headers);
    let bits = |bits: f64| format!("{bits:+.1}");
    table.row(["", "", "", &tr!("cli-why-prior"), &bits(evidence.prior), &bits(evidence.prior)]);
    for field in &evidence.fields {
        table.row([
            tr!(&format!("compared-{}", field.field.code())),
            short(&field.one, LETTERS),
            short(&field.other, LETTERS),
            tr!(&format!("level-{}", field.level)),
            bits(field.weight),
            bits(field.total),
        ]);
    }
    out.table(&table, 0);
    out.section(&tr!("evidence-keys", one = &*evidence.keys[0], other = &*evidence.keys[1]));
    out.section(&tr!(&format!("verdict-{}", evidence.verdict.code())));
    let field = evidence.parted_by.map(|field| tr!(&format!("compared-{}", field.code()))).unwrap_or_default();
    out.line(&tr!(&format!("rule-{}", evidence.rule.code()), field = field));
    if evidence.same_work && !evidence.joined {
        out.line(&tr!("evidence-same-work"));
    }
    out.text()
}
