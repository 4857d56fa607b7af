# A module has annotations as soon as somebody asks for them.
import types

module = types.ModuleType("module")
print("__annotations__" in vars(module), module.__annotations__)
module.__annotations__["x"] = int
print(vars(module)["__annotations__"])
del module.__annotations__
try:
    del module.__annotations__
except AttributeError as error:
    print(error)
print(module.__annotations__)
