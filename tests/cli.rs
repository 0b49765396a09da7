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
