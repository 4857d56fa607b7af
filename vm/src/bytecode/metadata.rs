//! What a row of the opcode table says: the types of its columns.

use super::opcode::Opcode;

/// One row of the opcode table.
#[derive(Clone, Copy, Debug)]
pub struct OpcodeMetadata {
    /// The name that `dis` shows.
    pub name: &'static str,
    /// CPython 3.13's number, as in `dis.opmap`; fused forms are ours alone and have none.
    pub number: Option<u8>,
    /// The instruction as compiled (see [`Opcode::base`]).
    pub base: Opcode,
    /// The instructions that run: itself, its base, or the sequence that a fused form stands for.
    pub components: &'static [Opcode],
    /// What the argument means.
    pub operand: Operand,
    /// Inline caches behind the instruction in CPython's encoding: name and size in units of 2 bytes.
    pub caches: &'static [(&'static str, u8)],
    /// Values popped and pushed, as a function of the argument.
    pub stack: fn(u32) -> (u32, u32),
    /// Which file of `eval/handlers` runs it.
    pub family: Family,
    /// Yes-or-no properties.
    pub flags: Flags,
    /// Which kind of state that threads share it reads or writes.
    pub shared_access: SharedAccess,
    /// Stack picture and meaning, as in the table.
    pub doc: &'static str,
}

impl OpcodeMetadata {
    /// How many visible instructions it is counted as.
    #[inline]
    pub fn count(&self) -> usize {
        self.components.len()
    }

    /// The stack before and after, the top to the right, and the sentence that follows.
    pub fn picture_and_meaning(&self) -> (&'static str, &'static str) {
        let text = self.doc.trim().trim_start_matches('`');
        text.split_once("`: ").unwrap_or(("", text))
    }
}

/// What an instruction's argument means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operand {
    /// There is no argument.
    None,
    /// Index into the constants.
    Constant,
    /// Index into the names.
    Name,
    /// `index << 1 | push NULL`, index into the names.
    GlobalName,
    /// `index << 1 | method`, index into the names.
    AttributeName,
    /// `index << 2 | two arguments << 1 | method`, index into the names.
    SuperName,
    /// Index of a local variable.
    Local,
    /// Two indexes of local variables of four bits each, the first one high.
    LocalPair,
    /// Index of a cell or free variable (among all local variables).
    Cell,
    /// Forward jump: the index of the target instruction (CPython: units from the end of this one).
    JumpForward,
    /// Backward jump: the same.
    JumpBackward,
    /// `operator << 5 | to bool << 4 | mask`: see [`COMPARE_OPERATORS`].
    CompareOperator,
    /// Index into [`BINARY_OPERATORS`].
    BinaryOperator,
    /// Index into [`INTRINSICS_1`].
    Intrinsic1,
    /// Index into [`INTRINSICS_2`].
    Intrinsic2,
    /// Index into [`CONVERSIONS`].
    Conversion,
    /// 1 inverts the result (`is not`, `not in`).
    Invert,
    /// A number of values.
    Count,
    /// Two numbers of values: before the starred target (low eight bits) and after it.
    UnpackCounts,
    /// A place counted from the top of the stack.
    Depth,
    /// Bits.
    Flags,
    /// One bit of [`FUNCTION_ATTRIBUTES`].
    FunctionAttribute,
    /// 0 to 3 in the low two bits: what is resumed; 4: inside a `try`.
    ResumeKind,
    /// A number that means something to this instruction only.
    Raw,
}

impl Operand {
    /// Is the argument a jump target?
    pub fn is_jump(self) -> bool {
        matches!(self, Operand::JumpForward | Operand::JumpBackward)
    }
}

/// The file of `eval/handlers` that runs an instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names of the files say it")]
pub enum Family {
    LoadStore,
    Operator,
    Build,
    Call,
    Control,
    Iterate,
    Exception,
    Generator,
    Import,
    Pattern,
}

impl Family {
    /// All of them, in the order of the table.
    pub const ALL: &'static [Family] = &[
        Family::LoadStore,
        Family::Operator,
        Family::Build,
        Family::Call,
        Family::Control,
        Family::Iterate,
        Family::Exception,
        Family::Generator,
        Family::Import,
        Family::Pattern,
    ];

    /// The name of the file.
    pub fn name(self) -> &'static str {
        match self {
            Family::LoadStore => "load_store",
            Family::Operator => "operator",
            Family::Build => "build",
            Family::Call => "call",
            Family::Control => "control",
            Family::Iterate => "iterate",
            Family::Exception => "exception",
            Family::Generator => "generator",
            Family::Import => "import",
            Family::Pattern => "pattern",
        }
    }
}

/// A set of yes-or-no properties of an instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Flags(u8);

