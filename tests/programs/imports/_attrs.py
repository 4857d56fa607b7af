"""The docstring."""
main_at_import = __name__
def __getattr__(name):
    if "dynamic" in name: return f"made {name}"
    raise AttributeError(f"no {name} here")
def __dir__(): return ["b", "a"]
