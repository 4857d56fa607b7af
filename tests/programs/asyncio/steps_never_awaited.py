"""asend(), athrow(), aclose() and __anext__() warn when nobody awaits what they gave."""
import warnings


async def numbers():
    yield 1


def warned(make):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        make(numbers())
    print([str(warning.message) for warning in caught])


warned(lambda source: source.asend(None))
warned(lambda source: source.__anext__())
warned(lambda source: anext(source))
warned(lambda source: source.athrow(ValueError))
warned(lambda source: source.aclose())
warned(lambda source: source.asend(None).close())


def finish(source):
    try:
        source.asend(None).send(None)
    except StopIteration as end:
        print(end.value)


warned(finish)
