"""Disassembler: shows the bytecode of functions, methods, classes, modules,
code objects, generators, strings of source, and of the last traceback.
"""

import io
import sys
import types
from collections import namedtuple

import opcode as _table
from opcode import *

__all__ = ["code_info", "dis", "disassemble", "distb", "disco",
           "findlinestarts", "findlabels", "show_code",
           "get_instructions", "Instruction", "Bytecode"] + _table.__all__

COMPILER_FLAG_NAMES = {
    1: "OPTIMIZED",
    2: "NEWLOCALS",
    4: "VARARGS",
    8: "VARKEYWORDS",
    16: "NESTED",
    32: "GENERATOR",
    64: "NOFREE",
    128: "COROUTINE",
    256: "ITERABLE_COROUTINE",
    512: "ASYNC_GENERATOR",
}

FUNCTION_ATTR_FLAGS = ("defaults", "kwdefaults", "annotations", "closure")

# All instructions by number and by name, specialised forms included.
_names = list(opname)
_numbers = dict(opmap)
for _name, _number in _table._specialized_opmap.items():
    _names[_number] = _name
    _numbers[_name] = _number

# Specialised number to base number.
_base_of = {_numbers[form]: opmap[base]
            for base, forms in _table._specializations.items() for form in forms}

_all_opmap = {**opmap, **_table._specialized_opmap}
_all_opname = list(opname) + ['<%d>' % number for number in range(len(opname), max(_all_opmap.values()) + 1)]
for _name, _number in _all_opmap.items():
    _all_opname[_number] = _name

_BACKWARD = {opmap["JUMP_BACKWARD"], opmap["JUMP_BACKWARD_NO_INTERRUPT"]}
_LOCAL_PAIRS = {opmap[name] for name in ("LOAD_FAST_LOAD_FAST",
                                         "STORE_FAST_LOAD_FAST",
                                         "STORE_FAST_STORE_FAST")}
# Names whose index is shifted, and what set low bits mean in a listing.
_SHIFTED_NAMES = {
    opmap["LOAD_GLOBAL"]: (1, " + NULL"),
    opmap["LOAD_ATTR"]: (1, " + NULL|self"),
    opmap["LOAD_SUPER_ATTR"]: (2, " + NULL|self"),
}
_CONVERSIONS = (None, str, repr, ascii)


class _Unknown:
    def __repr__(self):
        return "<unknown>"


# What an argument stands for when the tables that tell it are not there.
UNKNOWN = _Unknown()


def _base(number):
    return _base_of.get(number, number)


def _cache_units(number):
    return _table._inline_cache_entries.get(opname[_base(number)], 0)


# --- Finding the code object ---

def _code_inside(x):
    """The code object that belongs to x, or x itself."""
    x = getattr(x, "__func__", x)
    for attribute in ("__code__", "gi_code", "ag_code", "cr_code"):
        if hasattr(x, attribute):
            return getattr(x, attribute)
    return x


def _compile_text(source, name):
    """Compile an expression, or else statements."""
    try:
        return compile(source, name, "eval")
    except SyntaxError:
        pass
    return compile(source, name, "exec")


def _get_code_object(x):
    x = _code_inside(x)
    if isinstance(x, str):
        x = _compile_text(x, "<disassembly>")
    if hasattr(x, "co_code"):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


# --- Descriptions of code objects ---

def pretty_flags(flags):
    """The flags of a code object in words."""
    names = []
    bit = 1
    while flags and bit < 1 << 32:
        if flags & bit:
            names.append(COMPILER_FLAG_NAMES.get(bit, hex(bit)))
            flags &= ~bit
        bit <<= 1
    if flags or not names:
        names.append(hex(flags))
    return ", ".join(names)


def code_info(x):
    """Several lines about a function, method, string of source or code object."""
    return _format_code_info(_get_code_object(x))


