//! The commands as people run them: the binary, its output, its exit codes.

#![expect(clippy::expect_used, reason = "a test says what it expects")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn serumpun(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_serumpun")).args(args).output().expect("the binary runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("messages are UTF-8")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a temporary path is UTF-8")
}

#[test]
fn help_teaches_the_commands_the_folder_and_the_exit_codes() {
    let output = serumpun(&["--help"]);
    assert_eq!(output.status.code(), Some(0));
    let help = stdout(&output);
    for word in ["check", "titles", "overlap", "gaps", "plan", "sample", "budgets.csv", "Exit codes", "split.xlsx"] {
        assert!(help.contains(word), "{word} is missing in {help}");
    }
    assert!(stderr(&output).is_empty());
}

#[test]
fn usage_errors_name_the_program_and_exit_2() {
    for args in [&["check"][..], &["plan", ".", "--by", "color"], &["plan", ".", "--time-limit", "0"], &["--wrong"]] {
        let output = serumpun(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).starts_with("serumpun: "), "{}", stderr(&output));
        assert!(stdout(&output).is_empty());
    }
}

#[test]
fn a_missing_path_is_named_and_exits_1() {
    for command in ["check", "titles", "overlap", "gaps", "plan"] {
        let output = serumpun(&[command, "no/such/folder"]);
        assert_eq!(output.status.code(), Some(1), "{command}");
        let complaint = stderr(&output);
        assert!(complaint.contains("serumpun: ") && complaint.trim_end().ends_with("“no/such/folder”"), "{complaint}");
    }
}

#[test]
fn outputs_are_checked_before_the_work() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let missing = folder.path().join("none").join("split.xlsx");
    let output = serumpun(&["plan", text(folder.path()), "--out", text(&missing)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("none"), "{}", stderr(&output));
    let output = serumpun(&["titles", text(folder.path()), "--csv", text(folder.path())]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read_dir(folder.path()).expect("the folder is there").count(), 0);
}

