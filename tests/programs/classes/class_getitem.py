# __class_getitem__, generic aliases, __mro_entries__.
class A:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item!r}]"
class B(A): pass
print(A[int], B[1, 2], A["x"], list[int], dict[str, list[int]], tuple[int, ...], type[A], list[int] == list[int], hash(list[int]) == hash(list[int]))
a = list[int]
print(a.__origin__, a.__args__, a.__parameters__, a([1, 2]), a.append, isinstance([], list), type(a).__name__, a() == []) if False else print(a.__origin__, a.__args__, a.__parameters__, a("ab"), type(a).__name__, dict[str, int](a=1), repr(set[frozenset[bytes]]))
class L(list[int]): pass
print(L.__bases__, L.__orig_bases__, L([1]))
class E:
    def __mro_entries__(self, bases): return (A, list)
class F(E()): pass
print([c.__name__ for c in F.__mro__], len(F.__orig_bases__))
for code in ("int[str]", "A()[1]", "list[int][str]", "isinstance([], list[int])", "issubclass(list, list[int])", "object[1]", "print[1]", "str[int]", "class X(E): pass\nX[1]"):
    try:
        exec(code)
        print(code, "ok")
    except TypeError as e:
        print(code, "->", e)
print(int | str, int | None, list[int] | str, isinstance(1, int | str), isinstance("a", int | None), issubclass(bool, int | str), (int | str).__args__, int | str == str | int, type(int | str).__name__, int | int, None | int)
try:
    int | 5
except TypeError as e:
    print(e)
