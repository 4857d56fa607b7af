"""pickle: reading."""

import io
import sys
from copyreg import _extension_cache, _inverted_registry
from struct import unpack

import _pickle_codes as codes
from _pickle_codes import HIGHEST_PROTOCOL, UnpicklingError, decode_long


class _Stop(Exception):
    """The end of a pickle."""

    def __init__(self, value):
        self.value = value


class Unpickler:
    """Reads objects from a file.

    encoding, errors: how strings of Python 2 are decoded
    buffers: what was left out of the stream
    """

    __module__ = '_pickle'

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._buffers = iter(buffers) if buffers is not None else None
        self._file_readline = getattr(file, 'readline', None)
        self._file_read = getattr(file, 'read', None)
        if self._file_read is None or self._file_readline is None:
            raise TypeError("file must have 'read' and 'readline' attributes")
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports

    def load(self):
        """Read an object."""
        if not hasattr(self, "_file_read"):
            raise UnpicklingError("Unpickler.__init__() was not called by %s.__init__()"
                                  % (self.__class__.__name__,))
        self._frame = None
        self.metastack = []
        self.stack = []
        self.append = self.stack.append
        self.proto = 0
        table = self._table
        try:
            while True:
                key = self.read(1)
                method = table.get(key)
                if method is None:
                    raise UnpicklingError(f"invalid load key, '{_shown_key(key)}'.")
                method(self)
        except _Stop as stop:
            return stop.value
        except IndexError:
            raise UnpicklingError("unpickling stack underflow") from None

    def read(self, n):
        """The next bytes."""
        if self._frame is not None:
            data = self._frame.read(n)
            if data or n == 0:
                if len(data) < n:
                    raise UnpicklingError("pickle exhausted before end of frame")
                return data
            self._frame = None
        data = self._file_read(n)
        if len(data) < n:
            if n == 1 and not data:
                raise EOFError("Ran out of input")
            raise UnpicklingError("pickle data was truncated")
        return data

    def readline(self):
        if self._frame is not None:
            data = self._frame.readline()
            if data:
                if data[-1] != b'\n'[0]:
                    raise UnpicklingError("pickle exhausted before end of frame")
                return data
            self._frame = None
        data = self._file_readline()
        if not data.endswith(b'\n'):
            if not data:
                raise EOFError("Ran out of input")
            raise UnpicklingError("pickle data was truncated")
        return data

    def pop_mark(self):
        """The items above the last mark."""
        items = self.stack
        try:
            self.stack = self.metastack.pop()
        except IndexError:
            raise UnpicklingError("could not find MARK") from None
        self.append = self.stack.append
        return items

    def persistent_load(self, pid):
        """The object of an identity."""
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was "
                              "specified.")

    _table = {}

    def _on(code, table=_table):
        def register(method):
            table[code] = method
            return method
        return register

    @_on(codes.PROTO)
    def load_proto(self):
        proto = self.read(1)[0]
        if not 0 <= proto <= HIGHEST_PROTOCOL:
            raise ValueError("unsupported pickle protocol: %d" % proto)
        self.proto = proto

    @_on(codes.FRAME)
    def load_frame(self):
        size, = unpack('<Q', self.read(8))
        if size > sys.maxsize:
            raise ValueError("frame size > sys.maxsize: %d" % size)
        if self._frame is not None and self._frame.read() != b'':
            raise UnpicklingError("beginning of a new frame before end of current frame")
        data = self._file_read(size)
        if len(data) < size:
            raise UnpicklingError("pickle data was truncated")
        self._frame = io.BytesIO(data)

    @_on(codes.PERSID)
    def load_persid(self):
        try:
            pid = self.readline()[:-1].decode("ascii")
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings")
        self.append(self.persistent_load(pid))

    @_on(codes.BINPERSID)
    def load_binpersid(self):
        self.append(self.persistent_load(self.stack.pop()))

    @_on(codes.NONE)
    def load_none(self):
        self.append(None)

    @_on(codes.NEWFALSE)
    def load_false(self):
        self.append(False)

    @_on(codes.NEWTRUE)
    def load_true(self):
        self.append(True)

    @_on(codes.INT)
    def load_int(self):
        data = self.readline()
        if data == codes.FALSE[1:]:
            value = False
        elif data == codes.TRUE[1:]:
            value = True
        else:
            value = int(data, 0)
        self.append(value)

    @_on(codes.BININT)
    def load_binint(self):
        self.append(unpack('<i', self.read(4))[0])

    @_on(codes.BININT1)
    def load_binint1(self):
        self.append(self.read(1)[0])

    @_on(codes.BININT2)
    def load_binint2(self):
        self.append(unpack('<H', self.read(2))[0])

    @_on(codes.LONG)
    def load_long(self):
        data = self.readline()[:-1]
        if data and data[-1] == b'L'[0]:
            data = data[:-1]
        self.append(int(data, 0))

    @_on(codes.LONG1)
    def load_long1(self):
        self.append(decode_long(self.read(self.read(1)[0])))

    @_on(codes.LONG4)
    def load_long4(self):
        size, = unpack('<i', self.read(4))
        if size < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self.append(decode_long(self.read(size)))

    @_on(codes.FLOAT)
    def load_float(self):
        self.append(float(self.readline()[:-1]))

    @_on(codes.BINFLOAT)
    def load_binfloat(self):
        self.append(unpack('>d', self.read(8))[0])

    def _decode_string(self, value):
        return value if self.encoding == "bytes" else value.decode(self.encoding, self.errors)

    @_on(codes.STRING)
    def load_string(self):
        data = self.readline()[:-1]
        if len(data) < 2 or data[0] != data[-1] or data[0] not in b'"\'':
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self.append(self._decode_string(_unescaped(data[1:-1])))

    @_on(codes.BINSTRING)
    def load_binstring(self):
        size, = unpack('<i', self.read(4))
        if size < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self.append(self._decode_string(self.read(size)))

    @_on(codes.SHORT_BINSTRING)
    def load_short_binstring(self):
        self.append(self._decode_string(self.read(self.read(1)[0])))

    @_on(codes.UNICODE)
    def load_unicode(self):
        self.append(str(self.readline()[:-1], 'raw-unicode-escape'))

    @_on(codes.SHORT_BINUNICODE)
    def load_short_binunicode(self):
        self.append(str(self.read(self.read(1)[0]), 'utf-8', 'surrogatepass'))

    def _sized(self, format, width, what):
        size, = unpack(format, self.read(width))
        if size > sys.maxsize:
            raise UnpicklingError(f"{what} exceeds system's maximum size of {sys.maxsize} bytes")
        return size

    @_on(codes.BINUNICODE)
    def load_binunicode(self):
        self.append(str(self.read(self._sized('<I', 4, 'BINUNICODE')), 'utf-8', 'surrogatepass'))

    @_on(codes.BINUNICODE8)
    def load_binunicode8(self):
        self.append(str(self.read(self._sized('<Q', 8, 'BINUNICODE8')), 'utf-8', 'surrogatepass'))

    @_on(codes.SHORT_BINBYTES)
    def load_short_binbytes(self):
        self.append(self.read(self.read(1)[0]))

    @_on(codes.BINBYTES)
    def load_binbytes(self):
        self.append(self.read(self._sized('<I', 4, 'BINBYTES')))

    @_on(codes.BINBYTES8)
    def load_binbytes8(self):
        self.append(self.read(self._sized('<Q', 8, 'BINBYTES8')))

    @_on(codes.BYTEARRAY8)
    def load_bytearray8(self):
        self.append(bytearray(self.read(self._sized('<Q', 8, 'BYTEARRAY8'))))

    @_on(codes.NEXT_BUFFER)
    def load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            self.append(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers")

    @_on(codes.READONLY_BUFFER)
    def load_readonly_buffer(self):
        data = self.stack[-1]
        view = data.raw() if isinstance(data, codes.PickleBuffer) else memoryview(data)
        if not view.readonly:
            self.stack[-1] = view.toreadonly()

    @_on(codes.TUPLE)
    def load_tuple(self):
        items = self.pop_mark()
        self.append(tuple(items))

    @_on(codes.EMPTY_TUPLE)
    def load_empty_tuple(self):
        self.append(())

    @_on(codes.TUPLE1)
    def load_tuple1(self):
        self.stack[-1] = (self.stack[-1],)

    @_on(codes.TUPLE2)
    def load_tuple2(self):
        self.stack[-2:] = [(self.stack[-2], self.stack[-1])]

    @_on(codes.TUPLE3)
    def load_tuple3(self):
        self.stack[-3:] = [(self.stack[-3], self.stack[-2], self.stack[-1])]

    @_on(codes.EMPTY_LIST)
    def load_empty_list(self):
        self.append([])

    @_on(codes.EMPTY_DICT)
    def load_empty_dictionary(self):
        self.append({})

    @_on(codes.EMPTY_SET)
    def load_empty_set(self):
        self.append(set())

    @_on(codes.FROZENSET)
    def load_frozenset(self):
        items = self.pop_mark()
        self.append(frozenset(items))

    @_on(codes.LIST)
    def load_list(self):
        items = self.pop_mark()
        self.append(items)

    @_on(codes.DICT)
    def load_dict(self):
        items = self.pop_mark()
        self.append({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def _instantiate(self, klass, args):
        if args or not isinstance(klass, type) or hasattr(klass, "__getinitargs__"):
            try:
                value = klass(*args)
            except TypeError as error:
                raise TypeError("in constructor for %s: %s" % (klass.__name__, str(error)), error.__traceback__)
        else:
            value = klass.__new__(klass)
        self.append(value)

    @_on(codes.INST)
    def load_inst(self):
        module = self.readline()[:-1].decode("ascii")
        name = self.readline()[:-1].decode("ascii")
        self._instantiate(self.find_class(module, name), self.pop_mark())

    @_on(codes.OBJ)
    def load_obj(self):
        args = self.pop_mark()
        cls = args.pop(0)
        self._instantiate(cls, args)

    @_on(codes.NEWOBJ)
    def load_newobj(self):
        args = self.stack.pop()
        cls = self.stack.pop()
        self.append(cls.__new__(cls, *args))

    @_on(codes.NEWOBJ_EX)
    def load_newobj_ex(self):
        kwargs = self.stack.pop()
        args = self.stack.pop()
        cls = self.stack.pop()
        self.append(cls.__new__(cls, *args, **kwargs))

    @_on(codes.GLOBAL)
    def load_global(self):
        module = self.readline()[:-1].decode("utf-8")
        name = self.readline()[:-1].decode("utf-8")
        self.append(self.find_class(module, name))

    @_on(codes.STACK_GLOBAL)
    def load_stack_global(self):
        name = self.stack.pop()
        module = self.stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.append(self.find_class(module, name))

    @_on(codes.EXT1)
    def load_ext1(self):
        self.get_extension(self.read(1)[0])

    @_on(codes.EXT2)
    def load_ext2(self):
        self.get_extension(unpack('<H', self.read(2))[0])

    @_on(codes.EXT4)
    def load_ext4(self):
        self.get_extension(unpack('<i', self.read(4))[0])

    def get_extension(self, code):
        found = _extension_cache.get(code, self)
        if found is not self:
            self.append(found)
            return
        key = _inverted_registry.get(code)
        if not key:
            if code <= 0:
                raise UnpicklingError("EXT specifies code <= 0")
            raise ValueError("unregistered extension code %d" % code)
        found = self.find_class(*key)
        _extension_cache[code] = found
        self.append(found)

    def find_class(self, module, name):
        """What a name in a module means."""
        sys.audit('pickle.find_class', module, name)
        if self.proto < 3 and self.fix_imports:
            from _pickle_names import IMPORTS, NAMES
            if (module, name) in NAMES:
                module, name = NAMES[module, name]
            elif module in IMPORTS:
                module = IMPORTS[module]
        __import__(module, level=0)
        found = sys.modules[module]
        if self.proto >= 4 and '.' in name:
            dotted = name.split('.')
            if '<locals>' in dotted:
                raise AttributeError(f"Can't get local attribute {name!r} on {found!r}")
            for part in dotted:
                try:
                    found = getattr(found, part)
                except AttributeError:
                    raise AttributeError(f"Can't get attribute {name!r} on {sys.modules[module]!r}") from None
            return found
        try:
            return getattr(found, name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {found!r}") from None

    @_on(codes.REDUCE)
    def load_reduce(self):
        args = self.stack.pop()
        self.stack[-1] = self.stack[-1](*args)

    @_on(codes.POP)
    def load_pop(self):
        if self.stack:
            del self.stack[-1]
        else:
            self.pop_mark()

    @_on(codes.POP_MARK)
    def load_pop_mark(self):
        self.pop_mark()

    @_on(codes.DUP)
    def load_dup(self):
        self.append(self.stack[-1])

    def _get(self, index):
        try:
            self.append(self.memo[index])
        except KeyError:
            raise UnpicklingError(f'Memo value not found at index {index}') from None

    @_on(codes.GET)
    def load_get(self):
        self._get(int(self.readline()[:-1]))

    @_on(codes.BINGET)
    def load_binget(self):
        self._get(self.read(1)[0])

    @_on(codes.LONG_BINGET)
    def load_long_binget(self):
        self._get(unpack('<I', self.read(4))[0])

    @_on(codes.PUT)
    def load_put(self):
        index = int(self.readline()[:-1])
        if index < 0:
            raise ValueError("negative PUT argument")
        self.memo[index] = self.stack[-1]

    @_on(codes.BINPUT)
    def load_binput(self):
        self.memo[self.read(1)[0]] = self.stack[-1]

    @_on(codes.LONG_BINPUT)
    def load_long_binput(self):
        self.memo[unpack('<I', self.read(4))[0]] = self.stack[-1]

    @_on(codes.MEMOIZE)
    def load_memoize(self):
        self.memo[len(self.memo)] = self.stack[-1]

    @_on(codes.APPEND)
    def load_append(self):
        value = self.stack.pop()
        self.stack[-1].append(value)

    @_on(codes.APPENDS)
    def load_appends(self):
        items = self.pop_mark()
        target = self.stack[-1]
        try:
            extend = target.extend
        except AttributeError:
            for item in items:
                target.append(item)
        else:
            extend(items)

    @_on(codes.SETITEM)
    def load_setitem(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value

    @_on(codes.SETITEMS)
    def load_setitems(self):
        items = self.pop_mark()
        target = self.stack[-1]
        for index in range(0, len(items), 2):
            target[items[index]] = items[index + 1]

    @_on(codes.ADDITEMS)
    def load_additems(self):
        items = self.pop_mark()
        target = self.stack[-1]
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    @_on(codes.BUILD)
    def load_build(self):
        state = self.stack.pop()
        target = self.stack[-1]
        setstate = getattr(target, "__setstate__", None)
        if setstate is not None:
            setstate(state)
            return
        slotstate = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slotstate = state
        if state:
            attributes = target.__dict__
            for name, value in state.items():
                attributes[sys.intern(name) if type(name) is str else name] = value
        if slotstate:
            for name, value in slotstate.items():
                setattr(target, name, value)

    @_on(codes.MARK)
    def load_mark(self):
        self.metastack.append(self.stack)
        self.stack = []
        self.append = self.stack.append

    @_on(codes.STOP)
    def load_stop(self):
        raise _Stop(self.stack.pop())

    del _on


def _unescaped(data):
    """Bytes as they are written between quotes."""
    import re
    plain = {b'n': b'\n', b't': b'\t', b'r': b'\r', b'a': b'\a', b'b': b'\b', b'f': b'\f', b'v': b'\v', b'\n': b''}

    def replace(match):
        code = match[1]
        if code[:1] == b'x' and len(code) == 3:
            return bytes([int(code[1:], 16)])
        if code.isdigit() and code[0] < b'8'[0]:
            return bytes([int(code, 8) & 0xff])
        return plain.get(code, code if code in (b'\\', b"'", b'"') else b'\\' + code)

    return re.sub(rb'\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|.)', replace, data, flags=re.DOTALL)


def _shown_key(key):
    byte = key[0]
    return chr(byte) if 32 <= byte < 127 else '\\x%02x' % byte


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read an object from a file."""
    return Unpickler(file, fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors).load()


def loads(s, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read an object from bytes."""
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return Unpickler(io.BytesIO(s), fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors).load()
