//! Native work on other OS threads: owned data goes out, owned data comes back, and the Python thread that asked for it
//! waits without the GIL meanwhile.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use crossbeam_channel::{Receiver, Sender, unbounded};
use parking_lot::Mutex;

use super::poller::Notifier;
use super::wait::{Reason, Wake};
use crate::native::PyResult;
use crate::os;
use crate::trace::event::Event;
use crate::vm::Vm;

type Job = Box<dyn FnOnce() + Send>;

/// Workers that are started at most; further jobs wait for one to become free.
const MAX_WORKERS: usize = 256;

/// The workers of an interpreter; started on first use.
#[derive(Default)]
pub(crate) struct Offload {
    pool: RefCell<Option<Pool>>,
    /// Jobs that are not known to have completed.
    outstanding: Cell<usize>,
    /// The serials of jobs that have completed and that nobody has asked for.
    finished: RefCell<BTreeSet<u64>>,
}

struct Pool {
    jobs: Sender<Job>,
    waiting: Receiver<Job>,
    completed: Receiver<u64>,
    complete: Sender<u64>,
    notifier: Notifier,
    workers: usize,
}

impl Pool {
    fn new() -> std::io::Result<Pool> {
        let (jobs, waiting) = unbounded();
        let (complete, completed) = unbounded();
        Ok(Pool { jobs, waiting, completed, complete, notifier: Notifier::new()?, workers: 0 })
    }

    fn add_worker(&mut self) -> std::io::Result<()> {
        let jobs = self.waiting.clone();
        let worker = thread::Builder::new().name("native worker".to_owned());
        os::without_signals(|| worker.spawn(move || jobs.iter().for_each(|job| job())))?;
        self.workers += 1;
        Ok(())
    }
}

impl Offload {
    pub(crate) fn outstanding(&self) -> usize {
        self.outstanding.get()
    }

    /// The serials of jobs that have completed since the last time, in order.
    pub(crate) fn completions(&self) -> BTreeSet<u64> {
        self.collect();
        self.finished.take()
    }

    /// Whether a job has completed; true once.
    pub(crate) fn take_completion(&self, serial: u64) -> bool {
        self.collect();
        self.finished.borrow_mut().remove(&serial)
    }

    fn collect(&self) {
        if self.outstanding.get() == 0 {
            return;
        }
        if let Some(pool) = &*self.pool.borrow() {
            for serial in pool.completed.try_iter() {
                self.outstanding.set(self.outstanding.get() - 1);
                self.finished.borrow_mut().insert(serial);
            }
        }
    }

    pub(crate) fn notifier(&self) -> Option<Notifier> {
        self.pool.borrow().as_ref().map(|pool| pool.notifier.clone())
    }

    /// Hands a job out. The worker reports `serial` when it is done.
    fn submit(&self, serial: u64, job: Job) -> std::io::Result<()> {
        let mut pool = self.pool.borrow_mut();
        if pool.is_none() {
            *pool = Some(Pool::new()?);
        }
        let Some(pool) = pool.as_mut() else { return Ok(()) };
        if self.outstanding.get() >= pool.workers && pool.workers < MAX_WORKERS {
            pool.add_worker()?;
        }
        let (complete, notifier) = (pool.complete.clone(), pool.notifier.clone());
        let reported = Box::new(move || {
            job();
            // Nobody listens any more when the interpreter has ended.
            let _ = complete.send(serial);
            notifier.notify();
        });
        self.outstanding.set(self.outstanding.get() + 1);
        // The receiver lives in the pool itself.
        let _ = pool.jobs.send(reported);
        Ok(())
    }
}

impl Vm {
    /// Runs native work without the GIL, on another OS thread, while other Python threads execute; here and now if there
    /// are none. `name` is what traces call it. Under the virtual clock it takes `cost` nanoseconds.
    ///
    /// # Errors
    /// An interrupt, if the thread is to end meanwhile; what the work itself finds wrong is in its result.
    pub fn offload<T: Send + 'static>(
        &self,
        name: &'static str,
        cost: i64,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> PyResult<T> {
        self.sched.trace(|| Event::NativeBegin { work: name.into() });
        let result = self.work_elsewhere(name, cost, work);
        self.sched.trace(|| Event::NativeEnd { work: name.into() });
        result
    }

    fn work_elsewhere<T: Send + 'static>(
        &self,
        name: &'static str,
        cost: i64,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> PyResult<T> {
        if self.sched.is_alone() {
            self.sched.pass_time(cost);
            return Ok(work());
        }
        let serial = self.sched.next_serial();
        let slot = Arc::new(Mutex::new(None));
        let filled = slot.clone();
        let job = Box::new(move || {
            let began = Instant::now();
            let result = work();
            *filled.lock() = Some((result, began.elapsed()));
        });
        if let Err(error) = self.sched.offload.submit(serial, job) {
            return Err(self.os_error_from(&error, None));
        }
        let due = self.sched.clock.is_virtual().then(|| self.sched.now().saturating_add(cost.max(1)));
        loop {
            let wake = self.wait(Reason::Native(serial, name), due)?;
            if let Some((result, took)) = slot.lock().take() {
                self.sched.count_native(took);
                return Ok(result);
            }
            if wake == Wake::TimedOut {
                // In virtual time the work is done by now: the process waits for it.
                self.sched.await_completion(serial);
                if let Some((result, took)) = slot.lock().take() {
                    self.sched.count_native(took);
                    return Ok(result);
                }
            }
        }
    }
}
