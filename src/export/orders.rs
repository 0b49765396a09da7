//! Order files: one a partner, ready for Koha, `SLiMS` and Alma.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::delimited::{Lines, own_header};
use super::safe::{Staged, check_folder, stage};
use crate::error::Result;
use crate::model::{Assignment, Consortium, Plan};

const ORDERS: [&str; 9] = ["isbn", "title", "author", "copies", "fund", "price", "currency", "vendor", "request_id"];

/// Writes `CODE-orders.csv` for every partner into `folder`, which is made where it is missing.
///
/// A partner that buys nothing gets a header alone: an order file of an earlier plan must not stay beside the others.
///
/// # Errors
/// Where the folder or a file cannot be written.
pub fn write_orders(folder: &Path, consortium: &Consortium, plan: &Plan) -> Result<Vec<PathBuf>> {
    check_folder(folder)?;
    let (mut staged, mut written) = (Vec::new(), Vec::new());
    for partner in &consortium.partners {
        let own: Vec<&Assignment> = plan.assignments.iter().filter(|line| line.partner == partner.code).collect();
        let path = folder.join(format!("{}-orders.csv", file_stem(&partner.code)));
        staged.push(stage(&path, |out| fill(out, &own))?);
        written.push(path);
    }
    staged.into_iter().try_for_each(Staged::commit)?;
    Ok(written)
}

fn fill(out: &mut dyn Write, orders: &[&Assignment]) -> io::Result<()> {
    let extra: BTreeSet<&str> = orders.iter().flat_map(|line| line.extra.keys().map(String::as_str)).collect();
    let own: Vec<String> = extra.iter().map(|name| own_header(name, &ORDERS)).collect();
    let mut lines = Lines::new(out, ORDERS.into_iter().chain(own.iter().map(String::as_str)))?;
    for line in orders {
        lines.texts([&line.isbn, &line.title, &line.author].map(String::as_str))?;
        lines.number(line.copies)?;
        lines.text(&line.fund)?;
        lines.money(line.price)?;
        lines.texts([&line.price_currency, &line.vendor, &line.request_id].map(String::as_str))?;
        lines.texts(extra.iter().map(|name| line.extra.get(*name).map_or("", String::as_str)))?;
        lines.end()?;
    }
    lines.finish()
}

/// A file name from a partner's code or a path: what a file system or shell would stumble over becomes a hyphen.
pub(super) fn file_stem(text: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ') { c } else { '-' };
    let stem: String = text.chars().map(plain).collect();
    let stem = stem.trim_start_matches(['.', '-', ' ']).trim_end_matches(['.', ' ']);
    if stem.is_empty() { "unnamed".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::{consortium, line, plan};

    #[test]
    fn every_partner_gets_a_file_and_none_of_an_earlier_plan_stays() {
        let folder = tempfile::tempdir().unwrap();
        let orders = folder.path().join("orders");
        write_orders(&orders, &consortium(), &plan(vec![line("Atlas", 3050)])).unwrap();
        let kuching = std::fs::read_to_string(orders.join("kuching-orders.csv")).unwrap();
        let expected = "isbn,title,author,copies,fund,price,currency,vendor,request_id,'=Course\n9789835201233,Atlas,Ali,1,books,30.50,MYR,,,'@x\n";
        assert_eq!(kuching, expected);
        write_orders(&orders, &consortium(), &plan(Vec::new())).unwrap();
        let kuching = std::fs::read_to_string(orders.join("kuching-orders.csv")).unwrap();
        assert_eq!(kuching, "isbn,title,author,copies,fund,price,currency,vendor,request_id\n");
        assert_eq!(std::fs::read_dir(&orders).unwrap().count(), 2);
    }

    #[test]
    fn file_names_stay_in_their_folder() {
        let table = [
            ("kota-kinabalu", "kota-kinabalu"),
            ("../../etc", "etc"),
            ("kuching/holdings.csv", "kuching-holdings.csv"),
            ("a:b*c", "a-b-c"),
            ("...", "unnamed"),
            ("", "unnamed"),
        ];
        for (text, expected) in table {
            assert_eq!(file_stem(text), expected, "{text:?}");
        }
    }
}
