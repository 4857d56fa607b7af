"""Which part of a failing expression the markers `~~~^^^` below it point out.

Only the kind of the outermost operation matters: of `a + b` the operator is
marked, of `a[b]` the brackets, of `f(b)` the parentheses. A scan of the tokens
finds it; there is no need for a syntax tree.
"""

_OPEN = '([{'
_CLOSE = ')]}'
_QUOTES = '"\''

# Tokens that, outside brackets, make the outermost operation none of ours.
_OTHER_OPERATIONS = frozenset([
    ',', ':', ';', '=', ':=', '->', '<', '>', '<=', '>=', '==', '!=', '!', '.',
    'and', 'or', 'not', 'in', 'is', 'if', 'else', 'for', 'lambda', 'yield', 'async',
    'raise', 'return', 'assert', 'del', 'import', 'from', 'global', 'nonlocal', 'pass',
    'break', 'continue', 'with', 'while', 'def', 'class', 'try', 'as',
])

_PRECEDENCE = {
    '|': 1, '^': 2, '&': 3, '<<': 4, '>>': 4, '+': 5, '-': 5,
    '*': 6, '/': 6, '//': 6, '%': 6, '@': 6, '**': 8,
}
_UNARY = 7

_TWO_CHARACTERS = frozenset(['**', '//', '<<', '>>', '<=', '>=', '==', '!=', ':=', '->'])


class Anchors:
    """What is marked with `^`: from (left_line, left_col) to before
    (right_line, right_col); the rest is marked with `~`."""

    def __init__(self, left, right):
        self.left_line, self.left_col = left
        self.right_line, self.right_col = right


class _Token:
    """A token outside brackets, or a pair of brackets with all within."""

    __slots__ = ('text', 'start', 'end')

    def __init__(self, text, start, end):
        self.text = text
        self.start = start
        self.end = end

    def is_operand(self):
        """Whether a value can end here (an operator that follows is binary)."""
        return self.text not in _PRECEDENCE and self.text not in ('~', 'await')


def _skip_string(source, start, prefix):
    """The offset after the string literal whose quote is at `start`."""
    quote = source[start]
    if source.startswith(quote * 3, start):
        quote *= 3
    raw = 'r' in prefix or 'R' in prefix
    formatted = 'f' in prefix or 'F' in prefix
    at = start + len(quote)
    while not source.startswith(quote, at):
        char = source[at]
        if char == '\\' and not (raw and formatted and source[at + 1] in '{}'):
            at += 2
        elif formatted and source.startswith('{{', at):
            at += 2
        elif formatted and char == '{':
            at = _skip_brackets(source, at)
        elif char == '\n' and len(quote) == 1:
            raise SyntaxError
        else:
            at += 1
    return at + len(quote)


def _skip_brackets(source, start):
    """The offset after the bracket that closes the one at `start`."""
    closing = _CLOSE[_OPEN.index(source[start])]
    at = start + 1
    while True:
        at, text = _next(source, at)
        if text == closing:
            return at
        if text in _CLOSE:
            raise SyntaxError


def _next(source, at):
    """The end and the text of the next token; a bracketed group is one.

    Raises IndexError at the end of the source.
    """
    while True:
        char = source[at]
        if char.isspace():
            at += 1
        elif char == '#':
            while source[at] != '\n':
                at += 1
        elif char == '\\' and source[at + 1] == '\n':
            at += 2
        else:
            break
    start = at
    if char in _OPEN:
        return _skip_brackets(source, at), source[start:start + 1] + _CLOSE[_OPEN.index(char)]
    if char in _QUOTES:
        return _skip_string(source, at, ''), '""'
    if char.isidentifier():
        while at < len(source) and (source[at].isidentifier() or source[at].isdecimal()):
            at += 1
        if at < len(source) and source[at] in _QUOTES and at - start <= 2:
            return _skip_string(source, at, source[start:at]), '""'
        return at, source[start:at]
    if char.isdecimal() or (char == '.' and source[at + 1:at + 2].isdecimal()):
        while at < len(source) and (source[at].isalnum() or source[at] in '._'
                                    or (source[at] in '+-' and source[at - 1] in 'eE'
                                        and source[start:start + 2] not in ('0x', '0X'))):
            at += 1
        return at, '0'
    if source[at:at + 2] in _TWO_CHARACTERS:
        at += 2
        if source[at:at + 1] == '=' and source[start:at] in _PRECEDENCE:
            raise SyntaxError  # an augmented assignment
        return at, source[start:at]
    if source[at + 1:at + 2] == '=' and char in _PRECEDENCE:
        raise SyntaxError
    return at + 1, char


