//! Every word of the command line, with help that teaches.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use rust_decimal::Decimal;

use crate::planning::Transfer;
use crate::tr;

/// The whole command line.
pub(super) fn command() -> Command {
    Command::new("serumpun")
        .version(env!("CARGO_PKG_VERSION"))
        .bin_name("serumpun")
        .about(tr!("cli-about"))
        .long_about(tr!("cli-about-long"))
        .after_help(tr!("cli-examples"))
        .after_long_help(format!("{}\n\n{}\n\n{}", tr!("cli-examples"), tr!("cli-folder"), tr!("cli-exit-codes")))
        .args_conflicts_with_subcommands(true)
        .arg(Arg::new("path").value_name("PATH").value_parser(value_parser!(PathBuf)).help(tr!("cli-path-window")))
        .subcommand(sample())
        .subcommand(check())
        .subcommand(titles())
        .subcommand(overlap())
        .subcommand(gaps())
        .subcommand(plan())
        .subcommand(scenarios())
        .subcommand(compare())
}

fn sample() -> Command {
    Command::new("sample")
        .about(tr!("cli-sample"))
        .after_help(tr!("cli-sample-example"))
        .arg(Arg::new("dir").value_name("DIR").value_parser(value_parser!(PathBuf)).help(tr!("cli-sample-dir")))
}

fn check() -> Command {
    Command::new("check")
        .about(tr!("cli-check"))
        .after_help(tr!("cli-check-example"))
        .arg(path())
        .arg(json_flag())
        .arg(folder("rejects").help(tr!("cli-check-rejects")))
}

fn titles() -> Command {
    Command::new("titles")
        .about(tr!("cli-titles"))
        .after_help(tr!("cli-titles-example"))
        .arg(path())
        .arg(file("csv", "FILE").help(tr!("cli-titles-csv")))
        .arg(file("records", "FILE").help(tr!("cli-titles-records")))
        .arg(file("review", "FILE").help(tr!("cli-titles-review")))
        .arg(option("why", "KEY").num_args(2).help(tr!("cli-titles-why")))
}

fn overlap() -> Command {
    let by = PossibleValuesParser::new(["stratum", "year", "language", "material"]);
    let what = PossibleValuesParser::new(["year", "edition", "publisher", "forms"]);
    Command::new("overlap")
        .about(tr!("cli-overlap"))
        .after_help(tr!("cli-overlap-example"))
        .arg(path())
        .arg(Arg::new("by").long("by").value_name("GROUP").value_parser(by).help(tr!("cli-overlap-by")))
        .arg(option("tolerate", "WHAT").value_parser(what).value_delimiter(',').help(tr!("cli-overlap-tolerate")))
        .arg(json_flag())
        .arg(file("csv", "FILE").help(tr!("cli-overlap-csv")))
}

fn gaps() -> Command {
    Command::new("gaps")
        .about(tr!("cli-gaps"))
        .after_help(tr!("cli-gaps-example"))
        .arg(path())
        .arg(json_flag())
        .arg(file("csv", "FILE").help(tr!("cli-gaps-csv")))
}

fn plan() -> Command {
    let by = PossibleValuesParser::new(["title", "subject"]);
    Command::new("plan")
        .about(tr!("cli-plan"))
        .after_help(tr!("cli-plan-example"))
        .arg(path())
        .arg(Arg::new("by").long("by").value_name("WHAT").value_parser(by).default_value("title").help(tr!("cli-plan-by")))
        .arg(file("out", "FILE.xlsx").help(tr!("cli-plan-out")))
        .arg(file("csv", "FILE").help(tr!("cli-plan-csv")))
        .arg(file("json", "FILE").help(tr!("cli-plan-json")))
        .arg(folder("orders").help(tr!("cli-plan-orders")))
        .arg(file("model", "FILE.mps").help(tr!("cli-plan-model")))
        .arg(option("scenario", "NAME").help(tr!("cli-plan-scenario")))
        .arg(option("keep", "NAME").help(tr!("cli-plan-keep")))
        .arg(option("near", "NAME").requires("changes").help(tr!("cli-plan-near")))
        .arg(option("changes", "N").requires("near").value_parser(value_parser!(usize)).help(tr!("cli-plan-changes")))
        .arg(option("without", "PARTNER").help(tr!("cli-plan-without")))
        .arg(option("move", "FROM:TO:AMOUNT").value_parser(transfer).action(ArgAction::Append).help(tr!("cli-plan-move")))
        .arg(option("time-limit", "S").value_parser(seconds).allow_negative_numbers(true).help(tr!("cli-plan-time-limit")))
        .arg(option("gap", "FRACTION").value_parser(fraction).allow_negative_numbers(true).help(tr!("cli-plan-gap")))
        .arg(option("seed", "N").value_parser(value_parser!(u64)).help(tr!("cli-plan-seed")))
}

fn scenarios() -> Command {
    Command::new("scenarios")
        .about(tr!("cli-scenarios"))
        .after_help(tr!("cli-scenarios-example"))
        .arg(path())
        .arg(json_flag())
        .arg(option("agree", "NAME").help(tr!("cli-scenarios-agree")))
        .arg(option("copy", "NAME").num_args(2).value_names(["NAME", "COPY"]).help(tr!("cli-scenarios-copy")))
        .arg(option("remove", "NAME").help(tr!("cli-scenarios-remove")))
        .arg(
            option("mark", "NAME")
                .num_args(3)
                .value_names(["NAME", "PARTNER/TITLE", "STATUS"])
                .action(ArgAction::Append)
                .help(tr!("cli-scenarios-mark")),
        )
        .arg(Arg::new("follow").long("follow").action(ArgAction::SetTrue).help(tr!("cli-scenarios-follow")))
}

fn compare() -> Command {
    let name = |id: &'static str, help| Arg::new(id).value_name(if id == "first" { "A" } else { "B" }).required(true).help(help);
    Command::new("compare")
        .about(tr!("cli-compare"))
        .after_help(tr!("cli-compare-example"))
        .arg(path())
        .arg(name("first", tr!("cli-compare-first")))
        .arg(name("second", tr!("cli-compare-second")))
        .arg(json_flag())
}

fn path() -> Arg {
    Arg::new("path").value_name("PATH").value_parser(value_parser!(PathBuf)).required(true).help(tr!("cli-path"))
}

fn option(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value)
}

fn file(name: &'static str, value: &'static str) -> Arg {
    option(name, value).value_parser(value_parser!(PathBuf))
}

fn folder(name: &'static str) -> Arg {
    file(name, "DIR")
}

fn json_flag() -> Arg {
    Arg::new("json").long("json").action(ArgAction::SetTrue).help(tr!("cli-json"))
}

fn seconds(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|number: &f64| number.is_finite() && *number > 0.0).ok_or_else(|| tr!("cli-not-seconds"))
}

/// `partner/fund:partner/fund:amount`.
fn transfer(text: &str) -> Result<Transfer, String> {
    let fund = |text: &str| text.split_once('/').map(|(code, name)| (code.trim().to_owned(), name.trim().to_owned()));
    let parse = || {
        let mut parts = text.split(':');
        let given = (parts.next()?, parts.next()?, parts.next()?, parts.next());
        let amount = given.2.trim().parse().ok().filter(|amount: &Decimal| *amount > Decimal::ZERO)?;
        given.3.is_none().then_some(Transfer { from: fund(given.0)?, to: fund(given.1)?, amount })
    };
    parse().ok_or_else(|| tr!("cli-not-transfer"))
}

fn fraction(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|number| (0.0..1.0).contains(number)).ok_or_else(|| tr!("cli-not-fraction"))
}
