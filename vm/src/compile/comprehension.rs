//! Comprehensions and generator expressions, inlined into the code around them where PEP 709 says so.

use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::condition::folded_span;
use super::display::is_starred;
use super::error::{Result, refuse};
use super::instruction::{Label, Op};
use super::scope::{Name as Identifier, Place, Role, ScopeId, ScopeKey, ScopeKind, Symbol, fact};
use super::unit::{Frame, UnitKind};
use crate::bytecode::{Location, Opcode};

/// What a comprehension makes of its elements.
#[derive(Clone, Copy)]
enum Element<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    Dict(&'a Expr, &'a Expr),
    Generator(&'a Expr),
}

impl<'a> Element<'a> {
    /// The expression at whose place the element is produced.
    fn first(self) -> &'a Expr {
        match self {
            Element::List(elt) | Element::Set(elt) | Element::Generator(elt) | Element::Dict(elt, _) => elt,
        }
    }
}

/// What has to be undone after an inlined comprehension.
struct Inlined {
    /// Locals whose outer values lie on the stack.
    saved: Vec<Identifier>,
    cleanup: Option<Label>,
    /// Symbols of the outer scope that were replaced.
    symbols: Vec<(Identifier, Symbol)>,
    hidden: Vec<Identifier>,
}

impl<'a> Compiler<'a> {
    pub(crate) fn comprehension(&mut self, expr: &'a Expr) -> Result<()> {
        let (name, element, generators) = match &expr.kind {
            ExprKind::ListComp { elt, generators } => ("<listcomp>", Element::List(elt), generators),
            ExprKind::SetComp { elt, generators } => ("<setcomp>", Element::Set(elt), generators),
            ExprKind::DictComp { key, value, generators } => {
                ("<dictcomp>", Element::Dict(key, value), generators)
            }
            ExprKind::GeneratorExp { elt, generators } => ("<genexpr>", Element::Generator(elt), generators),
            _ => return Ok(()),
        };
        let Some(outermost) = generators.first() else { return Ok(()) };
        let at = self.location(expr.span);
        let scope = self.scope_of(ScopeKey::new(expr, Role::Body));
        let (is_inlined, is_async) =
            (self.table.scopes[scope].is_inlined, self.table.scopes[scope].is_coroutine);
        let is_generator = matches!(element, Element::Generator(_));
        let outer_allows_async = matches!(self.unit.kind, UnitKind::AsyncFunction | UnitKind::Comprehension)
            || self.allows_top_level_await && self.unit.kind == UnitKind::Module;
        let mut inlined = None;
        if is_inlined {
            self.iterable(&outermost.iter)?;
            self.iteration_start(outermost);
            inlined = Some(self.open_inlined(scope, at));
        } else {
            self.enter(UnitKind::Comprehension, scope, name.into(), at.line as u32)?;
            self.unit.argcount = 1;
        }
        if is_async && !is_generator && !outer_allows_async {
            return refuse("asynchronous comprehension outside of an asynchronous function", expr.span);
        }
        let build = match element {
            Element::List(_) => Some(Opcode::BuildList),
            Element::Set(_) => Some(Opcode::BuildSet),
            Element::Dict(..) => Some(Opcode::BuildMap),
            Element::Generator(_) => None,
        };
        if let Some(build) = build {
            self.op_arg(build, 0, at);
            if is_inlined {
                self.op_arg(Opcode::Swap, 2, at);
            }
        }
        self.generator(generators, 0, 0, element, is_inlined, at)?;
        if let Some(inlined) = inlined {
            self.close_inlined(inlined, at);
            return Ok(());
        }
        if is_generator {
            self.convert_stop_iteration();
        } else {
            self.op(Opcode::ReturnValue, at);
        }
        let code = self.leave(true);
        self.make_function(code, 0, at);
        self.iterable(&outermost.iter)?;
        self.iteration_start(outermost);
        self.op_arg(Opcode::Call, 0, at);
        if is_async && !is_generator {
            self.await_top(0, at);
        }
        Ok(())
    }

    fn iteration_start(&mut self, part: &Comprehension) {
        let at = self.location(folded_span(&part.iter));
        self.op(if part.is_async { Opcode::GetAiter } else { Opcode::GetIter }, at);
    }

