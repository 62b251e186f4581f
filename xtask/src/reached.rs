//! Takes out of a program what it can never come to: what a panic would say before its trap, which in a browser nobody hears, and
//! then each function and constant that nothing else leads to. The linker cannot do this: it has to keep a panic's words. It must not
//! know what the program does.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use walrus::ir::{self, Instr, InstrLocId, InstrSeqId, Value};
use walrus::{ConstExpr, DataId, DataKind, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind};
use walrus::{LocalFunction, Module, passes};

use crate::linked::{Linked, Piece, Reference};

/// Where panics end, and what wasm-bindgen says in their place, as the compiler writes their names. Whatever the words, the page goes
/// on as one without a program.
const ENDS: [&str; 3] = ["17rust_begin_unwind", "5alloc18handle_alloc_error", "12wasm_bindgen9throw_str"];

/// The program as the compiler left it, without what it can never come to.
///
/// # Errors
/// When the program is not as this compiler and its linker write it.
pub(crate) fn only_reached(program: &[u8]) -> Result<Vec<u8>> {
    let linked = Linked::read(program)?;
    let mut wasm = Module::from_buffer(program).context("the compiled program cannot be read")?;
    close_classes(&mut wasm);
    let end = silence(&mut wasm)?;
    sweep(&mut wasm, &linked, end)?;
    for notes in ["linking", "reloc.CODE", "reloc.DATA"] {
        wasm.customs.remove_raw(notes);
    }
    Ok(wasm.emit_wasm())
}

/// Makes traps of what a library offers to other scripts as classes: no page makes one, and [`crate::lean`] takes them out of the script.
fn close_classes(wasm: &mut Module) {
    let offered: Vec<(String, FunctionId)> = (wasm.exports.iter())
        .filter_map(|export| match export.item {
            ExportItem::Function(function) => Some((export.name.clone(), function)),
            _ => None,
        })
        .collect();
    // `__wbg_pipe_free_0123456789abcdef` and `pipe_read_0123456789abcdef`.
    let class = |name: &str| Some(format!("{}_", name.strip_prefix("__wbg_")?.split_once("_free_")?.0));
    let classes: Vec<String> = offered.iter().filter_map(|(name, _)| class(name)).collect();
    for (name, function) in &offered {
        if class(name).is_some() || classes.iter().any(|class| name.starts_with(class)) {
            make_trap(wasm.funcs.get_mut(*function).kind.unwrap_local_mut());
        }
    }
}

/// Makes a trap of each function that can only end in one, and of each call of such a function, without what is got ready for it.
/// Gives one of these functions.
fn silence(wasm: &mut Module) -> Result<FunctionId> {
    let others: Vec<FunctionId> = wasm.funcs.iter_local().map(|(id, _)| id).collect();
    let is_end =
        |id: &FunctionId| wasm.funcs.get(*id).name.as_deref().is_some_and(|name| ENDS.iter().any(|end| name.contains(end)));
    let (ends, mut others): (Vec<FunctionId>, Vec<FunctionId>) = others.into_iter().partition(is_end);
    let Some(end) = ends.first().copied() else {
        bail!("none of the compiled functions is called {}; how does this compiler call where panics end?", ENDS.join(", "));
    };
    let mut ends: BTreeSet<FunctionId> = ends.into_iter().collect();
    ends.iter().for_each(|id| make_trap(wasm.funcs.get_mut(*id).kind.unwrap_local_mut()));
    loop {
        let mute = mute(wasm);
        let mut cuts = 0;
        let before = others.len();
        others.retain(|id| {
            let function = wasm.funcs.get_mut(*id).kind.unwrap_local_mut();
            // The inner ones first.
            cuts += sequences(function).into_iter().rev().filter(|sequence| cut(function, *sequence, &ends)).count();
            let ends_at_once = only_ends(function, |called| ends.contains(&called) || mute.contains(&called));
            if ends_at_once {
                make_trap(function);
                ends.insert(*id);
            }
            !ends_at_once
        });
        if cuts == 0 && others.len() == before {
            return Ok(end);
        }
    }
}

