//! Bibliographic records as read from partners' files, column by column.

use serde::{Deserialize, Serialize};

use super::{ListColumn, PartnerIx, TextColumn};

/// What a record describes, as far as plans and matching care.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Material {
    /// A printed book, and what no export says otherwise of.
    #[default]
    Print,
    /// An e-book or other electronic resource.
    Electronic,
    /// A journal, newspaper or other serial.
    Serial,
    /// A map or atlas sheet.
    Map,
    /// Film, sound and picture.
    Audiovisual,
    /// A thesis or dissertation.
    Thesis,
    /// A manuscript or archival unit.
    Manuscript,
    /// Anything else that the export names.
    Other,
}

impl Material {
    /// Every material, in the order lists show them.
    pub const ALL: [Self; 8] =
        [Self::Print, Self::Electronic, Self::Serial, Self::Map, Self::Audiovisual, Self::Thesis, Self::Manuscript, Self::Other];

    /// Its position in [`Material::ALL`].
    #[must_use]
    pub fn number(self) -> u32 {
        self as u32
    }

    /// The code used in files, scopes and JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Print => "print",
            Self::Electronic => "electronic",
            Self::Serial => "serial",
            Self::Map => "map",
            Self::Audiovisual => "audiovisual",
            Self::Thesis => "thesis",
            Self::Manuscript => "manuscript",
            Self::Other => "other",
        }
    }
}

/// A language by its ISO 639-2 terminological code, three small letters; `und` where unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; 3]);

impl Language {
    /// Unknown language.
    pub const UNKNOWN: Self = Self(*b"und");

    /// The language of a three-letter code, or `None` where it is not three letters a–z.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_lowercase).then_some(Self(bytes))
    }

    /// The three-letter code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("und")
    }

    /// The code as a number, which sorts as the letters do.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0.iter().fold(0, |number, letter| number << 8 | u32::from(*letter))
    }

    /// The language of such a number; unknown where it is none.
    #[must_use]
    pub fn from_number(number: u32) -> Self {
        let [_, letters @ ..] = number.to_be_bytes();
        if letters.iter().all(u8::is_ascii_lowercase) { Self(letters) } else { Self::UNKNOWN }
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::UNKNOWN
    }
}

impl Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::from_code(&String::deserialize(deserializer)?).unwrap_or_default())
    }
}

/// What a copy's status allows: held and lendable are told apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// On the shelf, and others may use it where its partner lends.
    #[default]
    Lendable,
    /// Not come yet; lendable in all plans.
    OnOrder,
    /// Held, but only for the partner's own readers (reference, licensed).
    HeldOnly,
    /// Lost, missing or withdrawn: not held.
    Gone,
}

/// One normalized row of a holdings file before it enters [`RecordTable`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    /// The partner's own number of the record, or empty.
    pub local_id: String,
    /// Title as written, with subtitle, without statement of responsibility.
    pub title: String,
    /// First author as written, or empty.
    pub author: String,
    /// Publisher as written, or empty.
    pub publisher: String,
    /// Edition statement as written, or empty.
    pub edition: String,
    /// Statement of extent as written (`xii, 320 p.`), or empty.
    pub extent: String,
    /// Year of publication; 0 where unknown.
    pub year: i16,
    /// Valid ISBN-13s, in the order of the row.
    pub isbns: Vec<u64>,
    /// OCLC control numbers.
    pub oclcs: Vec<u64>,
    /// First seven digits of the ISSN, whose check digit held; 0 where there is none.
    pub issn: u32,
    /// LCCN, letters and digits packed into one number; 0 where there is none.
    pub lccn: u64,
    /// Class or call number as written, prefixes removed.
    pub class: String,
    /// Language.
    pub language: Language,
    /// Material.
    pub material: Material,
    /// What the status allows.
    pub standing: Standing,
    /// Copies the row stands for.
    pub copies: u16,
    /// Loans recorded.
    pub uses: u32,
    /// Year of the last loan recorded; 0 where unknown.
    pub last_use: i16,
}

