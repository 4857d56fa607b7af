x = 1
if x:
    y  # no line end