//! The accessibility statement: what a person can expect, how it is checked, whom to tell. Its words are a file of their own, because
//! nothing but this page needs them.

use anyhow::{Context, Result};
use headache_map::facts::ATLAS;
use leptos::prelude::*;
use serde::Deserialize;
use std::path::Path;

/// Where the words are, below the repository.
const FILE: &str = "content/en/accessibility.toml";

/// The statement's words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Title and heading.
    pub title: String,
    /// Description for search results.
    pub description: String,
    /// What is said before the first section.
    lead: String,
    /// The sections, in order.
    sections: Vec<Section>,
    /// Heading of whom to tell.
    contact_heading: String,
    /// Said before the practice's e-mail address or phone number.
    contact: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    heading: String,
    /// A paragraph each.
    #[serde(default)]
    says: Vec<String>,
    /// A list.
    #[serde(default)]
    list: Vec<String>,
}

impl Statement {
    /// Reads the words.
    ///
    /// # Errors
    /// When the file is missing, or a key in it is missing or not known.
    pub fn read(root: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(root.join(FILE)).with_context(|| format!("{FILE} cannot be read; put it there"))?;
        toml::from_str(&text).with_context(|| format!("{FILE}: a key is missing, misspelt or not known; its neighbours show how"))
    }

    /// The page's content.
    pub fn page(&self) -> impl IntoView + use<> {
        let practice = &ATLAS.practice;
        let mail = practice.email.map(|mail| view! { <a class="e-mail" href=format!("mailto:{mail}")>{mail}</a> });
        let phone = practice.phone_link.zip(practice.phone).map(|(link, number)| view! { <a href=link>{number}</a> });
        let sections = self.sections.iter().map(|section| {
            let says = section.says.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view();
            let items = section.list.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
            let list = (!section.list.is_empty()).then(|| view! { <ul class="sources">{items}</ul> });
            view! { <h2>{section.heading.clone()}</h2> {says} {list} }
        });
        view! {
            <main class="text">
                <h1>{self.title.clone()}</h1>
                <p>{self.lead.clone()}</p>
                {sections.collect_view()}
                <h2>{self.contact_heading.clone()}</h2>
                <p>{self.contact.clone()} " " {mail} " " {phone}</p>
                <p><a href="/">{ATLAS.still_words.back_to_map}</a></p>
            </main>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Statement;
    use leptos::prelude::*;

    #[test]
    fn the_statement_is_read_and_written_out_whole() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
        let statement = Statement::read(root).unwrap();
        let html = Owner::new().with(|| statement.page().into_view().to_html());
        assert_eq!(html.matches("<h1").count(), 1);
        assert_eq!(html.matches("<h2").count(), statement.sections.len() + 1);
        assert!(statement.sections.iter().all(|section| !section.says.is_empty() || !section.list.is_empty()));
    }
}
