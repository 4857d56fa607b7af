"""Options of the command line, as C's getopt() takes them."""

import os
from gettext import gettext as _

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    """An option that is not known, or lacks its argument, or has one too many."""

    opt = ''
    msg = ''

    def __init__(self, msg, opt=''):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """The options in front, as pairs, and the arguments behind them."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    found = []
    while args and args[0].startswith('-') and args[0] != '-':
        if args[0] == '--':
            args = args[1:]
            break
        found, args = _option(found, args, shortopts, longopts)
    return found, args


def gnu_getopt(args, shortopts, longopts=[]):
    """The same with options between the arguments."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    found, others = [], []
    if shortopts.startswith('+'):
        shortopts = shortopts[1:]
        options_first = True
    else:
        options_first = bool(os.environ.get('POSIXLY_CORRECT'))
    while args:
        if args[0] == '--':
            others += args[1:]
            break
        if args[0][:1] == '-' and args[0] != '-':
            found, args = _option(found, args, shortopts, longopts)
        elif options_first:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return found, others


def _option(found, args, shortopts, longopts):
    if args[0][:2] == '--':
        return do_longs(found, args[0][2:], longopts, args[1:])
    return do_shorts(found, args[0][1:], shortopts, args[1:])


def do_longs(opts, opt, longopts, args):
    """Take a long option."""
    opt, equals, value = opt.partition('=')
    value = value if equals else None
    takes, opt = long_has_args(opt, longopts)
    if takes:
        if value is None:
            if not args:
                raise GetoptError(_('option --%s requires argument') % opt, opt)
            value, args = args[0], args[1:]
    elif value is not None:
        raise GetoptError(_('option --%s must not have an argument') % opt, opt)
    opts.append(('--' + opt, value or ''))
    return opts, args


def long_has_args(opt, longopts):
    """Whether an option takes an argument, and its whole name."""
    possible = [name for name in longopts if name.startswith(opt)]
    if not possible:
        raise GetoptError(_('option --%s not recognized') % opt, opt)
    if opt in possible:
        return False, opt
    if opt + '=' in possible:
        return True, opt
    if len(possible) > 1:
        raise GetoptError(_('option --%s not a unique prefix') % opt, opt)
    name = possible[0]
    return name.endswith('='), name.removesuffix('=')


def do_shorts(opts, optstring, shortopts, args):
    """Take short options that stand together."""
    while optstring != '':
        opt, optstring = optstring[0], optstring[1:]
        if short_has_arg(opt, shortopts):
            if optstring == '':
                if not args:
                    raise GetoptError(_('option -%s requires argument') % opt, opt)
                optstring, args = args[0], args[1:]
            value, optstring = optstring, ''
        else:
            value = ''
        opts.append(('-' + opt, value))
    return opts, args


def short_has_arg(opt, shortopts):
    """Whether an option takes an argument."""
    for place, letter in enumerate(shortopts):
        if opt == letter != ':':
            return shortopts.startswith(':', place + 1)
    raise GetoptError(_('option -%s not recognized') % opt, opt)


if __name__ == '__main__':
    import sys
    print(getopt(sys.argv[1:], 'a:b', ['alpha=', 'beta']))
