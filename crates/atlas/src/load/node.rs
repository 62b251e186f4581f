//! A TOML file read key by key, so that every fault in it is reported, and not only the first.
//!
//! It must not know what the keys mean.

use super::Problem;
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use toml::{Table, Value};

/// The problems found so far in the files of one repository.
pub(super) struct Report {
    root: PathBuf,
    problems: Rc<RefCell<Vec<Problem>>>,
    lost_a_file: Cell<bool>,
}

impl Report {
    /// No problems yet; files are looked for under `root`.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), problems: Rc::default(), lost_a_file: Cell::new(false) }
    }

    /// Adds a problem.
    pub fn add(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// The top table of a file; its name is relative to the root. `None`, and problems, if it cannot be read as TOML.
    pub fn file(&self, name: &str) -> Option<Node> {
        let table = self.table_of(name);
        self.lost_a_file.set(self.lost_a_file.get() || table.is_none());
        Some(Node {
            problems: self.problems.clone(),
            file: name.into(),
            path: String::new(),
            entries: table?,
            taken_id: None,
            missed: Vec::new(),
        })
    }

    fn table_of(&self, name: &str) -> Option<Table> {
        let text = match std::fs::read_to_string(self.root.join(name)) {
            Ok(text) => text,
            Err(error) => {
                self.add(Problem::new(name, "", format!("cannot be read ({error})"), "the file must be there, as text in UTF-8"));
                return None;
            }
        };
        let (_, errors) = toml::de::DeTable::parse_recoverable(&text);
        for error in &errors {
            let at = error.span().map_or(0, |span| span.start.min(text.len()));
            let line = 1 + text.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count();
            let wrong = format!("not valid TOML: {}", error.message().replace('\n', " "));
            self.add(Problem::new(name, format!("line {line}"), wrong, "mend that line"));
        }
        if errors.is_empty() { text.parse().ok() } else { None }
    }

    /// The names of the `.toml` files of a folder, without the ending, sorted.
    pub fn files_in(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.root.join(folder)) else {
            self.add(Problem::new(folder, "", "there is no such folder", "it must hold one file for each muscle or joint"));
            return Vec::new();
        };
        let paths = entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "toml"));
        let mut names: Vec<String> = paths.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
        names.sort();
        names
    }

    /// The `.toml` files of a folder and of those in it, relative to it, without the ending, sorted.
    pub fn files_below(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.root.join(folder)) else { return Vec::new() };
        let mut names = Vec::new();
        for path in entries.flatten().map(|entry| entry.path()) {
            let Some(name) = path.file_stem().and_then(|name| name.to_str()) else { continue };
            if path.is_dir() {
                names.extend(self.files_below(&format!("{folder}/{name}")).into_iter().map(|file| format!("{name}/{file}")));
            } else if path.extension().is_some_and(|kind| kind == "toml") {
                names.push(name.to_owned());
            }
        }
        names.sort();
        names
    }

    /// Whether any problem has been found so far.
    pub fn has_problems(&self) -> bool {
        !self.problems.borrow().is_empty()
    }

    /// Whether there is such a file.
    pub fn is_there(&self, name: &str) -> bool {
        self.root.join(name).is_file()
    }

    /// A file as a plain table, for checks that walk through all of it; `None`, and problems, as with [`Report::file`].
    pub fn whole(&self, name: &str) -> Option<Table> {
        let table = self.table_of(name);
        self.lost_a_file.set(self.lost_a_file.get() || table.is_none());
        table
    }

    /// Whether a file could not be read, so that what it uses is not known.
    pub fn lost_a_file(&self) -> bool {
        self.lost_a_file.get()
    }

    /// All problems, sorted, each once.
    pub fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.take();
        problems.sort();
        problems.dedup();
        problems
    }
}

/// A table of a file. Each entry is taken out by its key; [`Node::finish`] reports what nobody asked for.
pub(super) struct Node {
    problems: Rc<RefCell<Vec<Problem>>>,
    file: Rc<str>,
    path: String,
    entries: Table,
    /// The table's own name, once it has been read.
    taken_id: Option<&'static str>,
    /// Keys that were asked for and are not there.
    missed: Vec<String>,
}