def _tokens(source):
    """The tokens outside brackets of an expression."""
    tokens = []
    at = 0
    while True:
        try:
            end, text = _next(source, at)
        except IndexError:
            if source[at:].strip() and not source[at:].lstrip().startswith('#'):
                raise SyntaxError from None
            return tokens
        length = len(text) if text not in ('""', '0', '()', '[]', '{}') else None
        start = end - length if length else _start(source, at)
        tokens.append(_Token(text, start, end))
        at = end


def _start(source, at):
    """Where the token after white space and comments begins."""
    while True:
        char = source[at]
        if char == '#':
            at = source.index('\n', at)
        elif char == '\\':
            at += 2
        elif char.isspace():
            at += 1
        else:
            return at


def _outermost_operator(tokens):
    """The index of the binary operator applied last, or None."""
    best = best_level = None
    previous = None
    for index, token in enumerate(tokens):
        text = token.text
        if text in _PRECEDENCE or text == '~':
            binary = previous is not None and previous.is_operand()
            level = _PRECEDENCE[text] if binary else _UNARY
            if best is None:
                best, best_level = index, level
            elif binary and (level < best_level or (level == best_level != 8)):
                # A sign after ** or another sign belongs to the operand.
                best, best_level = index, level
        previous = token
    if best is None or best_level == _UNARY:
        return None
    return best


def _dotted(tokens):
    """The tokens with each attribute name joined to its dot."""
    result = []
    for token in tokens:
        if result and result[-1].text == '.' and len(result) > 1:
            result[-1] = _Token('.name', result[-1].start, token.end)
        else:
            result.append(token)
    return result


def _is_parenthesised_operand(source, token):
    """Whether `(...)` only groups: no tuple, generator expression or yield."""
    inner = _tokens(source[token.start + 1:token.end - 1])
    words = [t.text for t in inner]
    return bool(words) and not {',', 'for', 'yield'} & set(words)


class Expression:
    """The outermost operation of a piece of source.

    `kind` is 'binary', 'subscript', 'call' or None, `anchors` its mark.
    """

    def __init__(self, source):
        self.source = source
        self.kind = None
        self.anchors = None
        self.calls_name = False
        try:
            tokens = _dotted(_tokens(source))
        except (SyntaxError, IndexError, ValueError):
            return
        if not tokens or any(token.text in _OTHER_OPERATIONS for token in tokens):
            return
        if tokens[0].text in ('await', '*', '**') and _outermost_operator(tokens) is None:
            return
        operator = _outermost_operator(tokens)
        if operator is not None:
            self._binary(tokens, operator)
        elif not any(t.text in _PRECEDENCE or t.text == '~' for t in tokens):
            self._trailer(tokens)

    def _binary(self, tokens, index):
        if index == 0 or index == len(tokens) - 1:
            return
        token = tokens[index]
        end = token.end
        # A parenthesis right after the operator is marked with it.
        following = tokens[index + 1]
        if (len(token.text) == 1 and following.text == '()' and following.start == end
                and index + 2 == len(tokens)
                and _is_parenthesised_operand(self.source, following)):
            end += 1
        self.kind = 'binary'
        self.anchors = Anchors(self._position(token.start), self._position(end))

    def _trailer(self, tokens):
        last = tokens[-1]
        if len(tokens) < 2 or last.text not in ('()', '[]'):
            return
        self.kind = 'call' if last.text == '()' else 'subscript'
        self.anchors = Anchors(self._position(last.start), self._position(last.end))
        function = tokens[0]
        if self.kind == 'call' and len(tokens) == 2:
            inside = function.text
            while inside == '()':
                inner = _tokens(self.source[function.start + 1:function.end - 1])
                if len(inner) != 1:
                    return
                function, inside = inner[0], inner[0].text
            self.calls_name = inside.isidentifier()

    def _position(self, offset):
        before = self.source[:offset]
        line = before.count('\n')
        return line, offset - (before.rfind('\n') + 1)


def fills_statement(before, expression, after):
    """Whether the statement is only `return f(...)` or `name = f(...)`.

    Then markers would point out nothing, although something is left of them.
    """
    if expression.kind != 'call':
        return False
    words = before.split('(')
    head = words[0].split()
    opened = len(words) - 1
    if head == ['return']:
        if not expression.calls_name or any(word.strip() for word in words[1:]):
            return False
    else:
        target, equals, rest = before.partition('=')
        name = target.strip()
        while name.startswith('(') and name.endswith(')'):
            name = name[1:-1].strip()
        if not equals or not name.isidentifier() or rest.replace('(', '').strip():
            return False
        opened = rest.count('(')
    after = after.strip()
    while opened and after.startswith(')'):
        after = after[1:].lstrip()
        opened -= 1
    return not opened and (not after or after[0] in '#;')
