//! The module `_bz2`: compressing and decompressing streams.

use std::sync::Arc;

use bzip2::{Action, Compress, Compression, Decompress, Status};
use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, TypeDef};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use crate::common::class_of;
use crate::released::Exclusive;

/// What a unit of work is, in bytes, and what a byte costs in virtual time.
const BYTES_PER_UNIT: usize = 64;
const COMPRESSION_COST: usize = 100;
const DECOMPRESSION_COST: usize = 40;
/// The room that is made at a time.
const CHUNK: usize = 64 << 10;

/// The payload of a compressor; `None` once it is finished.
struct Compressor(Exclusive<Option<Compress>>);

impl Payload for Compressor {
    const TRACKED: bool = false;
}

fn compressor_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let level = args.optional(1).map_or(Ok(9), |level| vm.int_argument(level))?;
    if !(1..=9).contains(&level) {
        return Err(vm.value_error("compresslevel must be between 1 and 9"));
    }
    let stream = Compress::new(Compression::new(level as u32), 0);
    let compressor = Compressor(Exclusive::new(Some(stream)));
    Ok(vm.heap.allocate(compressor, class_of(vm, args)?).into_value())
}

/// Feeds a stream; all that comes out.
fn compressed(stream: &mut Compress, data: &[u8], action: Action) -> Option<Vec<u8>> {
    let mut output = Vec::new();
    let mut data = data;
    let finish = matches!(action, Action::Finish);
    while finish || !data.is_empty() {
        output.reserve(CHUNK);
        let before = stream.total_in();
        let status = stream.compress_vec(data, &mut output, action).ok()?;
        data = &data[((stream.total_in() - before) as usize).min(data.len())..];
        if status == Status::StreamEnd {
            break;
        }
    }
    Some(output)
}

fn advance(vm: &Vm, args: &Arguments<'_>, data: Arc<[u8]>, action: Action, flushed: &str) -> PyResult {
    let compressor = args.this::<Compressor>(vm)?;
    vm.work(data.len() / BYTES_PER_UNIT)?;
    let cost = data.len() * COMPRESSION_COST;
    let output = compressor.0.released(vm, "compress", cost, move |slot| {
        let output = compressed(slot.as_mut()?, &data, action);
        if matches!(action, Action::Finish) {
            *slot = None;
        }
        output
    })?;
    output.map(|output| vm.bytes(output)).ok_or_else(|| vm.value_error(flushed))
}

fn compress(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = vm.buffer_argument(args.get(1))?;
    advance(vm, args, data, Action::Run, "Compressor has been flushed")
}

fn flush(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    advance(vm, args, [].into(), Action::Finish, "Repeated call to flush()")
}

/// A stream that is taken apart.
struct Inflater {
    stream: Decompress,
    /// Input that there was no room to decompress.
    held: Vec<u8>,
    unused: Arc<[u8]>,
    ended: bool,
    needs_input: bool,
}

/// The payload of a decompressor.
struct Decompressor(Exclusive<Inflater>);

impl Payload for Decompressor {
    const TRACKED: bool = false;
}

fn decompressor_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let inflater = Inflater {
        stream: Decompress::new(false),
        held: Vec::new(),
        unused: [].into(),
        ended: false,
        needs_input: true,
    };
    Ok(vm.heap.allocate(Decompressor(Exclusive::new(inflater)), class_of(vm, args)?).into_value())
}

/// Why nothing comes out.
enum Failure {
    Ended,
    Invalid,
}

impl Inflater {
    fn feed(&mut self, data: &[u8], limit: Option<usize>) -> Result<Vec<u8>, Failure> {
        if self.ended {
            return Err(Failure::Ended);
        }
        self.held.extend_from_slice(data);
        let input = std::mem::take(&mut self.held);
        let (mut output, mut used) = (Vec::new(), 0);
        loop {
            let room = limit.map_or(CHUNK, |limit| (limit - output.len()).min(CHUNK));
            let mut buffer = vec![0; room];
            let (start_in, start_out) = (self.stream.total_in(), self.stream.total_out());
            let status = self.stream.decompress(&input[used..], &mut buffer).map_err(|_| Failure::Invalid)?;
            let put = ((self.stream.total_out() - start_out) as usize).min(room);
            used += ((self.stream.total_in() - start_in) as usize).min(input.len() - used);
            output.extend_from_slice(&buffer[..put]);
            if status == Status::StreamEnd {
                self.ended = true;
                self.needs_input = false;
                self.unused = input[used..].into();
                return Ok(output);
            }
            if limit.is_some_and(|limit| output.len() >= limit) {
                // More may be inside, even if all input is.
                self.needs_input = false;
                self.held = input[used..].to_vec();
                return Ok(output);
            }
            if used == input.len() && put < room {
                self.needs_input = true;
                return Ok(output);
            }
        }
    }
}