impl Node {
    /// The file that the table is in.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Reports a fault of one entry, or of the table itself if `key` is empty.
    pub fn problem(&self, key: &str, wrong: impl Into<String>, remedy: impl Into<String>) {
        let problem = Problem::new(&*self.file, join(&self.path, key), wrong, remedy);
        self.problems.borrow_mut().push(problem);
    }

    fn take(&mut self, key: &str) -> Option<Value> {
        let value = self.entries.remove(key);
        if value.is_none() {
            self.missed.push(key.to_owned());
        }
        value
    }

    fn required(&mut self, key: &str) -> Option<Value> {
        let value = self.take(key);
        if value.is_none() {
            self.problem(key, "missing", "add it");
        }
        value
    }

    fn string(&self, key: &str, value: Value) -> Option<String> {
        match value {
            Value::String(text) if text.trim().is_empty() => {
                self.problem(key, "empty", "write the words, or take the line out");
                None
            }
            Value::String(text) => Some(text),
            other => {
                self.problem(key, format!("this is {}", kind(&other)), "it must be text in quotation marks");
                None
            }
        }
    }

    /// Text that must be there.
    pub fn text(&mut self, key: &str) -> Option<&'static str> {
        let value = self.required(key)?;
        self.string(key, value).map(leak)
    }

    /// Text that may be left out.
    pub fn optional_text(&mut self, key: &str) -> Option<&'static str> {
        let value = self.take(key)?;
        self.string(key, value).map(leak)
    }

    /// Text that may be left out or left empty.
    pub fn blank_text(&mut self, key: &str) -> Option<&'static str> {
        match self.take(key)? {
            Value::String(text) if text.trim().is_empty() => None,
            value => self.string(key, value).map(leak),
        }
    }

    /// A name for attributes and addresses, which must be there: lower-case letters, digits and hyphens.
    fn slug(&mut self, key: &str) -> Option<&'static str> {
        let slug = self.text(key)?;
        if !is_slug(slug) {
            self.problem(key, format!("`{slug}` is no plain name"), "use lower-case letters, digits and single hyphens only");
            return None;
        }
        Some(slug)
    }

    /// A table's own name, which must be there; messages then name the table by it, and not by its number in its list.
    pub fn id(&mut self, key: &str) -> Option<&'static str> {
        let id = self.slug(key)?;
        if let Some((list, _)) = self.path.rsplit_once('[') {
            self.path = format!("{list}.{id}");
        }
        self.taken_id = Some(id);
        Some(id)
    }

    /// The name that [`Node::id`] took, once more.
    pub fn key(&self) -> Option<&'static str> {
        self.taken_id
    }

    /// A list of text; empty, and a problem, if it is missing.
    pub fn texts(&mut self, key: &str) -> Vec<&'static str> {
        let value = self.required(key);
        self.strings(key, value)
    }

    /// A list of text that may be left out.
    pub fn optional_texts(&mut self, key: &str) -> Vec<&'static str> {
        let value = self.take(key);
        self.strings(key, value)
    }

    fn strings(&self, key: &str, value: Option<Value>) -> Vec<&'static str> {
        match value {
            None => Vec::new(),
            Some(Value::Array(items)) => {
                let texts = items.into_iter().enumerate();
                texts.filter_map(|(index, item)| self.string(&format!("{key}[{index}]"), item).map(leak)).collect()
            }
            Some(other) => {
                self.problem(key, format!("this is {}", kind(&other)), "it must be a list in square brackets");
                Vec::new()
            }
        }
    }

    /// True or false; `default` if it is left out.
    pub fn flag(&mut self, key: &str, default: bool) -> bool {
        match self.take(key) {
            None => default,
            Some(Value::Boolean(flag)) => flag,
            Some(other) => {
                self.problem(key, format!("this is {}", kind(&other)), "it must be true or false, without quotation marks");
                default
            }
        }
    }

    /// True or false, which must be there.
    pub fn required_flag(&mut self, key: &str) -> bool {
        if !self.entries.contains_key(key) {
            self.problem(key, "missing", "write true or false");
        }
        self.flag(key, false)
    }

    /// A whole number that must be there.
    pub fn number(&mut self, key: &str) -> Option<i64> {
        match self.required(key)? {
            Value::Integer(number) => Some(number),
            other => {
                self.problem(key, format!("this is {}", kind(&other)), "it must be a whole number");
                None
            }
        }
    }

    /// One of a closed set of values by its name; `what` and `whats` say in messages what the values are.
    pub fn choice<T: Copy>(
        &mut self,
        key: &str,
        (what, whats): (&str, &str),
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Option<T> {
        let given = self.text(key)?;
        let found = all.iter().copied().find(|&value| name(value) == given);
        if found.is_none() {
            let names: Vec<_> = all.iter().map(|&value| name(value)).collect();
            let remedy = format!("{}the {whats} are {}", did_you_mean(given, &names), names.join(", "));
            self.problem(key, format!("no {what} is called `{given}`"), remedy);
        }
        found
    }

    /// The names of the entries that have not been taken yet.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Whether an entry of that name has not been taken yet.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// A table within this one, which must be there.
    pub fn table(&mut self, key: &str) -> Option<Self> {
        let value = self.required(key)?;
        self.node(key, value)
    }

    /// A table within this one, if it is there.
    pub fn optional_table(&mut self, key: &str) -> Option<Self> {
        let value = self.take(key)?;
        self.node(key, value)
    }

    /// A table within this one; an empty one if it is left out.
    pub fn table_or_empty(&mut self, key: &str) -> Option<Self> {
        let value = self.take(key).unwrap_or_else(|| Value::Table(Table::new()));
        self.node(key, value)
    }

    /// The tables of a list; none if it is left out.
    pub fn tables(&mut self, key: &str) -> Vec<Self> {
        match self.take(key) {
            None => Vec::new(),
            Some(Value::Array(items)) => {
                let nodes = items.into_iter().enumerate();
                nodes.filter_map(|(index, item)| self.node(&format!("{key}[{index}]"), item)).collect()
            }
            Some(other) => {
                self.problem(key, format!("this is {}", kind(&other)), "it must be a list of tables");
                Vec::new()
            }
        }
    }

    /// All entries that are left, as tables under their names.
    pub fn rest(&mut self) -> Vec<(String, Self)> {
        let entries = std::mem::take(&mut self.entries);
        entries.into_iter().filter_map(|(key, value)| Some((key.clone(), self.node(&key, value)?))).collect()
    }

    fn node(&self, key: &str, value: Value) -> Option<Self> {
        match value {
            Value::Table(entries) => {
                let path = join(&self.path, key);
                Some(Self {
                    problems: self.problems.clone(),
                    file: self.file.clone(),
                    path,
                    entries,
                    taken_id: None,
                    missed: Vec::new(),
                })
            }
            other => {
                self.problem(key, format!("this is {}", kind(&other)), "it must be a table");
                None
            }
        }
    }

    /// Reports every entry that nobody asked for.
    pub fn finish(self) {
        for key in self.entries.keys() {
            let near = did_you_mean(key, &self.missed);
            self.problem(key, "nothing uses this", format!("{near}take it out, or add what should use it"));
        }
    }
}

fn leak(text: String) -> &'static str {
    text.leak()
}

fn join(path: &str, key: &str) -> String {
    match (path, key) {
        ("", _) => key.to_owned(),
        (_, "") => path.to_owned(),
        _ => format!("{path}.{key}"),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "text",
        Value::Integer(_) | Value::Float(_) => "a number",
        Value::Boolean(_) => "true or false",
        Value::Datetime(_) => "a date",
        Value::Array(_) => "a list",
        Value::Table(_) => "a table",
    }
}

/// Whether the text can be a name in attributes and addresses.
pub(super) fn is_slug(text: &str) -> bool {
    text.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// "did you mean `…`? " with the nearest of the known names, or nothing if none is near.
pub(super) fn did_you_mean<S: AsRef<str>>(given: &str, known: &[S]) -> String {
    let nearest = known.iter().map(|name| (distance(given, name.as_ref()), name.as_ref())).min();
    match nearest {
        Some((distance, name)) if distance <= 1 + name.len() / 4 => format!("did you mean `{name}`? "),
        _ => String::new(),
    }
}

/// Levenshtein distance: letters to add, drop or change.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
