"""ast: trees as source."""

import ast
import sys

# Precedences, from the loosest.
(NAMED, TUPLE, YIELD, TEST, OR, AND, NOT, CMP, EXPR, BXOR, BAND, SHIFT, ARITH, TERM, FACTOR, POWER, AWAIT,
 ATOM) = range(18)
BOR = EXPR

_binary = {'Add': ('+', ARITH), 'Sub': ('-', ARITH), 'Mult': ('*', TERM), 'MatMult': ('@', TERM), 'Div': ('/', TERM),
           'Mod': ('%', TERM), 'LShift': ('<<', SHIFT), 'RShift': ('>>', SHIFT), 'BitOr': ('|', BOR),
           'BitXor': ('^', BXOR), 'BitAnd': ('&', BAND), 'FloorDiv': ('//', TERM), 'Pow': ('**', POWER)}
_unary = {'Invert': ('~', FACTOR), 'Not': ('not', NOT), 'UAdd': ('+', FACTOR), 'USub': ('-', FACTOR)}
_compare = {'Eq': '==', 'NotEq': '!=', 'Lt': '<', 'LtE': '<=', 'Gt': '>', 'GtE': '>=', 'Is': 'is', 'IsNot': 'is not',
            'In': 'in', 'NotIn': 'not in'}
_INFSTR = "1e" + repr(sys.float_info.max_10_exp + 1)
_QUOTES = ("'", '"', '"""', "'''")


