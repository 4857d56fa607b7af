"""The types of built-in objects have names in types."""
import types


def function(): ...
def generator(): yield
async def coroutine(): ...
async def agenerator(): yield


class C:
    def method(self): ...


co = coroutine()
for name, value in [
    ("FunctionType", function), ("LambdaType", lambda: 0), ("CodeType", function.__code__),
    ("GeneratorType", generator()), ("CoroutineType", co), ("AsyncGeneratorType", agenerator()),
    ("MethodType", C().method), ("BuiltinFunctionType", len), ("BuiltinMethodType", [].append),
    ("WrapperDescriptorType", object.__init__), ("MethodWrapperType", object().__str__),
    ("MethodDescriptorType", str.join), ("ClassMethodDescriptorType", dict.__dict__["fromkeys"]),
    ("ModuleType", types), ("MappingProxyType", C.__dict__), ("GenericAlias", list[int]),
    ("UnionType", int | str), ("NoneType", None), ("EllipsisType", ...),
    ("NotImplementedType", NotImplemented), ("GetSetDescriptorType", types.FunctionType.__code__),
    ("MemberDescriptorType", types.FunctionType.__globals__),
    ("CellType", (lambda x: lambda: x)(1).__closure__[0]),
]:
    cls = getattr(types, name)
    print(name.ljust(26), cls.__name__.ljust(26), type(value) is cls)
co.close()
try:
    1 / 0
except ZeroDivisionError as error:
    print(type(error.__traceback__) is types.TracebackType, type(error.__traceback__.tb_frame) is types.FrameType)
