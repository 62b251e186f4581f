//! The words of the page that belong to no muscle or area: one field per sentence, so that a missing one stops the build.

/// Words for the page's own parts; from `content/<language>/page.toml`, whose keys are these fields.
macro_rules! words {
    ($($(#[$doc:meta])* $field:ident,)+) => {
        /// The page's own words, one field per sentence; from `content/<language>/page.toml`, whose keys are these fields.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "load", derive(databake::Bake), databake(path = atlas))]
        pub struct Words { $($(#[$doc])* pub $field: &'static str,)+ }

        /// The fields of [`Words`], for the reader's messages.
        pub const WORD_KEYS: &[&str] = &[$(stringify!($field)),+];

        #[cfg(feature = "load")]
        impl Words {
            /// Words from a look-up by key; the first missing key is the error.
            ///
            /// # Errors
            /// The key for which `look_up` has nothing.
            pub fn from_look_up(mut look_up: impl FnMut(&str) -> Option<&'static str>) -> Result<Self, &'static str> {
                Ok(Self { $($field: look_up(stringify!($field)).ok_or(stringify!($field))?,)+ })
            }
        }
    };
}

words! {
    /// Name of the site, a link home.
    site_name,
}
