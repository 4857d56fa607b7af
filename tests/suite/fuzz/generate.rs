//! Random valid programs, from templates with holes: what they do is always defined, and the same everywhere.
//!
//! A hole `{I}` is filled with an expression that is usually an int, and so on; now and then with one of another type, so
//! that errors and their messages are compared too. Nothing loops or grows without end: repetitions and exponents are
//! bounded where they stand.

use fastrand::Rng;

/// Templates for one kind of hole; the first few are used when no more nesting is wanted.
struct Kind {
    hole: char,
    /// How many of the templates have no holes of their own.
    simple: usize,
    templates: &'static [&'static str],
}

const EXPRESSIONS: &[Kind] = &[
    Kind {
        hole: 'I',
        simple: 14,
        templates: &[
            "0",
            "1",
            "2",
            "-1",
            "7",
            "10",
            "255",
            "a",
            "b",
            "c",
            "(2**61)",
            "(-(2**62))",
            "(10**20)",
            "True",
            "({I} + {I})",
            "({I} - {I})",
            "({I} * {I})",
            "({I} // {I})",
            "({I} % {I})",
            "({I} & {I})",
            "({I} | {I})",
            "({I} ^ {I})",
            "({I} << ({I} % 70))",
            "({I} >> ({I} % 70))",
            "-{I}",
            "~{I}",
            "+{I}",
            "abs({I})",
            "({I} ** ({I} % 7))",
            "len({S})",
            "len({L})",
            "len({D})",
            "int({F})",
            "int({B})",
            "round({F})",
            "sum({L})",
            "min({I}, {I})",
            "max({L})",
            "{L}[{I}]",
            "{T}[{I} % 3]",
            "{D}[{I}]",
            "{D}.get({I}, {I})",
            "{L}.count({A})",
            "{L}.index({A})",
            "{S}.find({S})",
            "{S}.count({S})",
            "ord({S}[:1])",
            "({I} if {B} else {I})",
            "(lambda x: x + {I})({I})",
            "divmod({I}, {I})[0]",
            "pow({I}, {I} % 50, {I})",
            "({I}).bit_length()",
            "int({S})",
            "int({S}, {I})",
            "o.value",
            "o.method({I})",
            "Point({I}, {I}).x",
            "next(iter({L}))",
            "({I} and {I})",
            "({I} or {I})",
            "sum(x for x in {L})",
            "int.from_bytes({Y}, 'big')",
            "{Y}[{I}]",
            "({I}).conjugate()",
            "({I}).__add__({I})",
            "bool({A})",
            "round({I}, -({I} % 5))",
            "fact({I} % 12)",
            "make_adder({I})({I})",
            "len({E})",
            "reduce_({L})",
            "{L}.pop()",
            "[{I}, {I}][{B}]",
            "(1 if {A} else 0)",
        ],
    },
    Kind {
        hole: 'F',
        simple: 9,
        templates: &[
            "0.0",
            "1.5",
            "-2.25",
            "1e300",
            "5e-324",
            "float('inf')",
            "float('nan')",
            "0.1",
            "-0.0",
            "({F} + {F})",
            "({F} - {I})",
            "({F} * {F})",
            "({F} / {F})",
            "({F} // {F})",
            "({F} % {F})",
            "({I} / {I})",
            "-{F}",
            "abs({F})",
            "float({I})",
            "float({S})",
            "round({F}, {I} % 10)",
            "({F} if {B} else {F})",
            "min({F}, {F})",
            "sum([{F}, {F}, {F}])",
            "({F} ** ({I} % 5))",
            "{F}.real",
            "max({F}, {I})",
            "{F}.hex()",
            "divmod({F}, {F})[1]",
        ],
    },
    Kind {
        hole: 'S',
        simple: 10,
        templates: &[
            "''",
            "'a'",
            "'abc'",
            "'Hello World'",
            "'\\u00e9x'",
            "' b '",
            "'12'",
            "s",
            "t",
            "'a,b,c'",
            "({S} + {S})",
            "({S} * ({I} % 4))",
            "{S}[{I}:{I}]",
            "{S}[::{I}]",
            "{S}[{I}]",
            "{S}.upper()",
            "{S}.title()",
            "{S}.strip()",
            "{S}.replace({S}, {S})",
            "{S}.join([{S}, {S}])",
            "{S}.center({I} % 20, '*')",
            "{S}.zfill({I} % 12)",
            "str({A})",
            "repr({A})",
            "ascii({S})",
            "f'{{{I}:>8}}'",
            "f'{{{F}:.3f}}'",
            "f'{{{A}!r}}|{{{S}:^7}}'",
            "'%s-%r' % ({A}, {A})",
            "'%5.2f' % {F}",
            "'%d' % {I}",
            "'%x' % {I}",
            "'{}:{}'.format({A}, {A})",
            "format({I}, ',')",
            "format({F}, 'g')",
            "format({F}, '.2e')",
            "hex({I})",
            "bin({I})",
            "oct({I})",
            "chr({I} % 1000)",
            "{S}.partition({S})[0]",
            "({S} if {B} else {S})",
            "{S}.swapcase()",
            "{S}.lstrip({S})",
            "{S}.expandtabs({I} % 9)",
            "{S}.casefold()",
            "{S}.removeprefix({S})",
            "type({A}).__name__",
            "{Y}.hex()",
            "{Y}.decode('latin-1')",
            "{S}.rjust({I} % 9)",
            "sorted({S})[0]",
            "{S}.format({A}, x={A})",
            "f'{{{I}:#010b}}'",
            "f'{{{I}:+,}}'",
            "f'{{{F}!s:>10.4}}'",
            "f'{{{F}:e}}'",
            "f'{{{F}:%}}'",
            "max({S}, {S})",
            "{S}.translate({{97: 'x', 98: None}})",
            "o.name",
        ],
    },
    Kind {
        hole: 'B',
        simple: 4,
        templates: &[
            "True",
            "False",
            "a",
            "s",
            "({I} < {I})",
            "({I} == {I})",
            "({F} >= {F})",
            "({S} < {S})",
            "({A} == {A})",
            "(not {A})",
            "({I} in {L})",
            "({S} in {S})",
            "({I} not in {D})",
            "({A} is None)",
            "({A} is not None)",
            "isinstance({A}, int)",
            "isinstance({A}, (str, list))",
            "({B} and {B})",
            "({B} or {B})",
            "({I} < {I} <= {I})",
            "all({L})",
            "any({L})",
            "{S}.isdigit()",
            "{S}.startswith({S})",
            "({A} != {A})",
            "({L} < {L})",
            "({E} <= {E})",
            "callable({A})",
            "{S}.isidentifier()",
            "({T} > {T})",
            "hasattr(o, {S})",
            "({B} == {B} != {B})",
            "issubclass(bool, int)",
        ],
    },
    Kind {
        hole: 'L',
        simple: 4,
        templates: &[
            "[]",
            "[1, 2, 3]",
            "l",
            "[3, 1, 2]",
            "[{I}, {I}]",
            "[{A}, {A}, {A}]",
            "({L} + {L})",
            "({L} * ({I} % 4))",
            "{L}[{I}:{I}]",
            "{L}[::{I}]",
            "list({T})",
            "list(range({I} % 9))",
            "sorted({L})",
            "list(reversed({L}))",
            "[x for x in {L} if x]",
            "[x * 2 for x in {L}]",
            "[(i, x) for i, x in enumerate({L})]",
            "list({D})",
            "list({D}.items())",
            "list(map(str, {L}))",
            "list(zip({L}, {L}))",
            "{S}.split()",
            "{S}.split({S})",
            "list({S})",
            "[*{L}, *{T}]",
            "list(filter(None, {L}))",
            "sorted({L}, key=lambda x: -x)",
            "list(gen({I} % 6))",
            "[y for x in [{L}, {L}] for y in x]",
            "({L} if {B} else {L})",
            "sorted({L}, reverse=True)",
            "{L}.copy()",
            "list(range({I} % 50, {I} % 50, {I} % 7 - 3))",
            "[[x, y] for x in {T} for y in {L}]",
            "{S}.splitlines()",
            "sorted({L}, key=str)",
            "list({E})",
            "list(gen_from({L}))",
            "[f() for f in [lambda: x for x in {L}]]",
            "list(dict.fromkeys({L}))",
            "sorted({E}, key=repr)",
            "vars(o) and []",
            "{T}.__class__({L}) and l",
        ],
    },
    Kind {
        hole: 'T',
        simple: 3,
        templates: &[
            "()",
            "(1, 2, 3)",
            "(1, 'a', None)",
            "({A}, {A}, {A})",
            "({I}, {I}, {I})",
            "tuple({L})",
            "({T} + {T})",
            "{T}[::-1]",
            "divmod({I}, {I})",
            "({T} * ({I} % 3))",
            "(*{L}, {A})",
            "{S}.partition({S})",
            "tuple(gen({I} % 5))",
            "{F}.as_integer_ratio()",
            "(lambda *x: x)(*{L})",
            "(lambda *x, **k: (x, k))({A}, k={A})",
            "tuple(sorted({D}))",
        ],
    },
    Kind {
        hole: 'D',
        simple: 3,
        templates: &[
            "{{}}",
            "{{1: 2, 3: 4}}",
            "d",
            "{{{I}: {A}}}",
            "{{{S}: {A}, {S}: {A}}}",
            "dict({L})",
            "{{x: {A} for x in {T}}}",
            "{{**{D}, {I}: {A}}}",
            "dict(a={A}, b={A})",
            "({D} | {D})",
            "dict(zip({L}, {L}))",
            "dict.fromkeys({L}, {A})",
            "{{i: x for i, x in enumerate({L})}}",
            "{D}.copy()",
            "{{k: v for k, v in {D}.items() if v}}",
            "vars(Point({A}, {A}))",
        ],
    },
    Kind {
        hole: 'E',
        simple: 3,
        templates: &[
            "set()",
            "{{1, 2, 3}}",
            "frozenset()",
            "set({L})",
            "{{{I}, {I}}}",
            "({E} | {E})",
            "({E} & {E})",
            "({E} - {E})",
            "({E} ^ {E})",
            "frozenset({T})",
            "{{x % 3 for x in {L}}}",
            "set({D})",
            "{D}.keys()",
            "set({S})",
        ],
    },
    Kind {
        hole: 'Y',
        simple: 3,
        templates: &[
            "b''",
            "b'abc'",
            "b'\\x00\\xff'",
            "bytes({L})",
            "{S}.encode()",
            "({Y} + {Y})",
            "({Y} * ({I} % 4))",
            "{Y}[{I}:{I}]",
            "bytes({I} % 9)",
            "bytearray({Y})",
            "{Y}.replace({Y}, {Y})",
            "({I} % 256).to_bytes(2, 'little')",
            "{Y}.upper()",
        ],
    },
    Kind {
        hole: 'A',
        simple: 6,
        templates: &[
            "None",
            "...",
            "a",
            "s",
            "l",
            "d",
            "{I}",
            "{F}",
            "{S}",
            "{B}",
            "{L}",
            "{T}",
            "{D}",
            "{E}",
            "{Y}",
            "{I}",
            "{S}",
            "{L}",
            "Point({A}, {A})",
            "o",
            "Point",
            "len",
            "({I} + {A})",
            "({A} * {I})",
            "({A} + {A})",
            "({A} - {A})",
            "({A} % {A})",
            "({A})[{A}]",
            "-({A})",
            "len({A})",
            "({A}).x",
            "({A}).missing",
            "({A})()",
            "({A} < {A})",
            "sorted({A})",
            "iter({A})",
            "int({A})",
            "float({A})",
            "list({A})",
            "sum({A})",
            "max({A})",
            "complex({F}, {F})",
            "({I} + 1j)",
            "range({I})",
            "range({I}, {I}, {I})",
            "slice({A}, {A})",
            "type({A})",
            "(yield_({A}))",
            "getattr(o, {S})",
            "zip({L}, {S})",
            "undefined_name",
            "range({I} % 99)[{I}]",
        ],
    },
];

