"""Codecs: looking them up, the base classes to write one, and files that use them.

The registry and the built-in encodings are native, in `_codecs`.
"""

import builtins
import sys
from _codecs import *
from _codecs import _decode, _encode, _normal
import _codecs

lookup = _codecs.lookup
lookup_error = _codecs.lookup_error
register = _codecs.register
register_error = _codecs.register_error
unregister = _codecs.unregister
encode = _codecs.encode
decode = _codecs.decode

__all__ = ["register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE",
           "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE",
           "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE",
           "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE",
           "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder",
           "StreamReader", "StreamWriter",
           "StreamReaderWriter", "StreamRecoder",
           "getencoder", "getdecoder", "getincrementalencoder",
           "getincrementaldecoder", "getreader", "getwriter",
           "encode", "decode", "iterencode", "iterdecode",
           "strict_errors", "ignore_errors", "replace_errors",
           "xmlcharrefreplace_errors",
           "backslashreplace_errors", "namereplace_errors",
           "register_error", "lookup_error"]

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = b'\x00\x00\xfe\xff'
if sys.byteorder == 'little':
    BOM = BOM_UTF16 = BOM_UTF16_LE
    BOM_UTF32 = BOM_UTF32_LE
else:
    BOM = BOM_UTF16 = BOM_UTF16_BE
    BOM_UTF32 = BOM_UTF32_BE
BOM32_LE = BOM_UTF16_LE
BOM32_BE = BOM_UTF16_BE
BOM64_LE = BOM_UTF32_LE
BOM64_BE = BOM_UTF32_BE


class CodecInfo(tuple):
    """What is known of a codec; a tuple of its four oldest parts."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None,
                incrementalencoder=None, incrementaldecoder=None, name=None,
                *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return "<%s.%s object for encoding %s at %#x>" % (
            self.__class__.__module__, self.__class__.__qualname__, self.name, id(self))

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    """A stateless encoder and decoder; both give a result and how much was used."""

    def encode(self, input, errors='strict'):
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        raise NotImplementedError


class IncrementalEncoder:
    """An encoder of input that comes in pieces."""

    def __init__(self, errors='strict'):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Forget what came before."""

    def getstate(self):
        return 0

    def setstate(self, state):
        """Go back to what getstate() gave."""


