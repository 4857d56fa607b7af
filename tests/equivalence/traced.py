"""`sys.settrace` and `sys.setprofile` on and off again in the middle of specialised loops."""

import sys

from _both import run


def loop(n):
    total = 0
    for i in range(n):
        total = total + i
        if total > 20:
            total -= 10
    return total


def toggled(note, n):
    total = 0

    def tracer(frame, event, argument):
        note(event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno)
        return tracer

    for i in range(n):
        if i == 20:
            sys.settrace(tracer)
        if i == 22:
            sys.settrace(None)
        if i == 25:
            sys.setprofile(lambda frame, event, argument: note(event, frame.f_code.co_name))
        total += loop(3)
        if i == 26:
            sys.setprofile(None)
    return total


def work(note):
    note(loop(30))
    note(toggled(note, 40))
    note(loop(30))
    for i in range(15):
        note(loop(i))


run(work)
