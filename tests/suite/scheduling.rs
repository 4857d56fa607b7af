//! The scheduler from outside: switch models, policies, recorded schedules, clocks, deadlocks.

use crate::scratch::Scratch;

const RACE: &str = "\
import threading
total = 0
def f(): return 1
def plain():
    global total
    for i in range(500): total += 1
def call():
    global total
    for i in range(500): total += f()
def native():
    global total
    for i in range(500): total += int(1)
def length():
    global total
    s = 'x'
    for i in range(500): total += len(s)
for work in plain, call, native, length:
    total = 0
    threads = [threading.Thread(target=work) for _ in range(4)]
    for t in threads: t.start()
    for t in threads: t.join()
    print(work.__name__, 'loses' if total < 2000 else 'keeps')
";

fn race(name: &str, model: &str, expected: &str) {
    let scratch = Scratch::new(name);
    scratch.write("race.py", RACE);
    scratch
        .run(&["run", "--clock", "virtual", "--switch-every", "7", "--model", model, "race.py"])
        .status(0)
        .err("")
        .out(expected);
}

#[test]
fn every_op_loses_all_kinds_of_updates() {
    race("sched_every", "every-op", "plain loses\ncall loses\nnative loses\nlength loses\n");
}

#[test]
fn ticks_lose_all_kinds_of_updates() {
    race("sched_ticks", "ticks", "plain loses\ncall loses\nnative loses\nlength loses\n");
}

#[test]
fn cpython_313_loses_where_it_looks_at_its_eval_breaker() {
    race("sched_313", "cpython-3.13", "plain keeps\ncall loses\nnative loses\nlength keeps\n");
}

#[test]
fn sync_only_loses_nothing() {
    race("sched_sync", "sync-only", "plain keeps\ncall keeps\nnative keeps\nlength keeps\n");
}

const COUNTED: &str = "\
import threading
total = 0
def work():
    global total
    for i in range(300): total += 1
threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(total)
";

#[test]
fn a_recorded_schedule_is_followed() {
    let scratch = Scratch::new("sched_replay");
    scratch.write("count.py", COUNTED);
    let options = ["run", "--clock", "virtual", "--policy", "random", "--switch-every", "5"];
    for seed in ["1", "2", "3"] {
        let mut line = options.to_vec();
        line.extend(["--seed", seed, "--schedule-out", "s.txt", "count.py"]);
        let recorded = scratch.run(&line).status(0).stdout().to_owned();
        scratch.run(&["replay", "count.py", "s.txt"]).status(0).err("").out(&recorded);
    }
}

#[test]
fn leaving_a_schedule_is_told() {
    let scratch = Scratch::new("sched_leave");
    scratch.write("count.py", COUNTED);
    scratch
        .run(&[
            "run",
            "--clock",
            "virtual",
            "--policy",
            "random",
            "--seed",
            "4",
            "--schedule-out",
            "s.txt",
            "count.py",
        ])
        .status(0);
    scratch.write("count.py", "print('another program')\n");
    let outcome = scratch.run(&["replay", "count.py", "s.txt"]).status(3);
    let told = outcome.stderr();
    assert!(told.contains("the program has changed since the schedule was recorded"), "{told}");
    assert!(told.contains("the program has left the schedule: step 1:"), "{told}");
}

/// What cannot be written is told: at once if the file cannot be opened, at the end if the disk is full.
#[test]
fn files_that_cannot_be_written_are_told() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new("sched_full");
    scratch.write("count.py", COUNTED);
    for option in ["--schedule-out", "--trace"] {
        let told = "minipy: cannot write nowhere/file.txt: No such file or directory (os error 2)\n";
        scratch.run(&["run", option, "nowhere/file.txt", "count.py"]).status(2).out("").err(told);
        for ending in ["txt", "json", "jsonl"] {
            let name = format!("{}.{ending}", &option[2..]);
            symlink("/dev/full", scratch.path(&name)).expect("a link");
            let told = format!("minipy: cannot write {name}: No space left on device (os error 28)\n");
            let outcome = scratch.run(&["run", option, &name, "count.py"]).status(1).err(&told);
            assert!(!outcome.stdout().is_empty());
        }
    }
}