class BufferedIncrementalEncoder(IncrementalEncoder):
    """One that keeps back input that is not complete."""

    def __init__(self, errors='strict'):
        IncrementalEncoder.__init__(self, errors)
        self.buffer = ""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        IncrementalEncoder.reset(self)
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """A decoder of input that comes in pieces."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Forget what came before."""

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        """Go back to what getstate() gave."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """One that keeps back bytes that are no whole character yet."""

    def __init__(self, errors='strict'):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        IncrementalDecoder.reset(self)
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class StreamWriter(Codec):
    """Encodes what is written to a stream."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        data, consumed = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write(''.join(list))

    def reset(self):
        """Write out what is kept back: nothing here."""

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamReader(Codec):
    """Decodes what is read from a stream."""

    charbuffertype = str

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors
        self.bytebuffer = b""
        self.charbuffer = self.charbuffertype()

    def _fill(self, size):
        """Decode more of the stream; False at its end."""
        data = self.stream.read() if size < 0 else self.stream.read(size)
        if not data and not self.bytebuffer:
            return False
        text, used = self.decode(self.bytebuffer + data, self.errors)
        self.bytebuffer = (self.bytebuffer + data)[used:]
        self.charbuffer += text
        return bool(data)

    def read(self, size=-1, chars=-1, firstline=False):
        wanted = chars if chars >= 0 else size
        if wanted < 0:
            self._fill(-1)
            result, self.charbuffer = self.charbuffer, self.charbuffertype()
            return result
        while len(self.charbuffer) < wanted and self._fill(max(size, wanted)):
            pass
        result, self.charbuffer = self.charbuffer[:wanted], self.charbuffer[wanted:]
        return result

    def readline(self, size=None, keepends=True):
        while True:
            lines = self.charbuffer.splitlines(keepends=True)
            if len(lines) > 1 or (lines and lines[0].endswith('\n')):
                break
            if not self._fill(size or 72):
                lines = self.charbuffer.splitlines(keepends=True)
                break
        if not lines:
            return self.charbuffertype()
        line = lines[0]
        self.charbuffer = self.charbuffer[len(line):]
        return line if keepends else line.splitlines(keepends=False)[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self.bytebuffer = b""
        self.charbuffer = self.charbuffertype()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamReaderWriter:
    """A reader and a writer of one stream together."""

    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamRecoder:
    """Bytes in one encoding for the program, in another for the stream."""

    data_encoding = 'unknown'
    file_encoding = 'unknown'

    def __init__(self, stream, encode, decode, Reader, Writer, errors='strict'):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def _recoded(self, text):
        return self.encode(text, self.errors)[0]

    def read(self, size=-1):
        return self._recoded(self.reader.read(size))

    def readline(self, size=None):
        return self._recoded(self.reader.readline() if size is None else self.reader.readline(size))

    def readlines(self, sizehint=None):
        return self._recoded(self.reader.read()).splitlines(keepends=True)

    def __next__(self):
        return self._recoded(next(self.reader))

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b''.join(list))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """Open a file whose text is in the given encoding; the file itself is binary."""
    if encoding is not None and 'b' not in mode:
        mode += 'b'
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        made = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        made.encoding = encoding
        return made
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """A file in file_encoding that looks as if it were in data_encoding."""
    if file_encoding is None:
        file_encoding = data_encoding
    data, stored = lookup(data_encoding), lookup(file_encoding)
    made = StreamRecoder(file, data.encode, data.decode,
                         stored.streamreader, stored.streamwriter, errors)
    made.data_encoding = data_encoding
    made.file_encoding = file_encoding
    return made


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Encode the texts of an iterator as one text."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Decode the bytes of an iterator as one text."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


def make_identity_dict(rng):
    """A dict that maps each item to itself."""
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    """The reverse of a decoding map; what several codes stand for maps to None."""
    m = {}
    for k, v in decoding_map.items():
        m[v] = None if v in m else k
    return m


# ---------------------------------------------------------------- error handlers

def _span(error):
    """The part of the object that an error is about."""
    return error.object[error.start:error.end]


def _refuse(error):
    raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")


def strict_errors(error):
    """Raise the error."""
    if isinstance(error, Exception):
        raise error
    raise TypeError("codec must pass exception instance")


def ignore_errors(error):
    """Leave out what is wrong."""
    if not isinstance(error, UnicodeError):
        _refuse(error)
    return "", error.end


def replace_errors(error):
    """Put a question mark, or the replacement character, in place of what is wrong."""
    if isinstance(error, UnicodeEncodeError):
        return "?" * len(_span(error)), error.end
    if isinstance(error, UnicodeDecodeError):
        return "\ufffd", error.end
    if isinstance(error, UnicodeTranslateError):
        return "\ufffd" * len(_span(error)), error.end
    _refuse(error)


def xmlcharrefreplace_errors(error):
    """Put XML's references in place of characters."""
    if not isinstance(error, UnicodeEncodeError):
        _refuse(error)
    return "".join([f"&#{ord(c)};" for c in _span(error)]), error.end


def backslashreplace_errors(error):
    """Put escapes in place of characters or bytes."""
    if isinstance(error, UnicodeDecodeError):
        return "".join([f"\\x{b:02x}" for b in _span(error)]), error.end
    if isinstance(error, (UnicodeEncodeError, UnicodeTranslateError)):
        return "".join([f"\\x{ord(c):02x}" if c < "\u0100" else
                        f"\\u{ord(c):04x}" if c < "\U00010000" else
                        f"\\U{ord(c):08x}" for c in _span(error)]), error.end
    _refuse(error)


def namereplace_errors(error):
    """Put names in place of characters."""
    if not isinstance(error, UnicodeEncodeError):
        _refuse(error)
    return _span(error).encode("ascii", "namereplace").decode("ascii"), error.end


