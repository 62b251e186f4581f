//! The plate generator.
