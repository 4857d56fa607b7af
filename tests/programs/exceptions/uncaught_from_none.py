# raise ... from None hides the context.
try:
    {}["missing"]
except KeyError:
    raise LookupError("nicer message") from None
