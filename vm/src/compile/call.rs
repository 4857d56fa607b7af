//! Calls, and attributes of `super()`.

use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::display::{INTRINSIC_LIST_TO_TUPLE, STACK_GUIDELINE, TUPLE, is_starred};
use super::error::{Result, refuse};
use super::name::refuse_debug;
use super::scope::{Name as Identifier, Place, fact};
use super::symbol_table::MODULE;
use crate::bytecode::{Constant as Value, Location, Opcode};

impl<'a> Compiler<'a> {
    pub(crate) fn call(
        &mut self,
        expr: &'a Expr,
        func: &'a Expr,
        args: &'a [Expr],
        keywords: &'a [Keyword],
    ) -> Result<()> {
        check_keywords(keywords)?;
        if self.method_call(expr, func, args, keywords)? {
            return Ok(());
        }
        self.check_callable(func);
        self.expr(func)?;
        let func_at = self.location(func.span);
        self.op(Opcode::PushNull, func_at);
        let at = self.location(expr.span);
        self.call_with(0, args, None, keywords, at)
    }

    /// `value.name(…)` without making a bound method; says if this call is one.
    fn method_call(
        &mut self,
        expr: &'a Expr,
        func: &'a Expr,
        args: &'a [Expr],
        keywords: &'a [Keyword],
    ) -> Result<bool> {
        let ExprKind::Attribute { value, attr, ctx: ExprContext::Load } = &func.kind else {
            return Ok(false);
        };
        let is_long = args.len() + keywords.len() + usize::from(!keywords.is_empty()) >= STACK_GUIDELINE;
        let unpacks = args.iter().any(is_starred) || keywords.iter().any(|keyword| keyword.arg.is_none());
        if is_long || unpacks || self.is_imported(value) {
            return Ok(false);
        }
        let mut at = self.location(func.span);
        if self.is_plain_super(value, attr) {
            self.load_super_attribute(value, attr, true, at)?;
            at = self.attribute_location(func, attr, at);
            self.op(Opcode::Nop, at);
        } else {
            self.expr(value)?;
            at = self.attribute_location(func, attr, at);
            let attr = self.mangled(attr);
            self.op_name(Opcode::LoadAttr, &attr, 1, 1, at);
        }
        self.exprs(args)?;
        let whole = self.location(expr.span);
        if keywords.is_empty() {
            let at = self.attribute_location(func, attr, whole);
            self.op_arg(Opcode::Call, args.len() as u32, at);
        } else {
            self.keyword_values(keywords, at)?;
            let at = self.attribute_location(func, attr, whole);
            self.op_arg(Opcode::CallKw, (args.len() + keywords.len()) as u32, at);
        }
        Ok(true)
    }