impl Flags {
    /// None of them.
    pub const EMPTY: Flags = Flags(0);
    /// May run Python code (special methods, descriptors, the callee).
    pub const CALLS_PYTHON: Flags = Flags(1);
    /// May call a native that waits (a lock, sleep, input).
    pub const MAY_BLOCK: Flags = Flags(2);
    /// Never goes on to the next instruction.
    pub const TERMINATOR: Flags = Flags(4);

    /// This set and that one together.
    pub const fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// Is all of `other` in this set?
    pub const fn contains(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }
}

/// A kind of state that Python threads share.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SharedAccess {
    /// Nothing shared.
    Nothing,
    /// A name of a namespace: at module level, a global.
    Name,
    /// A global variable.
    Global,
    /// What a closure's cell holds.
    Cell,
    /// An attribute of an object.
    Attribute,
    /// An item of a container, or the state of an iterator.
    Item,
}

impl SharedAccess {
    /// A word for listings; empty for [`SharedAccess::Nothing`].
    pub fn name(self) -> &'static str {
        match self {
            SharedAccess::Nothing => "",
            SharedAccess::Name => "name",
            SharedAccess::Global => "global",
            SharedAccess::Cell => "cell",
            SharedAccess::Attribute => "attribute",
            SharedAccess::Item => "item",
        }
    }
}

/// The operators of `COMPARE_OP`, by `arg >> 5`.
pub const COMPARE_OPERATORS: &[&str] = &["<", "<=", "==", "!=", ">", ">="];

/// The bit of `COMPARE_OP`'s argument that asks for a bool.
pub const COMPARE_TO_BOOL: u32 = 16;

/// The operators of `BINARY_OP` with CPython's names, by argument.
pub const BINARY_OPERATORS: &[(&str, &str)] = &[
    ("NB_ADD", "+"),
    ("NB_AND", "&"),
    ("NB_FLOOR_DIVIDE", "//"),
    ("NB_LSHIFT", "<<"),
    ("NB_MATRIX_MULTIPLY", "@"),
    ("NB_MULTIPLY", "*"),
    ("NB_REMAINDER", "%"),
    ("NB_OR", "|"),
    ("NB_POWER", "**"),
    ("NB_RSHIFT", ">>"),
    ("NB_SUBTRACT", "-"),
    ("NB_TRUE_DIVIDE", "/"),
    ("NB_XOR", "^"),
    ("NB_INPLACE_ADD", "+="),
    ("NB_INPLACE_AND", "&="),
    ("NB_INPLACE_FLOOR_DIVIDE", "//="),
    ("NB_INPLACE_LSHIFT", "<<="),
    ("NB_INPLACE_MATRIX_MULTIPLY", "@="),
    ("NB_INPLACE_MULTIPLY", "*="),
    ("NB_INPLACE_REMAINDER", "%="),
    ("NB_INPLACE_OR", "|="),
    ("NB_INPLACE_POWER", "**="),
    ("NB_INPLACE_RSHIFT", ">>="),
    ("NB_INPLACE_SUBTRACT", "-="),
    ("NB_INPLACE_TRUE_DIVIDE", "/="),
    ("NB_INPLACE_XOR", "^="),
];

/// The functions of `CALL_INTRINSIC_1`, by argument.
pub const INTRINSICS_1: &[&str] = &[
    "INTRINSIC_1_INVALID",
    "INTRINSIC_PRINT",
    "INTRINSIC_IMPORT_STAR",
    "INTRINSIC_STOPITERATION_ERROR",
    "INTRINSIC_ASYNC_GEN_WRAP",
    "INTRINSIC_UNARY_POSITIVE",
    "INTRINSIC_LIST_TO_TUPLE",
    "INTRINSIC_TYPEVAR",
    "INTRINSIC_PARAMSPEC",
    "INTRINSIC_TYPEVARTUPLE",
    "INTRINSIC_SUBSCRIPT_GENERIC",
    "INTRINSIC_TYPEALIAS",
];

/// The functions of `CALL_INTRINSIC_2`, by argument.
pub const INTRINSICS_2: &[&str] = &[
    "INTRINSIC_2_INVALID",
    "INTRINSIC_PREP_RERAISE_STAR",
    "INTRINSIC_TYPEVAR_WITH_BOUND",
    "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
    "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
    "INTRINSIC_SET_TYPEPARAM_DEFAULT",
];

/// The conversions of `CONVERT_VALUE`, by argument; 0 is none.
pub const CONVERSIONS: &[&str] = &["", "str", "repr", "ascii"];

/// What `SET_FUNCTION_ATTRIBUTE` sets, by bit.
pub const FUNCTION_ATTRIBUTES: &[&str] = &["defaults", "kwdefaults", "annotations", "closure"];
