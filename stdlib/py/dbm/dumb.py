"""A simple database of bytes: values in a `.dat` file, their places in a `.dir` file, and the places before in a `.bak` file."""

import ast
import collections.abc
import io
import os

__all__ = ["error", "open"]

BLOCK = 512
error = OSError


class _Database(collections.abc.MutableMapping):
    """An open database."""

    def __init__(self, base, mode, flag='c'):
        self._mode = mode
        self._readonly = flag == 'r'
        self._dirfile, self._datfile, self._bakfile = base + '.dir', base + '.dat', base + '.bak'
        self._index = None
        self._modified = False
        self._create(flag)
        self._update(flag)

    def _create(self, flag):
        if flag == 'n':
            for name in (self._datfile, self._bakfile, self._dirfile):
                try:
                    os.remove(name)
                except OSError:
                    pass
        try:
            io.open(self._datfile, 'r', encoding="Latin-1").close()
        except OSError:
            if flag not in ('c', 'n'):
                raise
            with io.open(self._datfile, 'w', encoding="Latin-1"):
                self._chmod(self._datfile)

    def _update(self, flag):
        self._modified = False
        self._index = {}
        try:
            file = io.open(self._dirfile, 'r', encoding="Latin-1")
        except OSError:
            if flag not in ('c', 'n'):
                raise
            with io.open(self._dirfile, 'w', encoding="Latin-1"):
                self._chmod(self._dirfile)
        else:
            with file:
                for line in file:
                    key, place = ast.literal_eval(line.rstrip())
                    self._index[key.encode('Latin-1')] = place

    def _commit(self):
        """Writes the places anew; those before stay in the `.bak` file."""
        if self._index is None or not self._modified:
            return
        for action in (lambda: os.unlink(self._bakfile), lambda: os.rename(self._dirfile, self._bakfile)):
            try:
                action()
            except OSError:
                pass
        with io.open(self._dirfile, 'w', encoding="Latin-1") as file:
            self._chmod(self._dirfile)
            for key, place in self._index.items():
                file.write("%r, %r\n" % (key.decode("Latin-1"), place))
        self._modified = False

    def sync(self):
        """Writes the places of the values."""
        self._commit()

    def _verify_open(self):
        if self._index is None:
            raise error('DBM object has already been closed')

    def _check_writable(self, what):
        if self._readonly:
            raise error('The database is opened for reading only')
        self._verify_open()
        self._modified = True

    @staticmethod
    def _bytes(value, what):
        if isinstance(value, str):
            return value.encode('utf-8')
        if not isinstance(value, (bytes, bytearray)):
            raise TypeError(f"{what} must be bytes or strings")
        return value

    def __getitem__(self, key):
        key = key.encode('utf-8') if isinstance(key, str) else key
        self._verify_open()
        place, size = self._index[key]
        with io.open(self._datfile, 'rb') as file:
            file.seek(place)
            return file.read(size)

    def __setitem__(self, key, value):
        if self._readonly:
            raise error('The database is opened for reading only')
        key, value = self._bytes(key, "keys"), self._bytes(value, "values")
        self._check_writable('write')
        old = self._index.get(key)
        if old is not None and -(-len(value) // BLOCK) <= -(-old[1] // BLOCK):
            with io.open(self._datfile, 'rb+') as file:
                file.seek(old[0])
                file.write(value)
            self._index[key] = old[0], len(value)
            return
        with io.open(self._datfile, 'rb+') as file:
            file.seek(0, 2)
            end = file.tell()
            place = -(-end // BLOCK) * BLOCK
            file.write(b'\0' * (place - end) + value)
        self._index[key] = place, len(value)
        if old is None:
            with io.open(self._dirfile, 'a', encoding="Latin-1") as file:
                self._chmod(self._dirfile)
                file.write("%r, %r\n" % (key.decode("Latin-1"), self._index[key]))

    def __delitem__(self, key):
        if self._readonly:
            raise error('The database is opened for reading only')
        key = key.encode('utf-8') if isinstance(key, str) else key
        self._check_writable('delete')
        del self._index[key]
        self._commit()

    def keys(self):
        """The keys, bytes."""
        self._verify_open()
        return list(self._index)

    def items(self):
        """The keys and their values."""
        self._verify_open()
        return [(key, self[key]) for key in self._index]

    def __contains__(self, key):
        self._verify_open()
        return (key.encode('utf-8') if isinstance(key, str) else key) in self._index

    def iterkeys(self):
        self._verify_open()
        return iter(self._index)

    __iter__ = iterkeys

    def __len__(self):
        self._verify_open()
        return len(self._index)

    def close(self):
        """Writes the places of the values; nothing can be done with the database any more."""
        try:
            self._commit()
        finally:
            self._index = self._datfile = self._dirfile = self._bakfile = None

    __del__ = close

    def _chmod(self, file):
        os.chmod(file, self._mode)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def open(file, flag='c', mode=0o666):
    """The database in a file, to be read (`r`), changed (`w`), made if there is none (`c`) or made anew (`n`)."""
    mask = os.umask(0)
    os.umask(mask)
    if flag not in ('r', 'w', 'c', 'n'):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    return _Database(os.fsdecode(file), mode & ~mask, flag=flag)
