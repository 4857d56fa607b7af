"""Databases of bytes in files; `open(name, flag)` has the methods of a dictionary. Only the portable kind, `dbm.dumb`, is there."""

import os
import struct

__all__ = ['open', 'whichdb', 'error']


class error(Exception):
    """What goes wrong with a database."""


_names = ['dbm.sqlite3', 'dbm.gnu', 'dbm.ndbm', 'dbm.dumb']
error = (error, OSError)


def open(file, flag='r', mode=0o666):
    """The database in a file, to be read (`r`), changed (`w`), made if there is none (`c`) or made anew (`n`)."""
    from dbm import dumb
    kind = None if 'n' in flag else whichdb(file)
    if kind is None:
        if 'c' not in flag and 'n' not in flag:
            raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
    elif kind == '':
        raise error[0]("db type could not be determined")
    elif kind != 'dbm.dumb':
        raise error[0]("db type is {0}, but the module is not available".format(kind))
    return dumb.open(file, flag, mode)


def whichdb(filename):
    """The module for the database in a file: None if there is none, '' if it cannot be told."""
    name = os.fsdecode(filename)
    try:
        size = os.stat(name + '.dat').st_size
    except OSError:
        pass
    else:
        if size == 0 and os.path.exists(name + '.dir'):
            return 'dbm.dumb'
        try:
            with _open(name + '.dir', 'rb') as directory:
                if directory.read(1) in (b"'", b'"'):
                    return 'dbm.dumb'
        except OSError:
            pass
    try:
        with _open(name, 'rb') as file:
            start = file.read(16)
    except OSError:
        return None
    if not start:
        return ''
    if start == b'SQLite format 3\0':
        return 'dbm.sqlite3'
    if len(start) >= 4 and struct.unpack('=l', start[:4])[0] in (0x13579ACE, 0x13579ACD, 0x13579ACF):
        return 'dbm.gnu'
    return ''


from io import open as _open