#[test]
fn subjects_spend_nothing_so_orders_are_refused() {
    let output = serumpun(&["plan", ".", "--by", "subject", "--orders", "orders"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!Path::new("orders").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_an_error_and_a_closed_one_is_not() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full is there");
    let mut command = Command::new(env!("CARGO_BIN_EXE_serumpun"));
    let status = command.arg("--help").stdout(full).stderr(Stdio::null()).status().expect("the binary runs");
    assert_eq!(status.code(), Some(1));
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut command = Command::new(env!("CARGO_BIN_EXE_serumpun"));
    let status = command.arg("--help").stdout(writer).status().expect("the binary runs");
    assert_eq!(status.code(), Some(0));
}

/// A folder of two partners with one fund each, and a project file on it.
fn small_project(folder: &Path) -> std::path::PathBuf {
    let data = folder.join("data");
    for (partner, title) in [("kuching", "Hornbills of Borneo"), ("pontianak", "Rivers of Borneo")] {
        fs::create_dir_all(data.join(partner)).expect("a folder");
        fs::write(data.join(partner).join("holdings.csv"), format!("Title,Author,Year\n{title},Ali,2001\n")).expect("holdings");
    }
    let requests = "partner,title,author,isbn,year,price,currency,priority,copies,local_copy,reason\n\
        kuching,Atlas,Smith,9780306406157,2026,100,MYR,5,1,,\n\
        pontianak,Atlas,Smith,9780306406157,2026,100,MYR,4,1,,\n\
        kuching,Forests,Tan,9780596009304,2026,60,MYR,3,1,,\n\
        pontianak,Logic,Lee,9780764541667,2026,50,MYR,2,1,,textbook\n\
        pontianak,Maps,Lim,9783161484100,2026,50,MYR,2,1,,for the reference desk\n";
    fs::write(data.join("requests.csv"), requests).expect("requests");
    let budgets = "partner,fund,amount,currency,fiscal_year\nkuching,books,100,MYR,2027\nkuching,books,60,MYR,2027\npontianak,books,90,MYR,2027\n";
    fs::write(data.join("budgets.csv"), budgets).expect("budgets");
    let path = folder.join("ours.serumpun");
    fs::write(&path, "{\"version\": 1, \"inputs\": \"data\"}").expect("a project");
    path
}

fn json(output: &Output) -> serde_json::Value {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    serde_json::from_slice(&output.stdout).expect("the output is JSON")
}

#[test]
fn scenarios_are_kept_compared_marked_agreed_and_followed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = small_project(folder.path());
    let project = text(&project);
    let plan = json(&serumpun(&["plan", project, "--json", "-", "--keep", "As it is"]));
    assert_eq!(plan["funds"][0]["limit"], 160.0, "two rows of one fund add up");
    let local = |isbn: &str| {
        plan["assignments"].as_array().expect("lines").iter().find(|l| l["isbn"] == isbn).map(|l| l["local_copy"].clone())
    };
    assert_eq!(local("9780764541667"), Some(true.into()), "a reason of the closed list makes a local copy");
    assert_ne!(local("9783161484100"), Some(true.into()), "any other reason is a remark");
    fs::write(folder.path().join("data/settings.csv"), "key,value\nfairness_first,yes\n").expect("settings");
    json(&serumpun(&["plan", project, "--json", "-", "--keep", "Fair"]));
    let list = json(&serumpun(&["scenarios", project, "--json"]));
    let states: Vec<(&str, bool)> = list["scenarios"]
        .as_array()
        .expect("scenarios")
        .iter()
        .map(|row| (row["name"].as_str().expect("a name"), row["out_of_date"].as_bool().expect("a state")))
        .collect();
    assert_eq!(states, [("As it is", true), ("Fair", false)]);
    let found = json(&serumpun(&["compare", project, "As it is", "Fair", "--json"]));
    assert_eq!(found["parameters"]["fairness_first"]["second"], "true");
    assert_eq!(found["partners"].as_array().map(Vec::len), Some(2));
    let missing = serumpun(&["compare", project, "As it is", "None"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(stderr(&missing).contains("As it is, Fair"), "{}", stderr(&missing));
    // Agreed, then ordered and received as the partner's holdings say.
    let agreed = json(&serumpun(&["scenarios", project, "--json", "--agree", "Fair"]));
    let lines = agreed["agreed"][0]["lines"].as_array().expect("lines").clone();
    assert!(lines.iter().all(|line| line["status"] == "agreed") && !lines.is_empty());
    let buyer = lines.iter().find(|line| line["isbn"] == "9780306406157").expect("the atlas is bought")["partner"].clone();
    let holdings = folder.path().join("data").join(buyer.as_str().expect("a code")).join("holdings.csv");
    for (status, expected) in [("On order", "ordered"), ("Available", "received")] {
        fs::write(&holdings, format!("Title,Author,Year,ISBN,Status\nAtlas,Smith,2026,9780306406157,{status}\n"))
            .expect("holdings");
        let moved = json(&serumpun(&["scenarios", project, "--json", "--follow"]));
        let line =
            moved["agreed"][0]["lines"].as_array().expect("lines").iter().find(|line| line["isbn"] == "9780306406157").cloned();
        assert_eq!(line.expect("the line")["status"], expected);
    }
    // A single line is refused by hand, and agreed again.
    let atlas = format!("{}/978-0-306-40615-7", buyer.as_str().expect("a code"));
    for status in ["refused", "agreed"] {
        let marked = json(&serumpun(&["scenarios", project, "--json", "--mark", "Fair", &atlas, status]));
        let rows = marked["agreed"][0]["lines"].as_array().expect("lines").clone();
        let changed = rows.iter().filter(|line| line["status"] == status && line["isbn"] == "9780306406157").count();
        assert_eq!((changed, rows.len()), (1, lines.len()));
    }
    for (line, status, code) in [("nobody/9780306406157", "refused", 1), (atlas.as_str(), "lost", 2)] {
        assert_eq!(serumpun(&["scenarios", project, "--mark", "Fair", line, status]).status.code(), Some(code));
    }
    let copied = json(&serumpun(&["scenarios", project, "--json", "--copy", "Fair", "Fairer"]));
    assert_eq!(copied["scenarios"].as_array().map(Vec::len), Some(3));
    let removed = json(&serumpun(&["scenarios", project, "--json", "--remove", "Fairer"]));
    assert_eq!(removed["scenarios"].as_array().map(Vec::len), Some(2));
    let data = folder.path().join("data");
    assert_eq!(serumpun(&["plan", text(&data), "--keep", "X"]).status.code(), Some(1), "a folder keeps nothing");
}

#[test]
fn what_if_a_partner_leaves_or_money_moves() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = small_project(folder.path());
    let project = text(&project);
    let left = json(&serumpun(&["plan", project, "--without", "Pontianak", "--json", "-"]));
    assert!(left["assignments"].as_array().expect("lines").iter().all(|line| line["partner"] == "kuching"));
    assert_eq!(left["against"]["partners"][1]["served"]["second"], 0.0);
    assert_eq!(left["against"]["partners"][1]["titles"]["second"], 0);
    let moved = json(&serumpun(&["plan", project, "--move", "kuching/books:pontianak/books:60", "--json", "-"]));
    assert_eq!((moved["funds"][0]["limit"].clone(), moved["funds"][1]["limit"].clone()), (100.0.into(), 150.0.into()));
    assert_eq!(serumpun(&["plan", project, "--move", "kuching:books:60"]).status.code(), Some(2));
    assert_eq!(serumpun(&["plan", project, "--without", "nobody"]).status.code(), Some(1));
    assert_eq!(serumpun(&["plan", project, "--without", "kuching", "--keep", "X"]).status.code(), Some(2));
    let words = stdout(&serumpun(&["plan", project, "--without", "pontianak"]));
    assert!(words.contains("As it is") && words.contains("Supposed"), "{words}");
}

#[test]
fn responsibilities_come_back_from_their_file_and_decide_who_buys() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    small_project(folder.path());
    let data = folder.path().join("data");
    fs::write(data.join("strata.csv"), "stratum,name,keyword\natlas,Atlases,Atlas\nwood,Forests,Forests\n").expect("strata");
    fs::write(data.join("prices.csv"), "stratum,titles,price,currency,source,year,n\natlas,2,40,MYR,survey,2026,12\n")
        .expect("prices");
    let file = folder.path().join("responsibilities.csv");
    json(&serumpun(&["plan", text(&data), "--by", "subject", "--json", "-", "--csv", text(&file)]));
    fs::copy(&file, data.join("responsibilities.csv")).expect("copied");
    let check = json(&serumpun(&["check", text(&data), "--json"]));
    let source = check["sources"].as_array().expect("sources").iter().find(|s| s["path"] == "responsibilities.csv").cloned();
    let source = source.expect("the file is read");
    assert!(source["rejected"] == 0 && source["read"].as_u64() > Some(0), "{source}");
    // Bound hard to the other partner, the atlas is bought there.
    for partner in ["kuching", "pontianak"] {
        let rows = format!("stratum,partner\natlas,{partner}\n");
        fs::write(data.join("responsibilities.csv"), rows).expect("responsibilities");
        fs::write(data.join("budgets.csv"), "partner,fund,amount,currency\nkuching,books,160,MYR\npontianak,books,160,MYR\n")
            .expect("budgets");
        fs::write(data.join("settings.csv"), "key,value\nresponsibilities,hard\nfiscal_year,2027\n").expect("settings");
        let plan = json(&serumpun(&["plan", text(&data), "--json", "-"]));
        let buyers: Vec<&serde_json::Value> = plan["assignments"]
            .as_array()
            .expect("lines")
            .iter()
            .filter(|line| line["isbn"] == "9780306406157")
            .map(|line| &line["partner"])
            .collect();
        assert_eq!(buyers, [partner]);
    }
}
