# A default value fails at definition.
def f(a, b=1,
      c=undefined_default):
    pass
