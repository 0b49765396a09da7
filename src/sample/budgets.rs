//! Partners and the money they have, fitted to what they ask for.

use super::money::{Currency, TERMS, from_ringgit, written};
use super::requests::Request;
use super::text::csv;
use super::world::{Book, PARTNERS};

/// Returns what each partner's own requests cost, in hundredths of a ringgit, without what it holds already.
pub fn demand(requests: &[Request], books: &[Book]) -> [u64; 5] {
    let mut demand = [0; 5];
    for request in requests {
        if !books[request.book].holders[request.partner] {
            demand[request.partner] += request.cost(books);
        }
    }
    demand
}

/// Returns `partners.csv`.
pub fn partners_file() -> String {
    let mut text = "partner,name,kind,currency,email,lends,discount,tax,handling,users,subjects,training\n".to_owned();
    for (code, terms) in PARTNERS.iter().zip(&TERMS) {
        text.push_str(&csv(&[
            (*code).to_owned(),
            terms.name.to_owned(),
            terms.kind.to_owned(),
            terms.currency.code().to_owned(),
            format!("{code}@example.org"),
            if terms.lends { "yes" } else { "no" }.to_owned(),
            format!("0.{:02}", terms.discount),
            format!("0.{:02}", terms.tax),
            written(terms.handling, terms.currency),
            terms.users.to_string(),
            terms.subjects.to_owned(),
            terms.training.to_owned(),
        ]));
    }
    text
}

/// Returns `amount` rounded down as committees round: to 500 ringgit, 100 dollars, half a million rupiah.
fn round(amount: u64, currency: Currency) -> u64 {
    let step = match currency {
        Currency::Ringgit => 50_000,
        Currency::Brunei | Currency::Dollar => 10_000,
        Currency::Rupiah => 50_000_000,
    };
    (amount / step).max(1) * step
}

/// Returns `budgets.csv`: this year's funds for comparison, next year's to plan with.
pub fn budgets_file(demand: &[u64; 5]) -> String {
    let mut text = "partner,fund,amount,currency,fiscal_year,encumbered,pledge,scope\n".to_owned();
    for (index, terms) in TERMS.iter().enumerate() {
        let available = from_ringgit(demand[index] * terms.means / 100, terms.currency);
        for (name, share, scope, pledged) in terms.funds {
            let free = round(available * share / 100, terms.currency);
            // Some of every fund is spoken for already; what is left is what the story needs.
            let encumbered = if scope.is_empty() { round(free / 16, terms.currency) } else { 0 };
            let pledge = if *pledged { written(free, terms.currency) } else { String::new() };
            let amount = free + encumbered;
            let last = round(amount * 94 / 100, terms.currency);
            for (year, amount, encumbered, pledge) in [("2026", last, last, String::new()), ("2027", amount, encumbered, pledge)]
            {
                text.push_str(&csv(&[
                    PARTNERS[index].to_owned(),
                    (*name).to_owned(),
                    written(amount, terms.currency),
                    terms.currency.code().to_owned(),
                    year.to_owned(),
                    written(encumbered, terms.currency),
                    pledge,
                    (*scope).to_owned(),
                ]));
            }
        }
    }
    text
}