    /// Is it a name that the module imports? (Its attributes are functions, not methods.)
    fn is_imported(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Name { id, .. } => self.table.scopes[MODULE].symbols.facts(id) & fact::IMPORT != 0,
            _ => false,
        }
    }

    /// The values of keyword arguments and the tuple of their names.
    fn keyword_values(&mut self, keywords: &'a [Keyword], at: Location) -> Result<()> {
        for keyword in keywords {
            self.expr(&keyword.value)?;
        }
        self.load_const(keyword_names(keywords), at);
        Ok(())
    }

    /// Arguments and call, behind `pushed` arguments that are on the stack; `base` is one more positional one, a name.
    pub(crate) fn call_with(
        &mut self,
        pushed: u32,
        args: &'a [Expr],
        base: Option<&Identifier>,
        keywords: &'a [Keyword],
        at: Location,
    ) -> Result<()> {
        check_keywords(keywords)?;
        let count = args.len() + usize::from(base.is_some());
        let is_plain = count + keywords.len() * 2 <= STACK_GUIDELINE
            && !args.iter().any(is_starred)
            && keywords.iter().all(|keyword| keyword.arg.is_some());
        if is_plain {
            self.exprs(args)?;
            if let Some(base) = base {
                self.load_name(base, at);
            }
            if keywords.is_empty() {
                self.op_arg(Opcode::Call, pushed + count as u32, at);
            } else {
                self.keyword_values(keywords, at)?;
                self.op_arg(Opcode::CallKw, pushed + (count + keywords.len()) as u32, at);
            }
            return Ok(());
        }
        match args {
            [Expr { kind: ExprKind::Starred { value, .. }, .. }] if pushed == 0 && base.is_none() => {
                self.expr(value)?;
            }
            _ if base.is_some() => self.arguments_with_base(pushed, args, base, at)?,
            _ => self.display(args, pushed, TUPLE, at)?,
        }
        if !keywords.is_empty() {
            self.keyword_dict(keywords, at)?;
        }
        self.op_arg(Opcode::CallFunctionEx, u32::from(!keywords.is_empty()), at);
        Ok(())
    }

    /// The tuple of bases of a generic class, the last of which has no expression in the source.
    fn arguments_with_base(
        &mut self,
        pushed: u32,
        args: &'a [Expr],
        base: Option<&Identifier>,
        at: Location,
    ) -> Result<()> {
        let mut is_built = false;
        if args.len() + 1 + pushed as usize > STACK_GUIDELINE {
            self.op_arg(Opcode::BuildList, pushed, at);
            is_built = true;
        }
        let has_star = is_built || args.iter().any(is_starred);
        for (index, arg) in args.iter().enumerate() {
            if let ExprKind::Starred { value, .. } = &arg.kind {
                if !is_built {
                    self.op_arg(Opcode::BuildList, index as u32 + pushed, at);
                    is_built = true;
                }
                self.expr(value)?;
                self.op_arg(Opcode::ListExtend, 1, at);
            } else {
                self.expr(arg)?;
                if is_built {
                    self.op_arg(Opcode::ListAppend, 1, at);
                }
            }
        }
        if let Some(base) = base {
            self.load_name(base, at);
        }
        if has_star {
            self.op_arg(Opcode::ListAppend, 1, at);
            self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_LIST_TO_TUPLE, at);
        } else {
            self.op_arg(Opcode::BuildTuple, args.len() as u32 + 1 + pushed, at);
        }
        Ok(())
    }

    /// One dict of all keyword arguments.
    fn keyword_dict(&mut self, keywords: &'a [Keyword], at: Location) -> Result<()> {
        let mut has_dict = false;
        let mut pending = 0;
        for (index, keyword) in keywords.iter().enumerate() {
            if keyword.arg.is_some() {
                pending += 1;
                continue;
            }
            if pending > 0 {
                self.named_keywords(&keywords[index - pending..index], at)?;
                if has_dict {
                    self.op_arg(Opcode::DictMerge, 1, at);
                }
                has_dict = true;
                pending = 0;
            }
            if !has_dict {
                self.op_arg(Opcode::BuildMap, 0, at);
                has_dict = true;
            }
            self.expr(&keyword.value)?;
            self.op_arg(Opcode::DictMerge, 1, at);
        }
        if pending > 0 {
            self.named_keywords(&keywords[keywords.len() - pending..], at)?;
            if has_dict {
                self.op_arg(Opcode::DictMerge, 1, at);
            }
        }
        Ok(())
    }

    fn named_keywords(&mut self, keywords: &'a [Keyword], at: Location) -> Result<()> {
        let count = keywords.len();
        let is_big = count * 2 > STACK_GUIDELINE;
        if count > 1 && !is_big {
            self.keyword_values(keywords, at)?;
            self.op_arg(Opcode::BuildConstKeyMap, count as u32, at);
            return Ok(());
        }
        if is_big {
            self.op_arg(Opcode::BuildMap, 0, Location::NONE);
        }
        for keyword in keywords {
            if let Some(name) = &keyword.arg {
                self.load_str(name, at);
            }
            self.expr(&keyword.value)?;
            if is_big {
                self.op_arg(Opcode::MapAdd, 1, Location::NONE);
            }
        }
        if !is_big {
            self.op_arg(Opcode::BuildMap, count as u32, at);
        }
        Ok(())
    }

    /// Is it `super()` or `super(a, b)`, meaning the builtin, whose attribute can be had in one step?
    pub(crate) fn is_plain_super(&self, expr: &Expr, attr: &str) -> bool {
        let ExprKind::Call { func, args, keywords } = &expr.kind else { return false };
        let ExprKind::Name { id, .. } = &func.kind else { return false };
        if &**id != "super" || attr == "__class__" || !keywords.is_empty() {
            return false;
        }
        if self.scope().place(id) != Place::GlobalImplicit
            || self.table.scopes[MODULE].place(id) != Place::Unknown
        {
            return false;
        }
        match args.len() {
            2 => !args.iter().any(is_starred),
            0 => self.unit.argcount > 0 && self.scope().place("__class__") == Place::Free,
            _ => false,
        }
    }

    pub(crate) fn load_super_attribute(
        &mut self,
        call: &'a Expr,
        attr: &Identifier,
        is_method: bool,
        at: Location,
    ) -> Result<()> {
        let ExprKind::Call { func, args, .. } = &call.kind else { return Ok(()) };
        let func_at = self.location(func.span);
        self.load_name(&"super".into(), func_at);
        if args.is_empty() {
            let call_at = self.location(call.span);
            let class = self.cell_index("__class__");
            self.op_arg(Opcode::LoadDeref, class, call_at);
            if let Some(first) = self.unit.varnames.first().cloned() {
                self.load_name(&first, call_at);
            }
        } else {
            self.exprs(args)?;
        }
        let attr = self.mangled(attr);
        let flags = u32::from(!args.is_empty()) << 1 | u32::from(is_method);
        self.op_name(Opcode::LoadSuperAttr, &attr, 2, flags, at);
        Ok(())
    }
}

fn keyword_names(keywords: &[Keyword]) -> Value {
    let names = keywords.iter().filter_map(|keyword| keyword.arg.clone());
    Value::Tuple(names.map(Value::Str).collect())
}

/// Refuses a keyword that is given twice.
fn check_keywords(keywords: &[Keyword]) -> Result<()> {
    for (index, keyword) in keywords.iter().enumerate() {
        let Some(name) = &keyword.arg else { continue };
        refuse_debug(name, ExprContext::Store, keyword.span)?;
        if let Some(repeated) = keywords[index + 1..].iter().find(|other| other.arg.as_ref() == Some(name)) {
            return refuse(format!("keyword argument repeated: {name}"), repeated.span);
        }
    }
    Ok(())
}
