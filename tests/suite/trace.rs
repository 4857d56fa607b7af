//! `--trace` in its forms, and `minipy snapshot`.

use std::fs;

use serde_json::Value;

use crate::scratch::Scratch;

const PROGRAM: &str = "\
import queue
import threading

items = queue.Queue()
lock = threading.Lock()


def produce():
    with lock:
        items.put('ham')


thread = threading.Thread(target=produce, name='producer')
thread.start()
print(items.get())
thread.join()
";

fn traced(scratch: &Scratch, file: &str) -> String {
    scratch.write("program.py", PROGRAM);
    scratch.run(&["--clock", "virtual", "--trace", file, "program.py"]).status(0).out("ham\n").err("");
    fs::read_to_string(scratch.path(file)).expect("a trace")
}

fn has(value: &Value, wanted: &Value) -> bool {
    wanted.as_object().is_some_and(|wanted| wanted.iter().all(|(name, part)| value.get(name) == Some(part)))
}

#[test]
fn text_has_a_column_for_each_thread() {
    let scratch = Scratch::new("trace_text");
    let text = traced(&scratch, "trace.txt");
    let heading = text.lines().rfind(|line| line.ends_with(" source")).unwrap_or_default();
    let columns: Vec<&str> = heading.split_whitespace().collect();
    assert_eq!(columns, ["time", "instruction", "MainThread", "producer", "source"]);
    let column = heading.find("producer").expect("the producer's column");
    let takes = text.lines().find(|line| line.contains("takes Lock 1")).expect("the lock is taken");
    assert_eq!(takes.find("takes Lock 1"), Some(column), "{takes}");
    assert!(takes.ends_with("program.py:9 produce BEFORE_WITH  with lock:"), "{takes}");
}

#[test]
fn json_lines_are_typed() {
    let scratch = Scratch::new("trace_jsonl");
    let text = traced(&scratch, "trace.jsonl");
    let records: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let wanted = [
        serde_json::json!({"event": "start", "daemon": false}),
        serde_json::json!({"event": "take", "thread": {"id": 2, "name": "producer"}}),
        serde_json::json!({"event": "acquire", "lock": {"kind": "Lock", "number": 1, "inner": false}, "count": 1}),
        serde_json::json!({"event": "notify", "other": {"id": 1, "name": "MainThread"}}),
        serde_json::json!({"event": "drop", "reason": "lock"}),
        serde_json::json!({"event": "output", "stream": "stdout"}),
        serde_json::json!({"event": "exit", "thread": {"id": 1, "name": "MainThread"}}),
    ];
    for part in &wanted {
        assert!(records.iter().any(|record| has(record, part)), "no {part} in\n{text}");
    }
    let put = records.iter().find(|record| record["library"]["operation"] == "Queue.put").expect("a put");
    assert_eq!((&put["place"]["line"], &put["place"]["text"]), (&10.into(), &"items.put('ham')".into()));
    let times: Vec<i64> = records.iter().filter_map(|record| record["time"].as_i64()).collect();
    assert!(times.len() == records.len() && times.is_sorted(), "time goes on");
}

#[test]
fn chrome_has_lanes_and_arrows() {
    let scratch = Scratch::new("trace_chrome");
    let text = traced(&scratch, "trace.json");
    let trace: Value = serde_json::from_str(&text).expect("one JSON document");
    let events = trace["traceEvents"].as_array().expect("a list");
    let of = |phase: &str| events.iter().filter(|event| event["ph"] == phase).collect::<Vec<_>>();
    let lanes: Vec<&Value> = of("M")
        .iter()
        .filter(|event| event["name"] == "thread_name")
        .map(|event| &event["args"]["name"])
        .collect();
    assert_eq!(lanes, ["GIL", "MainThread", "producer"]);
    let holders: Vec<&Value> =
        of("X").iter().filter(|event| event["tid"] == 0).map(|event| &event["name"]).collect();
    assert!(holders.len() > 2 && holders[0] == "MainThread" && holders.contains(&&"producer".into()));
    let (begun, ended) = (of("s"), of("f"));
    assert_eq!(begun.len(), ended.len(), "each arrow arrives");
    let names: Vec<&Value> = begun.iter().map(|event| &event["name"]).collect();
    assert!(names.contains(&&"Queue.put".into()) && names.contains(&&"Thread.start".into()), "{names:?}");
    for (begin, end) in begun.iter().zip(&ended) {
        assert!(begin["ts"].as_f64() <= end["ts"].as_f64());
    }
}

