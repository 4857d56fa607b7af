"""Where things were defined, and their source text and documentation.

Part of `inspect`, from where everything here is to be imported.
"""

import linecache
import sys
import types
from _inspect_callables import unwrap


# --------------------------------------------------------------- documentation

def cleandoc(doc):
    """A docstring without the indentation that comes from where it stands."""
    lines = doc.expandtabs().split('\n')
    margin = min([len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.strip(' ')],
                 default=0)
    lines = [lines[0].lstrip(' ')] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getdoc(object):
    """The documentation of an object, cleaned; methods inherit it from their bases."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(obj):
    """The first docstring among the attributes of the same name of the bases."""
    if isinstance(obj, type):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    cls, name = _owner(obj)
    if cls is None:
        return None
    if isinstance(obj, types.MemberDescriptorType):
        slots = getattr(cls, '__slots__', None)
        if isinstance(slots, dict) and name in slots:  # a dict documents its slots
            return slots[name]
    for base in cls.__mro__:
        found = base.__dict__.get(name)
        if found is not None:
            doc = getattr(base, name).__doc__
            if doc is not None:
                return doc
    return None


def _owner(obj):
    """The class in which a method or descriptor was defined, and its name there."""
    if isinstance(obj, types.MethodType):
        owner = obj.__self__
        name = obj.__func__.__name__
        return (owner if isinstance(owner, type) else owner.__class__), name
    if isinstance(obj, property):
        return _class_of(obj.fget), getattr(obj, '__name__', obj.fget.__name__)
    if isinstance(obj, types.FunctionType):
        return _class_of(obj), obj.__name__
    if isinstance(obj, types.BuiltinFunctionType):
        owner = obj.__self__
        if isinstance(owner, types.ModuleType):
            return None, None
        return (owner if isinstance(owner, type) else owner.__class__), obj.__name__
    return getattr(obj, '__objclass__', None), obj.__name__


def _class_of(function):
    """The class whose body a function was defined in, found by its qualified name."""
    cls = sys.modules.get(function.__module__)
    for name in function.__qualname__.split('.')[:-1]:
        cls = getattr(cls, name)
    return cls if isinstance(cls, type) else None


# ----------------------------------------------------------------------- files

def getfile(object):
    """The file in which an object was defined."""
    if isinstance(object, types.ModuleType):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if isinstance(object, type):
        if hasattr(object, '__module__'):
            module = sys.modules.get(object.__module__)
            if getattr(module, '__file__', None):
                return module.__file__
            if object.__module__ == '__main__':
                raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
    code = _code_of(object)
    if code is None:
        raise TypeError('module, class, method, function, traceback, frame, or '
                        f'code object was expected, got {type(object).__name__}')
    return code.co_filename


def _code_of(obj):
    """The code object of whatever has one."""
    if isinstance(obj, types.MethodType):
        obj = obj.__func__
    if isinstance(obj, types.FunctionType):
        return obj.__code__
    if isinstance(obj, types.TracebackType):
        obj = obj.tb_frame
    if isinstance(obj, types.FrameType):
        return obj.f_code
    return obj if isinstance(obj, types.CodeType) else None


def getmodulename(path):
    """The name of the module that a file holds, or None."""
    name = path[path.rfind('/') + 1:]
    for suffix in ('.py', '.pyc'):
        if name.endswith(suffix) and len(name) > len(suffix):
            return name[:-len(suffix)]
    return None


def getsourcefile(object):
    """The source file of an object, or None if there is none."""
    filename = getfile(object)
    if filename in linecache.cache:
        return filename
    from posixpath import exists
    if exists(filename):
        return filename
    module = getmodule(object, filename)
    if getattr(module, '__loader__', None) is not None:
        return filename
    if getattr(getattr(module, '__spec__', None), 'loader', None) is not None:
        return filename
    return None


def getabsfile(object, _filename=None):
    """The absolute path of the file of an object."""
    from posixpath import abspath
    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return abspath(_filename)


def getmodule(object, _filename=None):
    """The module in which an object was defined, or None."""
    if isinstance(object, types.ModuleType):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    try:
        filename = getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    from posixpath import abspath
    for module in list(sys.modules.values()):
        if isinstance(module, types.ModuleType) and getattr(module, '__file__', None):
            if abspath(module.__file__) == filename:
                return module
    main = sys.modules['__main__']
    if hasattr(object, '__name__') and getattr(main, object.__name__, None) is object:
        return main
    return None


# ---------------------------------------------------------------------- source

class ClassFoundException(Exception):
    pass


class EndOfBlock(Exception):
    pass


def findsource(object):
    """The lines of the file of an object, and the index of its first one."""
    file = getsourcefile(object)
    if file:
        linecache.checkcache(file)
    else:
        file = getfile(object)
        if not (file.startswith('<') and file.endswith('>')):
            raise OSError('source code not available')
    module = getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__) if module else linecache.getlines(file)
    if not lines:
        raise OSError('could not get source code')
    if isinstance(object, types.ModuleType):
        return lines, 0
    if isinstance(object, type):
        first = vars(object).get('__firstlineno__')
        if first is None:
            raise OSError('source code not available')
        if first - 1 >= len(lines):
            raise OSError('lineno is out of bounds')
        return lines, first - 1
    code = _code_of(object)
    if code is None or not hasattr(code, 'co_firstlineno'):
        raise OSError('could not find code object')
    number = code.co_firstlineno - 1
    if number >= len(lines):
        raise OSError('lineno is out of bounds')
    return lines, number


def getcomments(object):
    """The comments right before an object, or at the top of a module, or None."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if isinstance(object, types.ModuleType):
        start = 1 if lines and lines[0][:2] == '#!' else 0
        while start < len(lines) and lines[start].strip() in ('', '#'):
            start += 1
        end = start
        while end < len(lines) and lines[end][:1] == '#':
            end += 1
        comments = lines[start:end]
    elif number > 0:
        indent = indentsize(lines[number])
        start = number
        while (start > 0 and lines[start - 1].lstrip()[:1] == '#'
               and indentsize(lines[start - 1]) == indent):
            start -= 1
        comments = lines[start:number]
        comments = [line.expandtabs().lstrip() for line in comments]
        while comments and comments[0].strip() == '#':
            comments.pop(0)
        while comments and comments[-1].strip() == '#':
            comments.pop()
    else:
        return None
    return ''.join([line.expandtabs() for line in comments]) or None


