//! `match` and its patterns.

use minipy_grammar::Span;
use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::constant::equal;
use super::error::{Result, refuse};
use super::fold::literal;
use super::instruction::{Label, Op};
use super::name::refuse_debug;
use super::scope::Name as Identifier;
use crate::bytecode::dis::constant_repr;
use crate::bytecode::{Constant as Value, Location, Opcode};

/// What a pattern has put on the stack so far.
#[derive(Default)]
struct Context {
    /// The captured names, whose values lie on the stack in this order, the first one lowest.
    stores: Vec<Identifier>,
    /// May a pattern that always matches stand here?
    allow_irrefutable: bool,
    /// For each number of values that are to be dropped, where a failed match goes.
    fail_pop: Vec<Label>,
    /// How many values lie above the captured ones.
    on_top: u32,
}

impl<'a> Compiler<'a> {
    pub(crate) fn match_statement(&mut self, subject: &'a Expr, cases: &'a [MatchCase]) -> Result<()> {
        self.expr(subject)?;
        let end = self.label();
        let Some(last) = cases.last() else { return Ok(()) };
        let has_default = cases.len() > 1 && is_wildcard(&last.pattern);
        let checked = &cases[..cases.len() - usize::from(has_default)];
        for (index, case) in checked.iter().enumerate() {
            let at = self.location(case.pattern.span);
            let is_last = index + 1 == checked.len();
            if !is_last {
                self.op_arg(Opcode::Copy, 1, at);
            }
            let mut context = Context {
                allow_irrefutable: case.guard.is_some() || index + 1 == cases.len(),
                ..Context::default()
            };
            self.pattern(&case.pattern, &mut context)?;
            for name in std::mem::take(&mut context.stores) {
                self.store_name(&name, at);
            }
            if let Some(guard) = &case.guard {
                let fail = self.fail_label(&mut context, 0);
                self.jump_if(guard, fail, false, at)?;
            }
            if !is_last {
                self.op(Opcode::PopTop, at);
            }
            self.block(&case.body)?;
            self.jump(Op::Jump, end, Location::NONE);
            self.place_fail_labels(&mut context, at);
        }
        if has_default {
            let at = self.location(last.pattern.span);
            self.op(Opcode::Nop, at);
            if let Some(guard) = &last.guard {
                self.jump_if(guard, end, false, at)?;
            }
            self.block(&last.body)?;
        }
        self.place(end);
        Ok(())
    }

    fn fail_label(&mut self, context: &mut Context, drops: usize) -> Label {
        while context.fail_pop.len() <= drops {
            let label = self.label();
            context.fail_pop.push(label);
        }
        context.fail_pop[drops]
    }

    fn fail(&mut self, op: impl Into<Op>, context: &mut Context, at: Location) {
        let label = self.fail_label(context, context.on_top as usize + context.stores.len());
        self.jump(op, label, at);
    }

    fn fail_if_false(&mut self, context: &mut Context, at: Location) {
        self.fail(Opcode::PopJumpIfFalse, context, at);
    }

    fn place_fail_labels(&mut self, context: &mut Context, at: Location) {
        let labels = std::mem::take(&mut context.fail_pop);
        for (drops, label) in labels.into_iter().enumerate().rev() {
            self.place(label);
            if drops > 0 {
                self.op(Opcode::PopTop, at);
            }
        }
    }

    /// Moves the top below the next `count - 1` values.
    fn rotate(&mut self, count: u32, at: Location) {
        for depth in (2..=count).rev() {
            self.op_arg(Opcode::Swap, depth, at);
        }
    }

    fn capture(&mut self, name: Option<&Identifier>, context: &mut Context, span: Span) -> Result<()> {
        let at = self.location(span);
        let Some(name) = name else {
            self.op(Opcode::PopTop, at);
            return Ok(());
        };
        refuse_debug(name, ExprContext::Store, span)?;
        if context.stores.contains(name) {
            return refuse(format!("multiple assignments to name '{name}' in pattern"), span);
        }
        self.rotate(context.on_top + context.stores.len() as u32 + 1, at);
        context.stores.push(name.clone());
        Ok(())
    }

