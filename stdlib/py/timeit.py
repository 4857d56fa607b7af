"""Measuring how long small pieces of code take."""

import gc
import itertools
import sys
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

dummy_src_name = "<timeit-src>"
default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter
_globals = globals

template = """
def inner(_it, _timer{init}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def reindent(src, indent):
    """Indent all lines but the first."""
    return src.replace("\n", "\n" + " " * indent)


class Timer:
    """Measures a statement after a set-up; both may be functions."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        local_ns = {}
        global_ns = _globals() if globals is None else globals
        init = ''
        if isinstance(setup, str):
            compile(setup, dummy_src_name, "exec")
            prefix, setup = setup + '\n', reindent(setup, 4)
        elif callable(setup):
            local_ns['_setup'] = setup
            init += ', _setup=_setup'
            prefix, setup = '', '_setup()'
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(prefix + stmt, dummy_src_name, "exec")
            stmt = reindent(stmt, 8)
        elif callable(stmt):
            local_ns['_stmt'] = stmt
            init += ', _stmt=_stmt'
            stmt = '_stmt()'
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = template.format(stmt=stmt, setup=setup, init=init)
        exec(compile(self.src, dummy_src_name, "exec"), global_ns, local_ns)
        self.inner = local_ns["inner"]

    def print_exc(self, file=None):
        """Print the traceback of the code that was measured."""
        import linecache
        import traceback
        if self.src is not None:
            linecache.cache[dummy_src_name] = (len(self.src), None, self.src.split("\n"), dummy_src_name)
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """The seconds that a number of executions take."""
        steps = itertools.repeat(None, number)
        collecting = gc.isenabled()
        gc.disable()
        try:
            return self.inner(steps, self.timer)
        finally:
            if collecting:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """Several measurements."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """Enough executions for a fifth of a second: their number and the seconds."""
        scale = 1
        while True:
            for factor in 1, 2, 5:
                number = scale * factor
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Measure a statement once."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number,
           globals=None):
    """Measure a statement several times."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_units = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}


def main(args=None, *, _wrap_timer=None):
    """The command `-m timeit`."""
    import argparse
    import os
    parser = argparse.ArgumentParser(prog='timeit', description='Measure how long a statement takes.')
    parser.add_argument('-n', '--number', type=int, default=0, help='executions (default: as many as take 0.2 s)')
    parser.add_argument('-r', '--repeat', type=int, default=default_repeat, help='measurements (default 5)')
    parser.add_argument('-s', '--setup', action='append', help='what is done once before')
    parser.add_argument('-p', '--process', action='store_true', help='measure the time of the processor')
    parser.add_argument('-u', '--unit', choices=list(_units), help='the unit of the output')
    parser.add_argument('-v', '--verbose', action='count', default=0, help='all measurements')
    parser.add_argument('stmt', nargs='*', help='the statement, by lines')
    found = parser.parse_args(args)
    timer = time.process_time if found.process else default_timer
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    repeats = max(found.repeat, 1)
    precision = 3 + bool(found.verbose)
    sys.path.insert(0, os.curdir)
    measured = Timer("\n".join(found.stmt) or "pass", "\n".join(found.setup or ()) or "pass", timer)
    number = found.number
    if number == 0:
        callback = None
        if found.verbose:
            def callback(number, taken):
                print(f"{number} loop{'' if number == 1 else 's'} -> {taken:.{precision}g} secs")
        try:
            number, _ = measured.autorange(callback)
        except:
            measured.print_exc()
            return 1
        if found.verbose:
            print()
    try:
        timings = measured.repeat(repeats, number)
    except:
        measured.print_exc()
        return 1

    def shown(seconds):
        unit = found.unit
        if unit is None:
            unit = next(name for name, scale in sorted(_units.items(), key=lambda item: -item[1])
                        if seconds >= scale or name == 'nsec')
        return "%.*g %s" % (precision, seconds / _units[unit], unit)

    if found.verbose:
        print("raw times: %s" % ", ".join(map(shown, timings)))
        print()
    each = [taken / number for taken in timings]
    best, worst = min(each), max(each)
    print("%d loop%s, best of %d: %s per loop" % (number, 's' if number != 1 else '', repeats, shown(best)))
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit("The test results are likely unreliable. The worst time (%s) was more than four times "
                               "slower than the best time (%s)." % (shown(worst), shown(best)), UserWarning, '', 0)
    return None


if __name__ == "__main__":
    sys.exit(main())
