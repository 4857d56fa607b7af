//! `zlib.decompress` and the objects of `zlib.decompressobj`.

use std::cell::RefCell;
use std::sync::Arc;

use flate2::{Decompress, FlushDecompress, Status};
use minipy_vm::native::{Arguments, NativeDef, PyResult, Raised};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, TypeDef};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::{BYTES_PER_UNIT, CHUNK, DECOMPRESSION_COST, DEFAULT_BUFFER, MAX_WBITS, error, int_or};
use crate::released::{Exclusive, released};

/// A stream that is made when its first bytes tell which format it has, if either is allowed.
struct Inflater {
    window_bits: i32,
    dictionary: Option<Arc<[u8]>>,
    state: Option<Decompress>,
}

/// Why a stream ended early.
enum Failure {
    /// zlib's return code and message.
    Zlib(i32, Option<String>),
    /// The dictionary is not the one that was used.
    WrongDictionary,
}

/// What came out.
#[derive(Default)]
struct Progress {
    output: Vec<u8>,
    consumed: usize,
    ended: bool,
}

impl Inflater {
    /// `None` if the window size is none of zlib's.
    fn new(window_bits: i32, dictionary: Option<Arc<[u8]>>) -> Option<Inflater> {
        let bits = |bits: i32| if bits == 0 { 15 } else { bits.max(9) as u8 };
        let state = match window_bits {
            0 | 8..=15 => Some(Decompress::new_with_window_bits(true, bits(window_bits))),
            -15..=-8 => Some(Decompress::new_with_window_bits(false, bits(-window_bits))),
            16 | 24..=31 => Some(Decompress::new_gzip(bits(window_bits - 16))),
            32 | 40..=47 => None,
            _ => return None,
        };
        let mut inflater = Inflater { window_bits, dictionary, state };
        if window_bits < 0
            && let (Some(state), Some(dictionary)) = (&mut inflater.state, &inflater.dictionary)
        {
            state.set_dictionary(dictionary).ok()?;
        }
        Some(inflater)
    }

    fn state(&mut self, data: &[u8]) -> &mut Decompress {
        let bits = if self.window_bits == 32 { 15 } else { (self.window_bits - 32).clamp(9, 15) as u8 };
        self.state.get_or_insert_with(|| {
            if data.first() == Some(&0x1f) {
                Decompress::new_gzip(bits)
            } else {
                Decompress::new_with_window_bits(true, bits)
            }
        })
    }

    /// Feeds data until it is used up, the stream ends, or `limit` bytes came out.
    fn feed(&mut self, data: &[u8], limit: Option<usize>) -> Result<Progress, Failure> {
        let mut progress = Progress::default();
        if data.is_empty() && self.state.is_none() {
            return Ok(progress);
        }
        let dictionary = self.dictionary.clone();
        let state = self.state(data);
        loop {
            let rest = &data[progress.consumed..];
            let left = limit.map_or(CHUNK, |limit| limit - progress.output.len());
            let room = left.min(CHUNK).min((rest.len() * 4).max(1024));
            let mut buffer = vec![0; room];
            let (start_in, start_out) = (state.total_in(), state.total_out());
            let result = state.decompress(rest, &mut buffer, FlushDecompress::Sync);
            let put = (state.total_out() - start_out) as usize;
            progress.consumed += ((state.total_in() - start_in) as usize).min(rest.len());
            progress.output.extend_from_slice(&buffer[..put.min(room)]);
            let full = put == room;
            match result {
                Ok(Status::StreamEnd) => {
                    progress.ended = true;
                    return Ok(progress);
                }
                Ok(_) if limit.is_some_and(|limit| progress.output.len() >= limit) => return Ok(progress),
                Ok(Status::BufError) if !full => return Ok(progress),
                Ok(_) if progress.consumed == data.len() && !full => return Ok(progress),
                Ok(_) => {}
                Err(failure) if failure.needs_dictionary().is_some() => match &dictionary {
                    Some(dictionary) => {
                        if state.set_dictionary(dictionary).is_err() {
                            return Err(Failure::WrongDictionary);
                        }
                    }
                    None => return Err(Failure::Zlib(2, None)),
                },
                Err(failure) => return Err(Failure::Zlib(-3, failure.message().map(str::to_owned))),
            }
        }
    }
}

fn raise(vm: &Vm, failure: Failure) -> Raised {
    match failure {
        Failure::WrongDictionary => error(vm, "Error -3 while setting zdict: invalid input data"),
        Failure::Zlib(-3, None) => error(vm, "Error -3 while decompressing data: invalid input data"),
        Failure::Zlib(code, None) => error(vm, format!("Error {code} while decompressing data")),
        Failure::Zlib(code, Some(text)) => {
            error(vm, format!("Error {code} while decompressing data: {text}"))
        }
    }
}

