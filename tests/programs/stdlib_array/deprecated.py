# The type code 'u' is deprecated, with a warning.
import warnings
from array import array

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old = array("u", "abc")
print(caught[0].category.__name__, caught[0].message, caught[0].lineno)
print(old, old == array("w", "abc"), memoryview(old).format)
