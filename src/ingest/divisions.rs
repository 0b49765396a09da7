//! The subject table of a consortium that has none: some thirty divisions of Dewey, each with the classes of the Library
//! of Congress that mean the same, so that partners of either scheme are compared.
//!
//! From the outlines that both publish (thousand sections of DDC 23, outline of LCC); classes of UDC find their place by
//! way of Dewey. Invariant, held by a test: every number of Dewey and UDC and every class of the Library of Congress
//! lies in exactly one division.

use crate::model::{Scheme, StrataTable, Stratum, StratumIx, StratumRule};
use crate::tr;

/// One division: its code, its name, its ranges of Dewey, its ranges of the Library of Congress.
struct Division {
    code: &'static str,
    name: fn() -> String,
    /// `100-149 160-199`.
    dewey: &'static str,
    /// `QA75-QA76 T58.5-T58.6`; letters alone stand for all that begins with them, `H-H99999` for `H` without `HA` and so on.
    lcc: &'static str,
    /// Words by which libraries shelve it instead.
    marks: &'static str,
}

const fn division(
    code: &'static str,
    name: fn() -> String,
    dewey: &'static str,
    lcc: &'static str,
    marks: &'static str,
) -> Division {
    Division { code, name, dewey, lcc, marks }
}

/// In the order of Dewey.
const DIVISIONS: [Division; 34] = [
    division("general", || tr!("division-general"), "000-003 007-009 040-049 060-069 080-099", "A-A99999 AC AM AS AZ", ""),
    division("computing", || tr!("division-computing"), "004-006", "QA75-QA76 T58.5-T58.6 TK5105", ""),
    division("libraries", || tr!("division-libraries"), "010-029", "Z", ""),
    division("press", || tr!("division-press"), "030-039 050-059 070-079", "AE AG AI AN AP AY PN4699-PN5650", ""),
    division("philosophy", || tr!("division-philosophy"), "100-149 160-199", "B-B99999 BC BD BH BJ", ""),
    division("psychology", || tr!("division-psychology"), "150-159", "BF", ""),
    division("religion", || tr!("division-religion"), "200-296 298-299", "BL BM BQ BR BS BT BV BX", ""),
    division("islam", || tr!("division-islam"), "297-297", "BP", ""),
    division("society", || tr!("division-society"), "300-319 360-369", "GF GN H-H99999 HA HM HN HQ HS HT HV", ""),
    division("politics", || tr!("division-politics"), "320-329", "J-J99999 JA JC JF JJ JK JL JN JQ JV JX JZ", ""),
    division("economics", || tr!("division-economics"), "330-339", "HB HC HD-HD27 HD71-HD HG HJ HX", ""),
    division("law", || tr!("division-law"), "340-349", "K", ""),
    division("administration", || tr!("division-administration"), "350-359", "JS U V", ""),
    division("education", || tr!("division-education"), "370-379", "L", ""),
    division("commerce", || tr!("division-commerce"), "380-389", "HE HF-HF5000", ""),
    division("customs", || tr!("division-customs"), "390-399", "GR GT", ""),
    division(
        "languages",
        || tr!("division-languages"),
        "400-499",
        "P-P99999 PA-PA2999 PB PC PD PE PF PG-PG2899 PG4000-PG PH PJ PK PL-PL699 PL890-PL949 PL999-PL2249 PL3209-PL5079 \
         PL5090-PL5129 PL5140-PL PM",
        "",
    ),
    division("science", || tr!("division-science"), "500-509", "Q-Q99999", ""),
    division("mathematics", || tr!("division-mathematics"), "510-519", "QA-QA74 QA77-QA", ""),
    division("physics", || tr!("division-physics"), "520-539", "QB QC", ""),
    division("chemistry", || tr!("division-chemistry"), "540-549", "QD", ""),
    division("earth", || tr!("division-earth"), "550-569", "GB GC GE QE", ""),
    division("life", || tr!("division-life"), "570-599", "QH QK QL QP QR", ""),
    division("medicine", || tr!("division-medicine"), "610-619", "QM QS QT QU QV QW QX QY QZ R W", ""),
    division("engineering", || tr!("division-engineering"), "620-629", "TA TC TD TE TF TG TJ TK-TK5104 TK5106-TK TL TN", ""),
    division("agriculture", || tr!("division-agriculture"), "630-639", "S", ""),
    division("home", || tr!("division-home"), "640-649", "TX", ""),
    division("management", || tr!("division-management"), "650-659", "HD28-HD70 HF5001-HF", ""),
    division("technology", || tr!("division-technology"), "600-609 660-699", "T-T58.4 T58.7-T99999 TH TP TS TT", ""),
    division("arts", || tr!("division-arts"), "700-799", "GV M N TR", ""),
    division(
        "literature",
        || tr!("division-literature"),
        "800-899",
        "PA3000-PA PG2900-PG3999 PL700-PL889 PL950-PL998 PL2250-PL3208 PL5080-PL5089 PL5130-PL5139 PN-PN4698 PN5651-PN PQ PR \
         PS PT PZ",
        "e easy f fic fiction fiksi fiksyen jf jn n nov novel",
    ),
    division("geography", || tr!("division-geography"), "910-919", "G-G99999 GA", ""),
    division("asia", || tr!("division-asia"), "950-959", "DS", ""),
    division(
        "history",
        || tr!("division-history"),
        "900-909 920-949 960-999",
        "C D-D99999 DA DB DC DD DE DF DG DH DJ DK DL DP DQ DR DT DU DX E F",
        "b bio biography biografi",
    ),
];

