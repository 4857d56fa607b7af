"""Documentation of Python objects as text: `help(thing)`, and `python -m pydoc NAME`.

`render_doc(thing)` is the whole text; `TextDoc` words the parts. Web pages and searching are not provided."""

import builtins
import collections
import importlib
import inspect
import io
import os
import pkgutil
import re
import sys
from _pydoc_names import (allmethods, classify_class_attrs, classname, isdata, isnonbuiltinroutine, sort_attributes,
                          visiblename)
from reprlib import Repr
from traceback import format_exception_only

__all__ = ['help']

MAX_SUBCLASSES = 4


def getdoc(object):
    """The docstring, or the comments in front of an object without one."""
    text = _doc_of(object)
    if text is None and object is not NotImplemented:
        try:
            text = inspect.getcomments(object)
        except Exception:
            text = None
    return re.sub('^ *\n', '', text.rstrip()) if text else ''


def _doc_of(object):
    # Instances do not show the docstring of their class, nor classes that of a base.
    if inspect.isclass(object):
        own = object.__dict__.get('__doc__')
        return inspect.cleandoc(own) if isinstance(own, str) else None
    try:
        own = object.__doc__
    except AttributeError:
        return None
    if own is None or not isinstance(own, str):
        if inspect.isdatadescriptor(object) or inspect.isroutine(object):
            own = inspect.getdoc(object)
        return inspect.cleandoc(own) if isinstance(own, str) else None
    return inspect.cleandoc(own)


def splitdoc(doc):
    """The first line of a docstring, and the rest."""
    lines = doc.strip().split('\n')
    if len(lines) == 1:
        return lines[0], ''
    if len(lines) >= 2 and not lines[1].rstrip():
        return lines[0], '\n'.join(lines[2:])
    return '', '\n'.join(lines)


def stripid(text):
    """A repr without its address."""
    return re.sub(r' at 0x[0-9a-f]{6,16}(>+)$', r'\1', text, flags=re.IGNORECASE)


def plain(text):
    """Text without backspaces that make letters bold."""
    return re.sub('.\b', '', text)


def _signature(object):
    try:
        text = str(inspect.signature(object))
    except (ValueError, TypeError):
        return None
    return text or None


class TextRepr(Repr):
    """Short representations."""

    def __init__(self):
        Repr.__init__(self)
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def repr_instance(self, x, level):
        try:
            return stripid(repr(x))
        except Exception:
            return '<%s instance>' % x.__class__.__name__