pub(super) fn decompress(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = vm.buffer_argument(args.get(0))?;
    let window_bits = int_or(vm, args, 1, MAX_WBITS)?;
    if args.optional(2).map_or(Ok(DEFAULT_BUFFER), |size| vm.index_count(size))? < 0 {
        return Err(vm.value_error("bufsize must be non-negative"));
    }
    let Some(mut inflater) = Inflater::new(window_bits, None) else {
        return Err(error(vm, "Error -2 while preparing to decompress data: inconsistent stream state"));
    };
    // In portions, so that a small input that grows without end meets the limits.
    let mut output: Vec<u8> = Vec::new();
    let mut position = 0;
    loop {
        const PORTION: usize = 16 << 20;
        let input = data.clone();
        let cost = (data.len() - position) * DECOMPRESSION_COST;
        let (back, result) = released(vm, "decompress", cost, move || {
            let result = inflater.feed(&input[position..], Some(PORTION));
            (inflater, result)
        })?;
        inflater = back;
        let progress = result.map_err(|failure| raise(vm, failure))?;
        position += progress.consumed;
        vm.work(progress.output.len() / BYTES_PER_UNIT)?;
        vm.reserve(output.len() + progress.output.len(), 1)?;
        let stuck = progress.output.len() < PORTION;
        if output.is_empty() {
            output = progress.output;
        } else {
            output.extend_from_slice(&progress.output);
        }
        if progress.ended {
            return Ok(vm.bytes(output));
        }
        if stuck {
            return Err(error(vm, "Error -5 while decompressing data: incomplete or truncated stream"));
        }
    }
}

/// Input that a stream remembers for `copy()`; a longer stream cannot be copied.
const LONGEST_COPIED: usize = 64 << 20;

/// A stream with what it has been fed: zlib's state can only be copied by doing the same again.
struct Stream {
    inflater: Inflater,
    fed: Vec<u8>,
    put_out: usize,
    total: usize,
}

struct Decompressor {
    window_bits: i32,
    dictionary: Option<Arc<[u8]>>,
    stream: Exclusive<Stream>,
    rest: RefCell<Rest>,
}

/// What a decompressor shows of its input.
#[derive(Clone, Default)]
struct Rest {
    unused: Vec<u8>,
    unconsumed: Vec<u8>,
    ended: bool,
    /// Ended and flushed, which frees zlib's state.
    closed: bool,
}

impl Payload for Decompressor {
    const TRACKED: bool = false;
}

pub(super) fn decompressobj(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let window_bits = int_or(vm, args, 0, MAX_WBITS)?;
    let dictionary = match args.optional(1) {
        Some(zdict) => match vm.buffer(zdict)? {
            Some(bytes) => Some(bytes),
            None => return Err(vm.type_error("zdict argument must support the buffer protocol")),
        },
        None => None,
    };
    let Some(inflater) = Inflater::new(window_bits, dictionary.clone()) else {
        return Err(vm.value_error("Invalid initialization option"));
    };
    let stream = Stream { inflater, fed: Vec::new(), put_out: 0, total: 0 };
    let made =
        Decompressor { window_bits, dictionary, stream: Exclusive::new(stream), rest: RefCell::default() };
    Ok(vm.heap.allocate(made, &vm.native_type(&DECOMPRESS)).into_value())
}

fn advance(vm: &Vm, this: &Decompressor, data: Arc<[u8]>, limit: Option<usize>) -> PyResult {
    vm.work(data.len() / BYTES_PER_UNIT)?;
    if this.rest.borrow().ended {
        let mut rest = this.rest.borrow_mut();
        rest.unused.extend_from_slice(&data);
        rest.unconsumed = data.to_vec();
        if data.is_empty() {
            rest.unconsumed.clear();
        }
        return Ok(vm.bytes(&b""[..]));
    }
    let input = data.clone();
    let cost = data.len() * DECOMPRESSION_COST;
    let result = this.stream.released(vm, "decompress", cost, move |stream| {
        let result = stream.inflater.feed(&input, limit);
        if let Ok(progress) = &result {
            stream.total += progress.consumed;
            stream.put_out += progress.output.len();
            if stream.total <= LONGEST_COPIED {
                stream.fed.extend_from_slice(&input[..progress.consumed]);
            } else {
                stream.fed = Vec::new();
            }
        }
        result
    })?;
    let progress = result.map_err(|failure| raise(vm, failure))?;
    let left = &data[progress.consumed..];
    let mut rest = this.rest.borrow_mut();
    if progress.ended {
        rest.unused.extend_from_slice(left);
        rest.ended = true;
        if !rest.unconsumed.is_empty() {
            rest.unconsumed = left.to_vec();
        }
    } else {
        rest.unconsumed = left.to_vec();
    }
    drop(rest);
    vm.work(progress.output.len() / BYTES_PER_UNIT)?;
    Ok(vm.bytes(progress.output))
}