/// The functions that ask the browser for nothing, nor do those that they call.
fn mute(wasm: &Module) -> BTreeSet<FunctionId> {
    let mut calls: Vec<(FunctionId, Vec<FunctionId>)> = Vec::new();
    for (id, function) in wasm.funcs.iter_local() {
        let mut called = Vec::new();
        let direct = instructions(function).all(|(instruction, _)| match instruction {
            Instr::Call(call) => {
                called.push(call.func);
                true
            }
            other => !matches!(other, Instr::CallIndirect(_)),
        });
        if direct {
            calls.push((id, called));
        }
    }
    loop {
        let mute: BTreeSet<FunctionId> = calls.iter().map(|(id, _)| *id).collect();
        calls.retain(|(_, called)| called.iter().all(|called| mute.contains(called)));
        if calls.len() == mute.len() {
            return mute;
        }
    }
}

fn trap() -> (Instr, InstrLocId) {
    (Instr::Unreachable(ir::Unreachable {}), InstrLocId::default())
}

fn make_trap(function: &mut LocalFunction) {
    let entry = function.entry_block();
    function.block_mut(entry).instrs = vec![trap()];
}

/// A function's sequences of instructions, the outer ones first.
fn sequences(function: &LocalFunction) -> Vec<InstrSeqId> {
    let mut found = vec![function.entry_block()];
    let mut next = 0;
    while let Some(sequence) = found.get(next).copied() {
        next += 1;
        for (instruction, _) in &function.block(sequence).instrs {
            match instruction {
                Instr::Block(block) => found.push(block.seq),
                Instr::Loop(round) => found.push(round.seq),
                Instr::IfElse(either) => found.extend([either.consequent, either.alternative]),
                _ => {}
            }
        }
    }
    found
}

fn instructions(function: &LocalFunction) -> impl Iterator<Item = &(Instr, InstrLocId)> {
    sequences(function).into_iter().flat_map(|sequence| &function.block(sequence).instrs)
}

/// Cuts a sequence where it can only end in a trap, with what is got ready for that: values, and words in a memory that nobody reads
/// after it. Tells whether it did.
fn cut(function: &mut LocalFunction, sequence: InstrSeqId, ends: &BTreeSet<FunctionId>) -> bool {
    let all = &function.block(sequence).instrs;
    let ends_here = |(instruction, _): &(Instr, InstrLocId)| match instruction {
        Instr::Unreachable(_) => true,
        Instr::Call(call) => ends.contains(&call.func),
        Instr::Block(block) => matches!(function.block(block.seq).instrs[..], [(Instr::Unreachable(_), _)]),
        _ => false,
    };
    let Some(at) = all.iter().position(ends_here) else { return false };
    let from = at - all[..at].iter().rev().take_while(|(instruction, _)| is_preparing(instruction)).count();
    let stands_already = from + 1 == all.len() && matches!(all[from].0, Instr::Unreachable(_));
    if !stands_already {
        let kept = &mut function.block_mut(sequence).instrs;
        kept.truncate(from);
        kept.push(trap());
    }
    !stands_already
}

/// Whether a trap that follows takes with it all that the instruction does.
fn is_preparing(instruction: &Instr) -> bool {
    use Instr::{
        Binop, Const, Drop, GlobalGet, GlobalSet, Load, LocalGet, LocalSet, LocalTee, MemoryCopy, MemoryFill, Select, Store, Unop,
    };
    matches!(
        instruction,
        Const(_)
            | LocalGet(_)
            | LocalSet(_)
            | LocalTee(_)
            | GlobalGet(_)
            | GlobalSet(_)
            | Binop(_)
            | Unop(_)
            | Select(_)
            | Drop(_)
            | Load(_)
            | Store(_)
            | MemoryCopy(_)
            | MemoryFill(_)
    )
}

