//! The real facts and words, and what the reader says to broken ones.

mod bad_files;
mod drawings;
mod guide;
mod home;
mod joints;
mod mangled;
mod patterns;
mod reading;
mod repository;
mod wording;
