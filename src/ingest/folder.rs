//! What lies in a consortium folder: which files, whose, and what each is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::format;
use super::table::File;
use crate::error::{Error, Result};
use crate::model::{SourceKind, partner_code};

/// Endings of files that are read; what they hold is told by their content.
const ENDINGS: [&str; 15] =
    ["csv", "tsv", "txt", "tab", "xlsx", "ods", "mrc", "marc", "dat", "xml", "json", "jsonl", "ndjson", "gz", "zip"];

/// Finds the files of a consortium folder, or takes a single file as one partner's holdings or requests.
///
/// # Errors
/// A folder that cannot be listed, has nothing to read, or names one partner twice.
pub fn discover(path: &Path) -> Result<Vec<File>> {
    let found = if path.is_dir() { of_folder(path)? } else { vec![of_file(path)?] };
    let found: Vec<File> = found.into_iter().flat_map(unpacked).collect();
    if found.iter().any(|file| matches!(file.kind, SourceKind::Holdings | SourceKind::Requests)) {
        Ok(found)
    } else {
        Err(Error::user("error-nothing-to-read").at(path.display().to_string()))
    }
}

/// The files of a ZIP, each a source of its own; another file as it is.
fn unpacked(file: File) -> Vec<File> {
    let members = format::members(&file.path);
    if members.is_empty() {
        return vec![file];
    }
    let member = |name: String| File {
        path: PathBuf::from(format!("{}/{name}", file.path.display())),
        name: format!("{}/{name}", file.name),
        kind: file.kind,
        partner: file.partner.clone(),
    };
    members.into_iter().map(member).collect()
}

fn of_file(path: &Path) -> Result<File> {
    if !path.exists() {
        return Err(Error::user("error-not-found").at(path.display().to_string()));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let parent = path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let kind = if stem.starts_with("requests") { SourceKind::Requests } else { SourceKind::Holdings };
    let partner =
        if stem.starts_with("holdings") || kind == SourceKind::Requests { partner_code(&parent) } else { partner_code(&stem) };
    Ok(File { path: path.to_path_buf(), name, kind, partner })
}

fn of_folder(folder: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let mut folders: BTreeMap<String, PathBuf> = BTreeMap::new();
    for entry in sorted(folder)? {
        let name = file_name(&entry);
        if !entry.is_dir() {
            if let Some(kind) = root_kind(&name) {
                files.push(File { path: entry, name, kind, partner: String::new() });
            }
            continue;
        }
        if name == "benchmarks" {
            for list in sorted(&entry)?.into_iter().filter(|list| has_ending(list)) {
                let name = format!("benchmarks/{}", file_name(&list));
                files.push(File { path: list, name, kind: SourceKind::Benchmark, partner: String::new() });
            }
            continue;
        }
        let of_partner = partner_files(&entry, &name)?;
        if of_partner.is_empty() {
            continue;
        }
        let code = partner_code(&name);
        if let Some(other) = folders.insert(code.clone(), entry.clone()) {
            let both = format!("{}, {}", file_name(&other), name);
            return Err(Error::user("error-two-partners").arg("code", code).arg("names", both).at(entry.display().to_string()));
        }
        files.extend(of_partner);
    }
    Ok(files)
}

fn partner_files(folder: &Path, name: &str) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for path in sorted(folder)?.into_iter().filter(|path| !path.is_dir()) {
        let file = file_name(&path);
        let lower = file.to_lowercase();
        let kind = if lower.starts_with("holdings") {
            SourceKind::Holdings
        } else if lower.starts_with("requests") && has_ending(&path) {
            SourceKind::Requests
        } else {
            continue;
        };
        files.push(File { path, name: format!("{name}/{file}"), kind, partner: partner_code(name) });
    }
    Ok(files)
}

fn root_kind(name: &str) -> Option<SourceKind> {
    let lower = name.to_lowercase();
    let (stem, ending) = lower.rsplit_once('.')?;
    if !ENDINGS.contains(&ending) {
        return None;
    }
    // `requests.csv.gz` are requests.
    let stem = stem.rsplit_once('.').filter(|(_, inner)| ENDINGS.contains(inner)).map_or(stem, |(stem, _)| stem);
    Some(match stem {
        "budgets" => SourceKind::Budgets,
        "exchange-rates" => SourceKind::ExchangeRates,
        "requests" => SourceKind::Requests,
        "partners" => SourceKind::Partners,
        "settings" => SourceKind::Settings,
        "decisions" => SourceKind::Decisions,
        "expected" => SourceKind::Expected,
        "strata" => SourceKind::Strata,
        "responsibilities" => SourceKind::Responsibilities,
        "prices" => SourceKind::Prices,
        "access" => SourceKind::Access,
        _ => return None,
    })
}

fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.contains(&ending.to_string_lossy().to_lowercase().as_str()))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The entries of a folder by name, hidden ones left out.
fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let unreadable = |error| Error::io("error-folder-unreadable", folder, error);
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if !file_name(&path).starts_with(['.', '~']) {
            entries.push(path);
        }
    }
    entries.sort();
    Ok(entries)
}