fn decompress(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let decompressor = args.this::<Decompressor>(vm)?;
    let data = vm.buffer_argument(args.get(1))?;
    let limit = args.optional(2).map_or(Ok(-1), |limit| vm.index_count(limit))?;
    let limit = usize::try_from(limit).ok();
    vm.work(data.len() / BYTES_PER_UNIT)?;
    let cost = data.len() * DECOMPRESSION_COST;
    let output =
        decompressor.0.released(vm, "decompress", cost, move |inflater| inflater.feed(&data, limit))?;
    output.map(|output| vm.bytes(output)).map_err(|failure| match failure {
        Failure::Ended => vm.new_exception(&vm.exceptions.eof_error, "End of stream already reached"),
        Failure::Invalid => vm.new_exception(&vm.exceptions.os_error, "Invalid data stream"),
    })
}

/// Something of a decompressor's state.
fn state<T>(vm: &Vm, value: &Value, read: impl FnOnce(&Inflater) -> T) -> PyResult<T> {
    match value.downcast_ref::<Decompressor>() {
        Some(decompressor) => decompressor.0.with(vm, |inflater| read(inflater)),
        None => Err(vm.system_error("native method called with a foreign receiver")),
    }
}

static COMPRESSOR: TypeDef = TypeDef {
    name: "_bz2.BZ2Compressor",
    doc: "Create a compressor object for compressing data incrementally.\n\n  compresslevel\n    Compression level, as a number between 1 and 9.\n\nFor one-shot compression, use the compress() function instead.",
    layout: VTable::of::<Compressor>(),
    new: Some(NativeDef::new(
        "__new__($type, compresslevel=9, /)",
        "Create and return a new object.",
        compressor_new,
    )),
    methods: &[
        NativeDef::new(
            "compress($self, data, /)",
            "Provide data to the compressor object.\n\nReturns a chunk of compressed data if possible, or b'' otherwise.",
            compress,
        ),
        NativeDef::new(
            "flush($self, /)",
            "Finish the compression process.\n\nReturns the compressed data left in internal buffers.",
            flush,
        ),
    ],
    ..TypeDef::EMPTY
};

static DECOMPRESSOR: TypeDef = TypeDef {
    name: "_bz2.BZ2Decompressor",
    doc: "Create a decompressor object for decompressing data incrementally.\n\nFor one-shot decompression, use the decompress() function instead.",
    layout: VTable::of::<Decompressor>(),
    new: Some(NativeDef::new("__new__($type, /)", "Create and return a new object.", decompressor_new)),
    methods: &[NativeDef::new(
        "decompress($self, data, max_length=-1)",
        "Decompress *data*, returning uncompressed data as bytes.",
        decompress,
    )],
    getset: &[
        GetSetDef {
            name: "eof",
            doc: "True if the end-of-stream marker has been reached.",
            get: |vm, value| state(vm, value, |inflater| Value::bool(inflater.ended)),
            set: None,
        },
        GetSetDef {
            name: "unused_data",
            doc: "Data found after the end of the compressed stream.",
            get: |vm, value| Ok(vm.bytes(state(vm, value, |inflater| inflater.unused.clone())?)),
            set: None,
        },
        GetSetDef {
            name: "needs_input",
            doc: "True if more input is needed before more decompressed data can be produced.",
            get: |vm, value| state(vm, value, |inflater| Value::bool(inflater.needs_input)),
            set: None,
        },
    ],
    ..TypeDef::EMPTY
};

/// `_bz2`.
pub(crate) static BZ2: ModuleDef = ModuleDef {
    name: "_bz2",
    doc: "Compressing and decompressing data in the bzip2 format.",
    functions: &[],
    types: &[&COMPRESSOR, &DECOMPRESSOR],
    setup: None,
};
