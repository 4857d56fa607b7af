"""Hash functions behind one interface.

Use new(name, data=b'', **options), or the constructor that has the name of the algorithm. A hash object has:

 - update(data): takes in more bytes; the same as taking in all of them at once
 - digest(): the digest of what was taken in so far, as bytes
 - hexdigest(): the digest as a string of hexadecimal digits
 - copy(): another object that has taken in the same bytes

>>> hashlib.sha256(b"spam").hexdigest()
"""

_ALWAYS = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512',
           'blake2b', 'blake2s',
           'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512',
           'shake_128', 'shake_256')

algorithms_guaranteed = set(_ALWAYS)
algorithms_available = set(_ALWAYS)

__all__ = _ALWAYS + ('new', 'algorithms_guaranteed', 'algorithms_available', 'file_digest', 'pbkdf2_hmac')

import _hashlib
from _blake2 import blake2b, blake2s
from _hashlib import pbkdf2_hmac, scrypt

# BLAKE2 with parameters, and under its own name, is not OpenSSL's.
_own = {'blake2b': blake2b, 'blake2s': blake2s, 'BLAKE2b': blake2b, 'BLAKE2s': blake2s}


def _own_constructor(name):
    constructor = _own.get(name)
    if constructor is None:
        constructor = globals().get(name) if name in _ALWAYS else None
    if constructor is None:
        raise ValueError('unsupported hash type ' + name)
    return constructor


def __hash_new(name, data=b'', **kwargs):
    """new(name, data=b'') - Return a new hashing object using the named algorithm;
optionally initialized with data (which must be a bytes-like object).
"""
    if name in _own:
        return _own_constructor(name)(data, **kwargs)
    try:
        return _hashlib.new(name, data, **kwargs)
    except ValueError:
        return _own_constructor(name)(data)


new = __hash_new
algorithms_available = algorithms_available.union(_hashlib.openssl_md_meth_names)

for _name in _ALWAYS:
    if _name not in _own:
        globals()[_name] = getattr(_hashlib, 'openssl_' + _name)
del _name


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """Hash the contents of a file-like object. Returns a digest object.

    *fileobj* is open for reading in binary mode: a file, an io.BytesIO or
    anything else with a readinto() method. It is read to its end.

    *digest* is the name of an algorithm, a hash constructor, or a callable
    that returns a hash object.
    """
    digestobj = new(digest) if isinstance(digest, str) else digest()

    if hasattr(fileobj, 'getbuffer'):
        digestobj.update(fileobj.getbuffer())
        return digestobj

    if not (hasattr(fileobj, 'readinto') and hasattr(fileobj, 'readable') and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")

    buffer = bytearray(_bufsize)
    view = memoryview(buffer)
    while True:
        size = fileobj.readinto(buffer)
        if size is None:
            raise BlockingIOError('I/O operation would block.')
        if size == 0:
            break
        digestobj.update(view[:size])
    return digestobj
