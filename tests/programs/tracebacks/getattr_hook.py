# An exception in __getattr__.
class G:
    def __getattr__(self, n):
        raise RuntimeError('no ' + n)
G().thing.other
