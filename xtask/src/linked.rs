//! What the linker wrote down of a program (`--emit-relocs`): which constants lie where in its memory, and each place that names a constant
//! or a function's slot in the table. It must not know what is done with that.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::{Context, Result, ensure};
use wasmparser::{KnownCustom, Linking, Parser, Payload, RelocationType, SymbolInfo};

/// What a place names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// A constant, by its place in [`Linked::constants`].
    Constant(usize),
    /// A slot of the table of functions: its number stands at the place.
    Slot,
}

/// A piece of a data segment: which segment, and which of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) segment: usize,
    pub(crate) bytes: Range<usize>,
}

/// What is written down.
#[derive(Debug, Default)]
pub(crate) struct Linked {
    /// Constants and variables.
    pub(crate) constants: Vec<Piece>,
    /// What is named in the code, by the place in the file.
    pub(crate) in_code: BTreeMap<usize, Reference>,
    /// What is named in the data segments, and in which of their bytes.
    pub(crate) in_data: Vec<(Piece, Reference)>,
}

/// Bytes of an address or a slot in a data segment.
const WORD: usize = 4;

impl Linked {
    /// Reads it.
    ///
    /// # Errors
    /// When the file is no program, or the linker was not told to write this down.
    pub(crate) fn read(program: &[u8]) -> Result<Self> {
        let mut linked = Self::default();
        // Of each symbol, its place in `constants` if it is one.
        let mut symbols: Vec<Option<usize>> = Vec::new();
        let mut segments: Vec<Range<usize>> = Vec::new();
        let (mut code, mut data) = (0, 0);
        let mut has_places = false;
        for payload in Parser::new(0).parse_all(program) {
            match payload.context("the compiled program cannot be read")? {
                Payload::CodeSectionStart { range, .. } => code = range.start,
                Payload::DataSection(section) => {
                    data = section.range().start;
                    for segment in section {
                        let segment = segment?;
                        segments.push(segment.range.end - segment.data.len()..segment.range.end);
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(notes) => {
                        for part in notes.subsections() {
                            let Linking::SymbolTable(table) = part? else { continue };
                            for symbol in table {
                                symbols.push(match symbol? {
                                    SymbolInfo::Data { symbol: Some(place), .. } => {
                                        let (from, length) = (place.offset as usize, place.size as usize);
                                        linked
                                            .constants
                                            .push(Piece { segment: place.index as usize, bytes: from..from + length });
                                        Some(linked.constants.len() - 1)
                                    }
                                    _ => None,
                                });
                            }
                        }
                    }
                    KnownCustom::Reloc(places) => {
                        has_places = true;
                        for place in places.entries() {
                            let place = place?;
                            let of_symbol = || symbols.get(place.index as usize).copied().flatten().map(Reference::Constant);
                            let names = match place.ty {
                                RelocationType::MemoryAddrLeb
                                | RelocationType::MemoryAddrSleb
                                | RelocationType::MemoryAddrI32 => of_symbol(),
                                RelocationType::TableIndexSleb | RelocationType::TableIndexI32 => Some(Reference::Slot),
                                _ => None,
                            };
                            let Some(names) = names else { continue };
                            if matches!(place.ty, RelocationType::MemoryAddrI32 | RelocationType::TableIndexI32) {
                                let at = data + place.offset as usize;
                                let segment = segments.iter().position(|segment| segment.contains(&at));
                                let segment = segment.context("the linker names a place between two data segments")?;
                                let from = at - segments[segment].start;
                                linked.in_data.push((Piece { segment, bytes: from..from + WORD }, names));
                            } else {
                                linked.in_code.insert(code + place.offset as usize, names);
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        ensure!(
            has_places && !symbols.is_empty(),
            "the linker did not write down what names what; .cargo/config.toml tells it to: is RUSTFLAGS set, which overrides that?"
        );
        Ok(linked)
    }
}

#[cfg(test)]
mod tests {
    use super::Linked;

    #[test]
    fn a_program_of_which_nothing_is_written_down_is_refused_with_what_to_look_at() {
        let fault = Linked::read(&walrus::Module::default().emit_wasm()).unwrap_err().to_string();
        assert!(fault.contains("RUSTFLAGS") && fault.contains(".cargo/config.toml"), "{fault}");
        assert!(Linked::read(b"no program").is_err());
    }
}