class TextDoc:
    """Words the documentation of objects."""

    _repr_instance = TextRepr()
    repr = _repr_instance.repr

    def bold(self, text):
        """A heading; overstruck where a terminal shows it so."""
        return ''.join(ch + '\b' + ch for ch in text)

    def indent(self, text, prefix='    '):
        """Text with something in front of each line."""
        return '\n'.join((prefix + line).rstrip() for line in text.split('\n')) if text else ''

    def section(self, title, contents):
        """A headed part."""
        return self.bold(title) + '\n' + self.indent(contents).rstrip() + '\n\n'

    def document(self, object, name=None, *args):
        """The documentation of an object of any kind."""
        args = (object, name) + args
        try:
            if inspect.ismodule(object):
                return self.docmodule(*args)
            if inspect.isclass(object):
                return self.docclass(*args)
            if inspect.isroutine(object):
                return self.docroutine(*args)
        except AttributeError:
            pass
        if inspect.isdatadescriptor(object):
            return self.docdata(*args)
        return self.docother(*args)

    def docmodule(self, object, name=None, mod=None):
        """Of a module."""
        name = object.__name__
        synopsis, rest = splitdoc(getdoc(object))
        result = self.section('NAME', name + (synopsis and ' - ' + synopsis))
        try:
            public = object.__all__
        except AttributeError:
            public = None
        if rest:
            result += self.section('DESCRIPTION', rest)
        classes, functions, data = self._members(object, public)
        inner = self._submodules(object)
        if inner:
            result += self.section('PACKAGE CONTENTS', '\n'.join(inner))
        if classes:
            known = [value for _, value in classes]
            contents = [self.formattree(inspect.getclasstree(known, True), name)]
            contents += [self.document(value, key, name) for key, value in classes]
            result += self.section('CLASSES', '\n'.join(contents))
        if functions:
            result += self.section('FUNCTIONS',
                                   '\n'.join(self.document(value, key, name) for key, value in functions))
        if data:
            result += self.section('DATA', '\n'.join(self.docother(value, key, name, maxlen=70)
                                                     for key, value in data))
        for attribute, title in (('__version__', 'VERSION'), ('__date__', 'DATE'), ('__author__', 'AUTHOR'),
                                 ('__credits__', 'CREDITS')):
            if hasattr(object, attribute):
                value = str(getattr(object, attribute))
                if attribute == '__version__' and value[:11] == '$' + 'Revision: ' and value[-1:] == '$':
                    value = value[11:-1].strip()
                result += self.section(title, value)
        try:
            file = inspect.getabsfile(object)
        except TypeError:
            file = '(built-in)'
        return result + self.section('FILE', file)

    def _members(self, module, public):
        """Classes, functions and data that a module shows."""
        classes, functions, data = [], [], []
        for key, value in inspect.getmembers(module):
            if not visiblename(key, public, module):
                continue
            own = public is not None or (inspect.getmodule(value) or module) is module
            if inspect.isclass(value):
                if own:
                    classes.append((key, value))
            elif inspect.isroutine(value):
                if own or inspect.isbuiltin(value):
                    functions.append((key, value))
            elif isdata(value):
                data.append((key, value))
        return classes, functions, data

    def _submodules(self, module):
        if not hasattr(module, '__path__'):
            return []
        return sorted(name + (' (package)' if is_package else '')
                      for _, name, is_package in pkgutil.iter_modules(module.__path__))

    def formattree(self, tree, modname, parent=None, prefix=''):
        """The tree of classes that `inspect.getclasstree` gives."""
        result = ''
        for entry in tree:
            if isinstance(entry, tuple):
                cls, bases = entry
                result += prefix + classname(cls, modname)
                if bases and bases != (parent,):
                    result += '(%s)' % ', '.join(classname(base, modname) for base in bases)
                result += '\n'
            else:
                result += self.formattree(entry, modname, cls, prefix + '    ')
        return result

    def docclass(self, object, name=None, mod=None, *ignored):
        """Of a class."""
        realname = object.__name__
        name = name or realname
        home = object.__module__
        title = 'class ' + self.bold(realname) if name == realname else self.bold(name) + ' = class ' + realname
        if object.__bases__:
            title += '(%s)' % ', '.join(classname(base, home) for base in object.__bases__)
        contents = []
        signature = _signature(object)
        if signature and signature != '()':
            contents.append(name + signature + '\n')
        doc = getdoc(object)
        if doc:
            contents.append(doc + '\n')
        mro = inspect.getmro(object)
        if len(mro) > 2:
            contents.append('Method resolution order:')
            contents += ['    ' + classname(base, home) for base in mro]
            contents.append('')
        contents += self._subclasses(object)
        self._class_attributes(object, collections.deque(mro), mod, contents)
        text = '\n'.join(contents)
        if not text:
            return title + '\n'
        return title + '\n' + self.indent(text.rstrip(), ' |  ') + '\n'

    def _subclasses(self, object):
        names = sorted((str(cls.__name__) for cls in type.__subclasses__(object)
                        if not cls.__name__.startswith('_') and cls.__module__ == 'builtins'), key=str.lower)
        if not names:
            return []
        lines = ['Built-in subclasses:'] + ['    ' + name for name in names[:MAX_SUBCLASSES]]
        if len(names) > MAX_SUBCLASSES:
            lines.append('    ... and %d other subclasses' % (len(names) - MAX_SUBCLASSES))
        return lines + ['']

    def _class_attributes(self, object, mro, mod, contents):
        """The attributes by the class that defines them, and by kind."""
        rest = [attribute for attribute in classify_class_attrs(object) if visiblename(attribute[0], obj=object)]
        ruled = False
        while rest:
            home = mro.popleft() if mro else rest[0][2]
            own = [attribute for attribute in rest if attribute[2] is home]
            rest = [attribute for attribute in rest if attribute[2] is not home]
            if object is not builtins.object and home is builtins.object:
                continue
            tag = 'defined here' if home is object else 'inherited from %s' % classname(home, object.__module__)
            sort_attributes(own, object)
            for kind, heading, words in (
                    ('method', 'Methods %s:\n', self._attribute),
                    ('class method', 'Class methods %s:\n', self._attribute),
                    ('static method', 'Static methods %s:\n', self._attribute),
                    ('readonly property', 'Readonly properties %s:\n', self._descriptor),
                    ('data descriptor', 'Data descriptors %s:\n', self._descriptor),
                    ('data', 'Data and other attributes %s:\n', self._datum)):
                chosen = [attribute for attribute in own if attribute[1] == kind]
                if not chosen:
                    continue
                if ruled:
                    contents.append('-' * 70)
                ruled = True
                contents.append(heading % tag)
                contents += [words(object, attribute, mod) for attribute in chosen]

    def _attribute(self, object, attribute, mod):
        name, _, home, value = attribute
        try:
            found = getattr(object, name)
        except Exception:
            return self.docdata(value, name, mod)
        return self.document(found, name, mod, object, home)

    def _descriptor(self, object, attribute, mod):
        return self.docdata(attribute[3], attribute[0], mod)

    def _datum(self, object, attribute, mod):
        name, _, home, value = attribute
        doc = getdoc(value) if callable(value) or inspect.isdatadescriptor(value) else None
        try:
            found = getattr(object, name)
        except AttributeError:
            found = home.__dict__[name]
        return self.docother(found, name, mod, maxlen=70, doc=doc) + '\n'

    def docroutine(self, object, name=None, mod=None, cl=None, homecls=None):
        """Of a function or method."""
        realname = object.__name__
        name = name or realname
        note = self._binding(object, mod) if cl is None else ''
        title, alias_of_own = self.bold(name), False
        if name != realname:
            title = '%s = %s' % (self.bold(name), realname)
            alias_of_own = cl is not None and (inspect.getattr_static(cl, realname, None)
                                               is inspect.getattr_static(cl, name, object))
        signature = _signature(object)
        if signature and realname == '<lambda>':
            title = self.bold(name) + ' lambda '
            signature = signature[1:-1]
        asynchronous = inspect.iscoroutinefunction(object) or inspect.isasyncgenfunction(object)
        line = ('async ' if asynchronous else '') + title + (signature or '(...)') + note
        if alias_of_own:
            return line + '\n'
        doc = getdoc(object) or ''
        return line + '\n' + (doc and self.indent(doc).rstrip() + '\n')

    def _binding(self, object, mod):
        owner = getattr(object, '__self__', None)
        if owner is None or inspect.ismodule(owner) or isinstance(owner, str) and inspect.isbuiltin(object):
            return ''
        if inspect.isclass(owner):
            return ' class method of %s' % classname(owner, mod)
        return ' method of %s instance' % classname(owner.__class__, mod)

    def docdata(self, object, name=None, mod=None, *ignored):
        """Of a descriptor."""
        parts = []
        if name:
            parts.append(self.bold(name) + '\n')
        doc = getdoc(object) or ''
        if doc:
            parts.append(self.indent(doc) + '\n')
        return ''.join(parts)

    docproperty = docdata

    def docother(self, object, name=None, mod=None, parent=None, *ignored, maxlen=None, doc=None):
        """Of a value."""
        text = self.repr(object)
        if maxlen:
            line = (name and name + ' = ' or '') + text
            cut = maxlen - len(line)
            if cut < 0:
                text = text[:cut] + '...'
        line = (name and self.bold(name) + ' = ' or '') + text
        if not doc:
            doc = getdoc(object) if inspect.isroutine(object) or inspect.isclass(object) else ''
        if doc:
            line += '\n' + self.indent(str(doc)) + '\n'
        return line


