//! The abstract syntax tree: node and field names are those of CPython 3.13's `ast` module, in Rust's case.
//!
//! Every node that has a position in CPython has a [`Span`] here; `SourceText::line_column` turns its ends into
//! CPython's `lineno`/`col_offset` and `end_lineno`/`end_col_offset`. Expression contexts are set by the parser.
//! [`Expr`] and [`Stmt`] also carry the height of their subtree, so that the parser can refuse a tree over which a
//! recursive visitor (or `Drop`) would overflow the stack; build them with `new`.

use std::sync::Arc;

pub use num_bigint::BigInt;

use crate::depth;
use crate::span::Span;

/// An identifier, already in NFKC form (PEP 3131), or other shared text.
pub type Name = Arc<str>;

/// The root for `exec` mode.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The statements.
    pub body: Vec<Stmt>,
}

/// The root for `single` mode: one interactive statement (or several on one line).
#[derive(Clone, Debug, PartialEq)]
pub struct Interactive {
    /// The statements.
    pub body: Vec<Stmt>,
}

/// The root for `eval` mode.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// The expression.
    pub body: Expr,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Stmt {
    /// Position; decorators are not part of it.
    pub span: Span,
    /// Which statement, with its parts.
    pub kind: StmtKind,
    depth: u32,
}

impl Stmt {
    /// A statement node; computes the height of its subtree.
    pub fn new(span: Span, kind: StmtKind) -> Self {
        let depth = 1 + depth::of_stmt(&kind);
        Self { span, kind, depth }
    }

    /// Height of the subtree, at least 1.
    pub fn depth(&self) -> u32 {
        self.depth
    }
}

/// The kinds of statements.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub enum StmtKind {
    FunctionDef(Box<FunctionDef>),
    AsyncFunctionDef(Box<FunctionDef>),
    ClassDef(Box<ClassDef>),
    Return {
        value: Option<Box<Expr>>,
    },
    Delete {
        targets: Vec<Expr>,
    },
    Assign {
        targets: Vec<Expr>,
        value: Box<Expr>,
    },
    /// `name` is always a `Name` expression.
    TypeAlias {
        name: Box<Expr>,
        type_params: Vec<TypeParam>,
        value: Box<Expr>,
    },
    AugAssign {
        target: Box<Expr>,
        op: Operator,
        value: Box<Expr>,
    },
    /// `simple`: the target is a name without parentheses.
    AnnAssign {
        target: Box<Expr>,
        annotation: Box<Expr>,
        value: Option<Box<Expr>>,
        simple: bool,
    },
    For(Box<For>),
    AsyncFor(Box<For>),
    While {
        test: Box<Expr>,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    /// An `elif` is an `If` that is the only statement of `orelse`.
    If {
        test: Box<Expr>,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    With {
        items: Vec<WithItem>,
        body: Vec<Stmt>,
    },
    AsyncWith {
        items: Vec<WithItem>,
        body: Vec<Stmt>,
    },
    Match {
        subject: Box<Expr>,
        cases: Vec<MatchCase>,
    },
    Raise {
        exc: Option<Box<Expr>>,
        cause: Option<Box<Expr>>,
    },
    Try(Box<Try>),
    TryStar(Box<Try>),
    Assert {
        test: Box<Expr>,
        msg: Option<Box<Expr>>,
    },
    Import {
        names: Vec<Alias>,
    },
    ImportFrom {
        module: Option<Name>,
        names: Vec<Alias>,
        level: u32,
    },
    Global {
        names: Vec<Name>,
    },
    Nonlocal {
        names: Vec<Name>,
    },
    Expr {
        value: Box<Expr>,
    },
    Pass,
    Break,
    Continue,
}

/// The parts of `def` and `async def`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub struct FunctionDef {
    pub name: Name,
    pub args: Arguments,
    pub body: Vec<Stmt>,
    pub decorator_list: Vec<Expr>,
    pub returns: Option<Box<Expr>>,
    pub type_params: Vec<TypeParam>,
}

/// The parts of `class`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub struct ClassDef {
    pub name: Name,
    pub bases: Vec<Expr>,
    pub keywords: Vec<Keyword>,
    pub body: Vec<Stmt>,
    pub decorator_list: Vec<Expr>,
    pub type_params: Vec<TypeParam>,
}

