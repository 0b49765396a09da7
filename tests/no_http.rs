//! Holds that nothing in the program can speak HTTP: partners' budgets stay on the machine.
//!
//! Asks cargo for the whole tree of crates, for every system, that the program and its build are made of.

#![expect(clippy::unwrap_used, reason = "a check that cannot read what it checks has failed")]

use std::collections::BTreeSet;
use std::process::Command;

/// Crates that speak HTTP, or the TLS and protocols it rides on.
const BANNED: &[&str] = &[
    "actix-http",
    "actix-web",
    "async-h1",
    "attohttpc",
    "awc",
    "axum",
    "aws-config",
    "aws-lc-rs",
    "aws-sdk-s3",
    "curl",
    "curl-sys",
    "ehttp",
    "gloo-net",
    "h2",
    "h3",
    "http-client",
    "hyper",
    "hyper-rustls",
    "hyper-tls",
    "hyper-util",
    "isahc",
    "minreq",
    "native-tls",
    "object_store",
    "openssl",
    "openssl-sys",
    "quinn",
    "quinn-proto",
    "reqwest",
    "rustls",
    "s2n-quic",
    "schannel",
    "security-framework",
    "surf",
    "tiny_http",
    "tokio-native-tls",
    "tokio-rustls",
    "tokio-tungstenite",
    "tonic",
    "tungstenite",
    "ureq",
    "warp",
    "webpki-roots",
];

/// The banned crates of a tree as `cargo tree --prefix none` prints it: a crate a line, its name first.
fn banned(tree: &str) -> BTreeSet<&str> {
    tree.lines().filter_map(|line| line.split_whitespace().next()).filter(|name| BANNED.contains(name)).collect()
}

/// The tree of every system; where crates of other systems are not on this machine and cannot be fetched, of this one.
fn tree() -> String {
    let attempts: [&[&str]; 3] = [&["--target", "all", "--offline"], &["--target", "all"], &["--offline"]];
    let mut said = String::new();
    for attempt in attempts {
        let arguments = ["tree", "--edges", "normal,build", "--prefix", "none", "--locked"];
        let mut cargo = Command::new(env!("CARGO"));
        let output = cargo.args(arguments).args(attempt).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
        if output.status.success() {
            return String::from_utf8(output.stdout).unwrap();
        }
        said.push_str(&String::from_utf8_lossy(&output.stderr));
    }
    panic!("cargo tree failed: {said}");
}

#[test]
fn no_crate_speaks_http() {
    let tree = tree();
    assert!(tree.lines().any(|line| line.starts_with("polars-core ")), "the tree is whole");
    assert_eq!(banned(&tree), BTreeSet::new());
}

/// The check finds what it is for.
#[test]
fn a_tree_with_a_client_is_caught() {
    let tree = "serumpun v0.1.0 (/home/anna/serumpun)\npolars v0.55.2\nreqwest v0.12.9\nhttparse v1.9.5\nrustls v0.23.1 (*)\n";
    assert_eq!(banned(tree), BTreeSet::from(["reqwest", "rustls"]));
}
