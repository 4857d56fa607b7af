# super() with and without arguments, in all kinds of methods.
class A:
    def f(self): return ["A.f"]
    @classmethod
    def c(cls): return ["A.c", cls.__name__]
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
    attr = "A.attr"
class B(A):
    def f(self): return ["B.f"] + super().f()
class C(A):
    def f(self): return ["C.f"] + super().f()
class D(B, C):
    def f(self): return ["D.f"] + super().f()
    @classmethod
    def c(cls): return ["D.c"] + super().c()
    def s(self): return super().s()
    @property
    def p(self): return "D." + super().p
    def more(self):
        return super(B, self).f(), super(D, D).c(), super().attr, [super(D, self).f()[0] for _ in range(1)], (lambda: super(D, self).p)()
    def nested(self):
        def inner(): return super(D, self).f()[0], __class__.__name__
        return inner()
d = D()
print(d.f(), D.c(), d.s(), d.p, d.more(), d.nested())
print(super(B, d).f(), super(A, d).__init__(), repr(super(C, d)).split(" object at")[0] if False else repr(super(C, D)), super(D, d).__thisclass__, super(D, d).__self__ is d, super(D, d).__self_class__, type(super(D, d)).__name__)
for make in (lambda: super(), lambda: super(C, B()), lambda: super(5), lambda: super(A, 5), lambda: super(D, d).nope, lambda: super(A, d).f, lambda: super(D).f, lambda: super(D, D).nope):
    try:
        make()
    except (TypeError, RuntimeError, AttributeError) as e:
        print(type(e).__name__, e)
class E:
    def no_args(): return super()
    def deleted(self):
        del self
        return super()
    def assign(self): super().x = 1
for f in (E.no_args, E().deleted, E().assign):
    try:
        f()
    except (RuntimeError, AttributeError) as e:
        print(type(e).__name__, e)
