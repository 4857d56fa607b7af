"""pickle: writing."""

import io
import sys
from copyreg import _extension_registry, _slotnames, dispatch_table
from struct import pack
from types import FunctionType

import _pickle_codes as codes
from _pickle_codes import *
from _pickle_codes import PicklingError

_FRAME_MIN = 4
_FRAME_TARGET = 64 * 1024
_BATCH = 1000


class _Framer:
    """Collects what is written in frames (protocol 4)."""

    def __init__(self, file_write):
        self.file_write = file_write
        self.frame = None

    def start(self):
        self.frame = io.BytesIO()

    def end(self):
        if self.frame and self.frame.tell() > 0:
            self.commit(force=True)
            self.frame = None

    def commit(self, force=False):
        if not self.frame:
            return
        if self.frame.tell() >= _FRAME_TARGET or force:
            data = self.frame.getvalue()
            if len(data) >= _FRAME_MIN:
                self.file_write(codes.FRAME + pack("<Q", len(data)))
            self.file_write(data)
            self.frame = io.BytesIO()

    def write(self, data):
        return self.frame.write(data) if self.frame else self.file_write(data)

    def write_large(self, header, payload):
        """Data too large to be copied into a frame."""
        if self.frame:
            self.commit(force=True)
        self.file_write(header)
        self.file_write(payload)


def _getattribute(obj, dotted):
    """An attribute of an attribute..., and what it is an attribute of."""
    parent = None
    for name in dotted:
        parent, obj = obj, getattr(obj, name)
    return obj, parent


def whichmodule(obj, name):
    """The name of the module that an object is to be found in."""
    dotted = name.split('.')
    module_name = getattr(obj, '__module__', None)
    if module_name is not None:
        return module_name
    for module_name, module in sys.modules.copy().items():
        if module_name in ('__main__', '__mp_main__') or module is None:
            continue
        try:
            if _getattribute(module, dotted)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return '__main__'


