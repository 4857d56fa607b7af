"""The instruction set: names, numbers and kinds of the opcodes, from the interpreter's own table."""

import _opcode
from _opcode import stack_effect

__all__ = ["cmp_op", "stack_effect", "hascompare", "opname", "opmap",
           "HAVE_ARGUMENT", "EXTENDED_ARG", "hasarg", "hasconst", "hasname",
           "hasjump", "hasjrel", "hasjabs", "hasfree", "haslocal", "hasexc"]

cmp_op = ("<", "<=", "==", "!=", ">", ">=")

# Names to numbers; numbers from 256 on belong to the compiler alone.
opmap = _opcode._opmap()

EXTENDED_ARG = opmap["EXTENDED_ARG"]
# Instructions with higher numbers have an argument (and hasarg lists those that have).
HAVE_ARGUMENT = 44
MIN_INSTRUMENTED_OPCODE = 236

opname = [f"<{number}>" for number in range(max(opmap.values()) + 1)]
for _name, _number in opmap.items():
    opname[_number] = _name


def _having(predicate):
    return [number for number in opmap.values() if predicate(number)]


hasarg = _having(_opcode.has_arg)
hasconst = _having(_opcode.has_const)
hasname = _having(_opcode.has_name)
hasjump = _having(_opcode.has_jump)
hasjrel = hasjump
hasjabs = []
hasfree = _having(_opcode.has_free)
haslocal = _having(_opcode.has_local)
hasexc = _having(_opcode.has_exc)
hascompare = [opmap["COMPARE_OP"]]

_nb_ops = _opcode.get_nb_ops()
_intrinsic_1_descs = _opcode.get_intrinsic1_descs()
_intrinsic_2_descs = _opcode.get_intrinsic2_descs()

# Base instruction to its specialised forms, and the numbers of those.
_specializations = _opcode._specializations()
_specialized_opmap = _opcode._specialized_opmap()

# Base instruction to its inline caches: name to size in units of two bytes.
_cache_format = _opcode._cache_format()
_inline_cache_entries = {name: sum(entries.values())
                         for name, entries in _cache_format.items()}
