//! `zlib.compress` and the objects of `zlib.compressobj`.

use std::sync::Arc;

use flate2::{Compress, Compression, FlushCompress, Status};
use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::vm::Vm;

use super::{BYTES_PER_UNIT, CHUNK, COMPRESSION_COST, MAX_WBITS, error, int_or};
use crate::released::{Exclusive, released};

/// How a stream is compressed. `flate2` has no way to give zlib its `memLevel` and `strategy`, which only affect size.
#[derive(Clone)]
struct Settings {
    level: i32,
    window_bits: i32,
    dictionary: Option<Arc<[u8]>>,
}

impl Settings {
    fn start(&self) -> Option<Compress> {
        // zlib's default is level 6.
        let level = match self.level {
            -1 => Compression::new(6),
            0..=9 => Compression::new(self.level as u32),
            _ => return None,
        };
        // A window of 256 bytes is enlarged by zlib itself.
        let bits = |bits: i32| bits.max(9) as u8;
        let mut stream = match self.window_bits {
            8..=15 => Compress::new_with_window_bits(level, true, bits(self.window_bits)),
            -15..=-8 => Compress::new_with_window_bits(level, false, bits(-self.window_bits)),
            24..=31 => Compress::new_gzip(level, bits(self.window_bits - 16)),
            _ => return None,
        };
        if let Some(dictionary) = &self.dictionary {
            stream.set_dictionary(dictionary).ok()?;
        }
        Some(stream)
    }
}

/// Feeds data to a stream; what comes out, or `None` if the stream is in no state for it.
fn feed(stream: &mut Compress, data: &[u8], flush: FlushCompress) -> Option<Vec<u8>> {
    let mut output = Vec::new();
    let mut data = data;
    loop {
        let needed = (data.len() / 2).clamp(256, CHUNK);
        output.reserve(needed);
        let (room, before) = (output.capacity() - output.len(), stream.total_in());
        let length = output.len();
        let status = stream.compress_vec(data, &mut output, flush).ok()?;
        data = &data[((stream.total_in() - before) as usize).min(data.len())..];
        let full = output.len() - length == room;
        if status == Status::StreamEnd || (data.is_empty() && !full) {
            return Some(output);
        }
        if status == Status::BufError && !full {
            return Some(output);
        }
    }
}

pub(super) fn compress(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = vm.buffer_argument(args.get(0))?;
    let settings = Settings {
        level: int_or(vm, args, 1, -1)?,
        window_bits: int_or(vm, args, 2, MAX_WBITS)?,
        dictionary: None,
    };
    let Some(mut stream) = settings.start() else { return Err(error(vm, "Bad compression level")) };
    vm.work(data.len() / BYTES_PER_UNIT)?;
    let cost = data.len() * COMPRESSION_COST;
    let output = released(vm, "compress", cost, move || feed(&mut stream, &data, FlushCompress::Finish))?;
    let inconsistent = || error(vm, "Error -2 while compressing data: inconsistent stream state");
    output.map(|output| vm.bytes(output)).ok_or_else(inconsistent)
}

/// Input that a stream remembers for `copy()`; a longer stream cannot be copied.
const LONGEST_COPIED: usize = 64 << 20;

/// A stream, and what it has been fed: zlib's state can only be copied by doing the same again.
struct Stream {
    state: Compress,
    fed: Vec<(Arc<[u8]>, FlushCompress)>,
    fed_bytes: usize,
}

/// The payload of a compressor.
struct Compressor {
    settings: Settings,
    /// `None` once it is finished.
    stream: Exclusive<Option<Stream>>,
}

impl Payload for Compressor {
    const TRACKED: bool = false;
}

pub(super) fn compressobj(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let dictionary = args.not_none(5).map(|zdict| vm.buffer_argument(zdict)).transpose()?;
    let settings = Settings {
        level: int_or(vm, args, 0, -1)?,
        window_bits: int_or(vm, args, 2, MAX_WBITS)?,
        dictionary,
    };
    let (method, memory, strategy) =
        (int_or(vm, args, 1, 8)?, int_or(vm, args, 3, 8)?, int_or(vm, args, 4, 0)?);
    let valid = method == 8 && (1..=9).contains(&memory) && (0..=4).contains(&strategy);
    match settings.start().filter(|_| valid) {
        Some(state) => {
            let stream = Exclusive::new(Some(Stream { state, fed: Vec::new(), fed_bytes: 0 }));
            let class = vm.native_type(&COMPRESS);
            Ok(vm.heap.allocate(Compressor { settings, stream }, &class).into_value())
        }
        None => Err(vm.value_error("Invalid initialization option")),
    }
}

