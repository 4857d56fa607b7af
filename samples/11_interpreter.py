"""An interpreter within the interpreter: a Lisp of forty lines of core, with closures and proper scopes."""
import operator
from functools import reduce


def tokens(source):
    return iter(source.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split())


def read(stream):
    """One expression: a number, a name, or a list of expressions."""
    token = next(stream)
    if token == "(":
        items = []
        while (item := read(stream)) is not CLOSE:
            items.append(item)
        return items
    if token == ")":
        return CLOSE
    if token == "'":
        return ["quote", read(stream)]
    try:
        return int(token)
    except ValueError:
        return token


CLOSE = object()


class Scope(dict):
    """Names and values, with the scope around."""

    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        scope = self
        while scope is not None:
            if name in scope:
                return scope
            scope = scope.outer
        raise NameError(f"unbound variable: {name}")


class Lambda:
    def __init__(self, parameters, body, scope):
        self.parameters, self.body, self.scope = parameters, body, scope

    def __call__(self, *values):
        if len(values) != len(self.parameters):
            raise TypeError(f"expected {len(self.parameters)} arguments, got {len(values)}")
        return evaluate(self.body, Scope(self.parameters, values, self.scope))


def evaluate(node, scope):
    while True:  # a call in tail position goes round instead of deeper
        match node:
            case str():
                return scope.find(node)[node]
            case int() | []:
                return node
            case ["quote", value]:
                return value
            case ["if", condition, then, otherwise]:
                node = then if evaluate(condition, scope) else otherwise
            case ["define", [name, *parameters], body]:
                scope[name] = Lambda(parameters, body, scope)
                return None
            case ["define", name, value]:
                scope[name] = evaluate(value, scope)
                return None
            case ["set!", name, value]:
                scope.find(name)[name] = evaluate(value, scope)
                return None
            case ["lambda", parameters, body]:
                return Lambda(parameters, body, scope)
            case ["let", bindings, body]:
                names, values = zip(*bindings)
                scope = Scope(names, [evaluate(value, scope) for value in values], scope)
                node = body
            case ["begin", *steps, last]:
                for step in steps:
                    evaluate(step, scope)
                node = last
            case [head, *rest]:
                function = evaluate(head, scope)
                values = [evaluate(argument, scope) for argument in rest]
                if not isinstance(function, Lambda):
                    return function(*values)
                if len(values) != len(function.parameters):
                    return function(*values)
                node, scope = function.body, Scope(function.parameters, values, function.scope)


def show(value):
    match value:
        case bool():
            return "#t" if value else "#f"
        case list():
            return f"({' '.join(map(show, value))})"
        case Lambda():
            return f"<lambda of {len(value.parameters)}>"
        case _:
            return str(value)


BUILTINS = {
    "+": lambda *values: sum(values),
    "*": lambda *values: reduce(operator.mul, values, 1),
    "-": lambda first, *rest: first - sum(rest) if rest else -first,
    "/": operator.floordiv,
    "%": operator.mod,
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
    "not": operator.not_,
    "list": lambda *values: list(values),
    "cons": lambda head, tail: [head, *tail],
    "car": operator.itemgetter(0),
    "cdr": lambda items: items[1:],
    "null?": lambda items: items == [],
    "append": lambda *lists: sum(lists, []),
    "length": len,
}

PROGRAM = """
(define (square x) (* x x))
(square 12)
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 25)
(define (map f items) (if (null? items) '() (cons (f (car items)) (map f (cdr items)))))
(map square '(1 2 3 4))
(define (counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
(define tick (counter))
(list (tick) (tick) (tick) ((counter)))
(define (loop n total) (if (= n 0) total (loop (- n 1) (+ total n))))
(loop 5000 0)
(define (filter f items)
  (if (null? items) '()
    (if (f (car items)) (cons (car items) (filter f (cdr items))) (filter f (cdr items)))))
(define (sort items)
  (if (null? items) '()
    (let ((pivot (car items)) (rest (cdr items)))
      (append (sort (filter (lambda (x) (< x pivot)) rest))
              (list pivot)
              (sort (filter (lambda (x) (not (< x pivot))) rest))))))
(sort '(31 4 15 9 26 5 35 8))
(define (compose f g) (lambda (x) (f (g x))))
((compose square (lambda (x) (+ x 1))) 6)
(lambda (x) x)
(= 1 1)
(undefined 1)
(square 1 2)
(/ 1 0)
(car '())
"""


def main():
    scope = Scope(BUILTINS.keys(), BUILTINS.values())
    stream = tokens(PROGRAM)
    while True:
        try:
            node = read(stream)
        except StopIteration:
            break
        try:
            value = evaluate(node, scope)
        except (NameError, TypeError, ArithmeticError, LookupError) as error:
            print(f"{show(node)} !! {type(error).__name__}: {error}")
        else:
            if value is not None:
                print(f"{show(node)} => {show(value)}")


main()
