//! What all fuzz targets share: bytes become a file of a consortium folder, are read as any such file, and every row is
//! accounted for.

use serumpun::ingest::{Changes, load};
use serumpun::model::SourceKind;
use serumpun::task::Task;

/// Reads bytes as a partner's holdings.
///
/// # Panics
/// Where a row is neither kept nor rejected: that is what is looked for.
pub fn holdings(bytes: &[u8]) {
    folder("a/holdings.bin", bytes);
}

/// Reads bytes as a file of that name, beside one small list of holdings.
///
/// # Panics
/// Where a row is neither kept nor rejected, or no temporary folder can be made.
pub fn folder(name: &str, bytes: &[u8]) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir(dir.path().join("a")).expect("a folder");
    if !name.starts_with("a/") {
        std::fs::write(dir.path().join("a/holdings.csv"), "Title,ISBN\nA title,9780596009304\n").expect("a file");
    }
    std::fs::write(dir.path().join(name), bytes).expect("a file");
    // A folder may be refused as a whole; then there are no rows to account for.
    let Ok(consortium) = load(dir.path(), &Changes::default(), &Task::default()) else { return };
    let mut kept = 0;
    for source in &consortium.sources {
        assert_eq!(source.read, source.kept + source.rejected);
        assert!(source.repaired <= source.kept);
        assert_eq!(source.rejects.len(), source.rejected as usize);
        kept += if source.kind == SourceKind::Holdings { source.kept as usize } else { 0 };
    }
    assert_eq!(consortium.records.len(), kept);
}

/// A ZIP of stored files, so that the fuzzer reaches what is inside.
///
/// # Panics
/// Where the ZIP cannot be written to memory.
pub fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        zip.start_file(*name, options).expect("a member");
        zip.write_all(bytes).expect("a member");
    }
    zip.finish().expect("a ZIP").into_inner()
}