fn decompress_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Decompressor>(vm)?;
    let data = vm.buffer_argument(args.get(1))?;
    let limit = args.optional(2).map_or(Ok(0), |limit| vm.index_count(limit))?;
    match usize::try_from(limit) {
        Ok(0) => advance(vm, this, data, None),
        Ok(limit) => advance(vm, this, data, Some(limit)),
        Err(_) => Err(vm.value_error("max_length must be non-negative")),
    }
}

fn flush(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Decompressor>(vm)?;
    if args.optional(1).map_or(Ok(DEFAULT_BUFFER), |length| vm.index_count(length))? <= 0 {
        return Err(vm.value_error("length must be greater than zero"));
    }
    let data = {
        let mut rest = this.rest.borrow_mut();
        if rest.ended {
            rest.closed = true;
            return Ok(vm.bytes(&b""[..]));
        }
        std::mem::take(&mut rest.unconsumed)
    };
    let output = advance(vm, this, data.into(), None)?;
    let mut rest = this.rest.borrow_mut();
    rest.closed = rest.ended;
    Ok(output)
}

fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Decompressor>(vm)?;
    let inconsistent = || vm.value_error("Inconsistent stream state");
    let rest = this.rest.borrow().clone();
    if rest.closed {
        return Err(inconsistent());
    }
    let fed = this
        .stream
        .with(vm, |stream| (stream.total <= LONGEST_COPIED).then(|| (stream.fed.clone(), stream.put_out)))?;
    let Some((fed, put_out)) = fed else {
        return Err(vm.memory_error("Can't allocate memory for decompression object"));
    };
    let Some(mut inflater) = Inflater::new(this.window_bits, this.dictionary.clone()) else {
        return Err(inconsistent());
    };
    vm.work(put_out / BYTES_PER_UNIT)?;
    // It did not fail the first time.
    let _ = inflater.feed(&fed, Some(put_out.max(1)));
    let stream = Stream { inflater, total: fed.len(), fed, put_out };
    let copied = Decompressor {
        window_bits: this.window_bits,
        dictionary: this.dictionary.clone(),
        stream: Exclusive::new(stream),
        rest: RefCell::new(rest),
    };
    Ok(vm.heap.allocate(copied, vm.type_of(args.get(0))).into_value())
}

fn read(vm: &Vm, value: &Value, make: impl FnOnce(&Rest) -> Value) -> PyResult {
    match value.downcast_ref::<Decompressor>() {
        Some(this) => Ok(make(&this.rest.borrow())),
        None => Err(vm.type_error("a zlib.Decompress object was expected")),
    }
}

/// `zlib.Decompress`.
static DECOMPRESS: TypeDef = TypeDef {
    name: "zlib.Decompress",
    layout: VTable::of::<Decompressor>(),
    methods: &[
        NativeDef::new(
            "decompress($self, data, /, max_length=0)",
            "Return a bytes object containing the decompressed version of the data.",
            decompress_method,
        ),
        NativeDef::new(
            "flush($self, length=zlib.DEF_BUF_SIZE, /)",
            "Return a bytes object containing any remaining decompressed data.",
            flush,
        ),
        NativeDef::new("copy($self, /)", "Return a copy of the decompression object.", copy),
        NativeDef::new("__copy__($self, /)", "", copy),
        NativeDef::new("__deepcopy__($self, memo, /)", "", copy),
    ],
    getset: &[
        GetSetDef {
            name: "unused_data",
            doc: "",
            get: |vm, value| read(vm, value, |rest| vm.bytes(rest.unused.as_slice())),
            set: None,
        },
        GetSetDef {
            name: "unconsumed_tail",
            doc: "",
            get: |vm, value| read(vm, value, |rest| vm.bytes(rest.unconsumed.as_slice())),
            set: None,
        },
        GetSetDef {
            name: "eof",
            doc: "",
            get: |vm, value| read(vm, value, |rest| Value::bool(rest.ended)),
            set: None,
        },
    ],
    ..TypeDef::EMPTY
};
