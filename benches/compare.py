#!/usr/bin/env python3
"""Run the benchmark programs with minipy and with CPython, in alternation, and print the ratios.

    python3 benches/compare.py                             minipy against python3.13, all programs
    python3 benches/compare.py --only 'fib,dict*'          some of them
    python3 benches/compare.py --markdown --json out.json  for a document, and for a machine
    python3 benches/compare.py --memory                    peak memory of a million small objects
    python3 benches/compare.py --with pypy=pypy3           one more interpreter

A time is the processor time of the child process (user and system), start-up included. The first
interpreter is the one that is measured, the second is the base of the ratios: a ratio of 2.00 means
half the time. Rounds alternate between the interpreters, so that a busy machine disturbs all alike,
and the outputs must be equal.
"""

import argparse
import fnmatch
import json
import math
import os
import pathlib
import shlex
import shutil
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PROGRAMS = HERE / "programs"
# The large sample is a benchmark too: the same calculation as many times as the argument says.
SPREADSHEET = [HERE.parent / "samples" / "12_spreadsheet.py", "4"]
MEMORY_PROGRAM = "million_objects"


class Failed(Exception):
    """A program that ended badly, or whose output differs."""


def options():
    parser = argparse.ArgumentParser(
        description=__doc__.partition("\n")[0],
        epilog=__doc__.partition("\n\n")[2],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    default = HERE.parent / "target" / "release" / "minipy"
    parser.add_argument("--minipy", metavar="COMMAND", default=f"{shlex.quote(str(default))} run",
                        help="the command to measure (default: target/release/minipy run)")
    parser.add_argument("--python", metavar="COMMAND", default=None,
                        help="the command to compare with (default: python3.13 found on PATH)")
    parser.add_argument("--with", metavar="NAME=COMMAND", action="append", default=[], dest="others",
                        help="a further interpreter (may be repeated)")
    parser.add_argument("--only", metavar="GLOB[,GLOB]", default="*", help="names of the programs to run")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="runs of each program (default 5)")
    parser.add_argument("--median", action="store_true", help="take the median of the rounds, not the best")
    parser.add_argument("--memory", action="store_true", help="compare peak memory instead of time")
    parser.add_argument("--json", metavar="FILE", help="write all measurements to FILE")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    chosen = parser.parse_args()
    if chosen.rounds < 1:
        parser.error("--rounds must be at least 1")
    return chosen


def interpreters(chosen):
    """The commands to run, by name: the measured one, the base, then any others."""
    python = chosen.python or shutil.which("python3.13") or sys.exit("compare.py: no python3.13 on PATH; give --python")
    found = {"minipy": shlex.split(chosen.minipy), "CPython": shlex.split(python)}
    for other in chosen.others:
        name, equals, command = other.partition("=")
        if not equals:
            sys.exit(f"compare.py: --with wants NAME=COMMAND, not {other!r}")
        found[name] = shlex.split(command)
    for name, command in found.items():
        if shutil.which(command[0]) is None:
            sys.exit(f"compare.py: {name}: no such command: {command[0]}")
    return found


def programs(globs):
    """The chosen programs by name, each a path and its arguments."""
    known = {path.stem: [path] for path in sorted(PROGRAMS.glob("*.py")) if path.stem != MEMORY_PROGRAM}
    known["spreadsheet"] = SPREADSHEET
    found = {n: p for n, p in known.items() if any(fnmatch.fnmatch(n, g.strip()) for g in globs.split(","))}
    return found or sys.exit(f"compare.py: no program matches {globs!r}")


def run(command, program):
    """Run one program: its output, processor seconds, and peak resident bytes."""
    child = subprocess.Popen([*command, *map(str, program)], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
    output = child.stdout.read()
    child.stdout.close()
    # wait4 gives the usage of this very child; RUSAGE_CHILDREN would mix in earlier ones for the peak.
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise Failed(f"{program[0].name}: {command[0]} ended with status {child.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return output, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit


def measure(name, program, commands, rounds):
    """All rounds of one program: seconds and peak bytes, by interpreter."""
    seconds = {interpreter: [] for interpreter in commands}
    peaks = {interpreter: [] for interpreter in commands}
    expected = None
    for _ in range(rounds):
        for interpreter, command in commands.items():
            output, cpu, peak = run(command, program)
            if expected is None:
                expected = output
            elif output != expected:
                raise Failed(f"{name}: {interpreter} printed {output[:200]!r} instead of {expected[:200]!r}")
            seconds[interpreter].append(cpu)
            peaks[interpreter].append(peak)
    return {"program": name, "seconds": seconds, "peak_bytes": peaks}


def row(measured, commands, pick, kind):
    """One line of the table: the name, a figure for each interpreter, a ratio for each but the base."""
    figures = {name: pick(measured[kind][name]) for name in commands}
    base = list(commands)[1]
    ratios = {name: figures[base] / figures[name] for name in commands if name != base}
    return figures, ratios


def table(rows, commands, kind, markdown):
    """Print the rows, and the geometric mean of each column of ratios."""
    show = (lambda x: f"{x:.3f}") if kind == "seconds" else (lambda x: f"{x / 1e6:.1f}")
    unit = "s" if kind == "seconds" else "MB"
    names = list(commands)
    against = [name for name in names if name != names[1]]
    header = ["program", *(f"{name}, {unit}" for name in names)]
    header += ["ratio" if len(against) == 1 else f"ratio {name}" for name in against]
    lines = [
        [name, *(show(figures[n]) for n in names), *(f"{ratios[n]:.2f}" for n in against)]
        for name, figures, ratios in rows
    ]
    if len(rows) > 1:
        means = [math.exp(statistics.fmean(math.log(ratios[n]) for _, _, ratios in rows)) for n in against]
        lines.append(["geometric mean", *("" for _ in names), *(f"{mean:.2f}" for mean in means)])
    if markdown:
        print("| " + " | ".join(header) + " |")
        print("| --- |" + " ---: |" * (len(header) - 1))
        for line in lines:
            print("| " + " | ".join(line) + " |")
        return
    widths = [max(len(line[i]) for line in [header, *lines]) for i in range(len(header))]
    for line in [header, *lines]:
        print("  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths))))


def main():
    chosen = options()
    commands = interpreters(chosen)
    if chosen.memory:
        todo, kind = {MEMORY_PROGRAM: [PROGRAMS / f"{MEMORY_PROGRAM}.py"]}, "peak_bytes"
    else:
        todo, kind = programs(chosen.only), "seconds"
    pick = statistics.median if chosen.median else min
    rows, everything, failures = [], [], []
    for name, program in todo.items():
        if sys.stderr.isatty():
            print(f"\r{name:30}", end="", file=sys.stderr, flush=True)
        try:
            measured = measure(name, program, commands, chosen.rounds)
        except Failed as failure:
            failures.append(str(failure))
            continue
        everything.append(measured)
        rows.append((name, *row(measured, commands, pick, kind)))
    if sys.stderr.isatty():
        print("\r" + " " * 30 + "\r", end="", file=sys.stderr)
    if rows:
        table(rows, commands, kind, chosen.markdown)
    if chosen.json:
        pathlib.Path(chosen.json).write_text(json.dumps(everything, indent=2) + "\n")
    for failure in failures:
        print(f"compare.py: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
