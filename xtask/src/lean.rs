//! Takes out of a program what its pages never use and only its maker reads: classes that a library offers to other scripts, and
//! the long names under which wasm and JavaScript know each other. A tenth of the JavaScript's and some of the wasm's weight. It must
//! not know what the program does.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use walrus::{Module, passes};

/// A library's names begin with these; the few others are the program's own.
const LONG: [&str; 2] = ["__wbg_", "wasm_bindgen__"];
/// What wasm-bindgen itself looks for by name in what the program offers, and in the script's own functions.
const KEPT: [&str; 4] = ["__wbg_get_imports", "__wbg_finalize_init", "__wbg_load", "__wbg_init"];

/// Makes a program lean: its wasm in place, its JavaScript given back.
///
/// # Errors
/// When the script is not as this wasm-bindgen writes it.
pub(crate) fn lean(wasm: &mut Module, script: &str) -> Result<String> {
    let script = without_classes(wasm, script)?;
    passes::gc::run(wasm);
    let script = without_unused(wasm, &script);
    let short = short_names(wasm);
    for import in wasm.imports.iter_mut() {
        import.name = short.get(&import.name).unwrap_or(&import.name).clone();
    }
    for export in wasm.exports.iter_mut() {
        export.name = short.get(&export.name).unwrap_or(&export.name).clone();
    }
    Ok(with_names(&script, &short))
}

/// The script without the classes that it offers, and the program without what they call: nothing here makes one.
fn without_classes(wasm: &mut Module, script: &str) -> Result<String> {
    const BEGINS: &str = "export class ";
    let mut script = script.to_owned();
    while let Some(begin) = script.find(BEGINS) {
        let rest = &script[begin..];
        let name: String = rest[BEGINS.len()..].chars().take_while(|letter| letter.is_alphanumeric()).collect();
        let end =
            rest.find("\n}\n").with_context(|| format!("the class {name} has no end where wasm-bindgen should write one"))?;
        script.replace_range(begin..begin + end + "\n}\n".len(), "");
        // What frees it, and what registers it to be freed.
        let mut lines: Vec<&str> = script.lines().collect();
        if let Some(first) = lines.iter().position(|line| line.starts_with(&format!("const {name}Finalization"))) {
            let length =
                lines[first..].iter().position(|line| line.ends_with(';')).context("what registers a class has no end")?;
            lines.drain(first..=first + length);
        }
        lines.retain(|line| !line.contains(&format!("{name}.prototype")));
        script = lines.join("\n") + "\n";
        ensure!(!script.contains(&name), "something else in the script uses the class {name}");
        let (methods, free) = (format!("{}_", name.to_lowercase()), format!("__wbg_{}_", name.to_lowercase()));
        let of_class: Vec<_> = (wasm.exports.iter())
            .filter(|export| export.name.starts_with(&methods) || export.name.starts_with(&free))
            .map(|export| export.id())
            .collect();
        for export in of_class {
            wasm.exports.delete(export);
        }
    }
    Ok(script)
}

/// The script without the functions that the program no longer asks for: each begins and ends at the same depth.
fn without_unused(wasm: &Module, script: &str) -> String {
    const DEPTH: &str = "        ";
    let mut unused = false;
    let mut kept = String::with_capacity(script.len());
    for line in script.lines() {
        if let Some((name, _)) = line.strip_prefix(DEPTH).and_then(|line| line.split_once(": function(")) {
            unused = name.starts_with(LONG[0]) && !wasm.imports.iter().any(|import| import.name == name);
        }
        if !unused {
            kept.push_str(line);
            kept.push('\n');
        }
        unused &= line != "        },";
    }
    kept
}

/// Short names for the long ones: the order is that of the program, so the same program gets the same names.
fn short_names(wasm: &Module) -> BTreeMap<String, String> {
    let names = wasm.imports.iter().map(|import| &import.name).chain(wasm.exports.iter().map(|export| &export.name));
    let long = names.filter(|name| LONG.iter().any(|begin| name.starts_with(begin)) && !KEPT.contains(&name.as_str()));
    let mut short = BTreeMap::new();
    for name in long {
        let next = format!("${}", short.len());
        short.entry(name.clone()).or_insert(next);
    }
    short
}

/// The script with each whole name replaced.
fn with_names(script: &str, short: &BTreeMap<String, String>) -> String {
    let mut named = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let of_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
        let length = rest.find(|letter| of_name(letter) != of_name(first)).unwrap_or(rest.len());
        let (token, after) = rest.split_at(length);
        named.push_str(short.get(token).map_or(token, String::as_str));
        rest = after;
    }
    named
}

#[cfg(test)]
mod tests {
    use super::lean;
    use walrus::{FunctionBuilder, Module, ValType};

    /// A program that asks for two functions, one of them only for a class that nobody uses.
    fn program() -> Module {
        let mut wasm = Module::default();
        let kind = wasm.types.add(&[], &[]);
        let (used, _) = wasm.add_import_func("./a_bg.js", "__wbg_used_0123456789abcdef", kind);
        let (unused, _) = wasm.add_import_func("./a_bg.js", "__wbg_unused_0123456789abcdef", kind);
        for (name, calls) in [("start", used), ("pipe_read", unused), ("__wbg_pipe_free", unused)] {
            let mut builder = FunctionBuilder::new(&mut wasm.types, &[], &[] as &[ValType]);
            builder.func_body().call(calls);
            let function = builder.finish(vec![], &mut wasm.funcs);
            wasm.exports.add(name, function);
        }
        wasm
    }

    const SCRIPT: &str = "export class Pipe {
    read() {
        wasm.pipe_read(this.__wbg_ptr);
    }
}
if (Symbol.dispose) Pipe.prototype[Symbol.dispose] = Pipe.prototype.free;
export function start() {
    wasm.start();
}
function __wbg_get_imports() {
    const import0 = {
        __wbg_unused_0123456789abcdef: function() {
            unused();
        },
        __wbg_used_0123456789abcdef: function() {
            used();
        },
    };
}
const PipeFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_pipe_free(ptr, 1));
const last = 1;
";

    #[test]
    fn what_no_page_uses_goes_and_the_rest_still_finds_each_other() {
        let mut wasm = program();
        let script = lean(&mut wasm, SCRIPT).unwrap();
        let imports: Vec<&str> = wasm.imports.iter().map(|import| import.name.as_str()).collect();
        let exports: Vec<&str> = wasm.exports.iter().map(|export| export.name.as_str()).collect();
        assert_eq!((imports, exports), (vec!["$0"], vec!["start"]));
        assert_eq!(
            script,
            "export function start() {\n    wasm.start();\n}\nfunction __wbg_get_imports() {\n    const import0 = {\n        $0: function() {\n            used();\n        },\n    };\n}\nconst last = 1;\n"
        );
    }

    #[test]
    fn a_class_that_something_else_uses_stops_the_build() {
        let script = format!("{SCRIPT}new Pipe();\n");
        assert!(lean(&mut program(), &script).unwrap_err().to_string().contains("Pipe"));
    }
}
