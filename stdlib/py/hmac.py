"""Keyed hashing for message authentication (HMAC, RFC 2104)."""

import warnings as _warnings
import _hashlib
from _hashlib import compare_digest

trans_5C = bytes(x ^ 0x5C for x in range(256))
trans_36 = bytes(x ^ 0x36 for x in range(256))

_constructor_type = type(_hashlib.new)

# The digest's size is what the hash says; kept for programs that look for it.
digest_size = None


class HMAC:
    """A message authentication code: the hash objects' interface, with a key."""

    blocksize = 64

    __slots__ = ('_hmac', '_inner', '_outer', 'block_size', 'digest_size')

    def __init__(self, key, msg=None, digestmod=''):
        """Create a new HMAC object.

        key: bytes or bytearray, the secret
        msg: bytes to begin with
        digestmod: the name of a hash, a constructor or a module with new()
        """
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")

        if isinstance(digestmod, (str, _constructor_type)):
            try:
                self._init_hmac(key, msg, digestmod)
                return
            except _hashlib.UnsupportedDigestmodError:
                pass
        self._init_old(key, msg, digestmod)

    def _init_hmac(self, key, msg, digestmod):
        self._hmac = _hashlib.hmac_new(key, msg, digestmod=digestmod)
        self._inner = self._outer = None
        self.digest_size = self._hmac.digest_size
        self.block_size = self._hmac.block_size

    def _init_old(self, key, msg, digestmod):
        if isinstance(digestmod, str):
            import hashlib

            def constructor(data=b''):
                return hashlib.new(digestmod, data)
        elif callable(digestmod):
            constructor = digestmod
        else:
            def constructor(data=b''):
                return digestmod.new(data)

        self._hmac = None
        self._outer = constructor()
        self._inner = constructor()
        self.digest_size = self._inner.digest_size

        blocksize = getattr(self._inner, 'block_size', None)
        if blocksize is None:
            _warnings.warn(f'No block_size attribute on given digest object; '
                           f'Assuming {self.blocksize}.', RuntimeWarning, 2)
            blocksize = self.blocksize
        elif blocksize < 16:
            _warnings.warn(f'block_size of {blocksize} seems too small; using our '
                           f'default of {self.blocksize}.', RuntimeWarning, 2)
            blocksize = self.blocksize
        self.block_size = blocksize

        if len(key) > blocksize:
            key = constructor(key).digest()
        key = key.ljust(blocksize, b'\0')
        self._outer.update(key.translate(trans_5C))
        self._inner.update(key.translate(trans_36))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        return self._hmac.name if self._hmac else f"hmac-{self._inner.name}"

    def update(self, msg):
        """Feed data from msg into this hashing object."""
        (self._hmac or self._inner).update(msg)

    def copy(self):
        """Return a separate copy of this hashing object."""
        other = self.__class__.__new__(self.__class__)
        other.digest_size = self.digest_size
        other.block_size = self.block_size
        if self._hmac:
            other._hmac = self._hmac.copy()
            other._inner = other._outer = None
        else:
            other._hmac = None
            other._inner = self._inner.copy()
            other._outer = self._outer.copy()
        return other

    def _current(self):
        if self._hmac:
            return self._hmac
        current = self._outer.copy()
        current.update(self._inner.digest())
        return current

    def digest(self):
        """Return the MAC of what was fed so far, as bytes."""
        return self._current().digest()

    def hexdigest(self):
        """Return the MAC of what was fed so far, as hexadecimal digits."""
        return self._current().hexdigest()


def new(key, msg=None, digestmod=''):
    """Create a new HMAC object: see HMAC."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The MAC of one message, as bytes."""
    if isinstance(digest, (str, _constructor_type)):
        try:
            return _hashlib.hmac_digest(key, msg, digest)
        except (OverflowError, _hashlib.UnsupportedDigestmodError):
            pass
    return HMAC(key, msg, digest).digest()