class _PlainTextDoc(TextDoc):
    """The same without overstriking."""

    def bold(self, text):
        return text


text = TextDoc()
plaintext = _PlainTextDoc()


def describe(thing):
    """What kind of thing a thing is, in a few words."""
    if inspect.ismodule(thing):
        if thing.__name__ in sys.builtin_module_names:
            return 'built-in module ' + thing.__name__
        return ('package ' if hasattr(thing, '__path__') else 'module ') + thing.__name__
    if inspect.isbuiltin(thing):
        return 'built-in function ' + thing.__name__
    for kind, test in (('getset descriptor', inspect.isgetsetdescriptor),
                       ('member descriptor', inspect.ismemberdescriptor)):
        if test(thing):
            return '%s %s.%s.%s' % (kind, thing.__objclass__.__module__, thing.__objclass__.__name__, thing.__name__)
    if inspect.isclass(thing):
        return 'class ' + thing.__name__
    if inspect.isfunction(thing):
        return 'function ' + thing.__name__
    if inspect.ismethod(thing):
        return 'method ' + thing.__name__
    if inspect.ismethodwrapper(thing):
        return 'method wrapper ' + thing.__name__
    if inspect.ismethoddescriptor(thing) and inspect.isroutine(thing):
        return 'method descriptor ' + thing.__name__
    return type(thing).__name__


