//! Displays of lists, tuples, sets and dicts, and assignment to several targets.

use minipy_grammar::Span;
use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::error::{Result, refuse};
use crate::bytecode::{Constant as Value, Location, Opcode};

/// More values than this on the stack at once, and a display or call is built piece by piece.
pub(crate) const STACK_GUIDELINE: usize = 30;

/// `INTRINSIC_LIST_TO_TUPLE`
pub(crate) const INTRINSIC_LIST_TO_TUPLE: u32 = 6;

/// The instructions that build a display.
#[derive(Clone, Copy)]
pub(crate) struct Display {
    build: Opcode,
    add: Opcode,
    extend: Opcode,
    is_tuple: bool,
}

pub(crate) const LIST: Display = Display {
    build: Opcode::BuildList,
    add: Opcode::ListAppend,
    extend: Opcode::ListExtend,
    is_tuple: false,
};
pub(crate) const TUPLE: Display =
    Display { build: Opcode::BuildList, add: Opcode::ListAppend, extend: Opcode::ListExtend, is_tuple: true };
pub(crate) const SET: Display =
    Display { build: Opcode::BuildSet, add: Opcode::SetAdd, extend: Opcode::SetUpdate, is_tuple: false };

/// Builds the elements of a constant set display.
fn is_set(display: Display) -> bool {
    display.build == Opcode::BuildSet
}

impl<'a> Compiler<'a> {
    /// What `for` and `in` go over: a list display is as good as a tuple, constant ones are made beforehand.
    pub(crate) fn iterable(&mut self, expr: &'a Expr) -> Result<()> {
        let at = self.location(expr.span);
        if let Some(value) = self.constant_iterable(expr) {
            self.load_const(value, at);
            return Ok(());
        }
        match &expr.kind {
            ExprKind::List { elts, ctx: ExprContext::Load } if !elts.iter().any(is_starred) => {
                self.display(elts, 0, TUPLE, at)
            }
            _ => self.expr(expr),
        }
    }

    /// A list, set or tuple display, or the positional arguments of a call behind `pushed` values on the stack.
    pub(crate) fn display(
        &mut self,
        elts: &'a [Expr],
        pushed: u32,
        display: Display,
        at: Location,
    ) -> Result<()> {
        let count = elts.len();
        if count > 2
            && let Some(items) = self.constants(elts)
        {
            if display.is_tuple && pushed == 0 {
                self.load_const(Value::Tuple(items.into()), at);
                return Ok(());
            }
            let folded =
                if is_set(display) { super::fold::frozenset(items) } else { Value::Tuple(items.into()) };
            self.op_arg(display.build, pushed, at);
            self.load_const(folded, at);
            self.op_arg(display.extend, 1, at);
            if display.is_tuple {
                self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_LIST_TO_TUPLE, at);
            }
            return Ok(());
        }
        let is_big = count + pushed as usize > STACK_GUIDELINE;
        if !is_big && !elts.iter().any(is_starred) {
            self.exprs(elts)?;
            let build = if display.is_tuple { Opcode::BuildTuple } else { display.build };
            self.op_arg(build, count as u32 + pushed, at);
            return Ok(());
        }
        let mut is_built = is_big;
        if is_big {
            self.op_arg(display.build, pushed, at);
        }
        for (index, elt) in elts.iter().enumerate() {
            if let ExprKind::Starred { value, .. } = &elt.kind {
                if !is_built {
                    self.op_arg(display.build, index as u32 + pushed, at);
                    is_built = true;
                }
                self.expr(value)?;
                self.op_arg(display.extend, 1, at);
            } else {
                self.expr(elt)?;
                if is_built {
                    self.op_arg(display.add, 1, at);
                }
            }
        }
        if display.is_tuple {
            self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_LIST_TO_TUPLE, at);
        }
        Ok(())
    }

    pub(crate) fn dict(&mut self, keys: &'a [Option<Expr>], values: &'a [Expr], at: Location) -> Result<()> {
        let mut has_dict = false;
        let mut pending = 0;
        for (index, (key, value)) in keys.iter().zip(values).enumerate() {
            if key.is_none() {
                if pending > 0 {
                    self.dict_part(&keys[index - pending..index], &values[index - pending..index], at)?;
                    if has_dict {
                        self.op_arg(Opcode::DictUpdate, 1, at);
                    }
                    has_dict = true;
                    pending = 0;
                }
                if !has_dict {
                    self.op_arg(Opcode::BuildMap, 0, at);
                    has_dict = true;
                }
                self.expr(value)?;
                self.op_arg(Opcode::DictUpdate, 1, at);
            } else if pending * 2 > STACK_GUIDELINE {
                self.dict_part(&keys[index - pending..=index], &values[index - pending..=index], at)?;
                if has_dict {
                    self.op_arg(Opcode::DictUpdate, 1, at);
                }
                has_dict = true;
                pending = 0;
            } else {
                pending += 1;
            }
        }
        if pending > 0 {
            let start = values.len() - pending;
            self.dict_part(&keys[start..], &values[start..], at)?;
            if has_dict {
                self.op_arg(Opcode::DictUpdate, 1, at);
            }
            has_dict = true;
        }
        if !has_dict {
            self.op_arg(Opcode::BuildMap, 0, at);
        }
        Ok(())
    }

    /// Pairs without `**`.
    pub(crate) fn dict_part(
        &mut self,
        keys: &'a [Option<Expr>],
        values: &'a [Expr],
        at: Location,
    ) -> Result<()> {
        let count = values.len();
        let is_big = count * 2 > STACK_GUIDELINE;
        if count > 1
            && !is_big
            && let Some(keys) = self.constants(keys.iter().flatten())
        {
            self.exprs(values)?;
            self.load_const(Value::Tuple(keys.into()), at);
            self.op_arg(Opcode::BuildConstKeyMap, count as u32, at);
            return Ok(());
        }
        if is_big {
            self.op_arg(Opcode::BuildMap, 0, at);
        }
        for (key, value) in keys.iter().flatten().zip(values) {
            self.expr(key)?;
            self.expr(value)?;
            if is_big {
                self.op_arg(Opcode::MapAdd, 1, at);
            }
        }
        if !is_big {
            self.op_arg(Opcode::BuildMap, count as u32, at);
        }
        Ok(())
    }

    /// Assignment to a list or tuple of targets.
    pub(crate) fn unpack_into(&mut self, elts: &'a [Expr], span: Span) -> Result<()> {
        let at = self.location(span);
        let mut starred = elts.iter().enumerate().filter(|(_, elt)| is_starred(elt)).map(|(index, _)| index);
        match (starred.next(), starred.next()) {
            (_, Some(_)) => return refuse("multiple starred expressions in assignment", span),
            (Some(star), None) => {
                let after = elts.len() - star - 1;
                if star >= 1 << 8 || after >= 1 << 23 {
                    return refuse("too many expressions in star-unpacking assignment", span);
                }
                self.op_arg(Opcode::UnpackEx, star as u32 | (after as u32) << 8, at);
            }
            (None, None) => self.op_arg(Opcode::UnpackSequence, elts.len() as u32, at),
        }
        for elt in elts {
            match &elt.kind {
                ExprKind::Starred { value, .. } => self.expr(value)?,
                _ => self.expr(elt)?,
            }
        }
        Ok(())
    }
}

pub(crate) fn is_starred(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Starred { .. })
}
