# A bare except that is not last.
try:
    pass
except:
    pass
except ValueError:
    pass