const STATEMENTS: &[&str] = &[
    "a = {I}",
    "b = {I}",
    "c = {I}",
    "s = {S}",
    "t = {S}",
    "l = {L}",
    "d = {D}",
    "a += {I}",
    "b -= {I}",
    "c *= {I}",
    "a //= {I}",
    "s += {S}",
    "l += {L}",
    "a, b = b, a",
    "a, *l = {L}",
    "a, b = {T}",
    "(a, b), c = {A}",
    "l.append({A})",
    "l[{I}] = {A}",
    "d[{A}] = {A}",
    "del l[{I}]",
    "del d[{I}]",
    "l[{I}:{I}] = {L}",
    "del l[{I}:{I}]",
    "l.sort()",
    "l.reverse()",
    "l.insert({I}, {A})",
    "l.extend({A})",
    "d.update({D})",
    "d.setdefault({A}, {A})",
    "note({A})",
    "note({A})",
    "note({A}, {A})",
    "note({S})",
    "note({L})",
    "o.value = {A}",
    "o.value += {I}",
    "del o.value",
    "assert {B}, {A}",
    "raise ValueError({A})",
    "raise KeyError({A}) from TypeError({A})",
    "del a",
    "globals()['g'] = {A}",
    "note(g)",
    "x = y = {A}",
    "y: int = {I}",
    "note((w := {I}) + w)",
    "[note(x) for x in {L}]",
    "l *= {I} % 3",
    "s = s[{I}:]",
    "d |= {D}",
    "a <<= {I} % 9",
    "a = {A}",
    "pass",
    "l.remove({A})",
    "d.pop({A})",
    "d.pop({A}, {A})",
    "note(d.popitem())",
    "l[::2] = {L}",
    "if {B}:\n    {X}\nelif {B}:\n    {X}\nelse:\n    {X}",
    "if {A}:\n    {X}",
    "for i in {L}:\n    {X}\n    note(i)",
    "for i in range({I} % 12):\n    a += i\n    if {B}: {C}\n    {X}\nelse:\n    {X}",
    "for i, x in enumerate({A}):\n    note(i, x)\n    if i > 5: break",
    "for k, v in {D}.items():\n    note(k, v)\n    {X}",
    "w = 0\nwhile w < {I} % 9:\n    w += 1\n    {X}\n    if {B}: {C}\nelse:\n    note('end')",
    "try:\n    {X}\n    {X}\nexcept (TypeError, ValueError) as e:\n    note(type(e).__name__, e)\n    {X}\nelse:\n    {X}\nfinally:\n    {X}",
    "try:\n    {X}\nexcept Exception as e:\n    note(type(e).__name__, e.args, e.__context__)",
    "try:\n    {X}\nfinally:\n    note('finally', a)",
    "try:\n    raise ExceptionGroup('g', [ValueError({A}), TypeError({A})])\nexcept* ValueError as e:\n    note(e.exceptions)\n    a = {A}\nexcept* TypeError:\n    note({A})",
    "with Manager({A}) as m:\n    note(m)\n    {X}",
    "with Manager({A}) as m, Manager({B}) as n:\n    {X}",
    "match {A}:\n    case 0 | 1:\n        {X}\n    case [x, *r]:\n        note(x, r)\n    case {'a': x, **r}:\n        note(x, r)\n    case Point(x=x, y={N}):\n        note(x)\n    case str(x) if {B}:\n        note(x)\n    case None | True:\n        {X}\n    case x:\n        note(type(x).__name__)",
    "def f(p, q={A}, *r, k={A}, **m):\n    {X}\n    return p, q, r, k, sorted(m)\nnote(f({A}))\nnote(f({A}, {A}, {A}, k={A}, z={A}))",
    "def f(p, /, q):\n    nonlocal a\n    a = {I}\n    {X}\n    return q\nnote(f({A}, {A}))\nnote(f(p={A}, q={A}))",
    "def f():\n    for i in range({I} % 5):\n        x = yield i\n        note(x)\n        {X}\n    return {A}\nv = f()\nnote(next(v))\nnote(v.send({A}))\nnote(list(v))",
    "def f():\n    try:\n        yield {A}\n        yield {A}\n    except ValueError as e:\n        note(e)\n        yield {A}\n    finally:\n        note('left')\nv = f()\nnote(next(v))\nnote(v.throw(ValueError({A})))\nv.close()",
    "class C(Point):\n    z = {A}\n    def __init__(self, v):\n        super().__init__(v, {A})\n        self.v = v\n    def __repr__(self):\n        return f'C({{self.v!r}})'\n    def __add__(self, other):\n        note(other)\n        return {A}\n    def __eq__(self, other):\n        return {A}\n    def __len__(self):\n        return {I}\n    def __getitem__(self, key):\n        note(key)\n        return {T}[key]\n    def __getattr__(self, name):\n        return name\nv = C({A})\nnote(v, v.z, v.other)\nnote(len(v))\nnote(v + {A})\nnote(v == {A}, v != {A})\nnote(v[{A}])\nnote(list(v))\nnote(bool(v))",
    "class C:\n    def __init__(self, v):\n        self.v = v\n    def __lt__(self, other):\n        return self.v < other.v\n    def __hash__(self):\n        return hash(self.v)\n    def __eq__(self, other):\n        return isinstance(other, C) and self.v == other.v\n    def __call__(self, *r):\n        return r\n    def __iter__(self):\n        return iter({L})\n    def __contains__(self, x):\n        return {A}\n    def __bool__(self):\n        return {B}\n    def __index__(self):\n        return {I}\n    def __format__(self, spec):\n        return spec\n    def __del__(self):\n        note('del')\nx = [C(v) for v in {L}]\nnote([v.v for v in sorted(x)])\nnote(len({{C({A}), C({A})}}))\nnote(C({A})({A}))\nnote({A} in C(1))\nnote(C(1) and {A})\nnote([1, 2, 3][C(0)])\nnote(f'{{C(1):abc}}')\nnote([*C(2)])",
    "class C:\n    __slots__ = 'x', 'y'\n    @property\n    def p(self):\n        note('get')\n        return {A}\n    @p.setter\n    def p(self, v):\n        note('set', v)\n        {X}\n    @staticmethod\n    def q(v):\n        return v\n    @classmethod\n    def r(cls):\n        return cls.__name__\nv = C()\nnote(v.p)\nv.p = {A}\nv.x = {A}\nnote(v.x, v.q({A}), C.r())\nnote(v.y)",
    "v = iter({L})\nfor x in v:\n    note(x, next(v, None))",
    "def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nnote(f({I} % 12))",
    "a = b = c = 0\nfor i in range(30):\n    a = a + i\n    b += a * 2\n    if b > {I} or a == c:\n        c = b - {I}\n    x = [i, a, b][i % 3]\n    {X}\nnote(a, b, c, x)",
    "x = 1.5\nfor i in range(20):\n    x = x * 1.5 + i - 0.25\n    if x > {F}: x = {F}\nnote(x)",
    "return {A}",
];

