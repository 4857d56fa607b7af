def f():
    functions = []
    for i in range(3):
        functions.append(lambda: i)
    return functions
