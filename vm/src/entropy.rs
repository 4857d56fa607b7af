//! What is random in a run: from the operating system, or from a seed, so that it can be had again.

use std::cell::RefCell;
use std::io;

use crate::options::{ClockMode, Options};

/// Keeps numbers drawn for the program apart from those that a policy draws from the same seed.
const STREAM: u64 = 0x6d69_6e69_7079;

/// The source of random bytes of an interpreter.
pub struct Entropy {
    seed: Option<u64>,
    numbers: Option<RefCell<fastrand::Rng>>,
}

impl Entropy {
    /// The source that the options ask for. Bytes come from the operating system only where nothing has to be had again:
    /// without a seed, under the real clock, and if no schedule is written.
    pub(crate) fn new(options: &Options) -> Entropy {
        let by_options = options.entropy.or(options.seed);
        let seed = match by_options {
            None if options.clock == ClockMode::Virtual => Some(0),
            None if options.record_schedule => drawn().ok(),
            known => known,
        };
        let numbers = seed.map(|seed| RefCell::new(fastrand::Rng::with_seed(seed ^ STREAM)));
        Entropy { seed, numbers }
    }

    /// What all random bytes of the run follow from; none if they come from the operating system.
    pub fn seed(&self) -> Option<u64> {
        self.seed
    }

    /// Fills a buffer with random bytes.
    ///
    /// # Errors
    /// What the operating system has against it.
    pub fn fill(&self, buffer: &mut [u8]) -> io::Result<()> {
        match &self.numbers {
            Some(numbers) => {
                numbers.borrow_mut().fill(buffer);
                Ok(())
            }
            None => from_system(buffer),
        }
    }
}

fn from_system(buffer: &mut [u8]) -> io::Result<()> {
    let mut filled = 0;
    while filled < buffer.len() {
        match rustix::rand::getrandom(&mut buffer[filled..], rustix::rand::GetRandomFlags::empty()) {
            Ok(count) => filled += count,
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn drawn() -> io::Result<u64> {
    let mut bytes = [0; 8];
    from_system(&mut bytes)?;
    Ok(u64::from_ne_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(options: &Options) -> [u8; 16] {
        let mut buffer = [0; 16];
        Entropy::new(options).fill(&mut buffer).expect("random bytes");
        buffer
    }

    #[test]
    fn a_seed_gives_the_same_bytes_again() {
        let seeded = |seed| Options { seed: Some(seed), ..Options::default() };
        assert_eq!(bytes(&seeded(7)), bytes(&seeded(7)));
        assert_ne!(bytes(&seeded(7)), bytes(&seeded(8)));
        let simulated = Options { clock: ClockMode::Virtual, ..Options::default() };
        assert_eq!(bytes(&simulated), bytes(&simulated));
        assert_ne!(bytes(&Options::default()), bytes(&Options::default()));
    }
}