    /// One `for` of a comprehension with all that is inside it. `depth` counts iterators above the collection.
    fn generator(
        &mut self,
        generators: &'a [Comprehension],
        index: usize,
        depth: u32,
        element: Element<'a>,
        iter_is_pushed: bool,
        at: Location,
    ) -> Result<()> {
        let Some(part) = generators.get(index) else { return Ok(()) };
        if part.is_async {
            return self.async_generator(generators, index, depth, element, iter_is_pushed, at);
        }
        let (start, if_cleanup, anchor) = (self.label(), self.label(), self.label());
        let iter_at = self.location(folded_span(&part.iter));
        let mut is_loop = true;
        if index == 0 {
            if !iter_is_pushed {
                self.op_arg(Opcode::LoadFast, 0, at);
            }
        } else if let Some(only) = self.only_element(&part.iter) {
            // `for y in [f(x)]` is an assignment.
            self.expr(only)?;
            is_loop = false;
        } else {
            self.iterable(&part.iter)?;
            self.op(Opcode::GetIter, iter_at);
        }
        let mut depth = depth;
        if is_loop {
            depth += 1;
            self.place(start);
            self.jump(Opcode::ForIter, anchor, iter_at);
        }
        self.expr(&part.target)?;
        for test in &part.ifs {
            self.jump_if(test, if_cleanup, false, at)?;
        }
        self.inside(generators, index, depth, element, at)?;
        let elt_at = self.jump_location(element, index + 1 == generators.len());
        self.place(if_cleanup);
        if is_loop {
            self.jump(Op::Jump, start, elt_at);
            self.place(anchor);
            self.op(Opcode::EndFor, Location::NONE);
            self.op(Opcode::PopTop, Location::NONE);
        }
        Ok(())
    }

    fn async_generator(
        &mut self,
        generators: &'a [Comprehension],
        index: usize,
        depth: u32,
        element: Element<'a>,
        iter_is_pushed: bool,
        at: Location,
    ) -> Result<()> {
        let Some(part) = generators.get(index) else { return Ok(()) };
        let (start, except, if_cleanup) = (self.label(), self.label(), self.label());
        if index == 0 {
            if !iter_is_pushed {
                self.op_arg(Opcode::LoadFast, 0, at);
            }
        } else {
            self.iterable(&part.iter)?;
            let iter_at = self.location(folded_span(&part.iter));
            self.op(Opcode::GetAiter, iter_at);
        }
        self.place(start);
        self.push_frame(Frame::AsyncComprehension, part.iter.span)?;
        self.jump(Op::SetupFinally, except, at);
        self.op(Opcode::GetAnext, at);
        self.load_none(at);
        self.delegate(true, at);
        self.op(Op::PopBlock, at);
        self.expr(&part.target)?;
        for test in &part.ifs {
            self.jump_if(test, if_cleanup, false, at)?;
        }
        self.inside(generators, index, depth + 1, element, at)?;
        let elt_at = self.jump_location(element, index + 1 == generators.len());
        self.place(if_cleanup);
        self.jump(Op::Jump, start, elt_at);
        self.pop_frame();
        self.place(except);
        self.op(Opcode::EndAsyncFor, at);
        Ok(())
    }

    /// The next `for`, or the element.
    fn inside(
        &mut self,
        generators: &'a [Comprehension],
        index: usize,
        depth: u32,
        element: Element<'a>,
        at: Location,
    ) -> Result<()> {
        if index + 1 < generators.len() {
            return self.generator(generators, index + 1, depth, element, false, at);
        }
        let elt_at = self.location(element.first().span);
        match element {
            Element::Generator(elt) => {
                self.expr(elt)?;
                self.suspend_with_value(elt_at);
                self.op(Opcode::PopTop, elt_at);
            }
            Element::List(elt) => {
                self.expr(elt)?;
                self.op_arg(Opcode::ListAppend, depth + 1, elt_at);
            }
            Element::Set(elt) => {
                self.expr(elt)?;
                self.op_arg(Opcode::SetAdd, depth + 1, elt_at);
            }
            Element::Dict(key, value) => {
                self.expr(key)?;
                self.expr(value)?;
                let at = self.element_location(element);
                self.op_arg(Opcode::MapAdd, depth + 1, at);
            }
        }
        Ok(())
    }

