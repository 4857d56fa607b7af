# A SyntaxError in an imported module.
print("before")
import _has_syntax_error
