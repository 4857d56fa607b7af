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
