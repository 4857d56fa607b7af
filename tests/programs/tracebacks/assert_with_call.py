# assert with a condition of several lines.
def check(v):
    assert isinstance(v, int) and (
        v > 10
    ), f'bad {v}'
check(3)
