//! The subject table: themes first, then Dewey divisions with their LC ranges; publishing output and prices.

use super::text::csv;

/// Code, name, Dewey range, LC ranges, titles a year, mean price in whole ringgit (0: not counted).
/// The first stratum that fits takes the title, so that computing stands before mathematics.
const STRATA: &[(&str, &str, &str, &str, u32, u32)] = &[
    ("general", "General works", "000-003.999", "A-AZ", 160, 95),
    ("computing", "Computing", "004-006.999", "QA75-QA76.999", 620, 185),
    ("information", "Libraries, archives, press", "010-099.999", "Z-ZA", 140, 130),
    ("philosophy", "Philosophy", "100-149.999", "B-BD", 150, 120),
    ("psychology", "Psychology", "150-199.999", "BF-BJ", 240, 140),
    ("islam", "Islam", "297-297.999", "BP-BP", 380, 70),
    ("religion", "Other religions", "200-299.999", "BL-BX", 210, 95),
    ("society", "Social sciences", "300-319.999", "GN-GN|H-HA|HM-HT|HX-HX", 430, 120),
    ("politics", "Politics", "320-329.999", "J-JQ|JV-JZ", 260, 130),
    ("economics", "Economics", "330-339.999", "HB-HC|HD72-HD9999|HE-HE|HG-HJ", 390, 145),
    ("law", "Law", "340-349.999", "K-KZ", 340, 190),
    ("administration", "Public administration", "350-369.999", "JS-JS|UA-UA|HV-HV", 230, 125),
    ("education", "Education", "370-379.999", "L-LZ", 470, 105),
    ("commerce", "Commerce and transport", "380-389.999", "", 90, 120),
    ("customs", "Customs and folklore", "390-399.999", "GR-GT", 130, 85),
    ("languages", "Languages", "400-499.999", "P-PM", 280, 90),
    ("science", "Science in general", "500-509.999", "Q-Q", 80, 150),
    ("mathematics", "Mathematics", "510-519.999", "QA-QA", 150, 160),
    ("physics", "Physics and astronomy", "520-539.999", "QB-QC", 130, 180),
    ("chemistry", "Chemistry", "540-549.999", "QD-QD", 120, 220),
    ("earth", "Earth sciences", "550-559.999", "QE-QE|GB-GC", 140, 200),
    ("life", "Life sciences", "560-599.999", "QH-QR", 330, 190),
    ("technology", "Technology in general", "600-609.999", "T-T", 70, 150),
    ("medicine", "Medicine and nursing", "610-619.999", "R-RZ", 780, 240),
    ("engineering", "Engineering", "620-629.999", "TA-TL", 510, 235),
    ("agriculture", "Agriculture", "630-639.999", "S-SK", 290, 120),
    ("home", "Home and hospitality", "640-649.999", "TX-TX", 90, 85),
    ("management", "Management", "650-659.999", "HF-HF|HD28-HD70.999", 690, 175),
    ("manufacture", "Chemical technology and building", "660-699.999", "TN-TT|TH-TH", 200, 210),
    ("arts", "Arts and sports", "700-799.999", "M-NX|GV-GV|TR-TR", 310, 140),
    ("literature", "Literature", "800-899.999", "PN-PZ", 640, 55),
    ("geography", "Geography and travel", "900-919.999", "G-GF", 150, 110),
    ("history", "History and biography", "920-999.999", "C-FZ", 420, 105),
];

/// Words that make a title part of the Borneo theme.
const KEYWORDS: &str = "Borneo|Sarawak|Sabah|Brunei|Kalimantan|Dayak|Iban|Kadazan";

/// Returns `strata.csv`: several rows of one code belong together.
pub fn strata_file() -> String {
    let mut text = "stratum,name,scheme,from,to,keyword,language,cap\n".to_owned();
    for (from, to) in [("959.5", "959.56"), ("959.83", "959.8399")] {
        text.push_str(&csv(&["borneo", "Borneo studies", "ddc", from, to, "", "", ""]));
    }
    text.push_str(&csv(&["borneo", "Borneo studies", "", "", "", KEYWORDS, "", ""]));
    for (code, name, dewey, congress, _, _) in STRATA {
        for (scheme, ranges) in [("ddc", *dewey), ("lcc", *congress)] {
            for range in ranges.split('|').filter(|range| !range.is_empty()) {
                let (from, to) = range.split_once('-').unwrap_or((range, range));
                text.push_str(&csv(&[*code, *name, scheme, from, to, "", "", ""]));
            }
        }
    }
    text
}

/// Returns `prices.csv`: what is published in a year, and what it costs.
pub fn prices_file() -> String {
    let mut text = "stratum,titles,price,currency,source,year,n\n".to_owned();
    let source = "invented for the sample";
    text.push_str(&csv(&["borneo", "360", "68.00", "MYR", source, "2025", "214"]));
    // The smallest subjects are left out: the program must cope with subjects of unknown output.
    for (code, _, _, _, titles, price) in STRATA.iter().filter(|(_, _, _, _, titles, _)| *titles >= 140) {
        let count = (titles * 3 / 5).to_string();
        let price = format!("{price}.00");
        text.push_str(&csv(&[*code, &titles.to_string(), &price, "MYR", source, "2025", &count]));
    }
    text
}
