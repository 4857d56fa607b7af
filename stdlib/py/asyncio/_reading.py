"""Reading that can be paused, of transports over sockets and over pipes."""
from .log import logger


class _PausableReading:
    """The descriptor is watched for data unless reading is paused or the transport is closing."""

    # Which attribute holds the descriptor.
    _read_descriptor = None

    def is_reading(self):
        return not self._closing and not self._paused

    def _add_reader(self, fd, callback, *args):
        if self.is_reading():
            self._loop._add_reader(fd, callback, *args)

    def pause_reading(self):
        if not self.is_reading():
            return
        self._paused = True
        self._loop._remove_reader(getattr(self, self._read_descriptor))
        if self._loop.get_debug():
            logger.debug('%r pauses reading', self)

    def resume_reading(self):
        if self._closing or not self._paused:
            return
        self._paused = False
        self._add_reader(getattr(self, self._read_descriptor), self._read_ready)
        if self._loop.get_debug():
            logger.debug('%r resumes reading', self)