/// The parts of `for` and `async for`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub struct For {
    pub target: Expr,
    pub iter: Expr,
    pub body: Vec<Stmt>,
    pub orelse: Vec<Stmt>,
}

/// The parts of `try`, with `except` or `except*`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub struct Try {
    pub body: Vec<Stmt>,
    pub handlers: Vec<ExceptHandler>,
    pub orelse: Vec<Stmt>,
    pub finalbody: Vec<Stmt>,
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// Position; enclosing parentheses are part of it only for tuples and generator expressions.
    pub span: Span,
    depth: u32,
    /// Which expression, with its parts.
    pub kind: ExprKind,
}

impl Expr {
    /// An expression node; computes the height of its subtree.
    pub fn new(span: Span, kind: ExprKind) -> Self {
        let depth = 1 + depth::of_expr(&kind);
        Self { span, depth, kind }
    }

    /// Height of the subtree, at least 1.
    pub fn depth(&self) -> u32 {
        self.depth
    }
}

/// The kinds of expressions.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub enum ExprKind {
    BoolOp {
        op: BoolOp,
        values: Vec<Expr>,
    },
    /// `target` is always a `Name` expression.
    NamedExpr {
        target: Box<Expr>,
        value: Box<Expr>,
    },
    BinOp {
        left: Box<Expr>,
        op: Operator,
        right: Box<Expr>,
    },
    UnaryOp {
        op: UnaryOp,
        operand: Box<Expr>,
    },
    Lambda {
        args: Box<Arguments>,
        body: Box<Expr>,
    },
    IfExp {
        test: Box<Expr>,
        body: Box<Expr>,
        orelse: Box<Expr>,
    },
    /// A key of `None` is `**value`.
    Dict {
        keys: Vec<Option<Expr>>,
        values: Vec<Expr>,
    },
    Set {
        elts: Vec<Expr>,
    },
    ListComp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    SetComp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    DictComp {
        key: Box<Expr>,
        value: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    GeneratorExp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    Await {
        value: Box<Expr>,
    },
    Yield {
        value: Option<Box<Expr>>,
    },
    YieldFrom {
        value: Box<Expr>,
    },
    Compare {
        left: Box<Expr>,
        ops: Vec<CmpOp>,
        comparators: Vec<Expr>,
    },
    Call {
        func: Box<Expr>,
        args: Vec<Expr>,
        keywords: Vec<Keyword>,
    },
    /// One `{…}` of an f-string; `format_spec` is a `JoinedStr`; `conversion` is `s`, `r` or `a`.
    FormattedValue {
        value: Box<Expr>,
        conversion: Option<char>,
        format_spec: Option<Box<Expr>>,
    },
    /// An f-string: `Constant` strings and `FormattedValue`s.
    JoinedStr {
        values: Vec<Expr>,
    },
    /// `kind` is `Some('u')` for `u'…'`.
    Constant {
        value: Constant,
        kind: Option<char>,
    },
    Attribute {
        value: Box<Expr>,
        attr: Name,
        ctx: ExprContext,
    },
    Subscript {
        value: Box<Expr>,
        slice: Box<Expr>,
        ctx: ExprContext,
    },
    Starred {
        value: Box<Expr>,
        ctx: ExprContext,
    },
    Name {
        id: Name,
        ctx: ExprContext,
    },
    List {
        elts: Vec<Expr>,
        ctx: ExprContext,
    },
    Tuple {
        elts: Vec<Expr>,
        ctx: ExprContext,
    },
    /// Only as the `slice` of a `Subscript`, or an element of a tuple there.
    Slice {
        lower: Option<Box<Expr>>,
        upper: Option<Box<Expr>>,
        step: Option<Box<Expr>>,
    },
}

/// A literal value.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// `None`
    None,
    /// `True`, `False`
    Bool(bool),
    /// `...`
    Ellipsis,
    /// An integer that fits.
    Int(i64),
    /// An integer that does not fit `Int`.
    BigInt(BigInt),
    /// A float.
    Float(f64),
    /// The imaginary part; the real part of a literal is 0.
    Complex(f64),
    /// Text; lone surrogates are mapped as in [`crate::string`].
    Str(Arc<str>),
    /// Bytes.
    Bytes(Arc<[u8]>),
    /// Real and imaginary part; like the two below only in trees that a program has made.
    ComplexNumber(f64, f64),
    /// A tuple.
    Tuple(Vec<Constant>),
    /// A frozenset.
    FrozenSet(Vec<Constant>),
}

