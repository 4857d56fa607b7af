"""__future__ says since when a feature exists."""
from __future__ import annotations
import __future__

for name in __future__.all_feature_names:
    feature = getattr(__future__, name)
    print(name, feature.getOptionalRelease(), feature.getMandatoryRelease(), feature.compiler_flag)
print(annotations is __future__.annotations, annotations)
print(__future__.CO_FUTURE_ANNOTATIONS == annotations.compiler_flag)


def f(x: undefined): ...


print(f.__annotations__)
