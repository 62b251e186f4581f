//! Writes the three plates as SVG files into a folder: `standalone -- OUT [ART]`.

use std::path::Path;

fn main() -> std::process::ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let out = args.get(1).map_or("/tmp/art", String::as_str);
    let art = args.get(2).map_or(concat!(env!("CARGO_MANIFEST_DIR"), "/../../art"), String::as_str);
    match plates::write_standalone(Path::new(art), Path::new(out)) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            std::process::ExitCode::FAILURE
        }
    }
}
