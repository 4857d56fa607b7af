//! asyncio under the scheduler: virtual time, deadlocks of a loop, and tasks in traces.

use crate::scratch::Scratch;

const HOUR: &str = "\
import asyncio, time
async def tick(n):
    for _ in range(n):
        await asyncio.sleep(3600 / n)
    return n
async def main():
    began = time.monotonic()
    print(await asyncio.gather(*[tick(n) for n in (1, 10, 100)]))
    print(round(time.monotonic() - began))
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 86400)
    except TimeoutError:
        print(round(time.monotonic() - began))
asyncio.run(main())
";

#[test]
fn an_hour_of_sleep_costs_nothing_under_the_virtual_clock() {
    let scratch = Scratch::new("asyncio_hour");
    scratch.write("hour.py", HOUR);
    scratch
        .run(&["run", "--clock", "virtual", "--timeout", "60", "hour.py"])
        .status(0)
        .err("")
        .out("[1, 10, 100]\n3600\n90000\n");
}

const STUCK: &str = "\
import asyncio
async def inner(event):
    await event.wait()
async def outer(event):
    await inner(event)
async def main():
    event = asyncio.Event()
    task = asyncio.create_task(outer(event), name='stuck')
    await task
asyncio.run(main())
";

#[test]
fn a_loop_in_which_nobody_can_go_on_is_a_deadlock() {
    let scratch = Scratch::new("asyncio_stuck");
    scratch.write("stuck.py", STUCK);
    let done = scratch.run(&["run", "stuck.py"]).status(1).out("");
    let report = done.stderr();
    for line in [
        "MainThread waits for events, which nobody can bring about any more\n",
        "Task-1 waits for stuck\n",
        "stuck waits for a future that nobody completes\n",
        "stuck.py\", line 5, in outer\n",
        "stuck.py\", line 3, in inner\n",
    ] {
        assert!(report.contains(line), "{line:?} in {report}");
    }
}

const CHILD: &str = "\
import asyncio
async def f():
    await asyncio.sleep(0)
async def main():
    await asyncio.create_task(f(), name='child')
asyncio.run(main())
";

#[test]
fn tasks_are_told_in_traces() {
    let scratch = Scratch::new("asyncio_trace");
    scratch.write("tasks.py", CHILD);
    scratch.run(&["run", "--clock", "virtual", "--trace", "t.jsonl", "tasks.py"]).status(0);
    let trace = std::fs::read_to_string(scratch.path("t.jsonl")).expect("a trace");
    let steps: Vec<&str> = trace
        .lines()
        .filter(|line| line.contains("\"event\":\"task\"") && line.contains("\"task\":\"child\""))
        .filter_map(|line| line.split("\"step\":\"").nth(1)?.split('"').next())
        .collect();
    assert_eq!(steps, ["created", "begins", "yields", "begins", "done"]);
    assert!(trace.contains("\"step\":\"awaits\",\"other\":\"child\""), "{trace}");
    assert!(trace.contains("\"step\":\"woken\",\"other\":\"child\""), "{trace}");
}

const EQUAL: &str = "\
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    when = loop.time() + 1
    for n in range(6):
        loop.call_at(when, print, n)
    await asyncio.sleep(2)
asyncio.run(main())
";

#[test]
fn timers_of_one_moment_fire_in_order_or_as_a_random_policy_has_it() {
    let scratch = Scratch::new("asyncio_equal");
    scratch.write("equal.py", EQUAL);
    let run = |more: &[&str]| {
        let mut args = vec!["run", "--clock", "virtual"];
        args.extend(more);
        args.push("equal.py");
        scratch.run(&args).status(0).err("").stdout().to_owned()
    };
    // The order of CPython's heap.
    let fixed = run(&[]);
    assert_eq!(fixed, "0\n2\n5\n1\n3\n4\n");
    let shuffled: Vec<String> =
        ["1", "2", "3"].map(|seed| run(&["--policy", "random", "--seed", seed])).into();
    assert!(shuffled.iter().any(|order| *order != fixed), "{shuffled:?}");
    assert_eq!(shuffled[0], run(&["--policy", "random", "--seed", "1"]));
}
