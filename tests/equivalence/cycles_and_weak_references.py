"""Cyclic garbage that is collected in between, weak references and their callbacks."""

import _weakref
import gc

from _both import run


class Node:
    def __init__(self, note, number):
        self.note = note
        self.number = number
        self.other = self

    def __del__(self):
        self.note("deleted", self.number)


def make(note, count):
    for i in range(count):
        node = Node(note, i)
        node.other = [node]


def watch(note, count):
    references = []
    for i in range(count):
        node = type("Watched", (), {})()
        references.append(_weakref.ref(node, lambda reference: note("died", reference() is None)))
        node = i
    alive = 0
    for reference in references:
        if reference() is not None:
            alive += 1
    return alive


def work(note):
    for count in (3, 8, 20):
        make(note, count)
        note("collected", gc.collect() > 0)
        note(watch(note, count))
    gc.set_threshold(40, 2, 2)
    make(note, 80)
    note(watch(note, 80))
    gc.set_threshold(2000, 10, 0)


run(work)