/// Whether a function never returns, and whatever it does before its trap goes with that.
fn only_ends(function: &LocalFunction, is_quiet: impl Fn(FunctionId) -> bool) -> bool {
    let entry = function.entry_block();
    let leaves = |target: &InstrSeqId| *target == entry;
    matches!(function.block(entry).instrs.last(), Some((Instr::Unreachable(_), _)))
        && instructions(function).all(|(instruction, _)| match instruction {
            Instr::Call(call) => is_quiet(call.func),
            Instr::Br(branch) => !leaves(&branch.block),
            Instr::BrIf(branch) => !leaves(&branch.block),
            Instr::BrTable(table) => !leaves(&table.default) && !table.blocks.iter().any(leaves),
            Instr::Block(_) | Instr::Loop(_) | Instr::IfElse(_) | Instr::Unreachable(_) => true,
            other => is_preparing(other),
        })
}

/// Takes out the functions and constants to which nothing leads. The table keeps its slots: in those of functions that have gone stands
/// `end`. What has gone of the memory is zero.
fn sweep(wasm: &mut Module, linked: &Linked, end: FunctionId) -> Result<()> {
    let slots = Slots::of(wasm)?;
    let segments: Vec<DataId> = wasm.data.iter().map(|segment| segment.id()).collect();
    let mut reached = Reached::default();
    for export in wasm.exports.iter() {
        if let ExportItem::Function(function) = export.item {
            reached.function(function);
        }
    }
    wasm.start.into_iter().chain([end]).for_each(|function| reached.function(function));
    while let Some(next) = reached.open.pop() {
        match next {
            Thing::Function(id) => {
                let FunctionKind::Local(function) = &wasm.funcs.get(id).kind else { continue };
                for (instruction, place) in instructions(function) {
                    match instruction {
                        Instr::Call(call) => reached.function(call.func),
                        Instr::RefFunc(function) => reached.function(function.func),
                        Instr::Const(number) => match (named_at(linked, *place, OPERATION), number.value) {
                            (Some(Reference::Constant(constant)), _) => reached.constant(constant),
                            (Some(Reference::Slot), Value::I32(slot)) => {
                                slots.function(slot).into_iter().for_each(|id| reached.function(id))
                            }
                            _ => {}
                        },
                        Instr::Load(_) | Instr::Store(_) => {
                            if let Some(Reference::Constant(constant)) = named_at(linked, *place, OPERATION + ALIGNMENT) {
                                reached.constant(constant);
                            }
                        }
                        _ => {}
                    }
                }
            }
            Thing::Constant(id) => {
                let constant = &linked.constants[id];
                for (place, names) in linked.in_data.iter().filter(|(place, _)| lies_within(place, constant)) {
                    match names {
                        Reference::Constant(other) => reached.constant(*other),
                        Reference::Slot => {
                            let word = wasm.data.get(segments[place.segment]).value[place.bytes.clone()].try_into()?;
                            slots.function(i32::from_le_bytes(word)).into_iter().for_each(|id| reached.function(id));
                        }
                    }
                }
            }
        }
    }
    slots.keep(wasm, &reached.functions, end);
    for (number, id) in segments.into_iter().enumerate() {
        let value = &mut wasm.data.get_mut(id).value;
        let mut goes = vec![false; value.len()];
        let own = || linked.constants.iter().enumerate().filter(|(_, constant)| constant.segment == number);
        own().filter(|(id, _)| !reached.constants.contains(id)).for_each(|(_, constant)| goes[constant.bytes.clone()].fill(true));
        own().filter(|(id, _)| reached.constants.contains(id)).for_each(|(_, constant)| goes[constant.bytes.clone()].fill(false));
        value.iter_mut().zip(&goes).filter(|(_, goes)| **goes).for_each(|(byte, _)| *byte = 0);
        // Memory is zero until a segment says otherwise.
        let length = value.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        value.truncate(length);
        if length == 0 {
            if let DataKind::Active { memory, .. } = wasm.data.get(id).kind {
                wasm.memories.get_mut(memory).data_segments.remove(&id);
            }
            wasm.data.delete(id);
        }
    }
    passes::gc::run(wasm);
    Ok(())
}

/// Bytes of an operation, and of the alignment that a load or a store has before its address.
const OPERATION: usize = 1;
const ALIGNMENT: usize = 1;

