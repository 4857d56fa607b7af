# Typed fields, observers, weak references.
import weakref
class Field:
    def __init__(self, kind, default=None, check=lambda v: True): self.kind, self.default, self.check = kind, default, check
    def __set_name__(self, owner, name): self.name = name; owner.fields = {**getattr(owner, "fields", {}), name: self}
    def __get__(self, obj, owner): return self if obj is None else obj.__dict__.get(self.name, self.default)
    def __set__(self, obj, v):
        if not isinstance(v, self.kind): raise TypeError(f"{type(obj).__name__}.{self.name} must be {self.kind.__name__}, not {type(v).__name__}")
        if not self.check(v): raise ValueError(f"bad {self.name}: {v!r}")
        old = self.__get__(obj, type(obj)); obj.__dict__[self.name] = v
        for w in list(obj.watchers):
            if (f := w()) is None: obj.watchers.remove(w)
            else: f(obj, self.name, old, v)
class Model:
    def __init__(self, **kw):
        self.watchers = []
        for k, v in kw.items():
            if k not in self.fields: raise TypeError(f"{type(self).__name__} has no field {k!r}")
            setattr(self, k, v)
    def watch(self, f): self.watchers.append(weakref.WeakMethod(f) if hasattr(f, "__self__") else weakref.ref(f))
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in self.fields)})"
class Person(Model):
    name = Field(str, "?")
    age = Field(int, 0, lambda v: 0 <= v < 150)
class Employee(Person):
    salary = Field((int), 1000)
class Log:
    def __init__(self): self.lines = []
    def note(self, obj, name, old, new): self.lines.append(f"{name}: {old!r} -> {new!r}")
e, log = Employee(name="Ann"), Log()
e.watch(log.note); e.age = 30; e.salary += 500
print(e, log.lines, list(Employee.fields), list(Person.fields), Person.name.kind)
del log
e.age = 31; print(len(e.watchers))
for f in (lambda: setattr(e, "age", "x"), lambda: setattr(e, "age", 200), lambda: Person(nope=1)):
    try: f()
    except (TypeError, ValueError) as x: print(type(x).__name__, x)
