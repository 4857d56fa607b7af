//! The module `_random`: the generator MT19937 of Matsumoto and Nishimura, seeded and read out as CPython does.
//!
//! Written here because `getstate()` shows the words of the generator, which no crate gives out.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::{TypeDef, type_flag};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use num_bigint::{BigInt, BigUint, Sign};

use crate::common::class_of;

const WORDS: usize = 624;
const MIDDLE: usize = 397;

struct Random {
    words: RefCell<Box<[u32; WORDS]>>,
    /// The next word to use; `WORDS` when a new block is due.
    index: Cell<usize>,
}

impl Payload for Random {
    const TRACKED: bool = false;
}

impl Random {
    /// Seeds with one word (`init_genrand`).
    fn seed_word(&self, seed: u32) {
        let mut words = self.words.borrow_mut();
        words[0] = seed;
        for index in 1..WORDS {
            let last = words[index - 1];
            words[index] = 1_812_433_253_u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(index as u32);
        }
        self.index.set(WORDS);
    }

    /// Seeds with a key of any length (`init_by_array`).
    fn seed_key(&self, key: &[u32]) {
        self.seed_word(19_650_218);
        let mut words = self.words.borrow_mut();
        let mixed = |words: &[u32; WORDS], at: usize, factor: u32| {
            let last = words[at - 1];
            words[at] ^ (last ^ (last >> 30)).wrapping_mul(factor)
        };
        let advance = |words: &mut [u32; WORDS], at: usize| {
            if at + 1 < WORDS {
                return at + 1;
            }
            words[0] = words[WORDS - 1];
            1
        };
        let (mut at, mut place) = (1, 0);
        for _ in 0..key.len().max(WORDS) {
            words[at] = mixed(&words, at, 1_664_525).wrapping_add(key[place]).wrapping_add(place as u32);
            at = advance(&mut words, at);
            place = (place + 1) % key.len();
        }
        for _ in 1..WORDS {
            words[at] = mixed(&words, at, 1_566_083_941).wrapping_sub(at as u32);
            at = advance(&mut words, at);
        }
        words[0] = 0x8000_0000;
    }

    fn next_block(words: &mut [u32; WORDS]) {
        for index in 0..WORDS {
            let y = (words[index] & 0x8000_0000) | (words[(index + 1) % WORDS] & 0x7fff_ffff);
            let twist = if y & 1 == 1 { 0x9908_b0df } else { 0 };
            words[index] = words[(index + MIDDLE) % WORDS] ^ (y >> 1) ^ twist;
        }
    }

    /// The next 32 random bits.
    fn next(&self) -> u32 {
        let mut words = self.words.borrow_mut();
        let mut index = self.index.get();
        if index >= WORDS {
            Random::next_block(&mut words);
            index = 0;
        }
        self.index.set(index + 1);
        let mut y = words[index];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }
}

