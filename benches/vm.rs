//! What the single features of the interpreter cost: each program is compiled once and asserted, then measured.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use minipy::{Interpreter, Options, run_str};

/// Name, a source that defines `bench(n)`, n, and the `repr` of what it returns.
type Case = (&'static str, &'static str, i64, &'static str);

const CALLS: &[Case] = &[
    (
        "recursive",
        "
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
bench = fib
",
        20,
        "6765",
    ),
    (
        "keywords",
        "
def f(a, b=2, *, c=3):
    return a + b * c
def bench(n):
    total = 0
    for i in range(n):
        total += f(i, c=1) + f(a=i, b=1)
    return total
",
        2000,
        "4008000",
    ),
    (
        "closure",
        "
def bench(n):
    total = 0
    def add(amount):
        nonlocal total
        total += amount
    for i in range(n):
        add(i)
    return total
",
        3000,
        "4498500",
    ),
    (
        "methods",
        "
class Counter:
    def __init__(self):
        self.count = 0
    def step(self, by):
        self.count += by
        return self
def bench(n):
    counter = Counter()
    for i in range(n):
        counter.step(i)
    return counter.count
",
        3000,
        "4498500",
    ),
];

const LOOPS: &[Case] = &[
    (
        "for_range",
        "
def bench(n):
    total = 0
    for i in range(n):
        total += i & 7
    return total
",
        10_000,
        "35000",
    ),
    (
        "while_int",
        "
def bench(n):
    steps = 0
    while n != 1:
        n = n * 3 + 1 if n & 1 else n >> 1
        steps += 1
    return steps
",
        837_799,
        "524",
    ),
    (
        "float",
        "
def bench(n):
    x = 0.5
    for _ in range(n):
        x = 3.75 * x * (1.0 - x)
    return 0.0 < x < 1.0
",
        5000,
        "True",
    ),
];

const ATTRIBUTES: &[Case] = &[
    (
        "instance",
        "
class Point:
    def __init__(self):
        self.x = self.y = 1
def bench(n):
    p = Point()
    for _ in range(n):
        p.x = p.x + p.y
    return p.x
",
        5000,
        "5001",
    ),
    (
        "slots",
        "
class Point:
    __slots__ = ('x', 'y')
def bench(n):
    p = Point()
    p.x = p.y = 1
    for _ in range(n):
        p.x = p.x + p.y
    return p.x
",
        5000,
        "5001",
    ),
    (
        "property",
        "
class Point:
    x = 1
    @property
    def double(self):
        return self.x * 2
def bench(n):
    p = Point()
    total = 0
    for _ in range(n):
        total += p.double
    return total
",
        2000,
        "4000",
    ),
];

const CONTAINERS: &[Case] = &[
    (
        "list_append_index",
        "
def bench(n):
    items = []
    for i in range(n):
        items.append(i)
    for i in range(1, n):
        items[i] += items[i - 1]
    return items[-1]
",
        3000,
        "4498500",
    ),
    (
        "list_comprehension_sort",
        "
def bench(n):
    items = [i * 7919 % 1009 for i in range(n)]
    return sorted(items, key=lambda x: -x)[0]
",
        2000,
        "1008",
    ),
    (
        "dict_str_keys",
        "
KEYS = [f'key{i}' for i in range(50)]
def bench(n):
    counts = {}
    for i in range(n):
        key = KEYS[i % 50]
        counts[key] = counts.get(key, 0) + 1
    return sum(counts.values())
",
        3000,
        "3000",
    ),
    (
        "dict_int_keys",
        "
def bench(n):
    table = {}
    for i in range(n):
        table[i * i % 1009] = i
    return len(table)
",
        3000,
        "505",
    ),
    (
        "unpacking",
        "
def bench(n):
    a, b, c = 1, 2, 3
    for _ in range(n):
        a, b, c = b, c, a
        x, (y, z) = a, (b, c)
    return x + y + z
",
        3000,
        "6",
    ),
];

const STRINGS: &[Case] = &[
    (
        "build_join_split",
        "
def bench(n):
    text = ' '.join([str(i) for i in range(n)])
    return sum([len(word) for word in text.split()])
",
        1000,
        "2890",
    ),
    (
        "fstring",
        "
def bench(n):
    total = 0
    for i in range(n):
        total += len(f'{i:>6}|{i * 2}|{\"x\"!r}')
    return total
",
        1000,
        "14445",
    ),
    (
        "concatenate_scan",
        "
def bench(n):
    text = ''
    for i in range(n):
        text += 'ab'
    count = 0
    for c in text:
        if c == 'a':
            count += 1
    return count
",
        2000,
        "2000",
    ),
];

const EXCEPTIONS: &[Case] = &[
    (
        "raise_through_frames",
        "
def deep(n):
    if n == 0:
        raise ValueError(1)
    return deep(n - 1)
def bench(n):
    caught = 0
    for _ in range(n):
        try:
            deep(3)
        except LookupError:
            pass
        except ValueError:
            caught += 1
    return caught
",
        500,
        "500",
    ),
    (
        "try_without_raise",
        "
def bench(n):
    total = 0
    for i in range(n):
        try:
            total += 1
        except ValueError:
            total = 0
        finally:
            total += 1
    return total
",
        5000,
        "10000",
    ),
];

const GENERATORS: &[Case] = &[
    (
        "plain",
        "
def count(n):
    for i in range(n):
        yield i
def bench(n):
    return sum(count(n))
",
        5000,
        "12497500",
    ),
    (
        "yield_from",
        "
def inner(n):
    yield from range(n)
def outer(n):
    yield from inner(n)
def bench(n):
    total = 0
    for x in outer(n):
        total += x
    return total
",
        3000,
        "4498500",
    ),
    (
        "send",
        "
def echo():
    received = 0
    while True:
        received = yield received
def bench(n):
    e = echo()
    next(e)
    total = 0
    for i in range(n):
        total += e.send(i)
    return total
",
        3000,
        "4498500",
    ),
];

const ALLOCATION: &[Case] = &[
    (
        "instances",
        "
class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next
def bench(n):
    head = None
    for i in range(n):
        head = Node(i, head)
    return head.value
",
        2000,
        "1999",
    ),
    (
        "small_containers",
        "
def bench(n):
    total = 0
    for i in range(n):
        total += len([i, (i, i), {i: i}])
    return total
",
        2000,
        "6000",
    ),
];

/// One group of criterion for each table.
fn measure(criterion: &mut Criterion, group: &str, cases: &[Case]) {
    let mut group = criterion.benchmark_group(group);
    for &(name, source, n, expected) in cases {
        let interpreter = Interpreter::new(Options::default());
        assert_eq!(interpreter.execute(source), Ok(()), "{name}");
        assert_eq!(interpreter.call("bench", &[n]).as_deref(), Ok(expected), "{name}");
        group.bench_function(name, |bencher| bencher.iter(|| interpreter.call("bench", &[black_box(n)])));
    }
    group.finish();
}

fn features(criterion: &mut Criterion) {
    for (group, cases) in [
        ("calls", CALLS),
        ("loops", LOOPS),
        ("attributes", ATTRIBUTES),
        ("containers", CONTAINERS),
        ("strings", STRINGS),
        ("exceptions", EXCEPTIONS),
        ("generators", GENERATORS),
        ("allocation", ALLOCATION),
    ] {
        measure(criterion, group, cases);
    }
}

/// A new interpreter, a program of one line, and the end.
fn start_up(criterion: &mut Criterion) {
    let options = Options::default();
    assert_eq!(run_str("print('hi')", &options).stdout, "hi\n");
    criterion
        .bench_function("start_up", |bencher| bencher.iter(|| run_str(black_box("print('hi')"), &options)));
}

criterion_group!(benches, features, start_up);
criterion_main!(benches);