class ErrorDuringImport(Exception):
    """A module was found, and could not be imported."""

    def __init__(self, filename, exc_info):
        self.filename = filename
        if not isinstance(exc_info, tuple):
            exc_info = type(exc_info), exc_info, exc_info.__traceback__
        self.exc, self.value, self.tb = exc_info

    def __str__(self):
        return 'problem in %s - %s: %s' % (self.filename, self.exc.__name__, self.value)


def safeimport(path, forceload=0, cache={}):
    """Imports a module by its dotted name; None if there is none."""
    try:
        return importlib.import_module(path)
    except ModuleNotFoundError as error:
        if error.name and (path == error.name or path.startswith(error.name + '.')):
            return None
        raise ErrorDuringImport(path, error) from None
    except Exception as error:
        raise ErrorDuringImport(path, error) from None


def locate(path, forceload=0):
    """The object with a dotted name, which is imported as far as it is a module; None if there is none."""
    parts = [part for part in path.split('.') if part]
    module, place = None, 0
    while place < len(parts):
        deeper = safeimport('.'.join(parts[:place + 1]), forceload)
        if not deeper:
            break
        module, place = deeper, place + 1
    object = module or builtins
    for part in parts[place:]:
        try:
            object = getattr(object, part)
        except AttributeError:
            return None
    return object


def resolve(thing, forceload=0):
    """An object and its name, from either."""
    if isinstance(thing, str):
        object = locate(thing, forceload)
        if object is None:
            raise ImportError('No Python documentation found for %r.\nUse help() to get the interactive help utility.\n'
                              'Use help(str) for help on the str class.' % thing)
        return object, thing
    name = getattr(thing, '__name__', None)
    if name is not None and '.' not in str(name) or inspect.ismodule(thing):
        return thing, name if isinstance(name, str) else None
    return thing, name if isinstance(name, str) else None


def render_doc(thing, title='Python Library Documentation: %s', forceload=0, renderer=None):
    """The documentation of an object, or of what a dotted name means."""
    if renderer is None:
        renderer = text
    object, name = resolve(thing, forceload)
    heading = describe(object)
    module = inspect.getmodule(object)
    if name and '.' in name:
        heading += ' in ' + name[:name.rfind('.')]
    elif module and module is not object:
        heading += ' in module ' + module.__name__
    if not (inspect.ismodule(object) or inspect.isclass(object) or inspect.isroutine(object)
            or inspect.isdatadescriptor(object) or _doc_of_instance(object)):
        # An instance: its class is what can be told of.
        if hasattr(object, '__origin__'):
            object = object.__origin__
        else:
            object = type(object)
            heading += ' object'
    return title % heading + '\n\n' + renderer.document(object, name)


def _doc_of_instance(object):
    own = getattr(object, '__dict__', {})
    return isinstance(own, dict) and isinstance(own.get('__doc__'), str)


def doc(thing, title='Python Library Documentation: %s', forceload=0, output=None, is_cli=False):
    """Shows the documentation of an object, or of what a dotted name means."""
    if output is None:
        try:
            what = thing if isinstance(thing, str) else (getattr(thing, '__name__', None) or type(thing).__name__)
            pager(render_doc(thing, title, forceload), f'Help on {what!s}')
        except ImportError as error:
            if is_cli:
                raise
            print(error)
        return
    try:
        shown = render_doc(thing, title, forceload, plaintext)
    except ImportError as error:
        shown = str(error)
    output.write(shown)


