# Too much indentation.
x = 1
    y = 2