def _format_code_info(co):
    lines = [
        f"{title + ':':<18} {value}" for title, value in (
            ("Name", co.co_name),
            ("Filename", co.co_filename),
            ("Argument count", co.co_argcount),
            ("Positional-only arguments", co.co_posonlyargcount),
            ("Kw-only arguments", co.co_kwonlyargcount),
            ("Number of locals", co.co_nlocals),
            ("Stack size", co.co_stacksize),
            ("Flags", pretty_flags(co.co_flags)),
        )
    ]
    for title, values, show in (("Constants", co.co_consts, repr),
                                ("Names", co.co_names, str),
                                ("Variable names", co.co_varnames, str),
                                ("Free variables", co.co_freevars, str),
                                ("Cell variables", co.co_cellvars, str)):
        if values:
            lines.append(title + ":")
            lines.extend(f"{index:4d}: {show(value)}" for index, value in enumerate(values))
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Print code_info() of something, to file or to standard output."""
    print(code_info(co), file=file)


# --- Instructions ---

Positions = namedtuple("Positions", ["lineno", "end_lineno", "col_offset", "end_col_offset"],
                       defaults=[None] * 4)

_Instruction = namedtuple("_Instruction", [
    "opname", "opcode", "arg", "argval", "argrepr", "offset", "start_offset",
    "starts_line", "line_number", "label", "positions", "cache_info",
], defaults=[None, None, None])


class Instruction(_Instruction):
    """One instruction of a code object.

    opname, opcode      name and number
    arg                 the argument as a number, or None
    argval, argrepr     what it stands for: as a value and as text
    offset              where it is
    start_offset        where the EXTENDED_ARGs before it begin
    starts_line         whether a source line starts here
    line_number         the source line, or None
    label               number of the label if something jumps here, or None
    positions           the range of source, a Positions
    cache_info          (name, size, data) of each inline cache, or None
    """

    @property
    def oparg(self):
        """Another name of arg."""
        return self.arg

    @property
    def baseopcode(self):
        """The number of the instruction before it was specialised."""
        return _base(self.opcode)

    @property
    def baseopname(self):
        """The name of the instruction before it was specialised."""
        return opname[self.baseopcode]

    @property
    def cache_offset(self):
        """Where the inline caches begin."""
        return self.offset + 2

    @property
    def end_offset(self):
        """Where the inline caches end."""
        # Like CPython, of a specialised form without its caches.
        return self.cache_offset + 2 * _table._inline_cache_entries.get(self.opname, 0)

    @property
    def jump_target(self):
        """Where it jumps to, or None."""
        return _jump_target(self.opcode, self.arg, self.offset)

    @property
    def is_jump_target(self):
        """Whether something jumps here."""
        return self.label is not None

    def __str__(self):
        output = io.StringIO()
        Formatter(file=output).print_instruction(self, False)
        return output.getvalue()


def _jump_target(number, arg, offset):
    base = _base(number)
    if base not in _JUMPS:
        return None
    distance = -arg if base in _BACKWARD else arg
    return offset + 2 + 2 * (_cache_units(base) + distance)


_JUMPS = frozenset(hasjump)
_WITH_ARGUMENT = frozenset(hasarg)


def _walk(code):
    """Yield (offset, start_offset, number, arg) of each instruction in bytes of code."""
    extended = 0
    start = None
    offset = 0
    while offset < len(code):
        number = code[offset]
        base = _base(number)
        arg = None
        if base in _WITH_ARGUMENT:
            arg = code[offset + 1] | extended
        if base == EXTENDED_ARG:
            yield offset, offset, number, arg
            start = offset if start is None else start
            extended = arg << 8
            if extended >= 1 << 31:  # the argument is a 32-bit signed number
                extended -= 1 << 32
        else:
            yield offset, offset if start is None else start, number, arg
            start = None
            extended = 0
        offset += 2 + 2 * _cache_units(base)


def findlabels(code):
    """The offsets in bytes of code that something jumps to."""
    targets = (_jump_target(number, arg, offset)
               for offset, _, number, arg in _walk(code) if arg is not None)
    return list(dict.fromkeys(target for target in targets if target is not None))


def findlinestarts(code):
    """Yield (offset, line) where a line starts; the line is None for code without one."""
    previous = False
    for start, _, line in code.co_lines():
        if previous is False or line != previous:
            previous = line
            yield start, line


_ExceptionTableEntryBase = namedtuple("_ExceptionTableEntryBase", "start end target depth lasti")


class _ExceptionTableEntry(_ExceptionTableEntryBase):
    """An entry of the exception table, to which a listing adds its labels."""


def _parse_exception_table(code):
    numbers = []
    value = 0
    for byte in code.co_exceptiontable:
        value = value << 6 | byte & 63
        if not byte & 64:
            numbers.append(value)
            value = 0
    entries = []
    for index in range(0, len(numbers) - 3, 4):
        start, length, target, depth = numbers[index:index + 4]
        entries.append(_ExceptionTableEntry(2 * start, 2 * (start + length), 2 * target,
                                            depth >> 1, bool(depth & 1)))
    return entries


def _make_labels_map(original_code, exception_entries=()):
    """Number the places that jumps and the exception table refer to."""
    places = set(findlabels(original_code))
    for entry in exception_entries:
        places.update((entry.start, entry.end, entry.target))
    labels = {offset: number for number, offset in enumerate(sorted(places), 1)}
    for entry in exception_entries:
        entry.start_label = labels[entry.start]
        entry.end_label = labels[entry.end]
        entry.target_label = labels[entry.target]
    return labels


class ArgResolver:
    """Tells what arguments stand for."""

    def __init__(self, co_consts=None, names=None, varname_from_oparg=None, labels_map=None):
        self.co_consts = co_consts
        self.names = names
        self.varname_from_oparg = varname_from_oparg
        self.labels_map = labels_map or {}

    def get_label_for_offset(self, offset):
        return self.labels_map.get(offset)

    def offset_from_jump_arg(self, op, arg, offset):
        return _jump_target(op, arg, offset)

    def get_argval_argrepr(self, op, arg, offset):
        """The meaning of an argument, as a value and as text."""
        base = _base(op)
        if arg is None:
            return None, ""
        if base in hasconst:
            if self.co_consts is None:
                return UNKNOWN, ""
            return self.co_consts[arg], repr(self.co_consts[arg])
        if base in hasname:
            return self._name(base, arg)
        if base in _JUMPS or base in hasexc:
            target = self.offset_from_jump_arg(op, arg, offset)
            return target, f"to L{self.get_label_for_offset(target)}"
        if base in _LOCAL_PAIRS:
            values, texts = zip(self._variable(arg >> 4), self._variable(arg & 15))
            return values, ", ".join(texts)
        if base in haslocal or base in hasfree:
            return self._variable(arg)
        if base in hascompare:
            operator = cmp_op[arg >> 5]
            return operator, f"bool({operator})" if arg & 16 else operator
        match opname[base]:
            case "CONVERT_VALUE":
                function = _CONVERSIONS[arg]
                return function, function.__name__ if function else ""
            case "SET_FUNCTION_ATTRIBUTE":
                return arg, ", ".join(name for bit, name in enumerate(FUNCTION_ATTR_FLAGS)
                                      if arg >> bit & 1)
            case "BINARY_OP":
                return arg, _table._nb_ops[arg][1]
            case "CALL_INTRINSIC_1":
                return arg, _table._intrinsic_1_descs[arg]
            case "CALL_INTRINSIC_2":
                return arg, _table._intrinsic_2_descs[arg]
        return arg, ""

    def _name(self, base, arg):
        shift, suffix = _SHIFTED_NAMES.get(base, (0, ""))
        if self.names is None:
            return UNKNOWN, ""
        name = self.names[arg >> shift]
        return name, name + suffix if name and shift and arg & 1 else name

    def _variable(self, index):
        if self.varname_from_oparg is None:
            return UNKNOWN, ""
        name = self.varname_from_oparg(index)
        return name, name


def _resolver(co, labels_map):
    return ArgResolver(co_consts=co.co_consts, names=co.co_names,
                       varname_from_oparg=co._varname_from_oparg, labels_map=labels_map)


def _get_code_array(co, adaptive):
    return co._co_code_adaptive if adaptive else co.co_code


def _get_instructions_bytes(code, linestarts=None, line_offset=0, co_positions=None,
                            original_code=None, arg_resolver=None):
    """Yield the Instructions of bytes of code.

    original_code has the instructions as compiled, if code has specialised ones.
    """
    positions = list(co_positions or ())
    starts_line = False
    line = None
    for offset, start_offset, number, arg in _walk(original_code or code):
        if linestarts is not None:
            starts_line = offset in linestarts
            if starts_line:
                line = linestarts[offset]
                if line is not None:
                    line += line_offset
        base = _base(number)
        shown = code[offset]
        if arg_resolver:
            argval, argrepr = arg_resolver.get_argval_argrepr(shown, arg, offset)
            label = arg_resolver.get_label_for_offset(offset)
        else:
            argval, argrepr, label = arg, repr(arg), None
        caches = None
        if _cache_units(base):
            sizes = _table._cache_format[opname[base]].items()
            caches = [(name, size, code[offset + 2:offset + 2 + 2 * size]) for name, size in sizes]
        where = positions[offset // 2] if offset // 2 < len(positions) else ()
        yield Instruction(_names[shown], shown, arg, argval, argrepr, offset, start_offset,
                          starts_line, line, label, Positions(*where), caches)


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Iterate over the Instructions of a function, method, string of source or
    code object; first_line is the number to give to its first line."""
    co = _get_code_object(x)
    line_offset = 0 if first_line is None else first_line - co.co_firstlineno
    original = co.co_code
    return _get_instructions_bytes(_get_code_array(co, adaptive),
                                   linestarts=dict(findlinestarts(co)),
                                   line_offset=line_offset,
                                   co_positions=co.co_positions(),
                                   original_code=original,
                                   arg_resolver=_resolver(co, _make_labels_map(original)))