/// Names that expressions use, and helpers.
const PRELUDE: &str = r#"
def note(*what):
    print("   ", *[show(x) for x in what])

def show(x):
    text = repr(x)
    return text if len(text) < 200 else text[:200] + str(len(text))

class Point:
    __match_args__ = "x", "y"
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"

class Thing:
    def __init__(self):
        self.value = 5
        self.name = "thing"
    def method(self, n):
        return self.value + n
    def __repr__(self):
        return "Thing()"

class Manager:
    def __init__(self, swallows):
        self.swallows = swallows
    def __enter__(self):
        note("enter")
        return self.swallows
    def __exit__(self, cls, error, traceback):
        note("exit", cls, error)
        return self.swallows

def fact(n):
    return 1 if n <= 0 else n * fact(n - 1)

def make_adder(n):
    def add(m):
        return n + m
    return add

def gen(n):
    for i in range(n):
        yield i * i

def gen_from(items):
    yield from items
    yield "end"

def reduce_(items):
    total = 0
    for item in items:
        total = total * 3 + item
    return total

def yield_(x):
    return next(iter([x]))

g = "global"
"#;

/// How a case is called: what it raises is shown.
const CALL: &str = r#"
    for turn in range(12 if n % 4 == 0 else 1):
        print("case", n, turn)
        try:
            note(case())
        except Exception as error:
            print("   raises", type(error).__name__, str(error)[:300])
