//! Snapshots of interleavings: each program of `tests/interleavings` is run under the virtual clock, some with several
//! check intervals, and what it prints and how its threads interleave stands in `tests/snapshots`.
//!
//! `INSTA_UPDATE=always cargo test --test suite interleavings` accepts what they do now.

use std::fs;
use std::path::{Path, PathBuf};

use minipy::snapshot::asked;
use minipy::{Options, Outcome, run_file};

/// Check intervals for programs in which it matters where a switch falls.
const SMALL: &[u32] = &[1, 2, 3, 7];
/// The interval that the program asks for, or the default.
const ASKED: &[u32] = &[0];

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interleavings")
}

/// The programs in a folder, in order, but for those whose names begin with `_`.
pub(crate) fn programs(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(|path| {
        path.extension().is_some_and(|extension| extension == "py") && !name(path).starts_with('_')
    });
    found.sort();
    found
}

pub(crate) fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The options for a program with a check interval; 0 is the one that it asks for.
pub(crate) fn options(program: &Path, interval: u32) -> Options {
    let asked = asked(program).unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let mut options = asked.options;
    if interval != 0 {
        options.switch_every = interval;
    }
    options.argv = vec![name(program)];
    options
}

/// Runs a program with a check interval; 0 is the one that it asks for.
pub(crate) fn run(program: &Path, interval: u32) -> Outcome {
    run_file(program, &options(program, interval))
}

/// All that is to be seen of a run, below the program.
fn shown(program: &Path, outcome: &Outcome) -> String {
    let source = fs::read_to_string(program).unwrap_or_default();
    let mut text = String::new();
    for (index, line) in source.lines().enumerate() {
        text.push_str(format!("{:>3}  {line}", index + 1).trim_end());
        text.push('\n');
    }
    let own_path = format!("{}/", folder().display());
    text.push_str(&format!("\n----- output (exit status {})\n{}", outcome.status, outcome.stdout));
    if !outcome.stderr.is_empty() {
        text.push_str(&format!("\n----- errors\n{}", outcome.stderr.replace(&own_path, "")));
    }
    text + "\n----- interleaving\n" + &outcome.interleaving()
}

fn check(name: &str, intervals: &[u32]) {
    let program = folder().join(name).with_extension("py");
    for &interval in intervals {
        let outcome = run(&program, interval);
        let title = if interval == 0 { name.to_owned() } else { format!("{name}@{interval}") };
        let description = match interval {
            0 => "as the program asks".to_owned(),
            every => format!("switch-every={every}"),
        };
        insta::with_settings!({
            snapshot_path => "../snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
            description => description,
        }, {
            insta::assert_snapshot!(title, shown(&program, &outcome));
        });
    }
}

macro_rules! interleavings {
    ($($name:ident: $intervals:expr,)*) => {
        $(
            #[test]
            fn $name() {
                check(stringify!($name), $intervals);
            }
        )*

        /// The programs and the intervals at which they are run.
        pub(crate) const ALL: &[(&str, &[u32])] = &[$((stringify!($name), $intervals),)*];
    };
}

interleavings! {
    lost_update: &[1, 2, 3, 5, 100],
    saved_by_lock: &[1, 3],
    lock_handover: ASKED,
    lock_barging: ASKED,
    lock_timeout: ASKED,
    rlock_reentry: &[0, 10],
    condition_poem: &[0, 10],
    condition_lost_wakeup: ASKED,
    event_traffic_light: ASKED,
    event_timeout: ASKED,
    semaphore_of_three: ASKED,
    bounded_semaphore: ASKED,
    producer_consumer: &[0, 10],
    simple_queue: ASKED,
    queue_join: ASKED,
    queue_shutdown: ASKED,
    philosophers_deadlock: ASKED,
    philosophers_ordered: ASKED,
    self_deadlock: ASKED,
    daemon_exit: ASKED,
    non_daemon_outlives_main: ASKED,
    sleep_order: ASKED,
    sleep_is_free: ASKED,
    shared_generator: &[0, 1],
    locked_generator: ASKED,
    switch_in_sort_key: SMALL,
    switch_in_eq: SMALL,
    switch_in_del: SMALL,
    switch_in_generator: SMALL,
    switch_in_except: SMALL,
    switch_in_class_body: SMALL,
    switch_in_comprehension: SMALL,
    switch_in_property: SMALL,
    switch_in_list_of_generator: &[0, 3],
    map_with_blocking: ASKED,
    check_then_act: &[1, 3, 100],
    barrier: ASKED,
    broken_barrier: ASKED,
    timer: ASKED,
    local: &[0, 5],
    exception_in_thread: ASKED,
    system_exit_in_thread: ASKED,
    start_new_thread: ASKED,
    dict_grows: ASKED,
    print_is_one_piece: &[1, 10],
    thread_pool: ASKED,
    random_policy: ASKED,
    priority_policy: ASKED,
    cpython_model: ASKED,
    sync_only_model: ASKED,
    writers_and_readers: ASKED,
    join_timeout: ASKED,
    many_threads: ASKED,
    pipe_overlap: &[0, 10],
    pipe_and_sleep: ASKED,
    socket_pair: ASKED,
    echo_server: &[0, 10],
    native_overlap: ASKED,
    file_overlap: &[10],
    async_create_task: ASKED,
    async_await_is_a_call: ASKED,
    async_future: ASKED,
    async_call_soon: ASKED,
    async_gather: ASKED,
    async_gather_failure: ASKED,
    async_cancel: ASKED,
    async_cancel_before_start: ASKED,
    async_shield: ASKED,
    async_timeout: ASKED,
    async_timeout_in_time: ASKED,
    async_task_group: ASKED,
    async_task_group_failure: ASKED,
    async_lock: ASKED,
    async_event: ASKED,
    async_condition: ASKED,
    async_semaphore: ASKED,
    async_queue: ASKED,
    async_lost_update: ASKED,
    async_as_completed: ASKED,
    async_generator: ASKED,
    async_eager: ASKED,
    async_equal_deadlines: ASKED,
    async_deadlock: ASKED,
    async_to_thread: ASKED,
    async_threadsafe: ASKED,
}

#[test]
fn every_program_is_listed() {
    let listed: Vec<&str> = ALL.iter().map(|(name, _)| *name).collect();
    let missing: Vec<String> = programs(&folder())
        .iter()
        .map(|path| name(path))
        .filter(|name| !listed.contains(&name.as_str()))
        .collect();
    assert!(missing.is_empty(), "not in the list of tests/suite/interleavings.rs: {missing:?}");
}
