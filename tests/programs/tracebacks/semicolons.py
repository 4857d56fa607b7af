# Several statements on a line.
a = 1; b = 0; c = a / b; print(c)