"#;

/// A program of some cases, each of which says what it comes to.
pub(crate) fn program(random: &mut Rng) -> String {
    let mut text = PRELUDE.to_owned();
    let count = 12;
    for case in 0..count {
        text += &format!(
            "\ndef case{case}():\n    a, b, c, s, t, l, d, o = 3, 5, -2, 'abc', 'x y', [1, 2, 3], {{1: 'a', 'b': 2}}, Thing()\n"
        );
        for _ in 0..random.usize(2..7) {
            let statement = statement(random, 3);
            for line in statement.lines() {
                text += &format!("    {line}\n");
            }
        }
        text += "    return a, b, c, s, t, l, d\n";
    }
    let names: Vec<String> = (0..count).map(|case| format!("case{case}")).collect();
    // The last one ends the program if it raises, so that its traceback is compared.
    text + &format!("\nfor n, case in enumerate([{}]):{CALL}\nnote(case())\n", names.join(", "))
}

fn statement(random: &mut Rng, depth: u32) -> String {
    let simple = STATEMENTS.iter().position(|template| template.contains('\n')).unwrap_or(STATEMENTS.len());
    let most = if depth == 0 { simple } else { STATEMENTS.len() };
    // Compound statements are as likely as simple ones.
    let place = if depth > 0 && random.bool() { random.usize(simple..most) } else { random.usize(0..simple) };
    let template = STATEMENTS[place];
    let mut lines = Vec::new();
    for line in template.lines() {
        let indent: String = line.chars().take_while(|&character| character == ' ').collect();
        if line.trim() == "{X}" {
            let inner = statement(random, depth.saturating_sub(1));
            lines.extend(inner.lines().map(|inner| format!("{indent}{inner}")));
        } else {
            lines.push(fill(line, random, 2 + depth));
        }
    }
    lines.join("\n")
}

