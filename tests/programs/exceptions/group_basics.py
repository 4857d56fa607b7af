# ExceptionGroup: construction, split, subgroup, derive.
eg = ExceptionGroup("top", [ValueError(1), TypeError("t"), ExceptionGroup("in", [ValueError(2), KeyError("k")])])
print(eg, repr(eg), eg.message, eg.exceptions, len(eg.exceptions))
print(repr(eg.subgroup(ValueError)), repr(eg.subgroup(OSError)), eg.split((TypeError, KeyError)), eg.subgroup(lambda e: isinstance(e, KeyError)))
m, r = eg.split(ExceptionGroup)
print(m is eg, r)
print(BaseExceptionGroup("b", [KeyboardInterrupt()]), type(BaseExceptionGroup("b", [ValueError()])).__name__, ExceptionGroup("one", [ValueError()]))
class MyGroup(ExceptionGroup):
    def derive(self, excs):
        g = MyGroup(self.message, excs)
        g.code = 5
        return g
mg = MyGroup("mine", [ValueError(1), KeyError(2)])
mg.add_note("n")
a, b = mg.split(ValueError)
print(type(a).__name__, a.code, b, a.__notes__, type(ExceptionGroup("x", [ValueError()]).derive([KeyError()])).__name__)
for make in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [5]), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("m"), lambda: ExceptionGroup("m", 5), lambda: ExceptionGroup("m", ValueError()), lambda: eg.split(5), lambda: MyGroup("m", [SystemExit()]), lambda: eg.subgroup(), lambda: ExceptionGroup("m", [ValueError, 1]), lambda: ExceptionGroup()):
    try:
        make()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
