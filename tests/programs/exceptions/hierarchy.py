# The tree of built-in exceptions.
def tree(c, depth=0):
    print("  " * depth + c.__name__)
    for sub in sorted(c.__subclasses__(), key=lambda c: c.__name__):
        if sub.__module__ == "builtins":
            tree(sub, depth + 1)
tree(BaseException)
print(IOError is OSError, EnvironmentError is OSError, issubclass(FileNotFoundError, OSError), issubclass(UnicodeDecodeError, ValueError), issubclass(ExceptionGroup, (BaseExceptionGroup,)), ExceptionGroup.__mro__)