#[test]
fn virtual_sleeps_cost_nothing_and_order_is_by_time() {
    let scratch = Scratch::new("sched_virtual");
    scratch.write(
        "sleep.py",
        "import threading, time\n\
         def nap(hours):\n    time.sleep(3600 * hours)\n    print(hours, round(time.monotonic() / 3600, 3))\n\
         threads = [threading.Thread(target=nap, args=(h,)) for h in (3, 1, 2)]\n\
         for t in threads: t.start()\n\
         for t in threads: t.join()\n",
    );
    scratch
        .run(&["run", "--clock", "virtual", "--timeout", "20", "sleep.py"])
        .status(0)
        .err("")
        .out("1 1.0\n2 2.0\n3 3.0\n");
}

#[test]
fn a_deadlock_ends_the_program_with_its_cycle() {
    let scratch = Scratch::new("sched_deadlock");
    scratch.write(
        "dead.py",
        "import threading, time\n\
         a, b = threading.Lock(), threading.Lock()\n\
         def one():\n    with a:\n        time.sleep(1)\n        with b: pass\n\
         def two():\n    with b:\n        time.sleep(1)\n        with a: pass\n\
         threading.Thread(target=one).start()\n\
         threading.Thread(target=two).start()\n\
         print('started')\n",
    );
    let outcome = scratch.run(&["run", "--clock", "virtual", "dead.py"]).status(1).out("started\n");
    let report = outcome.stderr();
    assert!(
        report.starts_with("minipy: deadlock: every thread waits, and nothing can wake one\n"),
        "{report}"
    );
    assert!(report.contains("cycle: Thread-1 (one) → Thread-2 (two) → Thread-1 (one)"), "{report}");
    assert!(report.contains("dead.py\", line 8, in two\n    with b:"), "{report}");
}

#[test]
fn a_cycle_of_some_threads_is_told_while_others_go_on() {
    let scratch = Scratch::new("sched_cycle");
    scratch.write(
        "some.py",
        "import threading, time\n\
         a, b = threading.RLock(), threading.RLock()\n\
         def meet(x, y):\n    with x:\n        time.sleep(1)\n        with y: pass\n\
         for pair in (a, b), (b, a):\n    threading.Thread(target=meet, args=pair, daemon=True).start()\n\
         time.sleep(5)\n\
         print('main goes on')\n",
    );
    let outcome = scratch.run(&["run", "--clock", "virtual", "some.py"]).status(0).out("main goes on\n");
    let report = outcome.stderr();
    assert!(report.starts_with("minipy: deadlock: Thread-"), "{report}");
    scratch.run(&["run", "--clock", "virtual", "--deadlock", "ignore", "some.py"]).status(0).err("");
    scratch.run(&["run", "--clock", "virtual", "--deadlock", "error", "some.py"]).status(1).out("");
}

#[test]
fn a_lock_used_as_a_signal_is_no_deadlock() {
    let scratch = Scratch::new("sched_signal");
    scratch.write(
        "signal.py",
        "import threading, time\n\
         a, b = threading.Lock(), threading.Lock()\n\
         a.acquire(); b.acquire()\n\
         def other():\n    for _ in range(3):\n        a.acquire(); print('other'); b.release()\n\
         t = threading.Thread(target=other); t.start()\n\
         for _ in range(3):\n    print('main'); a.release(); b.acquire()\n\
         t.join()\n",
    );
    scratch
        .run(&["run", "--clock", "virtual", "signal.py"])
        .status(0)
        .err("")
        .out("main\nother\nmain\nother\nmain\nother\n");
}

/// A pipe of which the program has both ends is nothing that could still wake it from outside.
#[test]
fn reading_what_nobody_can_write_is_a_deadlock() {
    let scratch = Scratch::new("sched_pipes");
    scratch.write(
        "pipes.py",
        "import os, threading\n\
         first, second = os.pipe(), os.pipe()\n\
         def talk(own, other):\n    os.read(own[0], 1)\n    os.write(other[1], b'!')\n\
         for pipes in (first, second), (second, first):\n    threading.Thread(target=talk, args=pipes).start()\n",
    );
    for clock in ["real", "virtual"] {
        scratch
            .run(&["run", "--clock", clock, "pipes.py"])
            .status(1)
            .err_has("minipy: deadlock: every thread waits, and nothing can wake one\n")
            .err_has("pipes.py\", line 4, in talk\n    os.read(own[0], 1)\n");
    }
}

