# Cleanup code that raises an exception again leaves no place of its own in the traceback, and the frame stands where the
# exception was raised first.
import traceback


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass


def in_with():
    with Manager():
        1 / 0
        pass


def in_named_handler():
    try:
        raise ValueError
    except ValueError as error:
        1 / 0


def in_finally():
    try:
        1 / 0
    finally:
        pass


def stopping():
    raise StopIteration
    yield


for function in (in_with, in_named_handler, in_finally, lambda: next(stopping())):
    try:
        function()
    except Exception as error:
        places, trace = [], error.__traceback__.tb_next
        while trace:
            code = trace.tb_frame.f_code
            places.append((code.co_name, trace.tb_lineno, trace.tb_frame.f_lineno))
            trace = trace.tb_next
        print(type(error).__name__, places)
try:
    next(stopping())
except RuntimeError:
    print(traceback.format_exc())


class Short:
    @property
    def p(self):
        return self._p


try:
    Short().p
except AttributeError as error:
    print(traceback.format_exception_only(error))