def indentsize(line):
    """The width of the white space at the start of a line."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


class BlockFinder:
    """Is told the tokens of source that begins with a definition, and raises EndOfBlock behind it; `last` is its last line."""

    def __init__(self):
        self.indent = 0
        self.islambda = False
        self.started = False
        self.passline = False  # whether the rest of the logical line tells nothing
        self.indecorator = False
        self.last = 1
        self.body_col0 = None  # the column of the body, to which comments at the end belong

    def tokeneater(self, type, token, srowcol, erowcol, line):
        """Take a token, as `tokenize` gives them."""
        import tokenize
        if not (self.started or self.indecorator):
            self.indecorator = token == '@'
            self.started = token in ('def', 'class', 'lambda')
            self.islambda = token == 'lambda'
            self.passline = True
        elif type == tokenize.NEWLINE:
            self.passline = self.indecorator = False
            self.last = srowcol[0]
            if self.islambda:
                raise EndOfBlock
        elif not self.passline:
            self._between_lines(tokenize, type, srowcol[1], srowcol[0], erowcol[1])

    def _between_lines(self, tokenize, type, column, row, end_column):
        """A token at the beginning of a logical line, or before that."""
        if type == tokenize.INDENT:
            self.indent += 1
            self.passline = True
            if self.started and self.body_col0 is None:
                self.body_col0 = end_column
        elif type == tokenize.DEDENT:
            self.indent -= 1
            if self.indent <= 0:
                raise EndOfBlock
        elif type == tokenize.COMMENT:
            if self.body_col0 is not None and column >= self.body_col0:
                self.last = row
        elif type != tokenize.NL and self.indent == 0:
            raise EndOfBlock


def getblock(lines):
    """The lines at the top of `lines` that belong to one function, class or statement."""
    import tokenize
    finder = BlockFinder()
    try:
        for token in tokenize.generate_tokens(iter(lines).__next__):
            finder.tokeneater(*token)
    except (EndOfBlock, IndentationError):
        pass
    except SyntaxError as error:
        # What follows a lambda, in the brackets around it, is not whole.
        if 'unmatched' not in error.msg:
            raise error from None
        if finder.started or finder.indecorator:
            finder.last = token.start[0]
    return lines[:finder.last]


def getsourcelines(object):
    """The lines of an object's source, and the number of the first one."""
    object = unwrap(object)
    lines, number = findsource(object)
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isinstance(object, types.ModuleType) or (
            isinstance(object, types.FrameType) and object.f_code.co_name == '<module>'):
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """The source text of an object."""
    lines, _ = getsourcelines(object)
    return ''.join(lines)


for _item in (cleandoc, getdoc, getfile, getmodulename, getsourcefile, getabsfile, getmodule,
              ClassFoundException, EndOfBlock, findsource, getcomments, indentsize, BlockFinder, getblock,
              getsourcelines, getsource):
    _item.__module__ = 'inspect'
del _item