/// What an instruction names, so many bytes after its beginning.
fn named_at(linked: &Linked, instruction: InstrLocId, after: usize) -> Option<Reference> {
    // Those that were put in have no place in the file.
    (!instruction.is_default()).then(|| linked.in_code.get(&(instruction.data() as usize + after)).copied()).flatten()
}

fn lies_within(place: &Piece, constant: &Piece) -> bool {
    place.segment == constant.segment && constant.bytes.start <= place.bytes.start && place.bytes.end <= constant.bytes.end
}

/// Something to which something leads.
enum Thing {
    Function(FunctionId),
    Constant(usize),
}

/// What was reached so far, and from where it was not yet gone on.
#[derive(Default)]
struct Reached {
    functions: BTreeSet<FunctionId>,
    constants: BTreeSet<usize>,
    open: Vec<Thing>,
}

impl Reached {
    fn function(&mut self, id: FunctionId) {
        if self.functions.insert(id) {
            self.open.push(Thing::Function(id));
        }
    }

    fn constant(&mut self, id: usize) {
        if self.constants.insert(id) {
            self.open.push(Thing::Constant(id));
        }
    }
}

/// The functions that are called by their number in the table.
struct Slots(Vec<(i32, FunctionId)>);

impl Slots {
    fn of(wasm: &Module) -> Result<Self> {
        let mut slots = Vec::new();
        for element in wasm.elements.iter() {
            let (ElementKind::Active { offset: ConstExpr::Value(Value::I32(first)), .. }, ElementItems::Functions(functions)) =
                (&element.kind, &element.items)
            else {
                bail!("the linker fills the table of functions in an unknown way");
            };
            slots.extend((*first..).zip(functions.iter().copied()));
        }
        Ok(Self(slots))
    }

    fn function(&self, slot: i32) -> Option<FunctionId> {
        self.0.iter().find(|(number, _)| *number == slot).map(|(_, function)| *function)
    }

    /// Leaves only these functions in the table.
    fn keep(&self, wasm: &mut Module, kept: &BTreeSet<FunctionId>, end: FunctionId) {
        for element in wasm.elements.iter_mut() {
            if let ElementItems::Functions(functions) = &mut element.items {
                functions.iter_mut().filter(|function| !kept.contains(function)).for_each(|function| *function = end);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{close_classes, instructions, silence, sweep};
    use crate::linked::{Linked, Piece, Reference};
    use walrus::ir::{Instr, Value};
    use walrus::{ConstExpr, DataKind, ElementItems, ElementKind, FunctionBuilder, FunctionId, InstrSeqBuilder, Module, RefType};

    fn function(wasm: &mut Module, name: &str, body: impl FnOnce(&mut InstrSeqBuilder)) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut wasm.types, &[], &[]);
        builder.name(name.to_owned());
        body(&mut builder.func_body());
        builder.finish(vec![], &mut wasm.funcs)
    }

    /// How many instructions a function of that name has; none if it has gone.
    fn length(wasm: &Module, name: &str) -> Option<usize> {
        let id = wasm.funcs.by_name(name)?;
        Some(instructions(wasm.funcs.get(id).kind.unwrap_local()).count())
    }

    #[test]
    fn what_a_panic_would_say_goes_and_what_comes_before_it_stays() {
        let mut wasm = Module::default();
        let kind = wasm.types.add(&[], &[]);
        let (ask, _) = wasm.add_import_func("./a_bg.js", "ask", kind);
        let end = function(&mut wasm, "_RNvCs0_7___rustc17rust_begin_unwind", |body| {
            body.call(ask).unreachable();
        });
        let says = function(&mut wasm, "says", |body| {
            body.i32_const(7).drop().call(end).unreachable();
        });
        let asks_first = function(&mut wasm, "asks first", |body| {
            body.call(ask).call(says).unreachable();
        });
        function(&mut wasm, "may panic", |body| {
            body.block(None, |inner| {
                let block = inner.id();
                inner.i32_const(1).br_if(block).i32_const(2).drop().call(says).unreachable();
            });
            body.call(ask);
        });
        function(&mut wasm, "returns", |body| {
            body.block(None, |inner| {
                inner.i32_const(1).if_else(
                    None,
                    |yes| {
                        yes.return_();
                    },
                    |_| {},
                );
            });
            body.call(asks_first).unreachable();
        });
        silence(&mut wasm).unwrap();
        assert_eq!(length(&wasm, "says"), Some(1));
        assert_eq!(length(&wasm, "asks first"), Some(2), "what it asks the browser for is asked for");
        assert_eq!(length(&wasm, "may panic"), Some(5), "only the words before the trap go");
        assert_eq!(length(&wasm, "returns"), Some(6), "a function that may return is none that ends");
        assert!(silence(&mut Module::default()).is_err(), "a compiler that calls its panics otherwise is not passed over");
    }

    #[test]
    fn what_nothing_leads_to_goes_from_code_table_and_memory() {
        let mut wasm = Module::default();
        let memory = wasm.memories.add_local(false, false, 1, None, None);
        let end = function(&mut wasm, "end", |body| {
            body.unreachable();
        });
        let [called, forgotten] = ["called", "forgotten"].map(|name| {
            function(&mut wasm, name, |body| {
                body.i32_const(0).drop();
            })
        });
        let start = function(&mut wasm, "start", |body| {
            body.i32_const(1024).drop();
        });
        wasm.exports.add("start", start);
        let table = wasm.tables.add_local(false, 3, None, RefType::FUNCREF);
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(1)) };
        let element = wasm.elements.add(kind, ElementItems::Functions(vec![forgotten, called]));
        wasm.tables.get_mut(table).elem_segments.insert(element);
        // The first constant names the second, which names the second slot; nothing names the third.
        let words = [1028_u32, 2, 99].map(u32::to_le_bytes).concat();
        let offset = ConstExpr::Value(Value::I32(1024));
        let segment = wasm.data.add(DataKind::Active { memory, offset }, words);
        wasm.memories.get_mut(memory).data_segments.insert(segment);
        wasm.exports.add("table", table);