class Pickler:
    """Writes objects to a file, so that they can be read again.

    protocol: 0 to 5
    fix_imports: whether the names of modules are those of Python 2, for protocols below 3
    buffer_callback: called for data that may be left out (protocol 5)
    """

    __module__ = '_pickle'

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif not 0 <= protocol <= HIGHEST_PROTOCOL:
            raise ValueError("pickle protocol must be <= %d" % HIGHEST_PROTOCOL)
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        self._buffer_callback = buffer_callback
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self._framer = _Framer(self._file_write)
        self.write = self._framer.write
        self.memo = {}
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        """Forget what has been written."""
        self.memo.clear()

    def dump(self, obj):
        """Write an object."""
        if not hasattr(self, "_file_write"):
            raise PicklingError("Pickler.__init__() was not called by %s.__init__()" % (self.__class__.__name__,))
        if self.proto >= 2:
            self.write(codes.PROTO + pack("<B", self.proto))
        if self.proto >= 4:
            self._framer.start()
        self.save(obj)
        self.write(codes.STOP)
        self._framer.end()

    def memoize(self, obj):
        """Note an object, so that it is written once."""
        if self.fast:
            return
        index = len(self.memo)
        self.memo[id(obj)] = index, obj
        if self.proto >= 4:
            self.write(codes.MEMOIZE)
        elif self.bin:
            self.write(codes.BINPUT + pack("<B", index) if index < 256 else codes.LONG_BINPUT + pack("<I", index))
        else:
            self.write(codes.PUT + repr(index).encode("ascii") + b'\n')

    def get(self, index):
        if self.bin:
            return codes.BINGET + pack("<B", index) if index < 256 else codes.LONG_BINGET + pack("<I", index)
        return codes.GET + repr(index).encode("ascii") + b'\n'

    def persistent_id(self, obj):
        """The identity of an object that is kept elsewhere, or None."""
        return None

    def save(self, obj, save_persistent_id=True):
        """Write an object within the pickle."""
        self._framer.commit()
        if save_persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                self.save_pers(pid)
                return
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(self.get(known[0]))
            return
        reduced = NotImplemented
        override = getattr(self, "reducer_override", None)
        kind = type(obj)
        method = self.dispatch.get(kind)
        if method is not None and kind not in (type, FunctionType):
            method(self, obj)
            return
        if override is not None:
            reduced = override(obj)
        if reduced is NotImplemented:
            if method is not None:
                method(self, obj)
                return
            reduce = getattr(self, 'dispatch_table', dispatch_table).get(kind)
            if reduce is not None:
                reduced = reduce(obj)
            elif issubclass(kind, type):
                self.save_global(obj)
                return
            else:
                reduce = getattr(obj, "__reduce_ex__", None)
                if reduce is not None:
                    reduced = reduce(self.proto)
                else:
                    reduce = getattr(obj, "__reduce__", None)
                    if reduce is None:
                        raise PicklingError("can't pickle %r object: %r" % (kind.__name__, obj))
                    reduced = reduce()
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self.save_reduce(*reduced, obj=obj)

    def save_pers(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self.write(codes.BINPERSID)
            return
        try:
            self.write(codes.PERSID + str(pid).encode("ascii") + b'\n')
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings")

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        if not isinstance(args, tuple):
            raise PicklingError("second element of the tuple returned by __reduce__ must be a tuple")
        if not callable(func):
            raise PicklingError("first element of the tuple returned by __reduce__ must be callable")
        save, write = self.save, self.write
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj_ex__":
            cls, args, kwargs = args
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj_ex__ args has the wrong class")
            if self.proto >= 4:
                save(cls)
                save(args)
                save(kwargs)
                write(codes.NEWOBJ_EX)
            else:
                from functools import partial
                save(partial(cls.__new__, cls, *args, **kwargs))
                save(())
                write(codes.REDUCE)
        elif self.proto >= 2 and name == "__newobj__":
            cls = args[0]
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            save(cls)
            save(args[1:])
            write(codes.NEWOBJ)
        else:
            save(func)
            save(args)
            write(codes.REDUCE)
        if obj is not None:
            if id(obj) in self.memo:
                # Written meanwhile, as part of itself.
                write(codes.POP + self.get(self.memo[id(obj)][0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems)
        if dictitems is not None:
            self._batch_setitems(dictitems)
        if state is not None:
            if state_setter is None:
                save(state)
                write(codes.BUILD)
            else:
                save(state_setter)
                save(obj)
                save(state)
                write(codes.TUPLE2)
                write(codes.REDUCE)
                write(codes.POP)

    dispatch = {}

    def save_none(self, obj):
        self.write(codes.NONE)

    dispatch[type(None)] = save_none

    def save_bool(self, obj):
        if self.proto >= 2:
            self.write(codes.NEWTRUE if obj else codes.NEWFALSE)
        else:
            self.write(codes.TRUE if obj else codes.FALSE)

    dispatch[bool] = save_bool

    def save_long(self, obj):
        if self.bin:
            if 0 <= obj <= 0xff:
                self.write(codes.BININT1 + pack("<B", obj))
                return
            if 0 <= obj <= 0xffff:
                self.write(codes.BININT2 + pack("<H", obj))
                return
            if -0x80000000 <= obj <= 0x7fffffff:
                self.write(codes.BININT + pack("<i", obj))
                return
        if self.proto >= 2:
            data = encode_long(obj)
            size = len(data)
            self.write((codes.LONG1 + pack("<B", size) if size < 256 else codes.LONG4 + pack("<i", size)) + data)
        elif -0x80000000 <= obj <= 0x7fffffff:
            self.write(codes.INT + repr(obj).encode("ascii") + b'\n')
        else:
            self.write(codes.LONG + repr(obj).encode("ascii") + b'L\n')

    dispatch[int] = save_long

    def save_float(self, obj):
        if self.bin:
            self.write(codes.BINFLOAT + pack('>d', obj))
        else:
            self.write(codes.FLOAT + repr(obj).encode("ascii") + b'\n')

    dispatch[float] = save_float

    def save_bytes(self, obj):
        if self.proto < 3:
            if not obj:
                self.save_reduce(bytes, (), obj=obj)
            else:
                import codecs
                self.save_reduce(codecs.encode, (str(obj, 'latin1'), 'latin1'), obj=obj)
            return
        self._write_data(obj, codes.SHORT_BINBYTES, codes.BINBYTES, codes.BINBYTES8)
        self.memoize(obj)

    dispatch[bytes] = save_bytes

    def _write_data(self, data, short, middle, long):
        size = len(data)
        if size <= 0xff and short is not None:
            self.write(short + pack("<B", size) + data)
            return
        if size > 0xffffffff and self.proto >= 4:
            header = long + pack("<Q", size)
        else:
            header = middle + pack("<I", size)
        if size >= _FRAME_TARGET:
            self._framer.write_large(header, data)
        else:
            self.write(header + data)

    def save_bytearray(self, obj):
        if self.proto < 5:
            if not obj:
                self.save_reduce(bytearray, (), obj=obj)
            else:
                self.save_reduce(bytearray, (bytes(obj),), obj=obj)
            return
        self._save_bytearray_no_memo(obj)
        self.memoize(obj)

    def _save_bytearray_no_memo(self, obj):
        header = codes.BYTEARRAY8 + pack("<Q", len(obj))
        if len(obj) >= _FRAME_TARGET:
            self._framer.write_large(header, obj)
        else:
            self.write(header + obj)

    dispatch[bytearray] = save_bytearray

    def save_picklebuffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
        view = obj.raw()
        in_band = True
        if self._buffer_callback is not None:
            in_band = bool(self._buffer_callback(obj))
        if in_band:
            data = view.tobytes()
            if view.readonly:
                self.save_bytes(data)
            else:
                self.save_bytearray(bytearray(data))
        else:
            self.write(codes.NEXT_BUFFER)
            if view.readonly:
                self.write(codes.READONLY_BUFFER)

    dispatch[PickleBuffer] = save_picklebuffer

    def save_str(self, obj):
        if self.bin:
            data = obj.encode('utf-8', 'surrogatepass')
            self._write_data(data, codes.SHORT_BINUNICODE if self.proto >= 4 else None, codes.BINUNICODE,
                             codes.BINUNICODE8)
        else:
            text = obj
            for char in '\\\0\n\r\x1a':
                text = text.replace(char, '\\u%04x' % ord(char))
            self.write(codes.UNICODE + text.encode('raw-unicode-escape') + b'\n')
        self.memoize(obj)

    dispatch[str] = save_str

    def save_tuple(self, obj):
        if not obj:
            self.write(codes.EMPTY_TUPLE if self.bin else codes.MARK + codes.TUPLE)
            return
        save, memo = self.save, self.memo
        count = len(obj)
        short = count <= 3 and self.proto >= 2
        if not short:
            self.write(codes.MARK)
        for item in obj:
            save(item)
        if id(obj) in memo:
            # The tuple is part of itself, and written by now.
            found = self.get(memo[id(obj)][0])
            if short:
                self.write(codes.POP * count + found)
            elif self.bin:
                self.write(codes.POP_MARK + found)
            else:
                self.write(codes.POP * (count + 1) + found)
            return
        self.write((codes.TUPLE1, codes.TUPLE2, codes.TUPLE3)[count - 1] if short else codes.TUPLE)
        self.memoize(obj)

    dispatch[tuple] = save_tuple

    def save_list(self, obj):
        self.write(codes.EMPTY_LIST if self.bin else codes.MARK + codes.LIST)
        self.memoize(obj)
        self._batch_appends(obj)

    dispatch[list] = save_list

    def _batches(self, items):
        items = iter(items)
        while True:
            batch = []
            for item in items:
                batch.append(item)
                if len(batch) == _BATCH:
                    break
            if batch:
                yield batch
            if len(batch) < _BATCH:
                return

    def _batch_appends(self, items):
        save, write = self.save, self.write
        if not self.bin:
            for item in items:
                save(item)
                write(codes.APPEND)
            return
        for batch in self._batches(items):
            if len(batch) > 1:
                write(codes.MARK)
                for item in batch:
                    save(item)
                write(codes.APPENDS)
            else:
                save(batch[0])
                write(codes.APPEND)

    def save_dict(self, obj):
        self.write(codes.EMPTY_DICT if self.bin else codes.MARK + codes.DICT)
        self.memoize(obj)
        self._batch_setitems(obj.items())

    dispatch[dict] = save_dict

    def _batch_setitems(self, items):
        save, write = self.save, self.write
        if not self.bin:
            for key, value in items:
                save(key)
                save(value)
                write(codes.SETITEM)
            return
        for batch in self._batches(items):
            if len(batch) > 1:
                write(codes.MARK)
                for key, value in batch:
                    save(key)
                    save(value)
                write(codes.SETITEMS)
            else:
                key, value = batch[0]
                save(key)
                save(value)
                write(codes.SETITEM)

    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(codes.EMPTY_SET)
        self.memoize(obj)
        for batch in self._batches(obj):
            self.write(codes.MARK)
            for item in batch:
                self.save(item)
            self.write(codes.ADDITEMS)

    dispatch[set] = save_set

    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(codes.MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self.write(codes.POP_MARK + self.get(self.memo[id(obj)][0]))
            return
        self.write(codes.FROZENSET)
        self.memoize(obj)

    dispatch[frozenset] = save_frozenset

    def save_global(self, obj, name=None, memoize=True):
        write = self.write
        if name is None:
            name = getattr(obj, '__qualname__', None)
            if name is None:
                name = obj.__name__
        module_name = whichmodule(obj, name)
        dotted = name.split('.')
        if '<locals>' in dotted:
            raise AttributeError(f"Can't get local object {name!r}")
        try:
            __import__(module_name, level=0)
            module = sys.modules[module_name]
            found, parent = _getattribute(module, dotted)
        except (ImportError, KeyError, AttributeError):
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        if self.proto >= 2:
            code = _extension_registry.get((module_name, name))
            if code:
                if code <= 0xff:
                    write(codes.EXT1 + pack("<B", code))
                elif code <= 0xffff:
                    write(codes.EXT2 + pack("<H", code))
                else:
                    write(codes.EXT4 + pack("<i", code))
                return
        last = dotted[-1]
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            write(codes.STACK_GLOBAL)
        elif len(dotted) > 1:
            self._save_attribute(parent, last)
        else:
            if self.fix_imports:
                from _pickle_names import REVERSE_IMPORTS, REVERSE_NAMES
                if (module_name, name) in REVERSE_NAMES:
                    module_name, name = REVERSE_NAMES[module_name, name]
                elif module_name in REVERSE_IMPORTS:
                    module_name = REVERSE_IMPORTS[module_name]
            try:
                encoding = 'utf-8' if self.proto >= 3 else 'ascii'
                write(codes.GLOBAL + bytes(module_name, encoding) + b'\n' + bytes(name, encoding) + b'\n')
            except UnicodeEncodeError:
                raise PicklingError(f"can't pickle global identifier '{module_name}.{name}' using pickle protocol "
                                    f"{self.proto}")
        if memoize:
            self.memoize(obj)

    def _save_attribute(self, parent, name):
        """getattr(parent, name), for protocols without nested names."""
        self.save(getattr)
        if self.proto < 2:
            self.write(codes.MARK)
        if isinstance(parent, type) and id(parent) not in self.memo:
            self.save_global(parent, memoize=False)
        else:
            self.save(parent)
        self.save(name)
        self.write(codes.TUPLE2 if self.proto >= 2 else codes.TUPLE)
        self.write(codes.REDUCE)

    def save_type(self, obj):
        if obj is type(None):
            self.save_reduce(type, (None,), obj=obj)
        elif obj is type(NotImplemented):
            self.save_reduce(type, (NotImplemented,), obj=obj)
        elif obj is type(...):
            self.save_reduce(type, (...,), obj=obj)
        else:
            self.save_global(obj)

    dispatch[FunctionType] = save_global
    dispatch[type] = save_type


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write an object to a file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()