/// Feeds a compressor; `doing` is for the message of an error.
fn advance(vm: &Vm, compressor: &Compressor, data: Arc<[u8]>, flush: FlushCompress, doing: &str) -> PyResult {
    vm.work(data.len() / BYTES_PER_UNIT)?;
    let cost = data.len() * COMPRESSION_COST;
    let output = compressor.stream.released(vm, "compress", cost, move |slot| {
        let stream = slot.as_mut()?;
        let output = feed(&mut stream.state, &data, flush);
        stream.fed_bytes += data.len();
        if stream.fed_bytes <= LONGEST_COPIED {
            stream.fed.push((data, flush));
        } else {
            stream.fed = Vec::new();
        }
        if matches!(flush, FlushCompress::Finish) {
            *slot = None;
        }
        output
    })?;
    let inconsistent = || error(vm, format!("Error -2 while {doing}: inconsistent stream state"));
    output.map(|output| vm.bytes(output)).ok_or_else(inconsistent)
}

fn compress_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let compressor = args.this::<Compressor>(vm)?;
    let data = vm.buffer_argument(args.get(1))?;
    advance(vm, compressor, data, FlushCompress::None, "compressing data")
}

fn flush(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let compressor = args.this::<Compressor>(vm)?;
    let mode = match int_or(vm, args, 1, 4)? {
        0 => return Ok(vm.bytes(&b""[..])),
        1 | 5 => FlushCompress::Partial,
        2 => FlushCompress::Sync,
        3 => FlushCompress::Full,
        4 => FlushCompress::Finish,
        _ => return Err(error(vm, "Error -2 while flushing: inconsistent stream state")),
    };
    advance(vm, compressor, [].into(), mode, "flushing")
}

fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let compressor = args.this::<Compressor>(vm)?;
    let fed = compressor.stream.with(vm, |stream| {
        let stream = stream.as_ref()?;
        Some((stream.fed_bytes <= LONGEST_COPIED).then(|| (stream.fed.clone(), stream.fed_bytes)))
    })?;
    let inconsistent = || vm.value_error("Inconsistent stream state");
    let Some(fed) = fed else { return Err(inconsistent()) };
    let Some((fed, fed_bytes)) = fed else {
        return Err(vm.memory_error("Can't allocate memory for compression object"));
    };
    vm.work(fed_bytes / BYTES_PER_UNIT)?;
    let Some(mut state) = compressor.settings.start() else { return Err(inconsistent()) };
    for (data, flush) in &fed {
        feed(&mut state, data, *flush);
    }
    let stream = Stream { state, fed, fed_bytes };
    let copied = Compressor { settings: compressor.settings.clone(), stream: Exclusive::new(Some(stream)) };
    Ok(vm.heap.allocate(copied, vm.type_of(args.get(0))).into_value())
}

/// `zlib.Compress`.
pub(super) static COMPRESS: TypeDef = TypeDef {
    name: "zlib.Compress",
    layout: VTable::of::<Compressor>(),
    methods: &[
        NativeDef::new(
            "compress($self, data, /)",
            "Returns a bytes object containing compressed data.\n\nAfter calling this function, some of the input data may still\nbe stored in internal buffers for later processing.\nCall the flush() method to clear these buffers.",
            compress_method,
        ),
        NativeDef::new(
            "flush($self, mode=zlib.Z_FINISH, /)",
            "Return a bytes object containing any remaining compressed data.",
            flush,
        ),
        NativeDef::new("copy($self, /)", "Return a copy of the compression object.", copy),
        NativeDef::new("__copy__($self, /)", "", copy),
        NativeDef::new("__deepcopy__($self, memo, /)", "", copy),
    ],
    ..TypeDef::EMPTY
};
