# Globals and builtins that are subclasses of dict are asked through their own methods.
import types


class Missing(dict):
    def __missing__(self, key):
        return f"missing {key}"


class Getting(dict):
    def __getitem__(self, key):
        return f"got {key}"


class Mapping:
    def __getitem__(self, key):
        if key.startswith("q"):
            return f"mapped {key}"
        raise KeyError(key)


print(eval("x", Missing()), eval("x", Getting(x=1)))
for namespace in (Missing(), Getting()):
    exec("def function(): return name", namespace)
    function = dict.__getitem__(namespace, "function")
    print(function(), function())
print(eval("name", {"__builtins__": Getting()}))
print(eval("name", {"__builtins__": types.MappingProxyType({"name": 1})}))
print(eval("qq", {}, Mapping()), eval("other", {"other": 3}, Mapping()))
try:
    eval("print", {"__builtins__": {}})
except NameError as error:
    print(error)
namespace = {}
types.FunctionType(compile("1", "", "eval"), namespace)
print(namespace)
