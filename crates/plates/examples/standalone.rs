//! Writes the three plates as SVG files into a folder: `standalone -- OUT [ART]`.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let out = args.get(1).map_or("/tmp/art", String::as_str);
    let art = args.get(2).map_or(concat!(env!("CARGO_MANIFEST_DIR"), "/../../art"), String::as_str);
    plates::write_standalone(Path::new(art), Path::new(out))
}
