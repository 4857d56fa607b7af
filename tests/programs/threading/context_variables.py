"""A thread begins with an empty context."""
import contextvars
import threading

variable = contextvars.ContextVar("variable", default="default")
variable.set("main's")


def work():
    print(variable.get())
    variable.set("the thread's")
    print(variable.get())


thread = threading.Thread(target=work)
thread.start()
thread.join()
print(variable.get())
thread = threading.Thread(target=contextvars.copy_context().run, args=(work,))
thread.start()
thread.join()
print(variable.get())
