# Too few values for a starred target.
first, *rest, last = [1]
