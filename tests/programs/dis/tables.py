"""The tables of opcodes."""
import dis

print(dis.opmap["LOAD_FAST"], dis.opname[dis.opmap["CALL"]], dis.HAVE_ARGUMENT, dis.EXTENDED_ARG, dis.cmp_op)
for table in (dis.hasconst, dis.hasname, dis.hasjump, dis.haslocal, dis.hasfree, dis.hascompare, dis.hasexc):
    print([dis.opname[number] for number in table])
for name, arg in (("BUILD_LIST", 3), ("CALL", 2), ("POP_TOP", None), ("UNPACK_EX", 0x102), ("FOR_ITER", 1)):
    print(name, dis.stack_effect(dis.opmap[name], arg))
print(dis.stack_effect(dis.opmap["SETUP_WITH"], 0, jump=True), dis.stack_effect(dis.opmap["SETUP_WITH"], 0, jump=False))
try:
    dis.stack_effect(300)
except ValueError as error:
    print(error)