    /// Where the jump to the next element belongs.
    fn jump_location(&self, element: Element, is_innermost: bool) -> Location {
        if is_innermost { self.element_location(element) } else { self.location(element.first().span) }
    }

    fn element_location(&self, element: Element) -> Location {
        match element {
            Element::Dict(key, value) => self.location(key.span.to(value.span)),
            _ => self.location(element.first().span),
        }
    }

    /// Makes room for the comprehension's own variables: outer values of the same names go to the stack.
    fn open_inlined(&mut self, scope: ScopeId, at: Location) -> Inlined {
        let is_function = self.scope().is_function_like();
        let in_class = self.scope().kind == ScopeKind::Class && self.unit.inlined == 0;
        self.unit.inlined += 1;
        let mut inlined =
            Inlined { saved: Vec::new(), cleanup: None, symbols: Vec::new(), hidden: Vec::new() };
        let symbols: Vec<(Identifier, Symbol)> = self.table.scopes[scope].symbols.iter().cloned().collect();
        for (name, symbol) in symbols {
            let outer = self.scope().symbols.get(&name);
            let outer_place = outer.map_or(Place::Unknown, |outer| outer.place);
            let place = symbol.place;
            let differs = place != outer_place
                && place != Place::Free
                && !(place == Place::Cell && outer_place == Place::Free);
            if differs || in_class {
                let outer = outer.unwrap_or(Symbol { facts: 0, place: Place::Unknown });
                inlined.symbols.push((name.clone(), outer));
                self.table.scopes[self.unit.scope].symbols.set(&name, symbol);
            }
            let is_bound = symbol.has(fact::LOCAL) && !symbol.has(fact::NONLOCAL);
            if !is_bound && !in_class {
                continue;
            }
            if !is_function && self.unit.hidden.insert(name.clone(), true) != Some(true) {
                inlined.hidden.push(name.clone());
            }
            let index = self.unit.varnames.add(&name);
            self.op_arg(Opcode::LoadFastAndClear, index, at);
            if place == Place::Cell {
                let index = self.cell_index(&name);
                self.op_arg(Opcode::MakeCell, index, at);
            }
            inlined.saved.push(name);
        }
        if !inlined.saved.is_empty() {
            self.op_arg(Opcode::Swap, inlined.saved.len() as u32 + 1, at);
            let cleanup = self.label();
            self.jump(Op::SetupFinally, cleanup, at);
            inlined.cleanup = Some(cleanup);
        }
        inlined
    }

    fn close_inlined(&mut self, inlined: Inlined, at: Location) {
        self.unit.inlined -= 1;
        if let Some(cleanup) = inlined.cleanup {
            self.op(Op::PopBlock, Location::NONE);
            let end = self.label();
            self.jump(Op::JumpNoInterrupt, end, Location::NONE);
            self.place(cleanup);
            self.op_arg(Opcode::Swap, 2, Location::NONE);
            self.op(Opcode::PopTop, Location::NONE);
            self.restore(&inlined.saved, at);
            self.op_arg(Opcode::Reraise, 0, Location::NONE);
            self.place(end);
            self.restore(&inlined.saved, at);
        }
        let scope = self.unit.scope;
        for (name, symbol) in inlined.symbols {
            self.table.scopes[scope].symbols.set(&name, symbol);
        }
        for name in inlined.hidden {
            self.unit.hidden.insert(name, false);
        }
    }

    /// Takes outer values from below the top of the stack.
    fn restore(&mut self, names: &[Identifier], at: Location) {
        self.op_arg(Opcode::Swap, names.len() as u32 + 1, at);
        for name in names.iter().rev() {
            let index = self.unit.varnames.add(name);
            self.op_arg(Op::StoreFastMaybeNull, index, at);
        }
    }

    /// The element of a display of one that is not a constant.
    fn only_element(&mut self, iter: &'a Expr) -> Option<&'a Expr> {
        match &iter.kind {
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => match &elts[..] {
                [only] if !is_starred(only) && !self.is_constant(only) => Some(only),
                _ => None,
            },
            _ => None,
        }
    }
}
