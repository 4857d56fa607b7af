# A chain by raise from over several functions.
def low(): raise OSError(5, 'io')
def mid():
    try: low()
    except OSError as e:
        raise ValueError('bad') from e
mid()