/// How a target-like expression is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub enum ExprContext {
    Load,
    Store,
    Del,
}

/// `and`, `or`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub enum BoolOp {
    And,
    Or,
}

/// Binary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub enum Operator {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

/// Unary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub enum UnaryOp {
    Invert,
    Not,
    UAdd,
    USub,
}

/// Comparison operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}

/// One `for … in … if …` of a comprehension.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub struct Comprehension {
    pub target: Expr,
    pub iter: Expr,
    pub ifs: Vec<Expr>,
    pub is_async: bool,
}

/// One `except` clause.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub struct ExceptHandler {
    pub span: Span,
    pub type_: Option<Box<Expr>>,
    pub name: Option<Name>,
    pub body: Vec<Stmt>,
}

/// The parameters of a function or lambda.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub struct Arguments {
    pub posonlyargs: Vec<Arg>,
    pub args: Vec<Arg>,
    pub vararg: Option<Box<Arg>>,
    pub kwonlyargs: Vec<Arg>,
    /// One per `kwonlyargs`.
    pub kw_defaults: Vec<Option<Expr>>,
    pub kwarg: Option<Box<Arg>>,
    /// Of the last parameters of `posonlyargs` followed by `args`.
    pub defaults: Vec<Expr>,
}

/// One parameter.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub struct Arg {
    pub span: Span,
    pub arg: Name,
    pub annotation: Option<Box<Expr>>,
}

/// `name=value` or `**value` (no `arg`) in a call or class header.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub struct Keyword {
    pub span: Span,
    pub arg: Option<Name>,
    pub value: Expr,
}

/// One imported name; `name` may be dotted or `*`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub struct Alias {
    pub span: Span,
    pub name: Name,
    pub asname: Option<Name>,
}

/// One context manager of a `with` (CPython gives it no position).
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub struct WithItem {
    pub context_expr: Expr,
    pub optional_vars: Option<Box<Expr>>,
}

/// One `case` block (CPython gives it no position).
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub struct MatchCase {
    pub pattern: Pattern,
    pub guard: Option<Box<Expr>>,
    pub body: Vec<Stmt>,
}

/// A pattern of a `case`.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// Position; enclosing parentheses are not part of it.
    pub span: Span,
    /// Which pattern, with its parts.
    pub kind: PatternKind,
}

/// The kinds of patterns. Their nesting is bounded by that of brackets.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub enum PatternKind {
    MatchValue {
        value: Box<Expr>,
    },
    /// `None`, `True` or `False`.
    MatchSingleton {
        value: Constant,
    },
    MatchSequence {
        patterns: Vec<Pattern>,
    },
    MatchMapping {
        keys: Vec<Expr>,
        patterns: Vec<Pattern>,
        rest: Option<Name>,
    },
    MatchClass {
        cls: Box<Expr>,
        patterns: Vec<Pattern>,
        kwd_attrs: Vec<Name>,
        kwd_patterns: Vec<Pattern>,
    },
    /// `*name`, or `*_` (no name).
    MatchStar {
        name: Option<Name>,
    },
    /// `pattern as name`, `name`, or `_` (neither).
    MatchAs {
        pattern: Option<Box<Pattern>>,
        name: Option<Name>,
    },
    MatchOr {
        patterns: Vec<Pattern>,
    },
}

/// One type parameter (PEP 695, defaults as in PEP 696).
#[derive(Clone, Debug, PartialEq)]
pub struct TypeParam {
    /// Position.
    pub span: Span,
    /// Which kind, with its parts.
    pub kind: TypeParamKind,
}

/// The kinds of type parameters.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "names and fields are those of CPython's ast module")]
pub enum TypeParamKind {
    TypeVar { name: Name, bound: Option<Box<Expr>>, default_value: Option<Box<Expr>> },
    ParamSpec { name: Name, default_value: Option<Box<Expr>> },
    TypeVarTuple { name: Name, default_value: Option<Box<Expr>> },
}