# --- Listings ---

_NO_LINENO = "  --"
_OPNAME_WIDTH = 20
_OPARG_WIDTH = 5


class Formatter:
    """Prints instructions in columns; a width of 0 leaves the column out."""

    def __init__(self, file=None, lineno_width=0, offset_width=0, label_width=0,
                 line_offset=0, show_caches=False):
        self.file = file
        self.lineno_width = lineno_width
        self.offset_width = offset_width
        self.label_width = label_width
        self.show_caches = show_caches

    def print_instruction(self, instr, mark_as_current=False):
        """Print an instruction, and its caches if they are to be shown."""
        self.print_instruction_line(instr, mark_as_current)
        if not self.show_caches:
            return
        offset = instr.offset
        for name, size, data in instr.cache_info or ():
            text = f"{name}: {int.from_bytes(data, sys.byteorder)}"
            for _ in range(size):
                offset += 2
                cache = Instruction("CACHE", opmap["CACHE"], 0, None, text, offset, offset,
                                    False, None, None, instr.positions)
                self.print_instruction_line(cache, False)
                text = ""

    def print_instruction_line(self, instr, mark_as_current):
        """Print one line, after an empty one where a source line starts."""
        if self.lineno_width and instr.starts_line and instr.offset > 0:
            print(file=self.file)
        columns = []
        if self.lineno_width:
            line = ""
            if instr.starts_line:
                line = _NO_LINENO if instr.line_number is None else instr.line_number
            columns.append(f"{line:>{self.lineno_width}}")
        label = "" if instr.label is None else f"L{instr.label}:"
        columns.append(f"{label:>{self.label_width}}")
        if self.offset_width > 0:
            columns.append(f"{instr.offset:>{self.offset_width}}  ")
        columns.append("-->" if mark_as_current else "   ")
        columns.append(f"{instr.opname:<{_OPNAME_WIDTH}}")
        if instr.arg is not None:
            # A long name takes room from the argument, so that the rest stays in line.
            excess = max(0, len(instr.opname) - _OPNAME_WIDTH)
            columns.append(repr(instr.arg).rjust(_OPARG_WIDTH - excess))
            if instr.argrepr:
                columns.append(f"({instr.argrepr})")
        print(" ".join(columns).rstrip(), file=self.file)

    def print_exception_table(self, exception_entries):
        """Print the exception table, if it has entries."""
        if exception_entries:
            print("ExceptionTable:", file=self.file)
        for entry in exception_entries:
            lasti = " lasti" if entry.lasti else ""
            print(f"  L{entry.start_label} to L{entry.end_label} -> "
                  f"L{entry.target_label} [{entry.depth}]{lasti}", file=self.file)


