"""Ways for a terminal to treat what is typed."""

from termios import *
import termios as _termios

__all__ = ['cfmakeraw', 'cfmakecbreak', 'setraw', 'setcbreak']

# Places in the list of attributes.
IFLAG, OFLAG, CFLAG, LFLAG, ISPEED, OSPEED, CC = range(7)


def cfmakeraw(mode):
    """Change attributes so that every byte goes through as it is."""
    mode[IFLAG] &= ~(IGNBRK | BRKINT | IGNPAR | PARMRK | INPCK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXANY | IXOFF)
    mode[OFLAG] &= ~OPOST
    mode[CFLAG] = mode[CFLAG] & ~(PARENB | CSIZE) | CS8
    mode[LFLAG] &= ~(ECHO | ECHOE | ECHOK | ECHONL | ICANON | IEXTEN | ISIG | NOFLSH | TOSTOP)
    _byte_by_byte(mode)


def cfmakecbreak(mode):
    """Change attributes so that typed characters come at once and are not shown."""
    mode[LFLAG] &= ~(ECHO | ICANON)
    _byte_by_byte(mode)


def _byte_by_byte(mode):
    mode[CC] = list(mode[CC])
    mode[CC][VMIN] = 1
    mode[CC][VTIME] = 0


def _set(fd, when, change):
    mode = _termios.tcgetattr(fd)
    new = list(mode)
    change(new)
    _termios.tcsetattr(fd, when, new)
    return mode


def setraw(fd, when=TCSAFLUSH):
    """Put a terminal into raw mode; returns its attributes before that."""
    return _set(fd, when, cfmakeraw)


def setcbreak(fd, when=TCSAFLUSH):
    """Put a terminal into cbreak mode; returns its attributes before that."""
    return _set(fd, when, cfmakecbreak)