/// Threads that wait in every slice leave nothing behind on their native stacks.
#[test]
fn a_thread_can_wait_as_often_as_it_likes() {
    let scratch = Scratch::new("sched_waits");
    scratch.write(
        "waits.py",
        "import threading, time\n\
         event = threading.Event()\n\
         def work(step):\n    for _ in range(20_000):\n        step()\n        time.sleep(0.001)\n\
         threads = [threading.Thread(target=work, args=(step,)) for step in (event.set, event.clear)]\n\
         for thread in threads: thread.start()\n\
         for thread in threads: thread.join()\n\
         print('done')\n",
    );
    scratch.run(&["run", "--clock", "virtual", "waits.py"]).status(0).err("").out("done\n");
}

#[test]
fn the_counters_of_the_lock_are_told_at_the_end() {
    let scratch = Scratch::new("sched_stats");
    scratch.write(
        "stats.py",
        "import hashlib, threading, time\n\
         def work():\n    hashlib.sha256(bytes(1_000_000)).hexdigest()\n    time.sleep(0.001)\n\
         thread = threading.Thread(target=work)\n\
         thread.start()\n\
         for _ in range(1000): pass\n\
         thread.join()\n",
    );
    let outcome = scratch.run(&["run", "--gil-stats", "stats.py"]).status(0);
    let table = outcome.stderr();
    for part in
        ["GIL: 1 ", "GIL: 2 ", "GIL: let go for: ", "sleep 1", "native 1", "exit 1", "beside bytecode: "]
    {
        assert!(table.contains(part), "no {part:?} in\n{table}");
    }
    let held: Vec<f64> = table
        .lines()
        .filter_map(|line| line.strip_prefix("GIL: ")?.split_whitespace().nth(3)?.parse().ok())
        .collect();
    // The clock begins when the program does.
    assert!(held.iter().sum::<f64>() < 60_000.0, "{table}");
}

/// Two threads that undo each other's work get out of step, as some timers are late.
#[test]
fn no_two_threads_stay_in_step_for_ever() {
    let scratch = Scratch::new("sched_step");
    scratch.write(
        "step.py",
        "import threading, time\n\
         up = done = False\n\
         def lower():\n    global up\n    while not done:\n        up = False\n        sum(range(3))\n        time.sleep(0.001)\n\
         def lift():\n    global up, done\n    while not up:\n        up = True\n        time.sleep(0.001)\n    done = True\n    print('up')\n\
         threads = [threading.Thread(target=work) for work in (lower, lift)]\n\
         for thread in threads: thread.start()\n\
         for thread in threads: thread.join()\n",
    );
    for clock in ["real", "virtual"] {
        scratch.run(&["run", "--clock", clock, "step.py"]).status(0).err("").out("up\n");
    }
}

/// A loop that takes and gives back a lock, in step with the switches, does not keep it from a thread that waits.
#[test]
fn a_lock_is_handed_to_a_thread_that_has_waited_in_vain() {
    const SPINNING: &str = "\
import sys, threading
lock = getattr(threading, sys.argv[1])()
done = False
def late():
    global done
    with lock:
        done = True
thread = threading.Thread(target=late)
thread.start()
while not done:
    with lock:
        pass
thread.join()
print('over')
";
    let scratch = Scratch::new("patience");
    scratch.write("spinning.py", SPINNING);
    for kind in ["Lock", "RLock"] {
        for every in ["8", "9", "12", "24"] {
            let options =
                ["run", "--clock", "virtual", "--max-instructions", "1000000", "--switch-every", every];
            scratch.run(&[&options[..], &["spinning.py", kind]].concat()).status(0).err("").out("over\n");
        }
    }
}