#[test]
fn every_instruction_can_be_traced_without_changing_the_run() {
    let scratch = Scratch::new("trace_ops");
    let source = "import threading\ntotal = 0\ndef work():\n    global total\n    for _ in range(20): total += 1\n\
                  ts = [threading.Thread(target=work) for _ in range(2)]\n[t.start() for t in ts]\n[t.join() for t in ts]\nprint(total)\n";
    scratch.write("program.py", source);
    let run = |more: &[&str]| {
        let arguments = [&["--clock", "virtual", "--switch-every", "3"], more, &["program.py"]].concat();
        scratch.run(&arguments).status(0).stdout().to_owned()
    };
    assert_eq!(run(&[]), run(&["--trace", "ops.jsonl", "--trace-ops"]));
    run(&["--trace", "events.jsonl"]);
    let records = |name: &str| -> Vec<Value> {
        let text = fs::read_to_string(scratch.path(name)).expect("a trace");
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    };
    let (ops, events) = (records("ops.jsonl"), records("events.jsonl"));
    let (instructions, others): (Vec<Value>, Vec<Value>) =
        ops.into_iter().partition(|record| record["event"] == "instruction");
    assert_eq!(others, events, "the other events are the same");
    let counts: Vec<u64> = instructions.iter().filter_map(|record| record["instruction"].as_u64()).collect();
    assert!(counts.windows(2).all(|pair| pair[0] + 1 == pair[1]), "none is left out");
}

#[test]
fn text_goes_to_standard_error_and_endings_are_checked() {
    let scratch = Scratch::new("trace_stderr");
    scratch.run(&["--trace", "-", "-c", "print(1)"]).status(0).out("1\n").err_has("prints \"1\\n\"");
    scratch.run(&["--trace", "trace.xml", "-c", "print(1)"]).status(2).out("").err_has(".jsonl");
    scratch.run(&["--trace", "no/such/trace.txt", "-c", "print(1)"]).status(2).err_has("no/such/trace.txt");
    scratch.run(&["--trace-ops", "-c", "print(1)"]).status(2).err_has("--trace");
}

#[test]
fn snapshots_are_written_compared_and_accepted() {
    let scratch = Scratch::new("snapshot");
    scratch
        .write("folder/race.py", format!("# minipy: switch-every=5\n{PROGRAM}"))
        .write("folder/_helper.py", "oops");
    scratch.run(&["snapshot", "folder"]).status(1).out_has("missing").out_has("1 program: 1 not as accepted");
    scratch.run(&["snapshot", "--update", "folder"]).status(0).out_has("written");
    scratch.run(&["snapshot", "folder"]).status(0).out_has("ok        folder/race.py");
    let snapshot = fs::read_to_string(scratch.path("folder/race.snap")).expect("a snapshot");
    assert!(
        snapshot.starts_with("options: switch-every=5\nexit status: 0\n\n----- output\nham\n"),
        "{snapshot}"
    );
    scratch.write("folder/race.py", format!("# minipy: switch-every=5\n{}", PROGRAM.replace("ham", "eggs")));
    scratch.run(&["snapshot", "folder/race.py"]).status(1).out_has("\n  -ham\n  +eggs\n");
    scratch.run(&["snapshot", "--update", "folder/race.py"]).status(0);
    scratch.run(&["snapshot", "folder/race.py"]).status(0);
}

#[test]
fn snapshots_say_what_is_wrong() {
    let scratch = Scratch::new("snapshot_wrong");
    scratch
        .write("typo.py", "# minipy: swich-every=5\n")
        .write("limit.py", "# minipy: max-instructions=9000\nwhile 1: pass\n");
    scratch.run(&["snapshot", "typo.py"]).status(1).out_has("--swich-every");
    scratch.run(&["snapshot", "nowhere.py"]).status(2).err_has("nowhere.py");
    scratch.run(&["snapshot"]).status(2);
    scratch.run(&["snapshot", "--update", "limit.py"]).status(0);
    let snapshot = fs::read_to_string(scratch.path("limit.snap")).expect("a snapshot");
    assert!(snapshot.contains("exit status: 122\n"), "{snapshot}");
}