def _lineno_width(linestarts):
    last = max(filter(None, linestarts.values()), default=0)
    if not last:
        return 0  # there are no lines to show
    least = len(_NO_LINENO) if None in linestarts.values() else 3
    return max(least, len(str(last)))


def _formatter(file, code, linestarts, labels_map, show_caches, show_offsets, line_offset=0):
    offset_width = len(str(max(len(code) - 2, 9999))) if show_offsets else 0
    return Formatter(file=file, lineno_width=_lineno_width(linestarts) if linestarts else 0,
                     offset_width=offset_width, label_width=4 + len(str(len(labels_map))),
                     line_offset=line_offset, show_caches=show_caches)


def print_instructions(instrs, exception_entries, formatter, lasti=-1):
    """Print instructions and an exception table; an arrow marks the offset lasti."""
    for instr in instrs:
        last_unit = instr.offset + 2 * _cache_units(instr.opcode)
        formatter.print_instruction(instr, instr.offset <= lasti <= last_unit)
    formatter.print_exception_table(exception_entries)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False,
                show_offsets=False):
    """Print the listing of one code object."""
    _list_code(co, lasti, 0, file, show_caches, adaptive, show_offsets)


disco = disassemble  # an older name


def _list_code(co, lasti, line_offset, file, show_caches, adaptive, show_offsets):
    linestarts = dict(findlinestarts(co))
    entries = _parse_exception_table(co)
    original = co.co_code
    labels_map = _make_labels_map(original, entries)
    formatter = _formatter(file, original, linestarts, labels_map, show_caches, show_offsets,
                           line_offset)
    instructions = _get_instructions_bytes(_get_code_array(co, adaptive),
                                           linestarts=linestarts,
                                           line_offset=line_offset,
                                           co_positions=co.co_positions(),
                                           original_code=original,
                                           arg_resolver=_resolver(co, labels_map))
    print_instructions(instructions, entries, formatter, lasti)


