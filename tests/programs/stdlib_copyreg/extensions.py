"""The registry of numbered names refuses conflicts."""
import copyreg

for args in (("m", "a", 1), ("m", "a", 1), ("m", "a", 2), ("m", "b", 1), ("m", "c", 0), ("m", "b", 2)):
    try:
        copyreg.add_extension(*args)
        print(args, "ok")
    except ValueError as error:
        print(args, error)
print(copyreg._extension_registry, copyreg._inverted_registry)
copyreg.remove_extension("m", "a", 1)
try:
    copyreg.remove_extension("m", "a", 1)
except ValueError as error:
    print(error)
