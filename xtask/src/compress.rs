//! Puts compressed copies beside the files of a site. It must not know what is in them.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{hash, project};

/// Ends of the names of files that become smaller.
const WORTH_IT: [&str; 9] = [".html", ".css", ".js", ".wasm", ".svg", ".json", ".txt", ".xml", ".webmanifest"];

/// Writes `NAME.br` and `NAME.gz` for every file in `site` that becomes smaller, and returns how many files that were.
/// Copies are kept in `kept`, by content, so that nothing is compressed twice.
pub(crate) fn compress_all(site: &Path, kept: &Path) -> Result<usize> {
    let mut files = project::files_below(site)?;
    files.retain(|file| WORTH_IT.iter().any(|end| file.ends_with(end)));
    // Brotli's highest level is slow: the files are shared out over the processors.
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let share = |first| files.iter().skip(first).step_by(threads).try_for_each(|file| compress(site, file, kept));
        let started: Vec<_> = (0..threads).map(|first| scope.spawn(move || share(first))).collect();
        started.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| bail!("a compressing thread broke down")))
    })?;
    Ok(files.len())
}

/// Writes the copies of one file.
fn compress(site: &Path, file: &str, kept: &Path) -> Result<()> {
    let content = project::read(&site.join(file))?;
    for (end, compress) in [(".br", brotli as fn(&[u8]) -> Result<Vec<u8>>), (".gz", gzip)] {
        let copy = kept.join(format!("{}-{}{end}", hash::of(&content), content.len()));
        if !copy.is_file() {
            // Named whole only when it is whole: two files may have the same content, and a person may stop the build.
            let part = kept.join(format!("{}{end}.part", hash::of(file.as_bytes())));
            project::write(&part, compress(&content)?)?;
            std::fs::rename(&part, &copy).with_context(|| format!("cannot write {}", copy.display()))?;
        }
        project::write(&site.join(format!("{file}{end}")), project::read(&copy)?)?;
    }
    Ok(())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*content, &mut small, &settings)?;
    Ok(small)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    #[test]
    fn copies_hold_the_same_and_are_smaller() {
        let folder = tempfile::tempdir().unwrap();
        let (site, kept) = (folder.path().join("site"), folder.path().join("kept"));
        let text = "the sternocleidomastoid muscle ".repeat(100);
        crate::project::write(&site.join("a/index.html"), &text).unwrap();
        crate::project::write(&site.join("face.png"), &text).unwrap();
        assert_eq!(super::compress_all(&site, &kept).unwrap(), 1);

        let mut from_brotli = Vec::new();
        let small = std::fs::read(site.join("a/index.html.br")).unwrap();
        brotli::BrotliDecompress(&mut &*small, &mut from_brotli).unwrap();
        let mut from_gzip = String::new();
        let packed = std::fs::read(site.join("a/index.html.gz")).unwrap();
        flate2::read::GzDecoder::new(&*packed).read_to_string(&mut from_gzip).unwrap();
        assert_eq!((from_brotli.as_slice(), from_gzip.as_str()), (text.as_bytes(), text.as_str()));
        assert!(small.len() < text.len() / 10 && packed.len() < text.len() / 10);
        assert!(!site.join("face.png.br").exists());
    }
}