def pager(text, title=''):
    """Shows a text page by page on a terminal, all of it elsewhere."""
    if not (hasattr(sys.stdin, 'isatty') and hasattr(sys.stdout, 'isatty') and sys.stdin.isatty()
            and sys.stdout.isatty()):
        plainpager(text, title)
    elif os.environ.get('TERM') in ('dumb', 'emacs') or not _pipe_pager(text):
        plainpager(text, title)


def plainpager(text, title=''):
    """Prints a text."""
    sys.stdout.write(plain(text))


def _pipe_pager(text):
    """Gives a text to the program that PAGER or MANPAGER names, or to `less`."""
    import shutil
    import subprocess
    command = os.environ.get('MANPAGER') or os.environ.get('PAGER') or 'less -R'
    if not shutil.which(command.split()[0]):
        return False
    sys.stdout.flush()
    try:
        subprocess.run(command, shell=True, input=plain(text).encode(errors='backslashreplace'))
    except (OSError, KeyboardInterrupt):
        pass
    return True


class Helper:
    """`help`: of an object, or, without one, of what is asked for line by line."""

    def __init__(self, input=None, output=None):
        self._input = input
        self._output = output

    input = property(lambda self: self._input or sys.stdin)
    output = property(lambda self: self._output or sys.stdout)

    def __repr__(self):
        if inspect.stack()[1][3] == '?':
            self()
            return ''
        return '<%s.%s instance>' % (self.__class__.__module__, self.__class__.__qualname__)

    _GoInteractive = object()

    def __call__(self, request=_GoInteractive):
        if request is not self._GoInteractive:
            try:
                self.help(request)
            except ImportError as error:
                self.output.write(f'{error}\n')
            return
        self.intro()
        self.interact()
        self.output.write('\nYou are now leaving help and returning to the Python interpreter.\n')

    def intro(self):
        """What can be asked."""
        self.output.write('Help of minipy, which implements Python %d.%d. Enter the name of a module, class or function '
                          'to read about it,\n"modules" for a list of modules, or "quit" to leave.\n\n'
                          % sys.version_info[:2])

    def interact(self):
        """Answers questions until there are no more."""
        while True:
            try:
                request = self.getline('help> ')
            except (KeyboardInterrupt, EOFError):
                return
            request = request.strip()
            if not request:
                continue
            if request.lower() in ('q', 'quit', 'exit'):
                return
            try:
                self.help(request)
            except ImportError as error:
                self.output.write(f'{error}\n')

    def getline(self, prompt):
        """A line of the input."""
        if self.input is sys.stdin:
            return input(prompt)
        self.output.write(prompt)
        self.output.flush()
        line = self.input.readline()
        if not line:
            raise EOFError
        return line

    def help(self, request, is_cli=False):
        """Shows the documentation of an object or name."""
        if isinstance(request, str):
            request = request.strip()
            if request == 'modules':
                self.listmodules()
                return
            if request in ('True', 'False', 'None'):
                doc(eval(request), 'Help on %s:', output=self._output, is_cli=is_cli)
                return
            if not request:
                doc(str, 'Help on %s:', output=self._output, is_cli=is_cli)
                return
            doc(request, 'Help on %s:', output=self._output, is_cli=is_cli)
        elif isinstance(request, Helper):
            self()
        else:
            doc(request, 'Help on %s:', output=self._output, is_cli=is_cli)
        self.output.write('\n')

    def listmodules(self):
        """The names of the modules that can be imported."""
        names = sorted(name for name in sys.stdlib_module_names if not name.startswith('_'))
        names += sorted(name for _, name, _ in pkgutil.iter_modules() if name not in names)
        width = max(map(len, names)) + 2
        columns = max(1, 80 // width)
        for start in range(0, len(names), columns):
            row = names[start:start + columns]
            self.output.write(''.join(name.ljust(width) for name in row).rstrip() + '\n')


help = Helper()


def cli():
    """`python -m pydoc NAME ...`"""
    if len(sys.argv) < 2 or sys.argv[1] in ('-h', '--help'):
        print('pydoc - the documentation of modules, classes and functions\n\npydoc NAME ...\n'
              '    Show the documentation of what each dotted name means.')
        return
    status = 0
    for name in sys.argv[1:]:
        try:
            help.help(name, is_cli=True)
        except (ImportError, ErrorDuringImport) as error:
            print(error)
            status = 1
    if status:
        sys.exit(status)


if __name__ == '__main__':
    cli()