class Unparser:
    """Writes expressions as text, and statements as lines."""

    def __init__(self):
        self.lines = []
        self.level = 0

    def source(self, node):
        """The source of any node."""
        if isinstance(node, ast.Module):
            self.docstring_and_body(node)
        elif isinstance(node, ast.Interactive):
            self.body(node.body)
        elif isinstance(node, ast.Expression):
            return self.expr(node.body)
        elif isinstance(node, ast.FunctionType):
            return '(' + self.separated(node.argtypes) + ') -> ' + self.expr(node.returns)
        elif isinstance(node, list):
            return '\n'.join(Unparser().source(item) for item in node)
        elif isinstance(node, ast.stmt):
            self.statement(node)
        elif isinstance(node, ast.expr):
            return self.expr(node)
        else:
            return self.other(node)
        return '\n'.join(self.lines[1:] if self.lines and not self.lines[0] else self.lines)

    def other(self, node):
        kind = type(node).__name__
        if kind == 'arguments':
            return self.arguments(node)
        if kind == 'arg':
            return self.arg(node)
        if kind == 'alias':
            return self.alias(node)
        if kind == 'keyword':
            return self.keyword(node)
        if kind == 'comprehension':
            return self.generators([node])
        if kind == 'withitem':
            return self.item(node)
        if kind == 'ExceptHandler':
            self.handler(node, '')
        elif kind == 'match_case':
            self.case(node)
        elif isinstance(node, ast.pattern):
            return self.pattern(node)
        elif isinstance(node, ast.type_param):
            return self.type_param(node)
        return '\n'.join(self.lines)

    # Lines.

    def line(self, text, node=None):
        self.lines.append('    ' * self.level + text)

    def block(self, header, body, node=None):
        self.line(header + ':', node)
        self.level += 1
        self.body(body)
        self.level -= 1

    def body(self, body):
        for statement in body:
            self.statement(statement)

    def docstring_and_body(self, node):
        text = ast.get_docstring(node, clean=False) if node.body else None
        body = node.body
        if text is not None:
            self.line(self.docstring(node.body[0].value), node.body[0])
            body = body[1:]
        self.body(body)

    def docstring(self, node):
        if node.kind == 'u':
            return 'u' + self.quoted(node.value)
        return self.string_with(node.value, _QUOTES[2:], escape_special=False)

    # Statements.

    def statement(self, node):
        getattr(self, 'stmt_' + type(node).__name__)(node)

    def stmt_Expr(self, node):
        self.line(self.expr(node.value, YIELD), node)

    def stmt_FunctionDef(self, node, keyword='def'):
        self.blank()
        for decorator in node.decorator_list:
            self.line('@' + self.expr(decorator), decorator)
        header = f'{keyword} {node.name}{self.type_params(node)}({self.arguments(node.args)})'
        if node.returns:
            header += ' -> ' + self.expr(node.returns)
        self.line(header + ':' + self.type_comment(node), node)
        self.level += 1
        self.docstring_and_body(node)
        self.level -= 1

    def blank(self):
        self.lines.append('')

    def type_comment(self, node):
        comment = getattr(node, 'type_comment', None)
        return f' # type: {comment}' if comment is not None else ''

    def type_params(self, node):
        params = getattr(node, 'type_params', None)
        return '[' + ', '.join(map(self.type_param, params)) + ']' if params else ''

    def type_param(self, node):
        text = {'TypeVar': '', 'TypeVarTuple': '*', 'ParamSpec': '**'}[type(node).__name__] + node.name
        if getattr(node, 'bound', None):
            text += ': ' + self.expr(node.bound)
        if getattr(node, 'default_value', None):
            text += ' = ' + self.expr(node.default_value)
        return text

    def stmt_AsyncFunctionDef(self, node):
        self.stmt_FunctionDef(node, 'async def')

    def stmt_ClassDef(self, node):
        self.blank()
        for decorator in node.decorator_list:
            self.line('@' + self.expr(decorator), decorator)
        parts = [self.expr(base) for base in node.bases] + [self.keyword(keyword) for keyword in node.keywords]
        header = f'class {node.name}{self.type_params(node)}'
        if parts:
            header += '(' + ', '.join(parts) + ')'
        self.line(header + ':', node)
        self.level += 1
        self.docstring_and_body(node)
        self.level -= 1

    def stmt_Return(self, node):
        self.line('return' + (' ' + self.expr(node.value) if node.value else ''), node)

    def stmt_Delete(self, node):
        self.line('del ' + self.separated(node.targets), node)

    def stmt_Assign(self, node):
        text = ''.join(self.expr(target, TUPLE, bare=True) + ' = ' for target in node.targets)
        self.line(text + self.expr(node.value) + self.type_comment(node), node)

    def stmt_TypeAlias(self, node):
        self.line(f'type {self.expr(node.name)}{self.type_params(node)} = {self.expr(node.value)}', node)

    def stmt_AugAssign(self, node):
        operator = _binary[type(node.op).__name__][0]
        self.line(f'{self.expr(node.target)} {operator}= {self.expr(node.value)}', node)

    def stmt_AnnAssign(self, node):
        target = self.expr(node.target)
        if not node.simple and isinstance(node.target, ast.Name):
            target = f'({target})'
        text = f'{target}: {self.expr(node.annotation)}'
        if node.value:
            text += ' = ' + self.expr(node.value)
        self.line(text, node)

    def stmt_For(self, node, keyword='for'):
        header = (f'{keyword} {self.expr(node.target, TUPLE, bare=True)} in {self.expr(node.iter)}')
        self.line(header + ':' + self.type_comment(node), node)
        self.level += 1
        self.body(node.body)
        self.level -= 1
        if node.orelse:
            self.block('else', node.orelse)

    def stmt_AsyncFor(self, node):
        self.stmt_For(node, 'async for')

    def stmt_While(self, node):
        self.block('while ' + self.expr(node.test, NAMED), node.body, node)
        if node.orelse:
            self.block('else', node.orelse)

    def stmt_If(self, node):
        self.block('if ' + self.expr(node.test, NAMED), node.body, node)
        while len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            node = node.orelse[0]
            self.block('elif ' + self.expr(node.test, NAMED), node.body, node)
        if node.orelse:
            self.block('else', node.orelse)

    def stmt_With(self, node, keyword='with'):
        self.line(f'{keyword} ' + ', '.join(map(self.item, node.items)) + ':' + self.type_comment(node), node)
        self.level += 1
        self.body(node.body)
        self.level -= 1

    def item(self, node):
        text = self.expr(node.context_expr)
        return f'{text} as {self.expr(node.optional_vars)}' if node.optional_vars else text

    def stmt_AsyncWith(self, node):
        self.stmt_With(node, 'async with')

    def stmt_Match(self, node):
        self.line('match ' + self.expr(node.subject) + ':', node)
        self.level += 1
        for case in node.cases:
            self.case(case)
        self.level -= 1

    def case(self, node):
        guard = ' if ' + self.expr(node.guard) if node.guard else ''
        self.block('case ' + self.pattern(node.pattern) + guard, node.body, node.pattern)

    def stmt_Raise(self, node):
        text = 'raise'
        if node.exc:
            text += ' ' + self.expr(node.exc)
            if node.cause:
                text += ' from ' + self.expr(node.cause)
        elif node.cause:
            raise ValueError("Node can't be used without a value attribute.")
        self.line(text, node)

    def stmt_Try(self, node, star=''):
        self.block('try', node.body, node)
        for handler in node.handlers:
            self.handler(handler, star)
        if node.orelse:
            self.block('else', node.orelse)
        if node.finalbody:
            self.block('finally', node.finalbody)

    def stmt_TryStar(self, node):
        self.stmt_Try(node, '*')

    def handler(self, node, star):
        header = 'except' + star
        if node.type:
            header += ' ' + self.expr(node.type)
        if node.name:
            header += ' as ' + node.name
        self.block(header, node.body, node)

    def stmt_Assert(self, node):
        self.line('assert ' + self.expr(node.test) + (', ' + self.expr(node.msg) if node.msg else ''), node)

    def alias(self, node):
        return f'{node.name} as {node.asname}' if node.asname else node.name

    def stmt_Import(self, node):
        self.line('import ' + ', '.join(map(self.alias, node.names)), node)

    def stmt_ImportFrom(self, node):
        module = '.' * (node.level or 0) + (node.module or '')
        self.line(f'from {module} import ' + ', '.join(map(self.alias, node.names)), node)

    def stmt_Global(self, node):
        self.line('global ' + ', '.join(node.names), node)

    def stmt_Nonlocal(self, node):
        self.line('nonlocal ' + ', '.join(node.names), node)

    def stmt_Pass(self, node):
        self.line('pass', node)

    def stmt_Break(self, node):
        self.line('break', node)

    def stmt_Continue(self, node):
        self.line('continue', node)

    # Patterns.

    def pattern(self, node, level=TEST):
        kind = type(node).__name__
        if kind == 'MatchValue':
            return self.expr(node.value)
        if kind == 'MatchSingleton':
            return repr(node.value)
        if kind == 'MatchSequence':
            return '[' + ', '.join(map(self.pattern, node.patterns)) + ']'
        if kind == 'MatchStar':
            return '*' + (node.name or '_')
        if kind == 'MatchMapping':
            parts = [f'{self.expr(key)}: {self.pattern(value)}' for key, value in zip(node.keys, node.patterns)]
            if node.rest is not None:
                parts.append('**' + node.rest)
            return '{' + ', '.join(parts) + '}'
        if kind == 'MatchClass':
            parts = list(map(self.pattern, node.patterns))
            parts += [f'{name}={self.pattern(value)}' for name, value in zip(node.kwd_attrs, node.kwd_patterns)]
            return f'{self.expr(node.cls)}(' + ', '.join(parts) + ')'
        if kind == 'MatchAs':
            if node.name is None:
                return '_'
            if node.pattern is None:
                return node.name
            text = f'{self.pattern(node.pattern, BOR)} as {node.name}'
            return f'({text})' if level > TEST else text
        text = ' | '.join(self.pattern(part, BOR + 1) for part in node.patterns)
        return f'({text})' if level > BOR else text

    # Expressions.

    def expr(self, node, level=TEST, bare=False):
        """The text of an expression, in parentheses where it is looser than what is around it."""
        if isinstance(node, ast.Tuple):
            return self.expr_Tuple(node, level, bare)
        return getattr(self, 'expr_' + type(node).__name__)(node, level)

    def separated(self, nodes):
        return ', '.join(map(self.expr, nodes))

    @staticmethod
    def wrapped(text, own, level):
        return f'({text})' if level > own else text

    def expr_Name(self, node, level):
        return node.id

    def expr_Constant(self, node, level):
        value = node.value
        if isinstance(value, tuple):
            return '(' + ', '.join(map(self.value, value)) + (',)' if len(value) == 1 else ')')
        if value is ...:
            return '...'
        return ('u' if getattr(node, 'kind', None) == 'u' else '') + self.value(value)

    def value(self, value):
        if isinstance(value, (float, complex)):
            return repr(value).replace('inf', _INFSTR).replace('nan', f'({_INFSTR}-{_INFSTR})')
        return repr(value)

    def quoted(self, text):
        return repr(text)

    def expr_NamedExpr(self, node, level):
        text = f'{self.expr(node.target, ATOM)} := {self.expr(node.value, ATOM)}'
        return self.wrapped(text, NAMED, level)

    def expr_BoolOp(self, node, level):
        word, own = ('and', AND) if isinstance(node.op, ast.And) else ('or', OR)
        # Each further operand binds more tightly than the one before.
        parts = [self.expr(value, min(own + index, ATOM)) for index, value in enumerate(node.values, 1)]
        return self.wrapped(f' {word} '.join(parts), own, level)

    def expr_BinOp(self, node, level):
        operator, own = _binary[type(node.op).__name__]
        left, right = (own + 1, own) if operator == '**' else (own, own + 1)
        text = f'{self.expr(node.left, left)} {operator} {self.expr(node.right, right)}'
        return self.wrapped(text, own, level)

    def expr_UnaryOp(self, node, level):
        operator, own = _unary[type(node.op).__name__]
        gap = ' ' if own == NOT else ''
        return self.wrapped(operator + gap + self.expr(node.operand, own), own, level)

    def expr_Compare(self, node, level):
        text = self.expr(node.left, CMP + 1)
        for op, right in zip(node.ops, node.comparators):
            text += f' {_compare[type(op).__name__]} {self.expr(right, CMP + 1)}'
        return self.wrapped(text, CMP, level)

    def expr_Lambda(self, node, level):
        args = self.arguments(node.args)
        text = f"lambda{' ' + args if args else ''}: {self.expr(node.body, TEST)}"
        return self.wrapped(text, TEST, level)

    def expr_IfExp(self, node, level):
        text = (f'{self.expr(node.body, TEST + 1)} if {self.expr(node.test, TEST + 1)} else '
                f'{self.expr(node.orelse, TEST)}')
        return self.wrapped(text, TEST, level)

    def expr_Await(self, node, level):
        return self.wrapped('await ' + self.expr(node.value, ATOM), AWAIT, level)

    def expr_Yield(self, node, level):
        text = 'yield' + (' ' + self.expr(node.value, ATOM if not isinstance(node.value, ast.Tuple) else TUPLE)
                          if node.value else '')
        return self.wrapped(text, YIELD, level)

    def expr_YieldFrom(self, node, level):
        return self.wrapped('yield from ' + self.expr(node.value, ATOM), YIELD, level)

    def expr_Tuple(self, node, level, bare=False):
        text = self.separated(node.elts) + (',' if len(node.elts) == 1 else '')
        if not node.elts or level > TUPLE or not bare:
            return f'({text})'
        return text

    def expr_List(self, node, level):
        return '[' + self.separated(node.elts) + ']'

    def expr_Set(self, node, level):
        return '{' + self.separated(node.elts) + '}' if node.elts else '{*()}'

    def expr_Dict(self, node, level):
        parts = [f'{self.expr(key)}: {self.expr(value)}' if key is not None else '**' + self.expr(value, EXPR)
                 for key, value in zip(node.keys, node.values)]
        return '{' + ', '.join(parts) + '}'

    def generators(self, generators):
        text = ''
        for part in generators:
            text += ' async for ' if part.is_async else ' for '
            text += self.expr(part.target, TUPLE, bare=True) + ' in ' + self.expr(part.iter, TEST + 1)
            for test in part.ifs:
                text += ' if ' + self.expr(test, TEST + 1)
        return text

    def expr_ListComp(self, node, level):
        return '[' + self.expr(node.elt) + self.generators(node.generators) + ']'

    def expr_SetComp(self, node, level):
        return '{' + self.expr(node.elt) + self.generators(node.generators) + '}'

    def expr_GeneratorExp(self, node, level):
        return '(' + self.expr(node.elt) + self.generators(node.generators) + ')'

    def expr_DictComp(self, node, level):
        return '{' + f'{self.expr(node.key)}: {self.expr(node.value)}' + self.generators(node.generators) + '}'

    def keyword(self, node):
        return '**' + self.expr(node.value) if node.arg is None else f'{node.arg}={self.expr(node.value)}'

    def expr_Call(self, node, level):
        parts = list(map(self.expr, node.args)) + list(map(self.keyword, node.keywords))
        return f"{self.expr(node.func, ATOM)}({', '.join(parts)})"

    def expr_Attribute(self, node, level):
        value = self.expr(node.value, ATOM)
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, int):
            # 3.real would be a float.
            value += ' '
        return f'{value}.{node.attr}'

    def expr_Subscript(self, node, level):
        inner = node.slice
        if isinstance(inner, ast.Tuple) and inner.elts:
            text = self.separated(inner.elts) + (',' if len(inner.elts) == 1 else '')
        else:
            text = self.expr(inner)
        return f'{self.expr(node.value, ATOM)}[{text}]'

    def expr_Slice(self, node, level):
        text = (self.expr(node.lower) if node.lower else '') + ':' + (self.expr(node.upper) if node.upper else '')
        return text + (':' + self.expr(node.step) if node.step else '')

    def expr_Starred(self, node, level):
        return '*' + self.expr(node.value, EXPR)

    # Parameters.

    def arg(self, node):
        return f'{node.arg}: {self.expr(node.annotation)}' if node.annotation else node.arg

    def arguments(self, node):
        parts = []
        positional = node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        for index, (arg, default) in enumerate(zip(positional, defaults), 1):
            parts.append(self.arg(arg) + (f'={self.expr(default)}' if default else ''))
            if index == len(node.posonlyargs):
                parts.append('/')
        if node.vararg or node.kwonlyargs:
            parts.append('*' + (self.starred_arg(node.vararg) if node.vararg else ''))
        for arg, default in zip(node.kwonlyargs, node.kw_defaults):
            parts.append(self.arg(arg) + (f'={self.expr(default)}' if default else ''))
        if node.kwarg:
            parts.append('**' + self.arg(node.kwarg))
        return ', '.join(parts)

    def starred_arg(self, node):
        return self.arg(node)

    # Strings.

    def string_with(self, text, quotes, escape_special=True):
        """A string in one of the quotes, with newlines and tabs as they are."""
        escaped = ''.join(char if char in '\n\t' and not escape_special or char.isprintable() and char != '\\'
                          else char.encode('unicode_escape').decode('ascii') for char in text)
        possible = [quote for quote in quotes if quote not in escaped]
        if not possible:
            string = repr(text)
            quote = next((quote for quote in quotes if string[0] in quote), string[0])
            return f'{quote}{string[1:-1]}{quote}'
        if escaped:
            possible.sort(key=lambda quote: quote[0] == escaped[-1])
            if possible[0][0] == escaped[-1]:
                escaped = escaped[:-1] + '\\' + escaped[-1]
        return possible[0] + escaped + possible[0]

    def expr_JoinedStr(self, node, level):
        parts = []
        for value in node.values:
            self.fstring_part(value, parts, in_spec=False)
        quotes = list(_QUOTES)
        texts = []
        for text, constant in parts:
            if constant:
                escaped = ''.join(char if char.isprintable() and char != '\\' or char in '\n\t'
                                  else char.encode('unicode_escape').decode('ascii') for char in text)
                if '\n' in escaped:
                    multi = [quote for quote in quotes if len(quote) == 3]
                    quotes = multi or quotes
                quotes = [quote for quote in quotes if quote not in escaped] or quotes[-1:]
                texts.append(escaped)
            else:
                if '\n' in text:
                    quotes = [quote for quote in quotes if len(quote) == 3] or quotes
                texts.append(text)
        joined = ''.join(texts)
        quotes = [quote for quote in quotes if quote not in joined] or quotes
        quote = quotes[0]
        if joined.endswith(quote[0]):
            quote = next((other for other in quotes if not joined.endswith(other[0])), quote)
        if quote in joined or joined.endswith(quote[0]) or len(quote) == 1 and '\n' in joined:
            joined = ''.join(text.encode('unicode_escape').decode('ascii').replace(quote[0], '\\' + quote[0])
                             if constant else text for text, constant in parts)
        return f'f{quote}{joined}{quote}'

    def fstring_part(self, node, parts, in_spec):
        if isinstance(node, ast.JoinedStr):
            for value in node.values:
                self.fstring_part(value, parts, in_spec)
        elif isinstance(node, ast.Constant):
            text = node.value.replace('{', '{{').replace('}', '}}')
            parts.append((text, True))
        else:
            inner = self.expr(node.value, TEST + 1)
            text = '{' + (' ' if inner.startswith('{') else '') + inner
            if node.conversion != -1:
                text += f'!{chr(node.conversion)}'
            if node.format_spec:
                spec = []
                self.fstring_part(node.format_spec, spec, True)
                text += ':' + ''.join(part for part, _ in spec)
            parts.append((text + '}', False))

    def expr_FormattedValue(self, node, level):
        return self.expr_JoinedStr(ast.JoinedStr([node]), level)
