//! What happens never depends on what has been specialised or fused: two threads that are switched after every N
//! instructions do the same in the same order with quickening on and off.

use minipy::{ClockMode, Options, run_file, run_str};

use crate::interleavings;

/// Two threads note what they do in one list. The order shows where each switch fell, so it tells the counts apart.
const PROGRAM: &str = r#"
import threading, weakref

notes = []

class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def length(self):
        return self.x * self.x + self.y * self.y
    @property
    def double(self):
        return self.x + self.x
    def __getitem__(self, key):
        return key + self.x
    def __del__(self):
        notes.append("deleted")

class Slotted:
    __slots__ = ("a",)
    def __init__(self, a=1, *, b=2):
        self.a = a + b

def generate(count):
    for i in range(count):
        try:
            yield i
        finally:
            notes.append("left")

def fails(value):
    return value // (value % 3)

def work(name):
    total, items = 0, [3, 1, 2]
    for i in range(12):
        point = Point(i, 2)
        total += point.length() + point.double + point[i]
        total = total + 1
        notes.append((name, total))
        try:
            total += fails(i)
        except ZeroDivisionError:
            notes.append((name, "caught"))
        if i > 6 and total != 3:
            items[0] = i
        for a, b in zip(items, (1.5, 2.5, 3.5)):
            total += a
            c = b * 2.0 + b
        for value in generate(2):
            total += value
        items.sort(key=lambda item: (notes.append(name), -item)[1])
        total += Slotted(i).a + Slotted(b=i).a + sum(x + i for x in items)
        text = f"{name}{i}" + "!"
        index = 0
        while index < 3:
            index += 1
        # Other types than before, in the middle of what has been fused.
        i = i + (0.5 if i % 5 == 4 else 1)
        try:
            unbound + i
        except UnboundLocalError:
            pass
        if text is None:
            unbound = 0
        watched = Slotted()
    notes.append((name, total, c))

threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for note in notes:
    print(note)
"#;

#[test]
fn quickening_changes_nothing() {
    for switch_every in [1, 2, 3, 7, 100] {
        let options =
            Options { switch_every, clock: ClockMode::Virtual, seed: Some(1), ..Options::default() };
        let plain = run_str(PROGRAM, &Options { quicken: false, ..options.clone() });
        let quick = run_str(PROGRAM, &options);
        assert_eq!(plain.stderr, "", "at {switch_every}");
        assert!(plain.stdout.contains("deleted") && plain.stdout.contains("caught"));
        assert_eq!(plain.stdout, quick.stdout, "at {switch_every}");
        assert_eq!(plain.interleaving(), quick.interleaving(), "at {switch_every}");
    }
}

#[test]
fn quickening_changes_no_interleaving() {
    for (program, intervals) in interleavings::ALL {
        let path = interleavings::folder().join(program).with_extension("py");
        for &interval in *intervals {
            let options = interleavings::options(&path, interval);
            let plain = run_file(&path, &Options { quicken: false, ..options.clone() });
            let quick = run_file(&path, &options);
            assert_eq!(plain.interleaving(), quick.interleaving(), "{program} at {interval}");
            assert!(plain == quick, "{program} at {interval}: output or events differ");
        }
    }
}
