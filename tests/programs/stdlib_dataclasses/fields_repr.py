"""The repr of fields, options and markers."""
import dataclasses
from dataclasses import dataclass, field


@dataclass(order=True)
class C:
    x: int = field(default=3, metadata={"unit": "m"})


f = dataclasses.fields(C)[0]
text = repr(f)
print(text.split("default_factory")[0], text.split("init=")[1])
print(C.__dataclass_params__)
print(f.metadata["unit"], f.kw_only, f.type, f.name)
try:
    f.metadata["x"] = 1
except TypeError as error:
    print(error)