    fn pattern(&mut self, pattern: &'a Pattern, context: &mut Context) -> Result<()> {
        self.depth.enter(pattern.span)?;
        let result = self.pattern_inner(pattern, context);
        self.depth.leave();
        result
    }

    fn pattern_inner(&mut self, pattern: &'a Pattern, context: &mut Context) -> Result<()> {
        let at = self.location(pattern.span);
        match &pattern.kind {
            PatternKind::MatchValue { value } => {
                if !matches!(value.kind, ExprKind::Attribute { .. }) && !self.is_constant(value) {
                    return refuse("patterns may only match literals and attribute lookups", pattern.span);
                }
                self.expr(value)?;
                self.comparison(CmpOp::Eq, at);
                self.op(Opcode::ToBool, at);
                self.fail_if_false(context, at);
                Ok(())
            }
            PatternKind::MatchSingleton { value } => {
                self.load_const(literal(value), at);
                self.comparison(CmpOp::Is, at);
                self.fail_if_false(context, at);
                Ok(())
            }
            PatternKind::MatchSequence { patterns } => self.sequence_pattern(patterns, context, pattern.span),
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.mapping_pattern(keys, patterns, rest.as_ref(), context, pattern.span)
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                self.class_pattern(cls, patterns, kwd_attrs, kwd_patterns, context, pattern.span)
            }
            PatternKind::MatchStar { name } => self.capture(name.as_ref(), context, pattern.span),
            PatternKind::MatchAs { pattern: inner, name } => {
                self.as_pattern(inner.as_deref(), name.as_ref(), context, pattern.span)
            }
            PatternKind::MatchOr { patterns } => self.or_pattern(patterns, context, pattern.span),
        }
    }

    /// A pattern inside another one, where it may always match.
    fn inner_pattern(&mut self, pattern: &'a Pattern, context: &mut Context) -> Result<()> {
        let outer = std::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, context)?;
        context.allow_irrefutable = outer;
        Ok(())
    }

    fn as_pattern(
        &mut self,
        inner: Option<&'a Pattern>,
        name: Option<&Identifier>,
        context: &mut Context,
        span: Span,
    ) -> Result<()> {
        let Some(inner) = inner else {
            if !context.allow_irrefutable {
                let message = match name {
                    Some(name) => format!("name capture '{name}' makes remaining patterns unreachable"),
                    None => "wildcard makes remaining patterns unreachable".to_owned(),
                };
                return refuse(message, span);
            }
            return self.capture(name, context, span);
        };
        let at = self.location(span);
        context.on_top += 1;
        self.op_arg(Opcode::Copy, 1, at);
        self.pattern(inner, context)?;
        context.on_top -= 1;
        self.capture(name, context, span)
    }

    fn sequence_pattern(&mut self, patterns: &'a [Pattern], context: &mut Context, span: Span) -> Result<()> {
        let at = self.location(span);
        let is_star = |pattern: &Pattern| matches!(pattern.kind, PatternKind::MatchStar { .. });
        let star = patterns.iter().position(is_star);
        if patterns.iter().filter(|pattern| is_star(pattern)).count() > 1 {
            return refuse("multiple starred names in sequence pattern", span);
        }
        let star_is_wildcard =
            star.is_some_and(|star| matches!(patterns[star].kind, PatternKind::MatchStar { name: None }));
        let only_wildcards = patterns.iter().all(|pattern| is_wildcard(pattern) || is_star(pattern))
            && (star.is_none() || star_is_wildcard);
        context.on_top += 1;
        self.op(Opcode::MatchSequence, at);
        self.fail_if_false(context, at);
        let size = patterns.len();
        if star.is_none() || size > 1 {
            let (count, op) = if star.is_none() { (size, CmpOp::Eq) } else { (size - 1, CmpOp::GtE) };
            self.check_length(count, op, context, at);
        }
        context.on_top -= 1;
        if only_wildcards {
            self.op(Opcode::PopTop, at);
            Ok(())
        } else if let (true, Some(star)) = (star_is_wildcard, star) {
            self.sequence_by_index(patterns, star, context, at)
        } else {
            self.sequence_by_unpacking(patterns, star, context, span)
        }
    }

    fn check_length(&mut self, count: usize, op: CmpOp, context: &mut Context, at: Location) {
        self.op(Opcode::GetLen, at);
        self.load_const(Value::Int(count as i64), at);
        self.comparison(op, at);
        self.fail_if_false(context, at);
    }

    fn sequence_by_unpacking(
        &mut self,
        patterns: &'a [Pattern],
        star: Option<usize>,
        context: &mut Context,
        span: Span,
    ) -> Result<()> {
        let at = self.location(span);
        let size = patterns.len();
        match star {
            Some(star) if star >= 1 << 8 || size - star > 1 << 23 => {
                return refuse("too many expressions in star-unpacking sequence pattern", span);
            }
            Some(star) => {
                self.op_arg(Opcode::UnpackEx, star as u32 | ((size - star - 1) as u32) << 8, at);
            }
            None => self.op_arg(Opcode::UnpackSequence, size as u32, at),
        }
        context.on_top += size as u32;
        for pattern in patterns {
            context.on_top -= 1;
            self.inner_pattern(pattern, context)?;
        }
        Ok(())
    }

    /// With `*_` among the patterns, only the items that are looked at are fetched.
    fn sequence_by_index(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        context: &mut Context,
        at: Location,
    ) -> Result<()> {
        context.on_top += 1;
        for (index, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) || index == star {
                continue;
            }
            self.op_arg(Opcode::Copy, 1, at);
            if index < star {
                self.load_const(Value::Int(index as i64), at);
            } else {
                self.op(Opcode::GetLen, at);
                self.load_const(Value::Int((patterns.len() - index) as i64), at);
                self.binary(Operator::Sub, false, at);
            }
            self.op(Opcode::BinarySubscr, at);
            self.inner_pattern(pattern, context)?;
        }
        context.on_top -= 1;
        self.op(Opcode::PopTop, at);
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        keys: &'a [Expr],
        patterns: &'a [Pattern],
        rest: Option<&Identifier>,
        context: &mut Context,
        span: Span,
    ) -> Result<()> {
        let at = self.location(span);
        let size = keys.len();
        context.on_top += 1;
        self.op(Opcode::MatchMapping, at);
        self.fail_if_false(context, at);
        if size == 0 && rest.is_none() {
            context.on_top -= 1;
            self.op(Opcode::PopTop, at);
            return Ok(());
        }
        if size > 0 {
            self.check_length(size, CmpOp::GtE, context, at);
        }
        self.mapping_keys(keys, span)?;
        self.op_arg(Opcode::BuildTuple, size as u32, at);
        self.op(Opcode::MatchKeys, at);
        context.on_top += 2;
        self.fail_if_none(context, at);
        self.op_arg(Opcode::UnpackSequence, size as u32, at);
        // The tuple of values has become the values.
        context.on_top += size as u32;
        context.on_top -= 1;
        for pattern in patterns {
            context.on_top -= 1;
            self.inner_pattern(pattern, context)?;
        }
        context.on_top -= 2;
        if rest.is_none() {
            self.op(Opcode::PopTop, at);
            self.op(Opcode::PopTop, at);
            return Ok(());
        }
        self.op_arg(Opcode::BuildMap, 0, at);
        self.op_arg(Opcode::Swap, 3, at);
        self.op_arg(Opcode::DictUpdate, 2, at);
        self.op_arg(Opcode::UnpackSequence, size as u32, at);
        for left in (1..=size as u32).rev() {
            self.op_arg(Opcode::Copy, left + 1, at);
            self.op_arg(Opcode::Swap, 2, at);
            self.op(Opcode::DeleteSubscr, at);
        }
        self.capture(rest, context, span)
    }

    fn mapping_keys(&mut self, keys: &'a [Expr], span: Span) -> Result<()> {
        let mut seen: Vec<Value> = Vec::new();
        for key in keys {
            if let Some(value) = self.constant(key) {
                if seen.iter().any(|known| equal(known, &value)) {
                    let text = constant_repr(&value);
                    return refuse(format!("mapping pattern checks duplicate key ({text})"), span);
                }
                seen.push(value);
            } else if !matches!(key.kind, ExprKind::Attribute { .. }) {
                return refuse("mapping pattern keys may only match literals and attribute lookups", span);
            }
            self.expr(key)?;
        }
        Ok(())
    }

    /// Fails if the top is None, which stays there.
    fn fail_if_none(&mut self, context: &mut Context, at: Location) {
        self.op_arg(Opcode::Copy, 1, at);
        self.load_none(at);
        self.op_arg(Opcode::IsOp, 1, at);
        self.fail_if_false(context, at);
    }

    fn class_pattern(
        &mut self,
        cls: &'a Expr,
        patterns: &'a [Pattern],
        kwd_attrs: &[Identifier],
        kwd_patterns: &'a [Pattern],
        context: &mut Context,
        span: Span,
    ) -> Result<()> {
        let at = self.location(span);
        let named: Vec<_> = kwd_attrs.iter().zip(kwd_patterns).collect();
        for (index, (attr, pattern)) in named.iter().enumerate() {
            refuse_debug(attr, ExprContext::Store, pattern.span)?;
            if let Some((_, repeated)) = named[index + 1..].iter().find(|(other, _)| other == attr) {
                return refuse(format!("attribute name repeated in class pattern: {attr}"), repeated.span);
            }
        }
        self.expr(cls)?;
        let names = kwd_attrs.iter().map(|attr| Value::Str(attr.clone())).collect();
        self.load_const(Value::Tuple(names), at);
        self.op_arg(Opcode::MatchClass, patterns.len() as u32, at);
        context.on_top += 1;
        self.fail_if_none(context, at);
        let count = (patterns.len() + kwd_patterns.len()) as u32;
        self.op_arg(Opcode::UnpackSequence, count, at);
        context.on_top += count;
        context.on_top -= 1;
        for pattern in patterns.iter().chain(kwd_patterns) {
            context.on_top -= 1;
            if is_wildcard(pattern) {
                self.op(Opcode::PopTop, at);
            } else {
                self.inner_pattern(pattern, context)?;
            }
        }
        Ok(())
    }

    fn or_pattern(&mut self, patterns: &'a [Pattern], context: &mut Context, span: Span) -> Result<()> {
        let at = self.location(span);
        let end = self.label();
        let mut control: Vec<Identifier> = Vec::new();
        for (index, alternative) in patterns.iter().enumerate() {
            let alternative_at = self.location(alternative.span);
            let mut inner = Context {
                allow_irrefutable: index + 1 == patterns.len() && context.allow_irrefutable,
                ..Context::default()
            };
            self.op_arg(Opcode::Copy, 1, alternative_at);
            self.pattern(alternative, &mut inner)?;
            if index == 0 {
                control.clone_from(&inner.stores);
            } else if !self.reorder_captures(&control, &mut inner.stores, alternative_at) {
                return refuse("alternative patterns bind different names", span);
            }
            self.jump(Op::Jump, end, alternative_at);
            self.place_fail_labels(&mut inner, alternative_at);
        }
        self.op(Opcode::PopTop, at);
        self.fail(Op::Jump, context, at);
        self.place(end);
        // Between the captured values and their place lie the copy of the subject and what the outer pattern holds.
        let rotations = control.len() as u32 + 1 + context.on_top + context.stores.len() as u32;
        for name in control {
            self.rotate(rotations, at);
            if context.stores.contains(&name) {
                return refuse(format!("multiple assignments to name '{name}' in pattern"), span);
            }
            context.stores.push(name);
        }
        self.op(Opcode::PopTop, at);
        Ok(())
    }

    /// Brings captured values into the order of the first alternative; says if the names are the same.
    fn reorder_captures(
        &mut self,
        control: &[Identifier],
        stores: &mut Vec<Identifier>,
        at: Location,
    ) -> bool {
        if stores.len() != control.len() {
            return false;
        }
        for (place, name) in control.iter().enumerate().rev() {
            let Some(found) = stores.iter().position(|store| store == name) else { return false };
            if found == place {
                continue;
            }
            let rotated: Vec<Identifier> = stores.drain(..=found).collect();
            let insert_at = place - found;
            stores.splice(insert_at..insert_at, rotated);
            for _ in 0..=found {
                self.rotate(place as u32 + 1, at);
            }
        }
        true
    }
}

/// `_`
fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::MatchAs { pattern: None, name: None })
}
