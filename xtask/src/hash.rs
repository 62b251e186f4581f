//! A short name for a content, so that a browser may keep a file for good. No protection against forgery.

/// Sixteen hexadecimal digits that stand for the content: FNV-1a, 64 bits, the same on every machine and in every version.
pub(crate) fn of(content: &[u8]) -> String {
    let hash =
        content.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn agrees_with_the_published_values() {
        assert_eq!(super::of(b""), "cbf29ce484222325");
        assert_eq!(super::of(b"a"), "af63dc4c8601ec8c");
        assert_eq!(super::of(b"foobar"), "85944171f73967e8");
    }
}
