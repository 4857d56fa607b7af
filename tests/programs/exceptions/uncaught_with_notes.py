# Notes are shown below an uncaught exception.
def f():
    e = ValueError("main\nmessage")
    e.add_note("note one")
    e.add_note("note two\nwith a line")
    raise e
f()
