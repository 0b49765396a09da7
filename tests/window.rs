//! The real window on a virtual display: opens the sample, divides, exports, and agrees with the command line.
//!
//! Needs Xvfb and xdotool, which `.ci/run` installs; without them it says that it was skipped.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test stops where something is not there")]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use calamine::{Data, Reader, Xlsx, open_workbook};

const PROGRAM: &str = env!("CARGO_BIN_EXE_serumpun");
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data/borneo");
/// Reading, dividing and drawing by software on a busy machine; far more than a person would wait.
const PATIENCE: Duration = Duration::from_mins(2);

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Already gone is as good as killed.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

fn has(program: &str) -> bool {
    Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn virtual_display() -> (Running, String) {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut number = Vec::new();
    let mut out = server.stdout.take().unwrap();
    let mut byte = [0];
    while out.read(&mut byte).unwrap() == 1 && byte[0] != b'\n' {
        number.push(byte[0]);
    }
    (Running(server), format!(":{}", String::from_utf8(number).unwrap()))
}

struct Window<'a> {
    display: &'a str,
}

impl Window<'_> {
    fn xdotool(&self, arguments: &[&str]) -> Option<String> {
        let done = Command::new("xdotool").args(arguments).env("DISPLAY", self.display).output().unwrap();
        done.status.success().then(|| String::from_utf8_lossy(&done.stdout).trim().to_owned())
    }

    fn wait_for_it(&self) {
        let end = Instant::now() + PATIENCE;
        loop {
            let found = self
                .xdotool(&["search", "--onlyvisible", "--name", "Serumpun"])
                .and_then(|ids| ids.lines().next().map(str::to_owned));
            if let Some(id) = found {
                self.xdotool(&["windowfocus", &id]).unwrap();
                return;
            }
            assert!(Instant::now() < end, "no window came");
            sleep(Duration::from_millis(300));
        }
    }

    fn press(&self, keys: &str) {
        self.xdotool(&["key", keys]).unwrap();
        sleep(Duration::from_millis(700));
    }
}

/// Every cell of every sheet as text.
fn cells(path: &Path) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let sheets = book.sheet_names();
    let text = |cell: &Data| cell.to_string();
    let rows = |name: &String, book: &mut Xlsx<_>| -> Vec<Vec<String>> {
        book.worksheet_range(name).unwrap().rows().map(|row| row.iter().map(text).collect()).collect()
    };
    sheets.iter().map(|name| (name.clone(), rows(name, &mut book))).collect()
}

#[test]
fn the_window_divides_and_exports_what_the_command_line_does() {
    if let Some(missing) = ["Xvfb", "xdotool"].iter().find(|program| !has(program)) {
        println!("SKIPPED: {missing} is not installed, so the real window was not tried");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let by_command = dir.path().join("command.xlsx");
    let divided = Command::new(PROGRAM).args(["plan", SAMPLE, "--out"]).arg(&by_command).output().unwrap();
    assert!(divided.status.success(), "{}", String::from_utf8_lossy(&divided.stderr));

    let (_server, display) = virtual_display();
    let program = Command::new(PROGRAM)
        .arg(SAMPLE)
        .env("DISPLAY", &display)
        .env("HOME", dir.path())
        .env("XDG_CONFIG_HOME", dir.path().join("config"))
        .env("XDG_DATA_HOME", dir.path().join("data"))
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .spawn()
        .unwrap();
    let mut program = Running(program);
    let window = Window { display: &display };
    window.wait_for_it();
    let by_window = dir.path().join("window.xlsx");
    let end = Instant::now() + PATIENCE;
    // Divide does nothing before the data is read, nor export before the plan is there: press until it does.
    while !by_window.exists() {
        assert!(Instant::now() < end, "the window wrote no workbook");
        assert!(program.0.try_wait().unwrap().is_none(), "the program ended by itself");
        sleep(Duration::from_secs(3));
        window.press("F5");
        sleep(Duration::from_secs(8));
        window.press("ctrl+2");
        window.press("ctrl+e");
        window.press("ctrl+a");
        window.xdotool(&["type", "--delay", "20", by_window.to_str().unwrap()]).unwrap();
        sleep(Duration::from_millis(500));
        window.press("Return");
        sleep(Duration::from_secs(3));
        window.press("Escape");
    }
    let (command, window) = (cells(&by_command), cells(&by_window));
    assert!(command.contains_key("Summary") && command.values().map(Vec::len).sum::<usize>() > 1500);
    for (sheet, rows) in &command {
        assert_eq!(Some(rows), window.get(sheet), "sheet {sheet}");
    }
}