# ------------------------------------------------------------- built-in encodings

def _text_codec(name):
    """The CodecInfo of an encoding that is native."""

    def encode(input, errors='strict'):
        return _encode(input, name, errors)

    def decode(input, errors='strict'):
        return _decode(input, name, errors, True)

    # The mark at the beginning of UTF-16 and the like is written once, and tells the byte order once.
    settled = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(name)
    marks = {"utf-16": {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"},
             "utf-32": {BOM_UTF32_LE: "utf-32-le", BOM_UTF32_BE: "utf-32-be"},
             "utf-8-sig": {BOM_UTF8: "utf-8"}}.get(name, {})

    class Encoder(IncrementalEncoder):
        started = False

        def encode(self, input, final=False):
            own = settled if self.started and settled else name
            self.started = self.started or bool(input)
            return _encode(input, own, self.errors)[0]

        def reset(self):
            self.started = False

        def getstate(self):
            return int(self.started)

        def setstate(self, state):
            self.started = bool(state)

    class Decoder(BufferedIncrementalDecoder):
        own = None

        def _buffer_decode(self, input, errors, final):
            if self.own is None and marks:
                longest = max(map(len, marks))
                if len(input) < longest and not final and any(mark.startswith(input) for mark in marks):
                    return "", 0
                mark = next((mark for mark in marks if input.startswith(mark)), b"")
                self.own = marks.get(mark, settled)
                text, used = _decode(input[len(mark):], self.own, errors, final)
                return text, used + len(mark)
            return _decode(input, self.own or name, errors, final)

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self.own = None

    class Writer(StreamWriter):
        started = False

        def encode(self, input, errors='strict'):
            own = settled if self.started and settled else name
            self.started = True
            return _encode(input, own, errors)

        def reset(self):
            self.started = False

    class Reader(StreamReader):
        own = None

        def decode(self, input, errors='strict'):
            if self.own is None and marks:
                mark = next((mark for mark in marks if input.startswith(mark)), b"")
                self.own = marks.get(mark, settled)
                text, used = _decode(input[len(mark):], self.own, errors, False)
                return text, used + len(mark)
            return _decode(input, self.own or name, errors, False)

        def reset(self):
            StreamReader.reset(self)
            self.own = None

    for made, shown in ((Encoder, "IncrementalEncoder"), (Decoder, "IncrementalDecoder"),
                        (Writer, "StreamWriter"), (Reader, "StreamReader")):
        made.__name__ = made.__qualname__ = shown
        made.__module__ = "encodings." + name.replace("-", "_")
    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name)


def _rot13(text, errors='strict'):
    lower, upper = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    table = str.maketrans(lower + upper, lower[13:] + lower[:13] + upper[13:] + upper[:13])
    return text.translate(table), len(text)


def _hex_encode(data, errors='strict'):
    return bytes(data).hex().encode("ascii"), len(data)


def _hex_decode(data, errors='strict'):
    return bytes.fromhex(bytes(data).decode("ascii")), len(data)


def _base64(name):
    import base64
    return {"encode": base64.encodebytes, "decode": base64.decodebytes}[name]


def _base64_encode(data, errors='strict'):
    return _base64("encode")(data), len(data)


def _base64_decode(data, errors='strict'):
    return _base64("decode")(data), len(data)


def _find(name):
    """The CodecInfo of what comes with the interpreter, or None."""
    normal = _normal(name)
    if normal is not None:
        return _text_codec(normal)
    if name in ("rot13", "rot_13"):
        return CodecInfo(_rot13, _rot13, name="rot13", _is_text_encoding=False)
    if name in ("hex", "hex_codec"):
        return CodecInfo(_hex_encode, _hex_decode, name="hex", _is_text_encoding=False)
    if name in ("base64", "base_64", "base64_codec"):
        return CodecInfo(_base64_encode, _base64_decode, name="base64", _is_text_encoding=False)
    return None
