//! THE TABLE: every instruction, its metadata, and the specialised and fused forms.
//!
//! Numbers, names, operands and stack effects are CPython 3.13's (its `dis` and `opcode` modules tell them). What else
//! is known about instructions (listing, verifier, stack depth, `OPCODES.md`, dispatch) derives from here.

use super::metadata::{Family, Flags, OpcodeMetadata, Operand, SharedAccess};

/// Turns the rows into [`Opcode`], its decoding and its metadata.
macro_rules! opcode_table {
    (
        base { $(
            $(#[doc = $doc:literal])+
            $variant:ident = $name:ident $number:literal, $operand:ident, caches [$($cache:ident $units:literal),*],
            |$arg:pat_param| ($pops:expr, $pushes:expr), $family:ident, [$($flag:ident)*], shared $shared:ident;
        )* }
        specialised { $( $special:ident = $special_name:ident $special_number:literal of $base:ident; )* }
        fused { $( $fused:ident = $fused_name:ident [$first:ident $(, $rest:ident)+]; )* }
    ) => {
        /// An instruction's operation: the base instructions, then their specialised forms, then the fused ones.
        ///
        /// Each base instruction's doc begins with its picture of the stack, the top to the right.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum Opcode {
            $( $(#[doc = $doc])+ $variant, )*
            $( #[doc = concat!("A form of ", stringify!($base), ".")] $special, )*
            $( #[doc = concat!("In one step: ", stringify!($first) $(, ", ", stringify!($rest))+, ".")] $fused, )*
        }

        impl Opcode {
            /// All opcodes in the order of the table; an opcode's place is its number.
            pub const ALL: &'static [Opcode] = &[
                $( Opcode::$variant, )* $( Opcode::$special, )* $( Opcode::$fused, )*
            ];

            /// How many opcodes are base instructions: the only ones in a compiled code object.
            pub const BASE_COUNT: usize = [$( Opcode::$variant ),*].len();
        }

        /// The rows of the base instructions.
        const BASE: [OpcodeMetadata; Opcode::BASE_COUNT] = [$(
            OpcodeMetadata {
                name: stringify!($name),
                number: Some($number),
                base: Opcode::$variant,
                components: &[Opcode::$variant],
                operand: Operand::$operand,
                caches: &[$( (stringify!($cache), $units) ),*],
                stack: |$arg: u32| ($pops, $pushes),
                family: Family::$family,
                flags: Flags::EMPTY$(.with(Flags::$flag))*,
                shared_access: SharedAccess::$shared,
                doc: concat!($($doc),+),
            },
        )*];

        /// How many opcodes are not fused.
        const SINGLE_COUNT: usize = Opcode::BASE_COUNT + [$( Opcode::$special ),*].len();

        /// The opcodes with which some fused form begins.
        const BEGIN_FUSED: [bool; 256] = {
            let firsts = [$( Opcode::$first ),*];
            let mut begins = [false; 256];
            let mut index = 0;
            while index < firsts.len() {
                begins[firsts[index] as usize] = true;
                index += 1;
            }
            begins
        };

        /// The rows of the base instructions and their specialised forms.
        const SINGLE: [OpcodeMetadata; SINGLE_COUNT] = [
            $( BASE[Opcode::$variant as usize], )*
            $( OpcodeMetadata {
                name: stringify!($special_name),
                number: Some($special_number),
                ..BASE[Opcode::$base as usize]
            }, )*
        ];

        /// The rows of all opcodes.
        static METADATA: [OpcodeMetadata; Opcode::ALL.len()] = [
            $( SINGLE[Opcode::$variant as usize], )*
            $( SINGLE[Opcode::$special as usize], )*
            $( OpcodeMetadata {
                name: stringify!($fused_name),
                number: None,
                components: &[Opcode::$first $(, Opcode::$rest)+],
                ..SINGLE[Opcode::$first as usize]
            }, )*
        ];
    };
}

opcode_table! {
    // Variant = NAME number, operand, caches (name, 2-byte units), |arg| (values popped, values pushed), family, flags, shared state.
    base {
        // load_store
        /// `-- value`: push constant `arg`.
        LoadConst = LOAD_CONST 83, Constant, caches [], |_| (0, 1), LoadStore, [], shared Nothing;
        /// `-- value`: push a local that is known to be bound.
        LoadFast = LOAD_FAST 85, Local, caches [], |_| (0, 1), LoadStore, [], shared Nothing;
        /// `-- value`: push a local; UnboundLocalError when it is unbound.
        LoadFastCheck = LOAD_FAST_CHECK 87, Local, caches [], |_| (0, 1), LoadStore, [], shared Nothing;
        /// `-- value or NULL`: push a local and unbind it (an inlined comprehension saves outer variables so, PEP 709).
        LoadFastAndClear = LOAD_FAST_AND_CLEAR 86, Local, caches [], |_| (0, 1), LoadStore, [], shared Nothing;
        /// `-- first, second`: push two locals; the first is in the high four bits of `arg`.
        LoadFastLoadFast = LOAD_FAST_LOAD_FAST 88, LocalPair, caches [], |_| (0, 2), LoadStore, [], shared Nothing;
        /// `value --`: bind a local (NULL unbinds it).
        StoreFast = STORE_FAST 110, Local, caches [], |_| (1, 0), LoadStore, [], shared Nothing;
        /// `value -- second`: store into the local of the high four bits, push the one of the low four.
        StoreFastLoadFast = STORE_FAST_LOAD_FAST 111, LocalPair, caches [], |_| (1, 1), LoadStore, [], shared Nothing;
        /// `second, first --`: store the top into the local of the high four bits, the next into that of the low four.
        StoreFastStoreFast = STORE_FAST_STORE_FAST 112, LocalPair, caches [], |_| (2, 0), LoadStore, [], shared Nothing;
        /// `--`: unbind a local; UnboundLocalError when it is unbound.
        DeleteFast = DELETE_FAST 65, Local, caches [], |_| (0, 0), LoadStore, [], shared Nothing;
        /// `-- value`: look a name up in locals, globals, builtins.
        LoadName = LOAD_NAME 92, Name, caches [], |_| (0, 1), LoadStore, [CALLS_PYTHON], shared Name;
        /// `value --`: bind a name in the local namespace.
        StoreName = STORE_NAME 114, Name, caches [], |_| (1, 0), LoadStore, [CALLS_PYTHON], shared Name;
        /// `--`: unbind a name in the local namespace.
        DeleteName = DELETE_NAME 67, Name, caches [], |_| (0, 0), LoadStore, [CALLS_PYTHON], shared Name;
        /// `-- value, (NULL)`: look a name up in globals, then builtins; a set low bit pushes NULL after it, for a call.
        LoadGlobal = LOAD_GLOBAL 91, GlobalName, caches [counter 1, index 1, module_keys_version 1, builtin_keys_version 1], |arg| (0, 1 + (arg & 1)), LoadStore, [CALLS_PYTHON], shared Global;
        /// `value --`: bind a global.
        StoreGlobal = STORE_GLOBAL 113, Name, caches [], |_| (1, 0), LoadStore, [CALLS_PYTHON], shared Global;
        /// `--`: unbind a global.
        DeleteGlobal = DELETE_GLOBAL 66, Name, caches [], |_| (0, 0), LoadStore, [CALLS_PYTHON], shared Global;
        /// `mapping -- value`: look a name up in the mapping, then globals and builtins (class and annotation scopes).
        LoadFromDictOrGlobals = LOAD_FROM_DICT_OR_GLOBALS 90, Name, caches [], |_| (1, 1), LoadStore, [CALLS_PYTHON], shared Global;
        /// `--`: put the local's present value (or nothing) into a new cell, in its place.
        MakeCell = MAKE_CELL 94, Cell, caches [], |_| (0, 0), LoadStore, [], shared Nothing;
        /// `--`: copy the function's `arg` closure cells into the frame's free-variable slots.
        CopyFreeVars = COPY_FREE_VARS 62, Count, caches [], |_| (0, 0), LoadStore, [], shared Nothing;
        /// `-- value`: push what a cell holds; NameError when it is empty.
        LoadDeref = LOAD_DEREF 84, Cell, caches [], |_| (0, 1), LoadStore, [], shared Cell;
        /// `value --`: fill a cell.
        StoreDeref = STORE_DEREF 109, Cell, caches [], |_| (1, 0), LoadStore, [], shared Cell;
        /// `--`: empty a cell; NameError when it is empty.
        DeleteDeref = DELETE_DEREF 64, Cell, caches [], |_| (0, 0), LoadStore, [], shared Cell;
        /// `mapping -- value`: look a cell's name up in the mapping, then in the cell (class scopes).
        LoadFromDictOrDeref = LOAD_FROM_DICT_OR_DEREF 89, Cell, caches [], |_| (1, 1), LoadStore, [CALLS_PYTHON], shared Cell;
        /// `-- mapping`: push the local namespace.
        LoadLocals = LOAD_LOCALS 25, None, caches [], |_| (0, 1), LoadStore, [], shared Nothing;
        /// `owner -- value, (self or NULL)`: get an attribute; a set low bit asks for a method and its receiver, for a call.
        LoadAttr = LOAD_ATTR 82, AttributeName, caches [counter 1, version 2, keys_version 2, descr 4], |arg| (1, 1 + (arg & 1)), LoadStore, [CALLS_PYTHON], shared Attribute;
        /// `value, owner --`: set an attribute.
        StoreAttr = STORE_ATTR 108, Name, caches [counter 1, version 2, index 1], |_| (2, 0), LoadStore, [CALLS_PYTHON], shared Attribute;
        /// `owner --`: delete an attribute.
        DeleteAttr = DELETE_ATTR 63, Name, caches [], |_| (1, 0), LoadStore, [CALLS_PYTHON], shared Attribute;
        /// `super, class, self -- value, (self or NULL)`: `super().name` in one step; bit 0 asks for a method, bit 1 is set for `super` with two arguments.
        LoadSuperAttr = LOAD_SUPER_ATTR 93, SuperName, caches [counter 1], |arg| (3, 1 + (arg & 1)), LoadStore, [CALLS_PYTHON], shared Attribute;
        /// `-- type`: push AssertionError, whatever the name means here.
        LoadAssertionError = LOAD_ASSERTION_ERROR 23, None, caches [], |_| (0, 1), LoadStore, [], shared Nothing;
        /// `-- function`: push `builtins.__build_class__`.
        LoadBuildClass = LOAD_BUILD_CLASS 24, None, caches [], |_| (0, 1), LoadStore, [CALLS_PYTHON], shared Nothing;
        /// `--`: make `__annotations__` in the local namespace unless it is there.
        SetupAnnotations = SETUP_ANNOTATIONS 37, None, caches [], |_| (0, 0), LoadStore, [CALLS_PYTHON], shared Name;
        /// `-- NULL`: push the empty receiver of a plain call.
        PushNull = PUSH_NULL 34, None, caches [], |_| (0, 1), LoadStore, [], shared Nothing;
        /// `value --`: drop the top.
        PopTop = POP_TOP 32, None, caches [], |_| (1, 0), LoadStore, [], shared Nothing;
        /// `bottom, ... -- bottom, ..., bottom`: push a copy of the `arg`-th value from the top (1 is the top).
        Copy = COPY 61, Depth, caches [], |arg| (arg, arg + 1), LoadStore, [], shared Nothing;
        /// `bottom, ..., top -- top, ..., bottom`: exchange the top with the `arg`-th value from the top.
        Swap = SWAP 115, Depth, caches [], |arg| (arg, arg), LoadStore, [], shared Nothing;

        // operator
        /// `left, right -- result`: apply the arithmetic or in-place operator that `arg` numbers.
        BinaryOp = BINARY_OP 45, BinaryOperator, caches [counter 1], |_| (2, 1), Operator, [CALLS_PYTHON], shared Nothing;
        /// `left, right -- result`: compare; operator in `arg >> 5`, bit 4 converts the result to bool.
        CompareOp = COMPARE_OP 58, CompareOperator, caches [counter 1], |_| (2, 1), Operator, [CALLS_PYTHON], shared Nothing;
        /// `left, right -- bool`: identity, inverted when `arg` is 1.
        IsOp = IS_OP 76, Invert, caches [], |_| (2, 1), Operator, [], shared Nothing;
        /// `item, container -- bool`: membership, inverted when `arg` is 1.
        ContainsOp = CONTAINS_OP 59, Invert, caches [counter 1], |_| (2, 1), Operator, [CALLS_PYTHON], shared Item;
        /// `container, key -- value`: `container[key]`.
        BinarySubscr = BINARY_SUBSCR 5, None, caches [counter 1], |_| (2, 1), Operator, [CALLS_PYTHON], shared Item;
        /// `value, container, key --`: `container[key] = value`.
        StoreSubscr = STORE_SUBSCR 39, None, caches [counter 1], |_| (3, 0), Operator, [CALLS_PYTHON], shared Item;
        /// `container, key --`: `del container[key]`.
        DeleteSubscr = DELETE_SUBSCR 9, None, caches [], |_| (2, 0), Operator, [CALLS_PYTHON], shared Item;
        /// `container, start, stop -- value`: `container[start:stop]`.
        BinarySlice = BINARY_SLICE 4, None, caches [], |_| (3, 1), Operator, [CALLS_PYTHON], shared Item;
        /// `value, container, start, stop --`: `container[start:stop] = value`.
        StoreSlice = STORE_SLICE 38, None, caches [], |_| (4, 0), Operator, [CALLS_PYTHON], shared Item;
        /// `value -- result`: `-value`.
        UnaryNegative = UNARY_NEGATIVE 42, None, caches [], |_| (1, 1), Operator, [CALLS_PYTHON], shared Nothing;
        /// `value -- result`: `~value`.
        UnaryInvert = UNARY_INVERT 41, None, caches [], |_| (1, 1), Operator, [CALLS_PYTHON], shared Nothing;
        /// `bool -- bool`: `not`, of a value that is a bool already.
        UnaryNot = UNARY_NOT 43, None, caches [], |_| (1, 1), Operator, [], shared Nothing;
        /// `value -- bool`: truth value.
        ToBool = TO_BOOL 40, None, caches [counter 1, version 2], |_| (1, 1), Operator, [CALLS_PYTHON], shared Nothing;

        // build
        /// `items[arg] -- tuple`: make a tuple.
        BuildTuple = BUILD_TUPLE 52, Count, caches [], |arg| (arg, 1), Build, [], shared Nothing;
        /// `items[arg] -- list`: make a list.
        BuildList = BUILD_LIST 47, Count, caches [], |arg| (arg, 1), Build, [], shared Nothing;
        /// `items[arg] -- set`: make a set.
        BuildSet = BUILD_SET 49, Count, caches [], |arg| (arg, 1), Build, [CALLS_PYTHON], shared Nothing;
        /// `(key, value)[arg] -- dict`: make a dict of `arg` pairs.
        BuildMap = BUILD_MAP 48, Count, caches [], |arg| (2 * arg, 1), Build, [CALLS_PYTHON], shared Nothing;
        /// `values[arg], keys -- dict`: make a dict whose keys are a tuple.
        BuildConstKeyMap = BUILD_CONST_KEY_MAP 46, Count, caches [], |arg| (arg + 1, 1), Build, [CALLS_PYTHON], shared Nothing;
        /// `pieces[arg] -- str`: join strings.
        BuildString = BUILD_STRING 51, Count, caches [], |arg| (arg, 1), Build, [], shared Nothing;
        /// `start, stop, (step) -- slice`: make a slice of `arg` (2 or 3) parts.
        BuildSlice = BUILD_SLICE 50, Count, caches [], |arg| (arg, 1), Build, [], shared Nothing;
        /// `list, ..., value -- list, ...`: append to the list `arg` below the value.
        ListAppend = LIST_APPEND 80, Depth, caches [], |arg| (arg + 1, arg), Build, [], shared Nothing;
        /// `list, ..., iterable -- list, ...`: extend the list `arg` below the iterable.
        ListExtend = LIST_EXTEND 81, Depth, caches [], |arg| (arg + 1, arg), Build, [CALLS_PYTHON MAY_BLOCK], shared Nothing;
        /// `set, ..., value -- set, ...`: add to the set `arg` below the value.
        SetAdd = SET_ADD 105, Depth, caches [], |arg| (arg + 1, arg), Build, [CALLS_PYTHON], shared Nothing;
        /// `set, ..., iterable -- set, ...`: update the set `arg` below the iterable.
        SetUpdate = SET_UPDATE 107, Depth, caches [], |arg| (arg + 1, arg), Build, [CALLS_PYTHON MAY_BLOCK], shared Nothing;
        /// `dict, ..., key, value -- dict, ...`: set a key of the dict `arg` below the pair.
        MapAdd = MAP_ADD 95, Depth, caches [], |arg| (arg + 2, arg), Build, [CALLS_PYTHON], shared Nothing;
        /// `dict, ..., mapping -- dict, ...`: update the dict `arg` below the mapping.
        DictUpdate = DICT_UPDATE 69, Depth, caches [], |arg| (arg + 1, arg), Build, [CALLS_PYTHON MAY_BLOCK], shared Nothing;
        /// `callable, NULL, args, dict, ..., mapping -- callable, NULL, args, dict, ...`: like DICT_UPDATE for `**` in a call: a repeated key is a TypeError that names the callable.
        DictMerge = DICT_MERGE 68, Depth, caches [], |arg| (arg + 4, arg + 3), Build, [CALLS_PYTHON MAY_BLOCK], shared Nothing;
        /// `iterable -- items[arg]`: unpack exactly `arg` items, the first on top.
        UnpackSequence = UNPACK_SEQUENCE 117, Count, caches [counter 1], |arg| (1, arg), Build, [CALLS_PYTHON MAY_BLOCK], shared Nothing;
        /// `iterable -- after[arg >> 8], list, before[arg & 0xff]`: unpack around a starred target, the first item on top.
        UnpackEx = UNPACK_EX 116, UnpackCounts, caches [], |arg| (1, (arg & 0xff) + 1 + (arg >> 8)), Build, [CALLS_PYTHON MAY_BLOCK], shared Nothing;
        /// `value -- str`: `format(value)`, of an f-string field.
        FormatSimple = FORMAT_SIMPLE 14, None, caches [], |_| (1, 1), Build, [CALLS_PYTHON], shared Nothing;
        /// `value, spec -- str`: `format(value, spec)`, of an f-string field.
        FormatWithSpec = FORMAT_WITH_SPEC 15, None, caches [], |_| (2, 1), Build, [CALLS_PYTHON], shared Nothing;
        /// `value -- str`: `str`, `repr` or `ascii` of an f-string's `!s`, `!r`, `!a`.
        ConvertValue = CONVERT_VALUE 60, Conversion, caches [], |_| (1, 1), Build, [CALLS_PYTHON], shared Nothing;

        // call
        /// `callable, self or NULL, args[arg] -- result`: call with positional arguments.
        Call = CALL 53, Count, caches [counter 1, func_version 2], |arg| (arg + 2, 1), Call, [CALLS_PYTHON MAY_BLOCK], shared Nothing;
        /// `callable, self or NULL, args[arg], names -- result`: call with arguments, the last of which are named by a tuple.
        CallKw = CALL_KW 57, Count, caches [], |arg| (arg + 3, 1), Call, [CALLS_PYTHON MAY_BLOCK], shared Nothing;
        /// `callable, NULL, args, (kwargs) -- result`: call with an iterable and, if bit 0 is set, a mapping.
        CallFunctionEx = CALL_FUNCTION_EX 54, Flags, caches [], |arg| (3 + (arg & 1), 1), Call, [CALLS_PYTHON MAY_BLOCK], shared Nothing;
        /// `value -- result`: call an internal function of one argument.
        CallIntrinsic1 = CALL_INTRINSIC_1 55, Intrinsic1, caches [], |_| (1, 1), Call, [CALLS_PYTHON], shared Nothing;
        /// `first, second -- result`: call an internal function of two arguments.
        CallIntrinsic2 = CALL_INTRINSIC_2 56, Intrinsic2, caches [], |_| (2, 1), Call, [CALLS_PYTHON], shared Nothing;
        /// `code -- function`: make a function of a code object and the frame's globals.
        MakeFunction = MAKE_FUNCTION 26, None, caches [], |_| (1, 1), Call, [], shared Nothing;
        /// `value, function -- function`: set defaults (1), keyword defaults (2), annotations (4) or closure (8).
        SetFunctionAttribute = SET_FUNCTION_ATTRIBUTE 106, FunctionAttribute, caches [], |_| (2, 1), Call, [], shared Nothing;
        /// `value --`: leave the frame with a value.
        ReturnValue = RETURN_VALUE 36, None, caches [], |_| (1, 0), Call, [TERMINATOR], shared Nothing;
        /// `--`: leave the frame with constant `arg`.
        ReturnConst = RETURN_CONST 103, Constant, caches [], |_| (0, 0), Call, [TERMINATOR], shared Nothing;
        /// `value --`: leave the loop with a value: the one instruction of the frame below a call from native code.
        InterpreterExit = INTERPRETER_EXIT 22, None, caches [], |_| (1, 0), Call, [TERMINATOR], shared Nothing;
        /// `value --`: TypeError unless an inlined `__init__` returned None.
        ExitInitCheck = EXIT_INIT_CHECK 13, None, caches [], |_| (1, 0), Call, [], shared Nothing;

        // control
        /// `--`: do nothing; keeps a line for tracing and tracebacks.
        Nop = NOP 30, None, caches [], |_| (0, 0), Control, [], shared Nothing;
        /// `--`: start of a function (0) or point after yield (1), `yield from` (2), await (3); where 3.13 looks for requests.
        Resume = RESUME 149, ResumeKind, caches [], |_| (0, 0), Control, [], shared Nothing;
        /// `--`: jump forward.
        JumpForward = JUMP_FORWARD 79, JumpForward, caches [], |_| (0, 0), Control, [TERMINATOR], shared Nothing;
        /// `--`: jump back, looking for requests.
        JumpBackward = JUMP_BACKWARD 77, JumpBackward, caches [counter 1], |_| (0, 0), Control, [TERMINATOR], shared Nothing;
        /// `--`: jump back inside a delegation to a subgenerator, without looking for requests.
        JumpBackwardNoInterrupt = JUMP_BACKWARD_NO_INTERRUPT 78, JumpBackward, caches [], |_| (0, 0), Control, [TERMINATOR], shared Nothing;
        /// `bool --`: jump forward when False.
        PopJumpIfFalse = POP_JUMP_IF_FALSE 97, JumpForward, caches [counter 1], |_| (1, 0), Control, [], shared Nothing;
        /// `bool --`: jump forward when True.
        PopJumpIfTrue = POP_JUMP_IF_TRUE 100, JumpForward, caches [counter 1], |_| (1, 0), Control, [], shared Nothing;
        /// `value --`: jump forward when None.
        PopJumpIfNone = POP_JUMP_IF_NONE 98, JumpForward, caches [counter 1], |_| (1, 0), Control, [], shared Nothing;
        /// `value --`: jump forward when not None.
        PopJumpIfNotNone = POP_JUMP_IF_NOT_NONE 99, JumpForward, caches [counter 1], |_| (1, 0), Control, [], shared Nothing;

        // iterate
        /// `iterable -- iterator`: `iter(iterable)`.
        GetIter = GET_ITER 19, None, caches [], |_| (1, 1), Iterate, [CALLS_PYTHON], shared Nothing;
        /// `iterator -- iterator, next`: push the next item; at the end drop the iterator and go on after the END_FOR and POP_TOP at the target.
        ForIter = FOR_ITER 72, JumpForward, caches [counter 1], |_| (1, 2), Iterate, [CALLS_PYTHON MAY_BLOCK], shared Item;
        /// `value --`: landing point of an exhausted `for`.
        EndFor = END_FOR 11, None, caches [], |_| (1, 0), Iterate, [], shared Nothing;
        /// `iterable -- iterator`: like GET_ITER, but a coroutine passes as it is where allowed.
        GetYieldFromIter = GET_YIELD_FROM_ITER 21, None, caches [], |_| (1, 1), Iterate, [CALLS_PYTHON], shared Nothing;
        /// `value -- value, len`: push the length of the top.
        GetLen = GET_LEN 20, None, caches [], |_| (1, 2), Iterate, [CALLS_PYTHON], shared Nothing;

        // exception
        /// `exception -- previous, exception`: enter a handler: make the exception the current one and keep the previous.
        PushExcInfo = PUSH_EXC_INFO 33, None, caches [], |_| (1, 2), Exception, [], shared Nothing;
        /// `previous --`: leave a handler: restore the previous current exception.
        PopExcept = POP_EXCEPT 31, None, caches [], |_| (1, 0), Exception, [], shared Nothing;
        /// `exception, type -- exception, bool`: does `except type` match?
        CheckExcMatch = CHECK_EXC_MATCH 7, None, caches [], |_| (2, 2), Exception, [CALLS_PYTHON], shared Nothing;
        /// `exception, type -- rest, match or None`: split an exception group for `except* type`.
        CheckEgMatch = CHECK_EG_MATCH 6, None, caches [], |_| (2, 2), Exception, [CALLS_PYTHON], shared Nothing;
        /// `values[arg] --`: `raise` with `arg` (0, 1, 2) of exception and cause.
        RaiseVarargs = RAISE_VARARGS 101, Count, caches [], |arg| (arg, 0), Exception, [TERMINATOR CALLS_PYTHON], shared Nothing;
        /// `values[arg], exception -- values[arg]`: raise again; if `arg` is not 0, the frame's position is set from the value `arg` below.
        Reraise = RERAISE 102, Count, caches [], |arg| (arg + 1, arg), Exception, [TERMINATOR], shared Nothing;
        /// `exit, lasti, previous, exception -- exit, lasti, previous, exception, result`: call the context manager's exit function with the exception.
        WithExceptStart = WITH_EXCEPT_START 44, None, caches [], |_| (4, 5), Exception, [CALLS_PYTHON MAY_BLOCK], shared Nothing;
        /// `manager -- exit, result`: get `__exit__`, call `__enter__`.
        BeforeWith = BEFORE_WITH 2, None, caches [], |_| (1, 2), Exception, [CALLS_PYTHON MAY_BLOCK], shared Nothing;
        /// `manager -- exit, awaitable`: get `__aexit__`, call `__aenter__`.
        BeforeAsyncWith = BEFORE_ASYNC_WITH 1, None, caches [], |_| (1, 2), Exception, [CALLS_PYTHON], shared Nothing;
        /// `delegate, last sent, exception -- None, value`: A delegation raised: StopIteration gives its value, anything else is raised again.
        CleanupThrow = CLEANUP_THROW 8, None, caches [], |_| (3, 2), Exception, [], shared Nothing;

        // generator
        /// `-- generator`: make a generator of this frame and return it; a first resumption continues here.
        ReturnGenerator = RETURN_GENERATOR 35, None, caches [], |_| (0, 1), Generator, [], shared Nothing;
        /// `value -- sent`: suspend with a value; `arg` is 1 inside `yield from` and await.
        YieldValue = YIELD_VALUE 118, Raw, caches [], |_| (1, 1), Generator, [], shared Nothing;
        /// `delegate, value -- delegate, result`: send a value to the delegate; when it is finished jump, with its return value.
        Send = SEND 104, JumpForward, caches [counter 1], |_| (2, 2), Generator, [CALLS_PYTHON MAY_BLOCK], shared Nothing;
        /// `delegate, value -- value`: drop a finished delegate.
        EndSend = END_SEND 12, None, caches [], |_| (2, 1), Generator, [], shared Nothing;
        /// `value -- awaitable`: `__await__`; `arg` tells an error message of `async with` (1: enter, 2: exit).
        GetAwaitable = GET_AWAITABLE 73, Raw, caches [], |_| (1, 1), Generator, [CALLS_PYTHON], shared Nothing;
        /// `iterable -- iterator`: `__aiter__`.
        GetAiter = GET_AITER 16, None, caches [], |_| (1, 1), Generator, [CALLS_PYTHON], shared Nothing;
        /// `iterator -- iterator, awaitable`: `__anext__` and its awaitable.
        GetAnext = GET_ANEXT 18, None, caches [], |_| (1, 2), Generator, [CALLS_PYTHON], shared Nothing;
        /// `iterator, exception --`: stopAsyncIteration ends an `async for`, anything else is raised again.
        EndAsyncFor = END_ASYNC_FOR 10, None, caches [], |_| (2, 0), Generator, [], shared Nothing;

        // import
        /// `level, names -- module`: import.
        ImportName = IMPORT_NAME 75, Name, caches [], |_| (2, 1), Import, [CALLS_PYTHON MAY_BLOCK], shared Nothing;
        /// `module -- module, value`: get a name of a module, or a submodule.
        ImportFrom = IMPORT_FROM 74, Name, caches [], |_| (1, 2), Import, [CALLS_PYTHON], shared Nothing;

        // pattern
        /// `subject -- subject, bool`: is the subject a mapping?
        MatchMapping = MATCH_MAPPING 28, None, caches [], |_| (1, 2), Pattern, [], shared Nothing;
        /// `subject -- subject, bool`: is the subject a sequence (not str or bytes)?
        MatchSequence = MATCH_SEQUENCE 29, None, caches [], |_| (1, 2), Pattern, [], shared Nothing;
        /// `subject, keys -- subject, keys, values or None`: tuple of the values of all keys.
        MatchKeys = MATCH_KEYS 27, None, caches [], |_| (2, 3), Pattern, [CALLS_PYTHON], shared Item;
        /// `subject, class, names -- values or None`: isinstance check, then the attributes of `arg` positional and the named patterns.
        MatchClass = MATCH_CLASS 96, Count, caches [], |_| (3, 1), Pattern, [CALLS_PYTHON], shared Attribute;
    }

    // Variant = NAME number of base instruction: chosen at run time by the types seen; everything else is the base's.
    specialised {
        ResumeCheck = RESUME_CHECK 207 of Resume;
        ToBoolAlwaysTrue = TO_BOOL_ALWAYS_TRUE 214 of ToBool;
        ToBoolBool = TO_BOOL_BOOL 215 of ToBool;
        ToBoolInt = TO_BOOL_INT 216 of ToBool;
        ToBoolList = TO_BOOL_LIST 217 of ToBool;
        ToBoolNone = TO_BOOL_NONE 218 of ToBool;
        ToBoolStr = TO_BOOL_STR 219 of ToBool;
        BinaryOpMultiplyInt = BINARY_OP_MULTIPLY_INT 154 of BinaryOp;
        BinaryOpAddInt = BINARY_OP_ADD_INT 151 of BinaryOp;
        BinaryOpSubtractInt = BINARY_OP_SUBTRACT_INT 156 of BinaryOp;
        BinaryOpMultiplyFloat = BINARY_OP_MULTIPLY_FLOAT 153 of BinaryOp;
        BinaryOpAddFloat = BINARY_OP_ADD_FLOAT 150 of BinaryOp;
        BinaryOpSubtractFloat = BINARY_OP_SUBTRACT_FLOAT 155 of BinaryOp;
        BinaryOpAddUnicode = BINARY_OP_ADD_UNICODE 152 of BinaryOp;
        BinaryOpInplaceAddUnicode = BINARY_OP_INPLACE_ADD_UNICODE 3 of BinaryOp;
        BinarySubscrDict = BINARY_SUBSCR_DICT 157 of BinarySubscr;
        BinarySubscrGetitem = BINARY_SUBSCR_GETITEM 158 of BinarySubscr;
        BinarySubscrListInt = BINARY_SUBSCR_LIST_INT 159 of BinarySubscr;
        BinarySubscrStrInt = BINARY_SUBSCR_STR_INT 160 of BinarySubscr;
        BinarySubscrTupleInt = BINARY_SUBSCR_TUPLE_INT 161 of BinarySubscr;
        StoreSubscrDict = STORE_SUBSCR_DICT 212 of StoreSubscr;
        StoreSubscrListInt = STORE_SUBSCR_LIST_INT 213 of StoreSubscr;
        SendGen = SEND_GEN 208 of Send;
        UnpackSequenceTwoTuple = UNPACK_SEQUENCE_TWO_TUPLE 222 of UnpackSequence;
        UnpackSequenceTuple = UNPACK_SEQUENCE_TUPLE 221 of UnpackSequence;
        UnpackSequenceList = UNPACK_SEQUENCE_LIST 220 of UnpackSequence;
        StoreAttrInstanceValue = STORE_ATTR_INSTANCE_VALUE 209 of StoreAttr;
        StoreAttrSlot = STORE_ATTR_SLOT 210 of StoreAttr;
        StoreAttrWithHint = STORE_ATTR_WITH_HINT 211 of StoreAttr;
        LoadGlobalModule = LOAD_GLOBAL_MODULE 204 of LoadGlobal;
        LoadGlobalBuiltin = LOAD_GLOBAL_BUILTIN 203 of LoadGlobal;
        LoadSuperAttrAttr = LOAD_SUPER_ATTR_ATTR 205 of LoadSuperAttr;
        LoadSuperAttrMethod = LOAD_SUPER_ATTR_METHOD 206 of LoadSuperAttr;
        LoadAttrInstanceValue = LOAD_ATTR_INSTANCE_VALUE 193 of LoadAttr;
        LoadAttrModule = LOAD_ATTR_MODULE 197 of LoadAttr;
        LoadAttrWithHint = LOAD_ATTR_WITH_HINT 202 of LoadAttr;
        LoadAttrSlot = LOAD_ATTR_SLOT 201 of LoadAttr;
        LoadAttrClass = LOAD_ATTR_CLASS 191 of LoadAttr;
        LoadAttrProperty = LOAD_ATTR_PROPERTY 200 of LoadAttr;
        LoadAttrGetattributeOverridden = LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN 192 of LoadAttr;
        LoadAttrMethodWithValues = LOAD_ATTR_METHOD_WITH_VALUES 196 of LoadAttr;
        LoadAttrMethodNoDict = LOAD_ATTR_METHOD_NO_DICT 195 of LoadAttr;
        LoadAttrMethodLazyDict = LOAD_ATTR_METHOD_LAZY_DICT 194 of LoadAttr;
        LoadAttrNondescriptorWithValues = LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES 199 of LoadAttr;
        LoadAttrNondescriptorNoDict = LOAD_ATTR_NONDESCRIPTOR_NO_DICT 198 of LoadAttr;
        CompareOpFloat = COMPARE_OP_FLOAT 182 of CompareOp;
        CompareOpInt = COMPARE_OP_INT 183 of CompareOp;
        CompareOpStr = COMPARE_OP_STR 184 of CompareOp;
        ContainsOpSet = CONTAINS_OP_SET 186 of ContainsOp;
        ContainsOpDict = CONTAINS_OP_DICT 185 of ContainsOp;
        ForIterList = FOR_ITER_LIST 188 of ForIter;
        ForIterTuple = FOR_ITER_TUPLE 190 of ForIter;
        ForIterRange = FOR_ITER_RANGE 189 of ForIter;
        ForIterGen = FOR_ITER_GEN 187 of ForIter;
        CallBoundMethodExactArgs = CALL_BOUND_METHOD_EXACT_ARGS 163 of Call;
        CallPyExactArgs = CALL_PY_EXACT_ARGS 177 of Call;
        CallType1 = CALL_TYPE_1 181 of Call;
        CallStr1 = CALL_STR_1 179 of Call;
        CallTuple1 = CALL_TUPLE_1 180 of Call;
        CallBuiltinClass = CALL_BUILTIN_CLASS 165 of Call;
        CallBuiltinO = CALL_BUILTIN_O 168 of Call;
        CallBuiltinFast = CALL_BUILTIN_FAST 166 of Call;
        CallBuiltinFastWithKeywords = CALL_BUILTIN_FAST_WITH_KEYWORDS 167 of Call;
        CallLen = CALL_LEN 170 of Call;
        CallIsinstance = CALL_ISINSTANCE 169 of Call;
        CallListAppend = CALL_LIST_APPEND 171 of Call;
        CallMethodDescriptorO = CALL_METHOD_DESCRIPTOR_O 175 of Call;
        CallMethodDescriptorFastWithKeywords = CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS 173 of Call;
        CallMethodDescriptorNoargs = CALL_METHOD_DESCRIPTOR_NOARGS 174 of Call;
        CallMethodDescriptorFast = CALL_METHOD_DESCRIPTOR_FAST 172 of Call;
        CallAllocAndEnterInit = CALL_ALLOC_AND_ENTER_INIT 162 of Call;
        CallPyGeneral = CALL_PY_GENERAL 178 of Call;
        CallBoundMethodGeneral = CALL_BOUND_METHOD_GENERAL 164 of Call;
        CallNonPyGeneral = CALL_NON_PY_GENERAL 176 of Call;
    }

    // Variant = NAME [component, ...]: several instructions, specialised or not, dispatched as one, the longest sequences
    // first; it stands in the place of the first,
    // the others stay where they are (so that a jump to them, or running them one by one, is always possible).
    fused {
        LoadFastLoadConstAddIntStoreFastJump = LOAD_FAST__LOAD_CONST__BINARY_OP_ADD_INT__STORE_FAST__JUMP_BACKWARD [LoadFast, LoadConst, BinaryOpAddInt, StoreFast, JumpBackward];
        LoadFastLoadConstAddIntStoreFast = LOAD_FAST__LOAD_CONST__BINARY_OP_ADD_INT__STORE_FAST [LoadFast, LoadConst, BinaryOpAddInt, StoreFast];
        LoadFastLoadConstSubtractIntStoreFast = LOAD_FAST__LOAD_CONST__BINARY_OP_SUBTRACT_INT__STORE_FAST [LoadFast, LoadConst, BinaryOpSubtractInt, StoreFast];
        LoadFastLoadConstCompareIntJump = LOAD_FAST__LOAD_CONST__COMPARE_OP_INT__POP_JUMP_IF_FALSE [LoadFast, LoadConst, CompareOpInt, PopJumpIfFalse];
        LoadFastLoadFastCompareIntJump = LOAD_FAST_LOAD_FAST__COMPARE_OP_INT__POP_JUMP_IF_FALSE [LoadFastLoadFast, CompareOpInt, PopJumpIfFalse];
        LoadConstCompareIntJump = LOAD_CONST__COMPARE_OP_INT__POP_JUMP_IF_FALSE [LoadConst, CompareOpInt, PopJumpIfFalse];
        LoadFastCompareIntJump = LOAD_FAST__COMPARE_OP_INT__POP_JUMP_IF_FALSE [LoadFast, CompareOpInt, PopJumpIfFalse];
        LoadFastLoadFastAddIntStoreFast = LOAD_FAST_LOAD_FAST__BINARY_OP_ADD_INT__STORE_FAST [LoadFastLoadFast, BinaryOpAddInt, StoreFast];
        LoadFastLoadFastSubtractIntStoreFast = LOAD_FAST_LOAD_FAST__BINARY_OP_SUBTRACT_INT__STORE_FAST [LoadFastLoadFast, BinaryOpSubtractInt, StoreFast];
        LoadFastLoadFastMultiplyIntStoreFast = LOAD_FAST_LOAD_FAST__BINARY_OP_MULTIPLY_INT__STORE_FAST [LoadFastLoadFast, BinaryOpMultiplyInt, StoreFast];
        LoadFastLoadConstAddInt = LOAD_FAST__LOAD_CONST__BINARY_OP_ADD_INT [LoadFast, LoadConst, BinaryOpAddInt];
        LoadFastLoadConstSubtractInt = LOAD_FAST__LOAD_CONST__BINARY_OP_SUBTRACT_INT [LoadFast, LoadConst, BinaryOpSubtractInt];
        LoadFastLoadConstMultiplyInt = LOAD_FAST__LOAD_CONST__BINARY_OP_MULTIPLY_INT [LoadFast, LoadConst, BinaryOpMultiplyInt];
        LoadFastLoadFastAddInt = LOAD_FAST_LOAD_FAST__BINARY_OP_ADD_INT [LoadFastLoadFast, BinaryOpAddInt];
        LoadFastLoadFastSubtractInt = LOAD_FAST_LOAD_FAST__BINARY_OP_SUBTRACT_INT [LoadFastLoadFast, BinaryOpSubtractInt];
        LoadFastLoadFastMultiplyInt = LOAD_FAST_LOAD_FAST__BINARY_OP_MULTIPLY_INT [LoadFastLoadFast, BinaryOpMultiplyInt];
        LoadFastLoadFastAddFloat = LOAD_FAST_LOAD_FAST__BINARY_OP_ADD_FLOAT [LoadFastLoadFast, BinaryOpAddFloat];
        LoadFastLoadFastSubtractFloat = LOAD_FAST_LOAD_FAST__BINARY_OP_SUBTRACT_FLOAT [LoadFastLoadFast, BinaryOpSubtractFloat];
        LoadFastLoadFastMultiplyFloat = LOAD_FAST_LOAD_FAST__BINARY_OP_MULTIPLY_FLOAT [LoadFastLoadFast, BinaryOpMultiplyFloat];
        LoadFastAddInt = LOAD_FAST__BINARY_OP_ADD_INT [LoadFast, BinaryOpAddInt];
        LoadFastSubtractInt = LOAD_FAST__BINARY_OP_SUBTRACT_INT [LoadFast, BinaryOpSubtractInt];
        LoadFastMultiplyInt = LOAD_FAST__BINARY_OP_MULTIPLY_INT [LoadFast, BinaryOpMultiplyInt];
        LoadFastAddFloat = LOAD_FAST__BINARY_OP_ADD_FLOAT [LoadFast, BinaryOpAddFloat];
        LoadFastSubtractFloat = LOAD_FAST__BINARY_OP_SUBTRACT_FLOAT [LoadFast, BinaryOpSubtractFloat];
        LoadFastMultiplyFloat = LOAD_FAST__BINARY_OP_MULTIPLY_FLOAT [LoadFast, BinaryOpMultiplyFloat];
        LoadConstAddInt = LOAD_CONST__BINARY_OP_ADD_INT [LoadConst, BinaryOpAddInt];
        LoadConstSubtractInt = LOAD_CONST__BINARY_OP_SUBTRACT_INT [LoadConst, BinaryOpSubtractInt];
        LoadConstMultiplyInt = LOAD_CONST__BINARY_OP_MULTIPLY_INT [LoadConst, BinaryOpMultiplyInt];
        LoadConstMultiplyFloat = LOAD_CONST__BINARY_OP_MULTIPLY_FLOAT [LoadConst, BinaryOpMultiplyFloat];
        AddIntStoreFast = BINARY_OP_ADD_INT__STORE_FAST [BinaryOpAddInt, StoreFast];
        SubtractIntStoreFast = BINARY_OP_SUBTRACT_INT__STORE_FAST [BinaryOpSubtractInt, StoreFast];
        MultiplyIntStoreFast = BINARY_OP_MULTIPLY_INT__STORE_FAST [BinaryOpMultiplyInt, StoreFast];
        AddFloatStoreFast = BINARY_OP_ADD_FLOAT__STORE_FAST [BinaryOpAddFloat, StoreFast];
        SubtractFloatStoreFast = BINARY_OP_SUBTRACT_FLOAT__STORE_FAST [BinaryOpSubtractFloat, StoreFast];
        MultiplyFloatStoreFast = BINARY_OP_MULTIPLY_FLOAT__STORE_FAST [BinaryOpMultiplyFloat, StoreFast];
        CompareIntJumpIfFalse = COMPARE_OP_INT__POP_JUMP_IF_FALSE [CompareOpInt, PopJumpIfFalse];
        CompareIntJumpIfTrue = COMPARE_OP_INT__POP_JUMP_IF_TRUE [CompareOpInt, PopJumpIfTrue];
        CompareFloatJumpIfFalse = COMPARE_OP_FLOAT__POP_JUMP_IF_FALSE [CompareOpFloat, PopJumpIfFalse];
        LoadFastJumpIfNone = LOAD_FAST__POP_JUMP_IF_NONE [LoadFast, PopJumpIfNone];
        LoadFastJumpIfNotNone = LOAD_FAST__POP_JUMP_IF_NOT_NONE [LoadFast, PopJumpIfNotNone];
        LoadFastInstanceValue = LOAD_FAST__LOAD_ATTR_INSTANCE_VALUE [LoadFast, LoadAttrInstanceValue];
        LoadFastSlotValue = LOAD_FAST__LOAD_ATTR_SLOT [LoadFast, LoadAttrSlot];
        LoadFastMethodWithValues = LOAD_FAST__LOAD_ATTR_METHOD_WITH_VALUES [LoadFast, LoadAttrMethodWithValues];
        LoadFastMethodNoDict = LOAD_FAST__LOAD_ATTR_METHOD_NO_DICT [LoadFast, LoadAttrMethodNoDict];
        LoadFastLoadFastItem = LOAD_FAST_LOAD_FAST__BINARY_SUBSCR_LIST_INT [LoadFastLoadFast, BinarySubscrListInt];
        LoadFastItem = LOAD_FAST__BINARY_SUBSCR_LIST_INT [LoadFast, BinarySubscrListInt];
        LoadConstItem = LOAD_CONST__BINARY_SUBSCR_LIST_INT [LoadConst, BinarySubscrListInt];
        ForIterRangeStoreFast = FOR_ITER_RANGE__STORE_FAST [ForIterRange, StoreFast];
        ForIterListStoreFastLoadFast = FOR_ITER_LIST__STORE_FAST_LOAD_FAST [ForIterList, StoreFastLoadFast];
        ForIterRangeStoreFastLoadFast = FOR_ITER_RANGE__STORE_FAST_LOAD_FAST [ForIterRange, StoreFastLoadFast];
        ListAppendJump = LIST_APPEND__JUMP_BACKWARD [ListAppend, JumpBackward];
        ForIterListStoreFast = FOR_ITER_LIST__STORE_FAST [ForIterList, StoreFast];
        StoreFastJump = STORE_FAST__JUMP_BACKWARD [StoreFast, JumpBackward];
        PopTopJump = POP_TOP__JUMP_BACKWARD [PopTop, JumpBackward];
        LoadFastReturn = LOAD_FAST__RETURN_VALUE [LoadFast, ReturnValue];
        LoadGlobalModuleLoadFast = LOAD_GLOBAL_MODULE__LOAD_FAST [LoadGlobalModule, LoadFast];
        LoadGlobalBuiltinLoadFast = LOAD_GLOBAL_BUILTIN__LOAD_FAST [LoadGlobalBuiltin, LoadFast];
    }
}

/// No instruction counts more values than this; an argument beyond it is garbage, and would overflow what is computed.
pub const MAX_COUNT: u32 = 1 << 28;

impl Opcode {
    /// The opcode that `byte` numbers, if there is one.
    #[inline]
    pub fn from_u8(byte: u8) -> Option<Opcode> {
        Opcode::ALL.get(usize::from(byte)).copied()
    }

    /// The row of this opcode. (For a fused form, all but name and components is that of its first component.)
    #[inline]
    pub fn metadata(self) -> &'static OpcodeMetadata {
        &METADATA[self as usize]
    }

    /// The name that `dis` shows.
    pub fn name(self) -> &'static str {
        self.metadata().name
    }

    /// The instruction as compiled: of a specialised form its general one, of a fused form its first component.
    #[inline]
    pub fn base(self) -> Opcode {
        self.metadata().base
    }

    /// The fused forms, the longest first.
    pub fn fused() -> &'static [Opcode] {
        &Opcode::ALL[SINGLE_COUNT..]
    }

    /// Whether some fused form begins with it.
    pub(crate) fn begins_fused(self) -> bool {
        BEGIN_FUSED[self as usize]
    }

    /// What a fused form begins with, perhaps a specialised form; any other opcode is its own.
    pub fn first_component(self) -> Opcode {
        match self.metadata().components {
            [first, _, ..] => *first,
            _ => self,
        }
    }

    /// Is it one that a compiled code object may hold?
    pub fn is_base(self) -> bool {
        (self as usize) < Opcode::BASE_COUNT
    }

    /// How many inline cache units (of 2 bytes) follow the instruction in CPython's encoding.
    pub fn caches(self) -> u32 {
        self.metadata().caches.iter().map(|&(_, units)| u32::from(units)).sum()
    }

    /// How many values the instruction takes off the stack and how many it puts there.
    ///
    /// The same numbers hold when it jumps, for every instruction of 3.13. (For a fused form: of its first component.)
    pub fn stack(self, arg: u32) -> (u32, u32) {
        (self.metadata().stack)(arg.min(MAX_COUNT))
    }

    /// The change of stack depth.
    pub fn stack_effect(self, arg: u32) -> i32 {
        let (pops, pushes) = self.stack(arg);
        pushes as i32 - pops as i32
    }

    /// Does it have a jump target?
    pub fn has_jump(self) -> bool {
        self.metadata().operand.is_jump()
    }

    /// Does control never go on to the next instruction?
    pub fn is_terminator(self) -> bool {
        self.metadata().flags.contains(Flags::TERMINATOR)
    }
}
