"""Completion of names and attributes for an interactive prompt.

`Completer(namespace).complete(text, state)` gives the candidates for a text one by one, None when there are no more.
Without a namespace, the names of `__main__` count. Expressions with calls are never evaluated."""

import atexit
import builtins
import inspect
import keyword
import re
import warnings

__all__ = ["Completer"]


class Completer:
    """Gives the candidates for a beginning."""

    def __init__(self, namespace=None):
        if namespace and not isinstance(namespace, dict):
            raise TypeError('namespace must be a dictionary')
        self.use_main_ns = 1 if namespace is None else 0
        if namespace is not None:
            self.namespace = namespace

    def complete(self, text, state):
        """The candidate number `state` for a text, or None."""
        if self.use_main_ns:
            import __main__
            self.namespace = __main__.__dict__
        if not text.strip():
            return '\t' if state == 0 else None
        if state == 0:
            with warnings.catch_warnings(action="ignore"):
                if "." in text:
                    self.matches = self.attr_matches(text)
                else:
                    self.matches = self.global_matches(text)
        try:
            return self.matches[state]
        except IndexError:
            return None

    def _callable_postfix(self, value, word):
        """A parenthesis behind what can be called, two if it takes no arguments."""
        if callable(value):
            word += "("
            try:
                if not inspect.signature(value).parameters:
                    word += ")"
            except ValueError:
                pass
        return word

    def global_matches(self, text):
        """Keywords, names of the namespace and of the built-ins that begin with a text."""
        found = []
        seen = {"__builtins__"}
        for word in keyword.kwlist + keyword.softkwlist:
            if word.startswith(text):
                seen.add(word)
                if word in {'finally', 'try'}:
                    word += ':'
                elif word not in {'False', 'None', 'True', 'break', 'continue', 'pass', 'else', '_'}:
                    word += ' '
                found.append(word)
        for names in (self.namespace, builtins.__dict__):
            for word, value in names.items():
                if word.startswith(text) and word not in seen:
                    seen.add(word)
                    found.append(self._callable_postfix(value, word))
        return found

    def attr_matches(self, text):
        """Attributes of the object that the part before the last dot names."""
        match = re.match(r"(\w+(\.\w+)*)\.(\w*)", text)
        if not match:
            return []
        expression, beginning = match.group(1, 3)
        try:
            owner = eval(expression, self.namespace)
        except Exception:
            return []
        names = set(dir(owner))
        names.discard("__builtins__")
        if hasattr(owner, '__class__'):
            names.add('__class__')
            names.update(get_class_members(owner.__class__))
        # Private names only if they are asked for, or if there is nothing else.
        without = {'': '_', '_': '__'}.get(beginning)
        found = []
        while True:
            for name in names:
                if name.startswith(beginning) and not (without and name.startswith(without)):
                    found.append(self._attribute(owner, f"{expression}.{name}", name))
            if found or not without:
                break
            without = '__' if without == '_' else None
        found.sort()
        return found

    def _attribute(self, owner, word, name):
        # Properties are not run.
        if isinstance(getattr(type(owner), name, None), property):
            return word
        value = getattr(owner, name, None)
        return word if value is None else self._callable_postfix(value, word)


def get_class_members(cls):
    """The names of a class and of its bases."""
    names = dir(cls)
    for base in getattr(cls, '__bases__', ()):
        names = names + get_class_members(base)
    return names


try:
    import readline
except ImportError:
    _readline_available = False
else:
    readline.set_completer(Completer().complete)
    atexit.register(lambda: readline.set_completer(None))
    _readline_available = True