        let mut wasm = Module::from_buffer(&wasm.emit_wasm()).unwrap();
        let (start, end) = (wasm.funcs.by_name("start").unwrap(), wasm.funcs.by_name("end").unwrap_or(end));
        let place = instructions(wasm.funcs.get(start).kind.unwrap_local())
            .find_map(|(instruction, place)| matches!(instruction, Instr::Const(_)).then(|| place.data() as usize));
        let piece = |from: usize| Piece { segment: 0, bytes: from..from + 4 };
        let linked = Linked {
            constants: vec![piece(0), piece(4), piece(8)],
            in_code: [(place.unwrap() + 1, Reference::Constant(0))].into(),
            in_data: vec![(piece(0), Reference::Constant(1)), (piece(4), Reference::Slot)],
        };
        sweep(&mut wasm, &linked, end).unwrap();
        assert_eq!((length(&wasm, "called"), length(&wasm, "forgotten")), (Some(2), None));
        assert_eq!(wasm.data.iter().next().unwrap().value, [1028_u32, 2].map(u32::to_le_bytes).concat()[..5]);
        let slots = wasm.elements.iter().next().unwrap();
        assert!(matches!(&slots.items, ElementItems::Functions(functions) if functions[0] == end && functions.len() == 2));
    }

    #[test]
    fn the_methods_of_a_class_are_closed_and_nothing_else_is() {
        let mut wasm = Module::default();
        for name in ["__wbg_pipe_free_0123", "pipe_read_0123", "pipeline", "__wbindgen_describe_pipe_read_0123"] {
            let id = function(&mut wasm, name, |body| {
                body.i32_const(0).drop();
            });
            wasm.exports.add(name, id);
        }
        close_classes(&mut wasm);
        let lengths = ["__wbg_pipe_free_0123", "pipe_read_0123", "pipeline", "__wbindgen_describe_pipe_read_0123"];
        assert_eq!(lengths.map(|name| length(&wasm, name).unwrap()), [1, 1, 2, 2]);
    }
}
