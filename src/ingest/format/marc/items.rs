//! The copies that systems write into a MARC export: Koha 952, Evergreen 852, Symphony 999, Sierra and Millennium 945,
//! Alma AVA and AVE.
//!
//! Every copy is read as if it stood in a table: status and location in words or codes. The copies of a record are then
//! one row: copies that are there, what the best of them allows, all their loans.

use super::super::super::normalize::{number, standing};
use super::{Data, Marc};
use crate::model::Standing;

/// What the copies of a record come to, as cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Call number of the first copy that has one.
    pub call_number: String,
    /// Copies that are not gone; empty where the export names no copies.
    pub copies: String,
    /// `lendable`, `not for loan` or `withdrawn`; empty where nothing is known.
    pub status: String,
    /// Loans of all copies; empty where no copy has a number.
    pub uses: String,
    /// Latest date of a loan, as written; empty where no copy has one.
    pub last_use: String,
}

/// One copy.
#[derive(Debug, Clone, Default)]
struct Item {
    call_number: String,
    standing: Standing,
    copies: u32,
    uses: Option<u32>,
    last_use: String,
}

/// How a system writes its copies.
struct Profile {
    tag: &'static str,
    /// Whether a field is a copy of this system and no other's.
    is_item: fn(&Data) -> bool,
    item: fn(&Data) -> Item,
}

const PROFILES: [Profile; 6] = [
    Profile { tag: "952", is_item: |field| !field.get('o').is_empty() || !field.get('y').is_empty(), item: koha },
    Profile { tag: "999", is_item: |field| !field.get('i').is_empty() && !field.get('l').is_empty(), item: symphony },
    Profile { tag: "945", is_item: |field| field.get('y').starts_with(".i") || !field.get('l').is_empty(), item: sierra },
    Profile { tag: "AVA", is_item: |_| true, item: alma },
    Profile { tag: "AVE", is_item: |_| true, item: |_| Item { copies: 1, ..Item::default() } },
    Profile { tag: "852", is_item: |field| !field.get('p').is_empty(), item: evergreen },
];

/// What the copies of a record come to, by the first system whose fields it has.
#[must_use]
pub fn summary(marc: &Marc) -> Summary {
    let of = |profile: &Profile| -> Vec<Item> {
        marc.fields(profile.tag).filter(|field| (profile.is_item)(field)).map(profile.item).collect()
    };
    let items = PROFILES.iter().map(of).find(|items| !items.is_empty()).unwrap_or_default();
    let mut summary = if items.is_empty() { without_items(marc) } else { united(&items) };
    // A record that its library has deleted is not held, whatever copies it still names.
    if marc.at("leader", 5) == 'd' {
        "withdrawn".clone_into(&mut summary.status);
    }
    summary
}

fn united(items: &[Item]) -> Summary {
    let there = || items.iter().filter(|item| item.standing != Standing::Gone);
    let best = items.iter().map(|item| item.standing).min().unwrap_or_default();
    let status = match best {
        Standing::Lendable => "lendable",
        Standing::OnOrder => "on order",
        Standing::HeldOnly => "not for loan",
        Standing::Gone => "withdrawn",
    };
    let uses = items.iter().filter_map(|item| item.uses).reduce(u32::saturating_add);
    Summary {
        call_number: items
            .iter()
            .map(|item| item.call_number.as_str())
            .find(|text| !text.is_empty())
            .unwrap_or_default()
            .to_owned(),
        copies: there().fold(0_u32, |sum, item| sum.saturating_add(item.copies)).to_string(),
        status: status.to_owned(),
        uses: uses.map(|uses| uses.to_string()).unwrap_or_default(),
        last_use: items.iter().map(|item| item.last_use.as_str()).max().unwrap_or_default().to_owned(),
    }
}

/// Holdings without copies: 852 as MARC 21 has it, of which only the call number is told.
fn without_items(marc: &Marc) -> Summary {
    let call = marc.fields("852").map(|field| field.join("khijm")).find(|text| !text.is_empty());
    Summary { call_number: call.unwrap_or_default(), ..Summary::default() }
}

/// The worst of what several cells say of a copy.
fn worst(standings: impl IntoIterator<Item = Standing>) -> Standing {
    standings.into_iter().max().unwrap_or_default()
}

/// A coded flag: anything but nothing and zero.
fn flag(text: &str, standing: Standing) -> Standing {
    if matches!(text, "" | "0") { Standing::Lendable } else { standing }
}

/// Koha's default item fields: 0 withdrawn, 1 lost, 5 restricted, 7 not for loan (negative: coming), l loans, s last loan.
fn koha(field: &Data) -> Item {
    let not_for_loan = field.get('7');
    let coming = not_for_loan.starts_with('-');
    Item {
        call_number: field.get('o').to_owned(),
        standing: worst([
            flag(field.get('0'), Standing::Gone),
            flag(field.get('1'), Standing::Gone),
            flag(field.get('5'), Standing::HeldOnly),
            if coming { Standing::Lendable } else { flag(not_for_loan, Standing::HeldOnly) },
            standing::location(field.get('c')),
            standing::location(field.get('y')),
        ]),
        copies: 1,
        uses: number::whole(field.get('l')),
        last_use: field.get('s').to_owned(),
    }
}

/// Symphony: a call number, k current and l home location, r may circulate, t type, n loans, d last loan.
fn symphony(field: &Data) -> Item {
    let circulates = if field.get('r').eq_ignore_ascii_case("n") { Standing::HeldOnly } else { Standing::Lendable };
    let places = ['k', 'l', 't'].map(|code| worst([standing::location(field.get(code)), standing::standing(field.get(code))]));
    Item {
        call_number: field.get('a').to_owned(),
        standing: worst(places.into_iter().chain([circulates])),
        copies: 1,
        uses: number::whole(field.get('n')),
        last_use: field.get('d').to_owned(),
    }
}

/// Sierra and Millennium: a, b call number, l location, s status, u loans.
fn sierra(field: &Data) -> Item {
    Item {
        call_number: field.join("ab"),
        standing: worst([standing::standing(field.get('s')), standing::location(field.get('l'))]),
        copies: number::whole(field.get('g')).filter(|copies| (1..100).contains(copies)).unwrap_or(1),
        uses: number::whole(field.get('u')),
        last_use: String::new(),
    }
}

/// Evergreen's export: j call number, c location, s status, x words about the copy.
fn evergreen(field: &Data) -> Item {
    let words = field.all('x').chain(field.all('s')).map(standing::standing);
    Item {
        call_number: field.join("khijm"),
        standing: worst(words.chain([standing::location(field.get('c'))])),
        copies: 1,
        ..Item::default()
    }
}

/// Alma's availability: d call number, c location, e whether there is a copy, f copies.
fn alma(field: &Data) -> Item {
    Item {
        call_number: field.get('d').to_owned(),
        standing: worst([standing::location(field.get('c')), standing::location(field.get('j'))]),
        copies: number::whole(field.get('f')).unwrap_or(1).max(1),
        ..Item::default()
    }
}