/// The absolute value of an int seeds as it is, another object with its hash, None with random bytes for the whole state.
fn seed_with(vm: &Vm, random: &Random, seed: &Value) -> PyResult<()> {
    if seed.is_none() {
        let mut bytes = [0; 4 * WORDS];
        vm.entropy.fill(&mut bytes).map_err(|error| vm.os_error_from(&error, None))?;
        let (words, _) = bytes.as_chunks::<4>();
        random.seed_key(&words.iter().map(|word| u32::from_le_bytes(*word)).collect::<Vec<_>>());
        return Ok(());
    }
    let number = match seed.as_int() {
        Some(int) => int.to_bigint().magnitude().clone(),
        None => BigUint::from(vm.hash(seed)? as u64),
    };
    let mut key = number.to_u32_digits();
    if key.is_empty() {
        key.push(0);
    }
    random.seed_key(&key);
    Ok(())
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let random = Random { words: RefCell::new(Box::new([0; WORDS])), index: Cell::new(WORDS) };
    Ok(vm.heap.allocate(random, class).into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if args.extra().len() > 1 {
        return Err(
            vm.type_error(format!("Random() takes at most 1 argument ({} given)", args.extra().len()))
        );
    }
    seed_with(vm, args.this::<Random>(vm)?, args.extra().first().unwrap_or(&Value::NONE))?;
    Ok(Value::NONE)
}

fn seed(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    seed_with(vm, args.this::<Random>(vm)?, args.optional(1).unwrap_or(&Value::NONE))?;
    Ok(Value::NONE)
}

fn random(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let random = args.this::<Random>(vm)?;
    let (high, low) = (random.next() >> 5, random.next() >> 6);
    Ok(vm.float((f64::from(high) * 67_108_864.0 + f64::from(low)) * (1.0 / 9_007_199_254_740_992.0)))
}

fn getrandbits(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let random = args.this::<Random>(vm)?;
    let bits = vm.int_argument(args.get(1))?;
    let Ok(bits) = u32::try_from(bits) else {
        return Err(vm.value_error("number of bits must be non-negative"));
    };
    if bits == 0 {
        return Ok(vm.int(0));
    }
    if bits <= 32 {
        return Ok(vm.int(i64::from(random.next() >> (32 - bits))));
    }
    let count = bits.div_ceil(32) as usize;
    vm.reserve(count, 4)?;
    vm.work(count)?;
    let mut digits: Vec<u32> = (0..count).map(|_| random.next()).collect();
    if bits % 32 != 0
        && let Some(last) = digits.last_mut()
    {
        *last >>= 32 - bits % 32;
    }
    Ok(vm.big_int(BigInt::from_biguint(Sign::Plus, BigUint::new(digits))))
}

fn getstate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let random = args.this::<Random>(vm)?;
    let mut state: Vec<Value> = random.words.borrow().iter().map(|&word| vm.int(i64::from(word))).collect();
    state.push(vm.int(random.index.get() as i64));
    Ok(vm.tuple(state))
}

fn setstate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let random = args.this::<Random>(vm)?;
    let Some(state) = args.get(1).downcast_ref::<Tuple>() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    if state.items.len() != WORDS + 1 {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut words = Box::new([0; WORDS]);
    for (word, item) in words.iter_mut().zip(&state.items) {
        let Some(int) = item.as_int() else {
            return Err(vm.type_error("an integer is required"));
        };
        *word = match int.to_i64() {
            Some(value) if value >= 0 => value as u32,
            Some(_) => return Err(vm.overflow_error("can't convert negative value to unsigned int")),
            None => return Err(vm.overflow_error("Python int too large to convert to C unsigned long")),
        };
    }
    let index = vm.index_count(&state.items[WORDS])?;
    match usize::try_from(index) {
        Ok(index) if index <= WORDS => random.index.set(index),
        _ => return Err(vm.value_error("invalid state")),
    }
    *random.words.borrow_mut() = words;
    Ok(Value::NONE)
}

static RANDOM_TYPE: TypeDef = TypeDef {
    name: "_random.Random",
    text_signature: Some(""),
    doc: "Random() -> create a random number generator with its own internal state.",
    layout: VTable::of::<Random>(),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", init),
        NativeDef::new("random($self, /)", "random() -> x in the interval [0, 1).", random),
        NativeDef::new(
            "seed($self, n=None, /)",
            "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier.",
            seed,
        ),
        NativeDef::new("getstate($self, /)", "getstate() -> tuple containing the current state.", getstate),
        NativeDef::new(
            "setstate($self, state, /)",
            "setstate(state) -> None.  Restores generator state.",
            setstate,
        ),
        NativeDef::new(
            "getrandbits($self, k, /)",
            "getrandbits(k) -> x.  Generates an int with k random bits.",
            getrandbits,
        ),
    ],
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

/// `_random`.
pub(crate) static RANDOM: ModuleDef = ModuleDef {
    name: "_random",
    doc: "Module implements the Mersenne Twister random number generator.",
    functions: &[],
    types: &[&RANDOM_TYPE],
    setup: None,
};