/// Kept records of all partners, column by column; row `i` is one record everywhere.
#[derive(Debug, Clone, Default)]
pub struct RecordTable {
    /// The partner each record belongs to.
    pub partner: Vec<PartnerIx>,
    /// Position of the source file in `Consortium::sources`.
    pub source: Vec<u16>,
    /// Logical record in its file, from 1.
    pub row: Vec<u32>,
    /// Partner's own record numbers.
    pub local_id: TextColumn,
    /// Titles.
    pub title: TextColumn,
    /// Authors.
    pub author: TextColumn,
    /// Publishers.
    pub publisher: TextColumn,
    /// Edition statements.
    pub edition: TextColumn,
    /// Statements of extent.
    pub extent: TextColumn,
    /// Years; 0 where unknown.
    pub year: Vec<i16>,
    /// Valid ISBN-13s.
    pub isbns: ListColumn,
    /// OCLC numbers.
    pub oclcs: ListColumn,
    /// First seven digits of ISSNs, at most one a row.
    pub issn: ListColumn,
    /// LCCNs, packed, at most one a row.
    pub lccn: ListColumn,
    /// Classes and call numbers.
    pub class: TextColumn,
    /// Languages.
    pub language: Vec<Language>,
    /// Materials.
    pub material: Vec<Material>,
    /// What each status allows.
    pub standing: Vec<Standing>,
    /// Copies.
    pub copies: Vec<u16>,
    /// Loans.
    pub uses: Vec<u32>,
    /// Years of the last loans; 0 where unknown.
    pub last_use: Vec<i16>,
}

impl RecordTable {
    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.partner.len()
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.partner.is_empty()
    }

    /// Appends one record.
    pub fn push(&mut self, partner: PartnerIx, source: u16, row: u32, record: &Record) {
        self.partner.push(partner);
        self.source.push(source);
        self.row.push(row);
        self.local_id.push(&record.local_id);
        self.title.push(&record.title);
        self.author.push(&record.author);
        self.publisher.push(&record.publisher);
        self.edition.push(&record.edition);
        self.extent.push(&record.extent);
        self.year.push(record.year);
        self.isbns.push(&record.isbns);
        self.oclcs.push(&record.oclcs);
        self.issn.push(Some(u64::from(record.issn)).filter(|issn| *issn > 0).as_slice());
        self.lccn.push(Some(record.lccn).filter(|lccn| *lccn > 0).as_slice());
        self.class.push(&record.class);
        self.language.push(record.language);
        self.material.push(record.material);
        self.standing.push(record.standing);
        self.copies.push(record.copies);
        self.uses.push(record.uses);
        self.last_use.push(record.last_use);
    }

    /// The record of a row.
    #[must_use]
    pub fn record(&self, row: usize) -> Record {
        Record {
            local_id: self.local_id.get(row).to_owned(),
            title: self.title.get(row).to_owned(),
            author: self.author.get(row).to_owned(),
            publisher: self.publisher.get(row).to_owned(),
            edition: self.edition.get(row).to_owned(),
            extent: self.extent.get(row).to_owned(),
            year: self.year[row],
            isbns: self.isbns.get(row).to_vec(),
            oclcs: self.oclcs.get(row).to_vec(),
            issn: self.issn.get(row).first().and_then(|issn| u32::try_from(*issn).ok()).unwrap_or(0),
            lccn: self.lccn.get(row).first().copied().unwrap_or(0),
            class: self.class.get(row).to_owned(),
            language: self.language[row],
            material: self.material[row],
            standing: self.standing[row],
            copies: self.copies[row],
            uses: self.uses[row],
            last_use: self.last_use[row],
        }
    }

    /// Appends all records of another table.
    pub fn append(&mut self, other: &Self) {
        self.partner.extend_from_slice(&other.partner);
        self.source.extend_from_slice(&other.source);
        self.row.extend_from_slice(&other.row);
        self.local_id.append(&other.local_id);
        self.title.append(&other.title);
        self.author.append(&other.author);
        self.publisher.append(&other.publisher);
        self.edition.append(&other.edition);
        self.extent.append(&other.extent);
        self.year.extend_from_slice(&other.year);
        self.isbns.append(&other.isbns);
        self.oclcs.append(&other.oclcs);
        self.issn.append(&other.issn);
        self.lccn.append(&other.lccn);
        self.class.append(&other.class);
        self.language.extend_from_slice(&other.language);
        self.material.extend_from_slice(&other.material);
        self.standing.extend_from_slice(&other.standing);
        self.copies.extend_from_slice(&other.copies);
        self.uses.extend_from_slice(&other.uses);
        self.last_use.extend_from_slice(&other.last_use);
    }
}