/// The default subject table, without the stratum of what no rule matches.
#[must_use]
pub fn table() -> StrataTable {
    let mut table = StrataTable::default();
    for (division, stratum) in DIVISIONS.iter().zip((0..).map(StratumIx)) {
        table.strata.push(Stratum::new(division.code, &(division.name)()));
        let ranges = [(Scheme::Ddc, division.dewey), (Scheme::Lcc, division.lcc), (Scheme::Local, division.marks)];
        for (scheme, ranges) in ranges {
            table.rules.extend(ranges.split_whitespace().map(|range| rule(stratum, scheme, range)));
        }
    }
    table
}

fn rule(stratum: StratumIx, scheme: Scheme, range: &str) -> StratumRule {
    let (from, to) = range.split_once('-').unwrap_or((range, range));
    StratumRule { stratum, scheme: Some(scheme), from: from.to_owned(), to: to.to_owned(), keywords: Vec::new(), language: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClassRange, all_lc_classes, parse_class};

    /// The divisions whose ranges hold a class.
    fn divisions(ranges: &[(StratumIx, ClassRange)], table: &StrataTable, class: &str) -> Vec<String> {
        let number = parse_class(class);
        let holds = |range: &ClassRange| number.as_ref().is_some_and(|number| range.holds(number));
        let found = ranges.iter().filter(|(_, range)| holds(range));
        found.map(|(stratum, _)| table.strata[stratum.at()].code.clone()).collect()
    }

    fn ranges(table: &StrataTable) -> Vec<(StratumIx, ClassRange)> {
        let parse =
            |rule: &StratumRule| ClassRange::parse(rule.scheme, &rule.from, &rule.to).unwrap_or_else(|| panic!("{rule:?}"));
        table.rules.iter().map(|rule| (rule.stratum, parse(rule))).collect()
    }

    #[test]
    fn every_number_of_dewey_and_udc_is_in_one_division() {
        let table = table();
        let ranges = ranges(&table);
        for number in 0..1000 {
            for class in
                [format!("{number:03}"), format!("{number:03}.9"), format!("UDC {number:03}"), format!("{number:03}(594)")]
            {
                assert_eq!(divisions(&ranges, &table, &class).len(), 1, "{class}");
            }
        }
        for number in 0..100 {
            assert_eq!(divisions(&ranges, &table, &format!("UDC {number}")).len(), 1, "UDC {number}");
            assert_eq!(divisions(&ranges, &table, &format!("{number:02}=111")).len(), 1, "{number:02}=111");
        }
    }

    #[test]
    fn every_class_of_the_library_of_congress_is_in_one_division() {
        let table = table();
        let ranges = ranges(&table);
        // All numbers next to where a division begins or ends, and some between.
        let whole =
            |class: &str| class.trim_start_matches(char::is_alphabetic).split('.').next().and_then(|n| n.parse::<u32>().ok());
        let edges = table.rules.iter().flat_map(|rule| [whole(&rule.from), whole(&rule.to)]).flatten();
        let mut numbers: Vec<u32> = edges.flat_map(|n| [n.saturating_sub(1), n, n + 1]).filter(|n| *n < 10_000).collect();
        numbers.extend([1, 999, 9999]);
        for letters in all_lc_classes() {
            assert_eq!(divisions(&ranges, &table, &letters).len(), 1, "{letters}");
            for number in &numbers {
                for class in [format!("{letters}{number}"), format!("{letters} {number}.55 .A1")] {
                    let found = divisions(&ranges, &table, &class);
                    assert_eq!(found.len(), 1, "{class}: {found:?}");
                }
            }
        }
    }

    #[test]
    fn both_schemes_lead_to_the_same_division() {
        let table = table();
        let ranges = ranges(&table);
        let crosswalk = [
            ("computing", "005.133", "QA76.73 .R8", "004.43"),
            ("libraries", "025.04", "Z699 .A1", "02"),
            ("psychology", "155.4", "BF721", "159.922.7"),
            ("islam", "297.12", "BP130", "28-23"),
            ("politics", "327.59", "JZ1242", "327(594)"),
            ("economics", "330.9598", "HC447", "33(594)"),
            ("law", "346.598", "KNW68", "347.4"),
            ("education", "371.102", "LB1025", "37.015.3"),
            ("commerce", "388.1", "HE355", "656.1"),
            ("management", "658.4", "HD31 .D7", "005.95"),
            ("languages", "499.28", "PL5123", "811.622"),
            ("literature", "899.28", "PL5138.9", "821.622"),
            ("mathematics", "519.5", "QA276", "519.2"),
            ("medicine", "616.9", "RC111", "616.9"),
            ("agriculture", "633.18", "SB191", "633.1"),
            ("arts", "780.9", "ML3799", "78.03"),
            ("geography", "915.98", "G155", "91(594)"),
            ("asia", "959.8", "DS646.3", "94(594)"),
            ("history", "942", "DA30", "94(410)"),
        ];
        for (division, dewey, lcc, udc) in crosswalk {
            for class in [dewey, lcc, &format!("UDC {udc}")] {
                assert_eq!(divisions(&ranges, &table, class), [division], "{class}");
            }
        }
    }
}