def _list_deep(co, file, depth, **options):
    """Print the listings of a code object and those inside it, down to a depth."""
    disassemble(co, file=file, **options)
    if depth is not None:
        if depth <= 0:
            return
        depth -= 1
    for constant in co.co_consts:
        if hasattr(constant, "co_code"):
            print(file=file)
            print(f"Disassembly of {constant!r}:", file=file)
            _list_deep(constant, file, depth, **options)


def _list_bytes(code, file, show_caches, show_offsets):
    labels_map = _make_labels_map(code)
    formatter = _formatter(file, code, None, labels_map, show_caches, show_offsets)
    instructions = _get_instructions_bytes(code, arg_resolver=ArgResolver(labels_map=labels_map))
    print_instructions(instructions, (), formatter)


_HAVE_CODE = (types.MethodType, types.FunctionType, types.CodeType, classmethod,
              staticmethod, type)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False,
        show_offsets=False):
    """Print the bytecode of x, or of the last traceback if x is not given.

    x can be a function, method, class, module, code object, generator,
    coroutine, asynchronous generator, string of source, or bytes of bytecode.
    Code inside code is shown too, down to the given depth.
    """
    options = {"show_caches": show_caches, "adaptive": adaptive, "show_offsets": show_offsets}
    if x is None:
        distb(file=file, **options)
        return
    x = _code_inside(x)
    if hasattr(x, "__dict__"):  # a class or module
        for name, member in sorted(x.__dict__.items()):
            if isinstance(member, _HAVE_CODE):
                print(f"Disassembly of {name}:", file=file)
                try:
                    dis(member, file=file, depth=depth, **options)
                except TypeError as problem:
                    print("Sorry:", problem, file=file)
                print(file=file)
    elif hasattr(x, "co_code"):
        _list_deep(x, file, depth, **options)
    elif isinstance(x, (bytes, bytearray)):
        _list_bytes(x, file, show_caches, show_offsets)
    elif isinstance(x, str):
        _list_deep(_compile_text(x, "<dis>"), file, depth, **options)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Print the code of a traceback's frame (default: the innermost frame of the last one)."""
    if tb is None:
        if hasattr(sys, "last_exc"):
            tb = sys.last_exc.__traceback__
        elif hasattr(sys, "last_traceback"):
            tb = sys.last_traceback
        else:
            raise RuntimeError("no last traceback to disassemble") from None
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_caches=show_caches,
                adaptive=adaptive, show_offsets=show_offsets)


