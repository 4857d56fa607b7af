count = 0
def f():
    global count, fresh
    count += 1
    fresh = count
    del fresh