fn expression(hole: char, random: &mut Rng, depth: u32) -> String {
    // Now and then another type.
    let hole = if random.u32(0..40) == 0 { 'A' } else { hole };
    let Some(kind) = EXPRESSIONS.iter().find(|kind| kind.hole == hole) else { return "None".to_owned() };
    let most = if depth == 0 || random.u32(0..4) == 0 { kind.simple } else { kind.templates.len() };
    fill(kind.templates[random.usize(0..most)], random, depth.saturating_sub(1))
}

/// Fills the holes of a template; `{{` and `}}` are braces.
fn fill(template: &str, random: &mut Rng, depth: u32) -> String {
    let mut result = String::new();
    let mut rest = template;
    while let Some(character) = rest.chars().next() {
        let hole = rest.as_bytes().get(1).copied().filter(u8::is_ascii_uppercase);
        if rest.starts_with("{{") && rest.as_bytes().get(2) != Some(&b'{') || rest.starts_with("}}") {
            result.push(character);
            rest = &rest[2..];
        } else if rest.starts_with("{{{") {
            result.push('{');
            rest = &rest[2..];
        } else if let (true, Some(hole), Some(b'}')) = (character == '{', hole, rest.as_bytes().get(2)) {
            match hole {
                b'C' => result += ["break", "continue", "note(i)", "pass"][random.usize(0..4)],
                b'N' => result += ["0", "'a'", "None", "1.5", "-1"][random.usize(0..5)],
                hole => result += &expression(char::from(hole), random, depth),
            }
            rest = &rest[3..];
        } else {
            result.push(character);
            rest = &rest[character.len_utf8()..];
        }
    }
    result
}
