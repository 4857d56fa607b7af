# The everyday part of sys.
import sys
print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 13), sys.version_info.releaselevel, sys.byteorder, sys.maxsize, sys.maxunicode, sys.platform, len(sys.argv), sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.int_info.bits_per_digit > 0, sys.hash_info.modulus, sys.getrecursionlimit(), sys.getdefaultencoding(), sys.getfilesystemencoding())
print(sys.argv[0].endswith("basics.py"), isinstance(sys.path, list), isinstance(sys.modules, dict), "sys" in sys.modules, sys.stdout.name, sys.stdin.name, sys.stderr.name, sys.stdout.encoding, isinstance(sys.executable, str), sys.flags.optimize, sys.implementation.cache_tag is None or isinstance(sys.implementation.cache_tag, str), sys.dont_write_bytecode, sys.hexversion >> 16, sys.api_version)
print(sys.intern("abc") is sys.intern("ab" + "c"), sys.getsizeof([]) > 0, sys.exc_info(), "builtins" in sys.builtin_module_names, sys.stdout is sys.__stdout__, sys.warnoptions, sys.copyright.splitlines()[0] != "", sys.getswitchinterval(), sys.is_finalizing())
print(sys.stdout.write("direct\n"), sys.stderr.write(""), sys.stdout.flush(), sys.get_int_max_str_digits(), "json" in sys.stdlib_module_names)
for f in (lambda: sys.intern(5), lambda: sys.setrecursionlimit("a"), lambda: sys.getsizeof(), lambda: sys._getframe(1000), lambda: sys.nope, lambda: sys.setswitchinterval(0), lambda: sys.set_int_max_str_digits(5)):
    try: print(f())
    except (TypeError, ValueError, AttributeError) as e: print(type(e).__name__, e)
sys.set_int_max_str_digits(0); print(len(str(10 ** 5000))); sys.set_int_max_str_digits(4300)
try: str(10 ** 5000)
except ValueError as e: print(e)
try: int("1" * 5000)
except ValueError as e: print(e)
