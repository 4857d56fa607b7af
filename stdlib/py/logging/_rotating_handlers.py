"""logging.handlers: files that are changed for new ones by size or time, or when somebody else moves them."""

import io
import os
import re
import time

import logging

_DAY = 24 * 60 * 60
_MIDNIGHT = _DAY


class BaseRotatingHandler(logging.FileHandler):
    """A file that is now and then changed for a new one."""

    namer = None
    rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding, delay=delay, errors=errors)
        self.mode = mode
        self.encoding = encoding
        self.errors = errors

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """The name of an old file; `namer` can decide otherwise."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """Give a file its old name; `rotator` can do otherwise."""
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _close_stream(self):
        if self.stream:
            self.stream.close()
            self.stream = None


class RotatingFileHandler(BaseRotatingHandler):
    """A file that is changed before it becomes larger than `maxBytes`; so many old ones are kept."""

    def __init__(self, filename, mode='a', maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        if maxBytes > 0:
            mode = 'a'
        if 'b' not in mode:
            encoding = io.text_encoding(encoding)
        BaseRotatingHandler.__init__(self, filename, mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self):
        """Change the file: `name` becomes `name.1`, that `name.2`, and so on."""
        self._close_stream()
        if self.backupCount > 0:
            for index in range(self.backupCount - 1, 0, -1):
                source = self.rotation_filename('%s.%d' % (self.baseFilename, index))
                target = self.rotation_filename('%s.%d' % (self.baseFilename, index + 1))
                if os.path.exists(source):
                    if os.path.exists(target):
                        os.remove(target)
                    os.rename(source, target)
            target = self.rotation_filename(self.baseFilename + '.1')
            if os.path.exists(target):
                os.remove(target)
            self.rotate(self.baseFilename, target)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        """Whether the record would make the file too large."""
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes > 0:
            size = self.stream.tell()
            if not size:
                # A single record may be larger than a file should be.
                return False
            if size + len('%s\n' % self.format(record)) >= self.maxBytes:
                # What is no plain file stays as it is.
                return not os.path.exists(self.baseFilename) or os.path.isfile(self.baseFilename)
        return False


_UNITS = {
    'S': (1, '%Y-%m-%d_%H-%M-%S', r'(?<!\d)\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}(?!\d)'),
    'M': (60, '%Y-%m-%d_%H-%M', r'(?<!\d)\d{4}-\d{2}-\d{2}_\d{2}-\d{2}(?!\d)'),
    'H': (60 * 60, '%Y-%m-%d_%H', r'(?<!\d)\d{4}-\d{2}-\d{2}_\d{2}(?!\d)'),
    'D': (_DAY, '%Y-%m-%d', r'(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)'),
    'MIDNIGHT': (_DAY, '%Y-%m-%d', r'(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)'),
    'W': (7 * _DAY, '%Y-%m-%d', r'(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)'),
}


class TimedRotatingFileHandler(BaseRotatingHandler):
    """A file that is changed at certain times."""

    def __init__(self, filename, when='h', interval=1, backupCount=0, encoding=None, delay=False, utc=False,
                 atTime=None, errors=None):
        encoding = io.text_encoding(encoding)
        BaseRotatingHandler.__init__(self, filename, 'a', encoding=encoding, delay=delay, errors=errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        if self.when.startswith('W'):
            if len(self.when) != 2:
                raise ValueError('You must specify a day for weekly rollover from 0 to 6 (0 is Monday): %s' % self.when)
            if self.when[1] < '0' or self.when[1] > '6':
                raise ValueError('Invalid day specified for weekly rollover: %s' % self.when)
            self.dayOfWeek = int(self.when[1])
            unit = _UNITS['W']
        elif self.when in _UNITS:
            unit = _UNITS[self.when]
        else:
            raise ValueError('Invalid rollover interval specified: %s' % self.when)
        seconds, self.suffix, pattern = unit
        self.extMatch = re.compile(pattern, re.ASCII)
        self.interval = seconds * interval
        if os.path.exists(self.baseFilename):
            start = int(os.stat(self.baseFilename).st_mtime)
        else:
            start = int(time.time())
        self.rolloverAt = self.computeRollover(start)

    def _fields(self, moment):
        return time.gmtime(moment) if self.utc else time.localtime(moment)

    def computeRollover(self, currentTime):
        """The next time at which the file is to be changed."""
        result = currentTime + self.interval
        if self.when != 'MIDNIGHT' and not self.when.startswith('W'):
            return result
        fields = self._fields(currentTime)
        hour, minute, second, day = fields[3], fields[4], fields[5], fields[6]
        if self.atTime is None:
            turn = _MIDNIGHT
        else:
            turn = (self.atTime.hour * 60 + self.atTime.minute) * 60 + self.atTime.second
        left = turn - ((hour * 60 + minute) * 60 + second)
        if left <= 0:
            # The time has passed for today.
            left += _DAY
            day = (day + 1) % 7
        result = currentTime + left
        if self.when.startswith('W'):
            if day != self.dayOfWeek:
                result += ((self.dayOfWeek - day) % 7) * _DAY
            result += self.interval - 7 * _DAY
        else:
            result += self.interval - _DAY
        if not self.utc:
            result += self._daylight_change(fields[-1], result)
        return result

    def _daylight_change(self, now_daylight, moment):
        """What to add to a time so that the clock shows the same with or without daylight saving."""
        then_daylight = time.localtime(moment)[-1]
        if now_daylight == then_daylight:
            return 0
        if not now_daylight:
            return 0 if not time.localtime(moment - 3600)[-1] else -3600
        return 3600

    def shouldRollover(self, record):
        """Whether the time has come."""
        now = int(time.time())
        if now < self.rolloverAt:
            return False
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            # What is no plain file stays as it is.
            self.rolloverAt = self.computeRollover(now)
            return False
        return True

    def getFilesToDelete(self):
        """Old files of which there are too many."""
        folder, base = os.path.split(self.baseFilename)
        found = []
        if self.namer is None:
            prefix = base + '.'
            for name in os.listdir(folder):
                if name.startswith(prefix) and self.extMatch.fullmatch(name[len(prefix):]):
                    found.append(os.path.join(folder, name))
        else:
            for name in os.listdir(folder):
                match = self.extMatch.search(name)
                while match:
                    # The namer decides where the time stands in the name.
                    if os.path.basename(self.namer(f'{self.baseFilename}.{match[0]}')) == name:
                        found.append(os.path.join(folder, name))
                        break
                    match = self.extMatch.search(name, match.start() + 1)
        if len(found) < self.backupCount:
            return []
        found.sort()
        return found[:len(found) - self.backupCount]

    def doRollover(self):
        """Change the file; the old one has the time at which it began in its name."""
        now = int(time.time())
        began = self.rolloverAt - self.interval
        fields = self._fields(began)
        if not self.utc:
            difference = time.localtime(now)[-1] - fields[-1]
            if difference:
                fields = time.localtime(began + difference * 3600)
        target = self.rotation_filename(self.baseFilename + '.' + time.strftime(self.suffix, fields))
        if os.path.exists(target):
            # It has been changed within the same time already.
            return
        self._close_stream()
        self.rotate(self.baseFilename, target)
        if self.backupCount > 0:
            for name in self.getFilesToDelete():
                os.remove(name)
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(now)


class WatchedFileHandler(logging.FileHandler):
    """A file that is opened again when it is no longer the one of that name."""

    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        if 'b' not in mode:
            encoding = io.text_encoding(encoding)
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding, delay=delay, errors=errors)
        self.dev, self.ino = -1, -1
        self._statstream()

    def _statstream(self):
        if self.stream is None:
            return
        found = os.fstat(self.stream.fileno())
        self.dev, self.ino = found.st_dev, found.st_ino

    def reopenIfNeeded(self):
        """Open the file again if another has its name, or none."""
        if self.stream is None:
            return
        try:
            found = os.stat(self.baseFilename)
            moved = (found.st_dev, found.st_ino) != (self.dev, self.ino)
        except FileNotFoundError:
            moved = True
        if not moved:
            return
        self.stream.flush()
        self.stream.close()
        self.stream = None
        self.stream = self._open()
        self._statstream()

    def emit(self, record):
        self.reopenIfNeeded()
        logging.FileHandler.emit(self, record)