def _find_imports(co):
    """Yield (name, level, names) for each import in a code object."""
    before = [None, None]
    for instruction in get_instructions(co):
        if instruction.opname == "EXTENDED_ARG":
            continue
        if instruction.opname == "IMPORT_NAME" and all(
                known is not None and known.opname == "LOAD_CONST" for known in before):
            level, names = before
            yield instruction.argval, level.argval, names.argval
        before = [before[1], instruction]


def _find_store_names(co):
    """Yield the names that the code of a module assigns to."""
    for instruction in get_instructions(co):
        if instruction.opname in ("STORE_NAME", "STORE_GLOBAL"):
            yield instruction.argval


class Bytecode:
    """The bytecode of a function, method, string of source or code object; iterate for its Instructions."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False,
                 adaptive=False, show_offsets=False):
        self.codeobj = co = _get_code_object(x)
        self.first_line = co.co_firstlineno if first_line is None else first_line
        self._line_offset = self.first_line - co.co_firstlineno
        self._linestarts = dict(findlinestarts(co))
        self._original_object = x
        self.current_offset = current_offset
        self.exception_entries = _parse_exception_table(co)
        self.show_caches = show_caches
        self.adaptive = adaptive
        self.show_offsets = show_offsets

    def __iter__(self):
        co = self.codeobj
        labels_map = _make_labels_map(co.co_code, self.exception_entries)
        return _get_instructions_bytes(_get_code_array(co, self.adaptive),
                                       linestarts=self._linestarts,
                                       line_offset=self._line_offset,
                                       co_positions=co.co_positions(),
                                       original_code=co.co_code,
                                       arg_resolver=_resolver(co, labels_map))

    def __repr__(self):
        return f"{type(self).__name__}({self._original_object!r})"

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """The Bytecode of the innermost frame of a traceback."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches,
                   adaptive=adaptive)

    def info(self):
        """Several lines about the code object."""
        return _format_code_info(self.codeobj)

    def dis(self):
        """The listing as a string."""
        output = io.StringIO()
        lasti = -1 if self.current_offset is None else self.current_offset
        _list_code(self.codeobj, lasti, self._line_offset, output, self.show_caches,
                   self.adaptive, self.show_offsets)
        return output.getvalue()


def main():
    """The command line: python -m dis [-C] [-O] [file]."""
    import argparse

    parser = argparse.ArgumentParser()
    parser.add_argument("-C", "--show-caches", action="store_true", help="show inline caches")
    parser.add_argument("-O", "--show-offsets", action="store_true",
                        help="show instruction offsets")
    parser.add_argument("infile", nargs="?", default="-")
    args = parser.parse_args()
    if args.infile == "-":
        name, source = "<stdin>", sys.stdin.buffer.read()
    else:
        with open(args.infile, "rb") as file:
            name, source = args.infile, file.read()
    dis(compile(source, name, "exec"), show_caches=args.show_caches,
        show_offsets=args.show_offsets)


if __name__ == "__main__":
    main()
